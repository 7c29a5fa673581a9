from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from handlers.session import Session, read_session
from responses.catalogue import load

TOPICS = load().guide("en-US").topics
NAMES = st.sampled_from(sorted(TOPICS))
SCALARS = st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.floats(), st.lists(st.text()))


@given(
    st.builds(
        Session,
        topic=NAMES,
        part=st.integers(0, 3),
        said=NAMES,
        asked=st.sampled_from(["", "more", "topic", "is_it"]),
        choices=st.lists(NAMES, max_size=3).map(" ".join),
        lost=st.integers(0, 3),
        disclaimed=NAMES.map(lambda name: f"{name}/0"),
        tier=st.integers(0, 3),
    )
)
def test_a_session_comes_back_as_it_was_sent(session):
    assert read_session(session.attributes(), TOPICS) == session


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Session)]), SCALARS))
def test_whatever_a_session_holds_from_outside_it_is_read_as_topics_that_we_have(attributes):
    session = read_session(attributes, TOPICS)
    assert all(name in TOPICS for name in (session.topic, session.said, *session.offered) if name)
    assert 0 <= session.tier <= 3
    assert 0 <= session.part < 10


def test_a_new_session_sends_nothing():
    assert Session().attributes() == {}


def test_what_is_none_of_ours_is_dropped():
    assert read_session({"name": "Anna", "topic": "recovery", "date": "may"}, TOPICS) == Session(topic="recovery")


def test_a_value_that_is_too_long_is_dropped():
    assert read_session({"disclaimed": "x" * 201}, TOPICS) == Session()
