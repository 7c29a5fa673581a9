from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import HANDLERS, warning_signs
from handlers.session import Session, read_session
from handlers.turn import Slot, Turn
from responses.tier import Tier
from tests.handlers.answering import reply_to
from tests.handlers.strategies import (
    CATALOGUE,
    GUIDE,
    GUIDES,
    REPORTS,
    any_sessions,
    intents,
    next_session,
    sessions,
    slots,
)

#: Intents whose answer names a day, which no session may hold: said again, they are the advice alone.
ON_A_DATE = {"RefillDateIntent", "ForgetDateIntent"}


@given(intents | st.text(max_size=30), slots, sessions, st.booleans(), st.sampled_from(GUIDES))
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


@given(intents, slots, any_sessions)
def test_attributes_that_only_another_edition_could_send_never_cost_the_answer(name, slots, session):
    assert reply_to(Turn(name, slots=slots, session=session), GUIDE).heard


@pytest.mark.parametrize("name", ["AMAZON.RepeatIntent", "MoreIntent", "AMAZON.YesIntent", "AMAZON.FallbackIntent"])
@pytest.mark.parametrize(
    "session",
    [
        Session(asked="again"),
        Session(asked="again", lost=9),
        Session(asked="again", tier=1, warned="report_side_effect"),
        Session(asked="again", tier=2, warned="crisis_self_harm"),
        Session(said="played_down"),
        Session(said="number_again", tier=3, warned="report_overdose"),
    ],
    ids=lambda session: str(session.attributes()),
)
def test_an_open_question_without_the_danger_that_led_to_it_still_has_an_answer(session, name):
    read = read_session(session.attributes(), GUIDE)
    assert reply_to(Turn(name, session=read), GUIDE).heard


@pytest.mark.parametrize("name", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
@given(session=sessions)
def test_stop_ends_every_session(name, session):
    assert reply_to(Turn(name, session=session), GUIDE).ends


@pytest.mark.parametrize("kind", ["SessionEndedRequest", "AlexaSkillEvent.SkillDisabled", "Unknown.Type", ""])
def test_what_is_no_question_is_met_with_silence(kind):
    reply = reply_to(Turn(kind, is_intent=False), GUIDE)
    assert (reply.heard, reply.remember) == ("", {})


@given(intents.filter(lambda name: name not in ON_A_DATE), slots, sessions)
def test_repeat_says_the_same_again_and_slower_too(name, slots, session):
    if session.asked in ("keep", "took_place"):
        session = replace(session, asked="", day="")
    reply = reply_to(Turn(name, slots=slots, session=session), GUIDE)
    session = next_session(reply)
    again = reply_to(Turn("AMAZON.RepeatIntent", session=session), GUIDE)
    slow = reply_to(Turn("SlowerIntent", session=session), GUIDE)
    assert reply.ends or (again.topic, again.heard) == (reply.topic, reply.heard)
    assert replace(slow, slow=False) == again


def test_danger_is_looked_for_before_everything_else():
    assert HANDLERS[0] is warning_signs.REPORT
    assert HANDLERS[1 : 1 + len(warning_signs.AFTER_REPORT)] == warning_signs.AFTER_REPORT


@pytest.mark.parametrize("topic", REPORTS)
@given(session=sessions)
def test_a_report_by_its_topic_alone_is_answered_as_a_report(topic, session):
    reply = reply_to(Turn("TopicIntent", slots={"topic": Slot("", (topic,))}, session=session), GUIDE)
    tier = GUIDE.topics[topic].tier
    assert reply.tier >= tier
    assert tier < Tier.URGENT or reply.question == GUIDE.phrases.say_again


def test_no_two_handlers_claim_the_same_name():
    names = [name for handler in HANDLERS for name in handler.names]
    assert len(names) == len(set(names))
