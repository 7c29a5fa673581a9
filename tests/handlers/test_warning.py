"""Who was told to act hears the action again, whatever is said next, until the session ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.session import AFTER_CALL, Session, read_session
from handlers.turn import Slot, Turn
from handlers.warning import MOST_NOT_CAUGHT
from handlers.warning_signs import intent_of
from responses.tier import Tier
from tests.handlers.answering import reply_to
from tests.handlers.strategies import (
    CATALOGUE,
    GUIDE,
    GUIDES,
    INTENTS,
    SAID,
    endangered,
    keeps_the_action,
    next_session,
    says_crisis_line,
    says_emergency,
    says_to_call_now,
    slots,
    words,
)

LEVELS = {"urgent": "itching", "refill missed": "refill_missed", "emergency": "confusion", "crisis": "self_harm"}
STEERING = [name for name in INTENTS if name.startswith("AMAZON.")] + ["MoreIntent", "SlowerIntent", "FollowUpIntent"]
TOPICS = sorted(topic.id for topic in GUIDE.topics.values() if topic.is_health and topic.id not in GUIDE.signs.of_topic)
DANGER = {"tier": 3, "warned": "report_overdose", "kinds": "danger early", "who": "other"}

levels = pytest.mark.parametrize("sign", LEVELS.values(), ids=LEVELS)
locales = pytest.mark.parametrize("locale", GUIDES)


def told_to_act(sign, guide=GUIDE, who=""):
    """The session after a report."""
    reply = reply_to(Turn("ReportIntent", guide.locale, signs=(sign,), who=who), guide)
    return reply, next_session(reply)


def say(name, session, guide=GUIDE, **more):
    return reply_to(Turn(name, guide.locale, session=session, **more), guide)


@locales
@levels
@pytest.mark.parametrize("name", STEERING)
def test_whatever_steers_the_conversation_keeps_the_action(name, sign, locale):
    guide = CATALOGUE.guide(locale)
    _, session = told_to_act(sign, guide)
    reply = say(name, session, guide)
    assert keeps_the_action(reply.heard, session, guide)
    assert reply.tier >= session.tier or reply.tier is Tier.CAUTION
    assert len(reply.heard.split()) <= 75


@levels
@pytest.mark.parametrize("name", ["AMAZON.YesIntent", "AMAZON.RepeatIntent", "SlowerIntent"])
def test_yes_and_again_repeat_the_action_to_the_letter(name, sign):
    first, session = told_to_act(sign)
    again = say(name, session)
    assert (again.heard, again.reprompt, again.tier) == (first.heard, first.reprompt, first.tier)


@locales
@levels
@pytest.mark.parametrize(
    "name", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent", "AMAZON.NoIntent"]
)
def test_a_goodbye_is_one_short_line_with_the_action(name, sign, locale):
    guide = CATALOGUE.guide(locale)
    _, session = told_to_act(sign, guide)
    reply = say(name, session, guide)
    assert reply.ends
    assert len(words(reply.heard)) <= 25
    assert says_emergency(reply.heard, guide)
    assert keeps_the_action(reply.heard, session, guide)
    pump = SAID[guide.language]["pump"]
    assert (pump in reply.heard) == (sign == "confusion" or (sign != "self_harm" and pump in guide.words["clinic"]))


@locales
@levels
def test_words_that_we_could_not_place_bring_the_action_again_and_then_a_goodbye(sign, locale):
    guide = CATALOGUE.guide(locale)
    _, session = told_to_act(sign, guide)
    for _ in range(MOST_NOT_CAUGHT):
        reply = say("AMAZON.FallbackIntent", session, guide)
        assert not reply.ends
        assert reply.question == guide.phrases.say_again
        session = next_session(reply)
    last = say("AMAZON.FallbackIntent", session, guide)
    assert last.ends
    assert keeps_the_action(last.heard, session, guide)


@locales
def test_words_that_we_could_not_place_never_push_the_number_beyond_the_first_words(locale):
    guide = CATALOGUE.guide(locale)
    for sign, says in (("confusion", says_emergency), ("self_harm", says_crisis_line)):
        _, session = told_to_act(sign, guide)
        assert says(say("AMAZON.FallbackIntent", session, guide).heard, guide, within=12)


@locales
@levels
@pytest.mark.parametrize("said", AFTER_CALL)
def test_what_people_say_on_the_phone_is_met_with_the_action_at_every_level(said, sign, locale):
    guide = CATALOGUE.guide(locale)
    _, session = told_to_act(sign, guide)
    reply = say(intent_of(said), session, guide)
    level = "crisis" if sign == "self_harm" else Tier(session.tier).word
    assert reply.text == getattr(guide.instructions[level], said)
    assert reply.tier == session.tier
    assert reply.topic == session.warned
    assert says_emergency(reply.text, guide)
    assert reply.question == guide.phrases.say_again
    assert reply.reprompt == reply.text
    assert len(reply.heard.split()) <= 75


@levels
@pytest.mark.parametrize("said", AFTER_CALL)
def test_that_answer_can_be_heard_again_and_left(said, sign):
    _, session = told_to_act(sign)
    reply = say(intent_of(said), session)
    again = say("AMAZON.RepeatIntent", next_session(reply))
    assert again.heard == reply.heard
    assert say("AMAZON.StopIntent", next_session(again)).text == say("AMAZON.StopIntent", session).text


@pytest.mark.parametrize("said", ["nobody_answers", "on_hold"])
def test_who_reaches_nobody_is_taken_to_be_in_need_even_without_a_report(said):
    reply = say(intent_of(said), Session())
    assert (reply.topic, reply.tier) == ("who_to_call", Tier.URGENT)
    assert says_emergency(reply.text, GUIDE)
    assert keeps_the_action(say("AMAZON.StopIntent", next_session(reply)).heard, next_session(reply), GUIDE)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("played_down", "refuse_diagnosis"),
        ("what_to_say", "who_to_call"),
        ("number_again", "who_to_call"),
        ("help_coming", "who_to_call"),
    ],
)
def test_without_a_report_the_others_get_the_general_answer(said, topic):
    reply = say(intent_of(said), Session())
    assert reply.topic == topic
    assert says_emergency(reply.text, GUIDE)


@levels
@pytest.mark.parametrize("name", ["PlayedDownIntent", "RefuseDiagnosisIntent"])
def test_who_plays_it_down_hears_the_same_action_kindly(name, sign):
    _, session = told_to_act(sign)
    reply = say(name, session)
    assert keeps_the_action(reply.text, session, GUIDE)
    assert not {"fine", "normal", "wrong", "should"} & set(words(reply.text))
    assert ("I hear you" in reply.text) == (sign != "self_harm")


@pytest.mark.parametrize("sign", ["confusion", "self_harm"])
@pytest.mark.parametrize("topic", TOPICS)
def test_after_an_emergency_a_question_is_answered_after_the_action(topic, sign):
    _, session = told_to_act(sign)
    reply = say("TopicIntent", session, slots={"topic": Slot(topic, (topic,))})
    assert reply.tier is Tier.EMERGENCY
    says = says_crisis_line if sign == "self_harm" else says_emergency
    assert says(reply.heard, GUIDE, within=12)
    assert len(reply.heard.split()) <= 75


@pytest.mark.parametrize("topic", TOPICS)
def test_after_an_urgent_report_a_question_is_answered_after_the_action(topic):
    _, session = told_to_act("itching")
    reply = say("TopicIntent", session, slots={"topic": Slot(topic, (topic,))})
    opening = reply.heard.split(".")[0]
    assert {"call", "tell"} & set(words(opening)) or says_emergency(opening, GUIDE)
    assert keeps_the_action(reply.heard, session, GUIDE)
    assert len(reply.heard.split()) <= 75


def told_with(topic, session, guide):
    """Every part of a topic as it is heard in a session that holds a report."""
    reply = say("TopicIntent", session, guide, slots={"topic": Slot(topic, (topic,))})
    yield reply
    for _ in guide.topics[topic].parts[1:]:
        reply = say("MoreIntent", next_session(reply), guide)
        yield reply


@locales
@pytest.mark.parametrize("sign", ["itching", "confusion", "self_harm"])
def test_no_part_of_an_answer_is_too_long_to_be_heard_after_the_action(sign, locale):
    guide = CATALOGUE.guide(locale)
    _, session = told_to_act(sign, guide)
    heard = {(topic, part): reply for topic in TOPICS for part, reply in enumerate(told_with(topic, session, guide), 1)}
    assert {place for place, reply in heard.items() if len(reply.heard.split()) > 75} == set()


@given(endangered, slots, st.sampled_from(INTENTS))
def test_in_danger_every_answer_to_every_intent_keeps_the_action(session, slots, name):
    reply = say(name, session, slots=slots)
    assert keeps_the_action(reply.heard, session, GUIDE)
    assert len(reply.heard.split()) <= 75


@given(endangered.filter(lambda session: session.tier == Tier.EMERGENCY), slots, st.sampled_from(INTENTS))
def test_after_an_emergency_no_answer_is_below_it(session, slots, name):
    assert say(name, session, slots=slots).tier is Tier.EMERGENCY


@given(endangered, slots, st.sampled_from(INTENTS))
def test_what_a_session_knows_of_danger_is_still_known_after_every_answer(session, slots, name):
    later = next_session(say(name, session, slots=slots))
    assert later.tier >= session.tier
    assert later.standing.kinds >= session.standing.kinds


def test_two_topics_in_doubt_after_an_emergency_are_asked_about_after_the_action():
    _, session = told_to_act("confusion")
    doubt = {"topic": Slot("refill", ("refill_missed", "refill_importance"))}
    reply = say("TopicIntent", session, slots=doubt)
    assert says_emergency(reply.heard, GUIDE, within=12)
    assert "If this is happening now, call your pump clinic" not in reply.heard


@pytest.mark.parametrize(
    "broken",
    [
        {"topic": "no such topic"},
        {"asked": "nonsense"},
        {"choices": "no such topic"},
        {"came_from": "recovery"},
        {"disclaimed": "x" * 201},
        {"said": "my own words"},
        {"day": "tomorrow"},
        {"lost": -1},
        {"part": 99},
        {"who": "somebody"},
        {"foreign": {"a": [1, 2]}},
        {"topic": None, "asked": 7, "part": "x", "lost": 1.5},
    ],
    ids=str,
)
def test_what_is_amiss_in_another_value_never_costs_the_danger(broken):
    session = read_session({**DANGER, **broken}, GUIDE)
    assert session.standing == read_session(DANGER, GUIDE).standing
    assert says_emergency(say("AMAZON.StopIntent", session).heard, GUIDE)


@pytest.mark.parametrize("broken", [{"warned": "no such topic"}, {"kinds": "no such kind"}, {"tier": 9}], ids=str)
def test_where_the_danger_itself_is_unknown_to_us_its_tier_still_holds(broken):
    assert read_session({**DANGER, **broken}, GUIDE).tier == Tier.EMERGENCY


def test_an_answer_to_a_call_is_to_call_now():
    for sign in ("itching", "refill_missed"):
        reply, _ = told_to_act(sign)
        assert says_to_call_now(reply.text, within=30)
