from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import HANDLERS
from handlers.session import Session, read_session
from handlers.turn import Slot, Turn
from interaction_model.built import LOCALES, intent_names
from responses.catalogue import load
from tests.handlers.answering import reply_to

CATALOGUE = load()
GUIDE = CATALOGUE.guide("en-US")
NAMES = st.sampled_from(sorted(GUIDE.topics))
INTENTS = st.sampled_from(sorted(intent_names()))
SESSIONS = st.builds(
    Session,
    topic=st.one_of(st.just(""), NAMES),
    part=st.integers(0, 9),
    said=st.one_of(st.just(""), NAMES),
    asked=st.sampled_from(["", "more", "topic", "is_it", "which", "else", "again", "nonsense"]),
    choices=st.lists(NAMES, max_size=3).map(" ".join),
    lost=st.integers(0, 9),
    disclaimed=st.one_of(st.just(""), NAMES.map(lambda name: f"{name}/0")),
    came_from=st.one_of(st.just(""), NAMES.map(lambda name: f"{name}/1")),
    tier=st.integers(0, 3),
).map(lambda session: read_session(session.attributes(), GUIDE.topics))
SLOTS = st.dictionaries(
    st.sampled_from(["topic", "activity", "role", "relation", "other"]),
    st.builds(Slot, st.text(max_size=20), st.lists(NAMES | st.sampled_from(["after", "before", "x"])).map(tuple)),
)


@given(INTENTS | st.text(max_size=30), SLOTS, SESSIONS, st.booleans(), st.sampled_from(LOCALES))
def test_every_turn_in_every_state_has_an_answer_that_can_be_spoken(name, slots, session, is_one_shot, locale):
    guide = CATALOGUE.guide(locale)
    turn = Turn(name, locale, slots, session, is_intent=True, is_one_shot=is_one_shot)
    reply = reply_to(turn, guide)
    assert reply.heard
    assert len(reply.heard.split()) <= 75
    assert "{" not in reply.heard + reply.reprompt
    assert reply.ends != bool(reply.question)
    assert bool(reply.reprompt) == bool(reply.question)
    assert reply.topic is None or reply.topic in guide.topics


@pytest.mark.parametrize("name", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
@given(session=SESSIONS)
def test_stop_ends_every_session(name, session):
    assert reply_to(Turn(name, session=session), GUIDE).ends


@pytest.mark.parametrize("kind", ["SessionEndedRequest", "AlexaSkillEvent.SkillDisabled", "Unknown.Type", ""])
def test_what_is_no_question_is_met_with_silence(kind):
    reply = reply_to(Turn(kind, is_intent=False), GUIDE)
    assert (reply.heard, reply.remember) == ("", {})


@given(INTENTS, SLOTS, SESSIONS)
def test_repeat_says_the_same_again_and_slower_too(name, slots, session):
    reply = reply_to(Turn(name, slots=slots, session=session), GUIDE)
    session = read_session(reply.remember, GUIDE.topics)
    again = reply_to(Turn("AMAZON.RepeatIntent", session=session), GUIDE)
    slow = reply_to(Turn("SlowerIntent", session=session), GUIDE)
    assert reply.ends or (again.topic, again.heard) == (reply.topic, reply.heard)
    assert replace(slow, slow=False) == again


def test_no_two_handlers_claim_the_same_name():
    names = [name for handler in HANDLERS for name in handler.names]
    assert len(names) == len(set(names))
