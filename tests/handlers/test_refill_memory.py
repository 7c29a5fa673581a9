"""Where a refill date is kept: one, after a spoken yes, and wiped when asked; a store that fails costs little."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.turn import Slot, Turn
from responses.tier import Tier
from tests.handlers.answering import reply_to, then, told_day
from tests.handlers.memories import Broken, Kept
from tests.handlers.strategies import GUIDE, INTENTS, SENT, endangered, keeps_the_action, says_to_call_now
from tests.handlers.test_refill import A_DATE, ADVICE, DATES, PAST, SOON, TODAY


def test_nothing_is_kept_before_a_spoken_yes():
    memory = Kept()
    reply = told_day(SOON, memory=memory)
    assert (reply.question, reply.ends, memory.day) == (DATES.shall_keep, False, None)


def test_a_yes_keeps_the_day_and_says_so_and_how_to_wipe_it():
    memory = Kept()
    reply = then("AMAZON.YesIntent", told_day(SOON, memory=memory), memory)
    assert memory.day == SOON
    assert "Thursday, December 3" in reply.text
    assert "forget my date" in reply.text


def test_a_no_keeps_nothing_and_leaves_what_was_kept():
    memory = Kept(date(2026, 12, 24))
    reply = then("AMAZON.NoIntent", told_day(SOON, memory=memory), memory)
    assert reply.text.startswith(DATES.not_kept)
    assert memory.day == date(2026, 12, 24)


@pytest.mark.parametrize("name", sorted(set(INTENTS) - {"AMAZON.YesIntent"}))
def test_nothing_but_a_yes_keeps_a_day(name):
    memory = Kept()
    then(name, told_day(SOON, memory=memory), memory)
    assert memory.day is None


def test_a_yes_after_something_else_was_said_keeps_nothing():
    memory = Kept()
    other = then("HowItWorksIntent", told_day(SOON, memory=memory), memory)
    then("AMAZON.YesIntent", other, memory)
    assert memory.day is None


def test_a_sign_in_place_of_the_yes_is_acted_on_and_the_day_dropped():
    memory = Kept()
    reply = then("AMAZON.YesIntent", told_day(SOON, memory=memory), memory, signs=("confusion",))
    assert (reply.tier, memory.day, "day" in reply.remember) == (Tier.EMERGENCY, None, False)


def test_the_question_whether_to_keep_it_can_be_heard_again_and_still_answered():
    memory = Kept()
    first = told_day(SOON, memory=memory)
    again = then("AMAZON.RepeatIntent", first, memory)
    assert again.heard == first.heard
    then("AMAZON.YesIntent", again, memory)
    assert memory.day == SOON


def test_a_new_day_takes_the_place_of_the_one_before():
    memory = Kept(SOON)
    then("AMAZON.YesIntent", told_day("2027-01-05", memory=memory), memory)
    assert memory.day == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        (SOON, "Thursday, December 3, in eleven days."),
        (date(2026, 11, 24), "Tuesday, November 24, in two days."),
        (date(2026, 11, 23), "Monday, November 23."),
        (TODAY, "Sunday, November 22."),
    ],
)
def test_a_day_that_is_kept_is_told_when_asked_for_with_the_advice_to_keep_the_visit(day, heard):
    reply = reply_to(Turn("RefillAskDateIntent", sent=SENT, memory=Kept(day)), GUIDE)
    assert heard in reply.text
    assert "keep that visit" in reply.text
    assert "runs out" in reply.text


def test_a_day_that_has_passed_is_never_told_as_the_next_one():
    for sent in (SENT, None):
        reply = reply_to(Turn("RefillAskDateIntent", sent=sent, memory=Kept(PAST)), GUIDE)
        assert not A_DATE.search(reply.heard)
        assert says_to_call_now(reply.text, within=12)
        assert reply.question == DATES.took_place


@pytest.mark.parametrize(("name", "is_kept"), [("AMAZON.YesIntent", False), ("AMAZON.NoIntent", True)])
def test_whether_that_visit_took_place_decides_what_comes_of_the_day(name, is_kept):
    memory = Kept(PAST)
    reply = then(name, reply_to(Turn("RefillAskDateIntent", sent=SENT, memory=memory), GUIDE), memory)
    assert (memory.day == PAST) is is_kept
    assert (reply.tier is Tier.URGENT) is is_kept


def test_where_nothing_is_kept_yet_it_says_so_and_whom_to_ask():
    reply = reply_to(Turn("RefillAskDateIntent", sent=SENT, memory=Kept()), GUIDE)
    assert DATES.none_saved in reply.text
    assert "your pump clinic" in reply.text


@pytest.mark.parametrize("day", [SOON, None])
def test_forget_wipes_the_day_and_is_no_error_when_there_is_none(day):
    memory = Kept(day)
    reply = reply_to(Turn("ForgetDateIntent", sent=SENT, memory=memory), GUIDE)
    assert memory.day is None
    assert reply.text.startswith(DATES.forgotten)


def test_who_leaves_the_skill_is_wiped():
    memory = Kept(SOON)
    reply = reply_to(Turn("AlexaSkillEvent.SkillDisabled", is_intent=False, memory=memory), GUIDE)
    assert (memory.day, reply.heard) == (None, "")


@pytest.mark.parametrize(
    ("memory", "topic"), [(None, "privacy"), (Kept(), "privacy_remembering"), (Broken(), "privacy_remembering")]
)
def test_who_asks_what_is_kept_hears_what_is_kept_here(memory, topic):
    reply = reply_to(Turn("PrivacyIntent", memory=memory), GUIDE)
    assert reply.text.startswith(GUIDE.topics[topic].parts[0])


# Where what is kept cannot be reached.


@pytest.mark.parametrize("name", ["RefillAskDateIntent", "ForgetDateIntent"])
def test_a_store_that_fails_costs_one_sentence_and_never_the_advice(name):
    reply = reply_to(Turn(name, sent=SENT, memory=Broken()), GUIDE)
    assert reply.text.startswith(f"{DATES.unreachable} {GUIDE.topics['refill_ask_date'].parts[0]}")
    assert reply.text.count(DATES.unreachable) == 1


@pytest.mark.parametrize("day", [SOON, PAST])
def test_a_yes_that_cannot_be_kept_says_so_and_gives_the_advice(day):
    memory = Broken()
    reply = then("AMAZON.YesIntent", told_day(day, memory=memory), memory)
    assert reply.text.startswith(f"{DATES.unreachable} {ADVICE}")
    assert "I will remember" not in reply.text


@given(st.sampled_from(INTENTS), endangered)
def test_a_store_that_fails_never_costs_the_action(name, session):
    slots = {"date": Slot("2026-12-03")}
    reply = reply_to(Turn(name, slots=slots, session=session, sent=SENT, memory=Broken()), GUIDE)
    assert keeps_the_action(reply.heard, session, GUIDE)
