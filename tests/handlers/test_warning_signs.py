"""Danger wins over everything: a report is answered with what to do, in whatever state a session is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.replies import is_crisis
from handlers.triage import assess
from handlers.turn import Slot, Turn
from responses.tier import Tier
from tests.handlers.answering import reply_to
from tests.handlers.strategies import (
    CATALOGUE,
    GUIDE,
    GUIDES,
    INTENTS,
    NEW,
    SAID,
    SIGNS,
    endangered,
    intents,
    keeps_the_action,
    next_session,
    says_crisis_line,
    says_emergency,
    says_to_call_now,
    sessions,
    slots,
    some_signs,
)

GRAVE = [id for id, sign in GUIDE.signs.signs.items() if sign.urgency >= Tier.URGENT]
MILD = [id for id in SIGNS if id not in GRAVE]
locales = st.sampled_from(GUIDES)

#: What is only said of another person, and what is never said of one.
OF_THEM = {"en": ("they have", "their"), "fr": ("le médecin", "sa pompe")}
OF_YOU = {
    "en": ("you have a baclofen", "your baclofen"),
    "fr": ("vous avez une pompe", "votre pompe", "votre médecin"),
}


def reported(*signs, who="", guide=GUIDE, session=NEW, name="ReportIntent", **more):
    return reply_to(Turn(name, guide.locale, session=session, signs=signs, who=who, **more), guide)


def assert_holds_the_action(reply, standing, guide):
    """The wording and order of the policy's tiers, in a session that stays open with the one question."""
    said = SAID[guide.language]
    assert reply.tier == standing.tier
    assert reply.topic == standing.topic
    assert len(reply.heard.split()) <= 75
    if standing.topic == "crisis_self_harm":
        assert says_crisis_line(reply.heard, guide, within=12)
        assert says_emergency(reply.heard, guide)
        assert said["pump"] not in reply.heard
    elif is_crisis(next_session(reply), guide):
        assert says_crisis_line(reply.heard, guide, within=12)
        assert says_emergency(reply.heard, guide)
    elif standing.tier is Tier.EMERGENCY:
        assert says_emergency(reply.heard, guide, within=12)
        assert said["baclofen pump"] in reply.text
    else:
        assert says_to_call_now(reply.heard, within=30)
        assert says_emergency(reply.heard, guide)
        assert said["baclofen pump"] in reply.text
    assert not reply.ends
    assert reply.question == guide.phrases.say_again
    assert reply.reprompt == reply.text
    assert "?" not in reply.text


@pytest.mark.parametrize("sign", SIGNS)
@settings(max_examples=25)
@given(name=intents, session=sessions, slots=slots, who=st.sampled_from(["", "self", "other"]), locale=locales)
def test_a_sign_is_acted_on_whatever_the_platform_took_the_sentence_for(sign, name, session, slots, who, locale):
    guide = CATALOGUE.guide(locale)
    reply = reported(sign, who=who, guide=guide, session=session, name=name, slots=slots)
    standing = assess(guide.signs, [sign], session.standing)
    assert reply.tier >= GUIDE.signs.signs[sign].urgency
    if standing.tier >= Tier.URGENT:
        assert_holds_the_action(reply, standing, guide)


@pytest.mark.parametrize("name", INTENTS)
def test_no_intent_keeps_a_sign_from_being_heard(name):
    for sign in GRAVE:
        assert_holds_the_action(reported(sign, name=name), assess(GUIDE.signs, [sign], NEW.standing), GUIDE)


@given(some_signs, sessions, locales)
def test_of_several_signs_the_gravest_decides(signs, session, locale):
    guide = CATALOGUE.guide(locale)
    reply = reported(*signs, session=session, guide=guide)
    standing = assess(guide.signs, signs, session.standing)
    assert reply.tier >= standing.tier
    if standing.tier >= Tier.URGENT:
        assert_holds_the_action(reply, standing, guide)


