from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.session import AFTER_CALL, Session, read_session
from tests.handlers.strategies import GUIDE, any_sessions

TOPICS = GUIDE.topics
SCALARS = st.one_of(
    st.text(),
    st.sampled_from([*TOPICS, *AFTER_CALL, "again", "2026-12-03", "early supply"]),
    st.integers(),
    st.booleans(),
    st.none(),
    st.floats(),
    st.lists(st.text()),
)


@given(any_sessions)
def test_a_session_comes_back_as_it_was_sent(session):
    assert read_session(session.attributes(), GUIDE) == session


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Session)]), SCALARS))
def test_whatever_a_session_holds_from_outside_it_is_read_as_what_we_could_have_sent(attributes):
    session = read_session(attributes, GUIDE)
    assert all(name in TOPICS for name in (session.topic, *session.offered) if name)
    assert session.said in {"", *TOPICS, *AFTER_CALL}
    assert session.warned in {"", *GUIDE.signs.of_topic}
    assert session.standing.kinds <= GUIDE.signs.kinds
    assert session.who in ("", "self", "other")
    assert 0 <= session.tier <= 3
    assert 0 <= session.part < 10


def test_a_new_session_sends_nothing():
    assert Session().attributes() == {}


def test_what_is_none_of_ours_is_dropped():
    assert read_session({"name": "Anna", "topic": "recovery", "date": "may"}, GUIDE) == Session(topic="recovery")


def test_a_value_that_is_too_long_is_dropped():
    assert read_session({"disclaimed": "x" * 201}, GUIDE) == Session()


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "20261203", "2026-W49", "2026-12-03T00:00", "2026-12", "?"])
def test_a_day_that_waits_for_a_yes_is_one_exact_day_or_none(day):
    assert read_session({"day": day, "asked": "keep"}, GUIDE).day == ""


@given(st.dictionaries(st.text(max_size=8), SCALARS))
def test_foreign_attributes_change_nothing(foreign):
    known = {"topic": "recovery", "tier": 2, "warned": "report_alarm", "kinds": "supply"}
    assert read_session({**foreign, **known}, GUIDE).standing == read_session(known, GUIDE).standing