@given(some_signs.flatmap(lambda signs: st.tuples(st.just(signs), st.permutations(signs))), sessions)
def test_in_whatever_order_signs_are_said_the_answer_is_the_same(orders, session):
    said, otherwise = orders
    assert reported(*said, session=session) == reported(*otherwise, session=session)


@pytest.mark.parametrize("locale", GUIDES)
def test_an_emergency_is_answered_in_the_order_of_the_policy(locale):
    guide = CATALOGUE.guide(locale)
    said = SAID[guide.language]
    order = (guide.emergency, said["baclofen pump"], said["pump card"], said["I cannot call"])
    for who in ("self", "other"):
        text = reported("confusion", who=who, guide=guide).text
        places = [text.index(part) for part in order]
        assert places == sorted(places)


@pytest.mark.parametrize("locale", GUIDES)
@pytest.mark.parametrize("sign", [id for id in GRAVE if GUIDE.signs.signs[id].urgency is Tier.URGENT])
@pytest.mark.parametrize("who", ["self", "other"])
def test_an_urgent_answer_says_not_to_wait_and_where_to_go_if_nobody_answers(locale, sign, who):
    guide = CATALOGUE.guide(locale)
    text = reported(sign, who=who, guide=guide).text
    said = SAID[guide.language]
    assert said["do not wait"] in text
    assert said["go to"].format(er=guide.words["er"]) in text


def test_calling_for_somebody_is_what_only_an_emergency_and_a_crisis_deny():
    for sign in SIGNS:
        is_emergency = GUIDE.signs.signs[sign].urgency is Tier.EMERGENCY
        assert ("I cannot call for you" in reported(sign).text) == is_emergency


@pytest.mark.parametrize("locale", GUIDES)
@pytest.mark.parametrize("sign", ["spasms_back", "pump_empty", "sleepy"])
def test_who_speaks_of_another_person_is_answered_so(locale, sign):
    guide = CATALOGUE.guide(locale)
    of_self, of_other = (reported(sign, who=who, guide=guide).text for who in ("self", "other"))
    of_them, of_you = OF_THEM[guide.language], OF_YOU[guide.language]
    assert any(words in of_other for words in of_them)
    assert not any(words in of_other for words in of_you)
    assert of_them[0] not in of_self


def test_only_the_person_in_danger_is_told_not_to_drive():
    assert "Do not drive yourself" in reported("confusion", who="self").text
    assert "Do not drive yourself" not in reported("confusion", who="other").text


def test_of_whom_it_is_said_holds_until_somebody_else_is_named():
    first = reported("itching", who="other")
    later = reported("tingling", session=next_session(first))
    assert "they have" in later.text
    of_self = reported("tingling", who="self", session=next_session(first))
    assert "you have" in of_self.text


@pytest.mark.parametrize("sign", MILD)
def test_a_mild_sign_is_answered_with_a_call_today_and_the_emergency_number(sign):
    reply = reported(sign)
    assert (reply.tier, reply.topic) == (Tier.CAUTION, "report_side_effect")
    assert "today" in reply.text
    assert says_emergency(reply.text, GUIDE)


@given(some_signs, sessions, locales)
def test_nothing_of_what_a_person_says_is_remembered_but_ids(signs, session, locale):
    guide = CATALOGUE.guide(locale)
    said = {"sign": Slot("zebra crossing the kitchen", tuple(signs)), "date": Slot("2026-12-03")}
    remembered = reported(*signs, session=session, guide=guide, slots=said).remember
    assert "zebra" not in str(remembered)
    assert "day" not in remembered


@given(some_signs, endangered)
def test_a_danger_once_reported_outlives_every_later_report(signs, session):
    later = next_session(reported(*signs, session=session))
    assert later.tier >= session.tier
    assert later.standing.kinds >= session.standing.kinds
    assert keeps_the_action(reported(*signs, session=session).text, later, GUIDE)
