"""A refill date is said back with the advice to keep the visit, and kept only where that was asked for."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.refill import FAR
from handlers.turn import Slot, Turn
from responses.tier import Tier
from tests.handlers.answering import reply_to, then, told_day
from tests.handlers.memories import Broken, Kept
from tests.handlers.strategies import (
    CATALOGUE,
    GUIDE,
    GUIDES,
    IF_MISSED,
    INTENTS,
    SAID,
    SENT,
    endangered,
    keeps_the_action,
    next_session,
    says_emergency,
    says_to_call,
    says_to_call_now,
    sessions,
    words,
)

DATES = GUIDE.dates
ADVICE = GUIDE.topics["refill_set_date"].parts[0]
TODAY = SENT.date()
SOON, PAST = date(2026, 12, 3), date(2026, 11, 1)
DATE_INTENTS = ["RefillDateIntent", "RefillAskDateIntent", "ForgetDateIntent"]
#: How a date would look in what is kept or shown.
A_DATE = re.compile(
    r"\d{4}-\d|\b(january|february|march|april|june|july|august|september|october|november|december)\b", re.IGNORECASE
)

memories = st.sampled_from([lambda: None, Kept, lambda: Kept(SOON), lambda: Kept(PAST), Broken])
date_values = st.text(max_size=20) | st.sampled_from(
    [
        "2026-12-03",
        "2026-11-22",
        "2020-01-01",
        "2026-W49",
        "2026-W49-WE",
        "2026-12",
        "2027",
        "2026-WI",
        "201X",
        "?",
        "",
        "9999-12-31",
        "9999-W52",
        "9999",
    ]
)


# A day to come.


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        (SOON, "Thursday, December 3, in eleven days."),
        (TODAY, "Sunday, November 22, which is today."),
        (date(2026, 11, 23), "Monday, November 23, which is tomorrow."),
        (date(2026, 11, 24), "Tuesday, November 24, in two days."),
        (TODAY + timedelta(FAR), "Thursday, August 19, in two hundred and seventy days."),
    ],
)
@pytest.mark.parametrize("memory", [None, Kept(), Broken()], ids=["off", "on", "broken"])
def test_a_day_to_come_is_said_back_in_full_with_the_advice_to_keep_the_visit(day, heard, memory):
    assert told_day(day, memory=memory).text.startswith(f"{heard} {ADVICE}")


@pytest.mark.parametrize("memory", [None, Kept(), Broken()], ids=["off", "on", "broken"])
@pytest.mark.parametrize(
    ("day", "heard"),
    [(TODAY + timedelta(FAR + 1), "Friday, August 20, 2027"), (date(2030, 2, 1), "Friday, February 1, 2030")],
)
def test_a_day_further_off_than_any_refill_may_be_one_that_is_over_and_is_never_kept(day, heard, memory):
    reply = told_day(day, memory=memory)
    assert says_to_call_now(reply.text, within=30)
    assert heard in reply.text
    assert reply.question != DATES.shall_keep
    assert DATES.remind not in reply.heard


@pytest.mark.parametrize("locale", GUIDES)
def test_the_advice_is_what_happens_without_medicine_and_whom_to_call(locale):
    guide = CATALOGUE.guide(locale)
    text, said = told_day(SOON, guide=guide).text, SAID[guide.language]
    assert said["keep the visit"] in text
    assert said["it runs out"] in text
    assert guide.words["clinic"] in text


def test_without_a_time_in_the_request_nothing_is_counted():
    assert told_day(SOON, sent=None).text.startswith(f"Thursday, December 3. {ADVICE}")


def test_where_it_may_be_another_day_already_neither_today_nor_tomorrow_is_said():
    night = datetime(2026, 11, 22, 7, tzinfo=UTC)
    for day in (date(2026, 11, 21), TODAY, date(2026, 11, 23)):
        assert not {"today", "tomorrow", "passed"} & set(words(told_day(day, sent=night).text))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(["date", "other_date"]))
def test_with_memory_off_the_device_is_named_and_the_session_closed_exactly_for_a_day_to_come(day, name):
    turn = Turn("RefillDateIntent", slots={name: Slot(day.isoformat())}, sent=SENT)
    reply = reply_to(turn, GUIDE)
    assert reply.ends == reply.text.endswith(DATES.remind) == (0 <= (day - TODAY).days <= FAR)


@pytest.mark.parametrize("value", ["2026-W49", "2026-12", "2027", "2026-WI", "201X", "?", PAST])
def test_nothing_but_an_exact_day_is_handed_over_to_the_device(value):
    assert DATES.remind not in told_day(value).heard


@given(endangered)
def test_after_a_report_a_day_never_closes_the_session(session):
    reply = told_day(SOON, session=session)
    assert not reply.ends
    assert keeps_the_action(reply.heard, session, GUIDE)


# Corrections.


@pytest.mark.parametrize("said", ["date", "other_date"])
def test_a_day_may_come_in_either_slot(said):
    reply = reply_to(Turn("RefillDateIntent", slots={said: Slot("2026-12-15")}, sent=SENT), GUIDE)
    assert reply.text.startswith("Tuesday, December 15")


def test_a_day_corrected_in_the_same_breath_is_the_one_that_is_meant():
    assert told_day("2026-12-12", "2026-12-15").text.startswith("Tuesday, December 15")


def test_the_order_of_the_slots_in_a_request_does_not_matter():
    slots = {"other_date": Slot("2026-12-15"), "date": Slot("2026-12-12")}
    assert reply_to(Turn("RefillDateIntent", slots=slots, sent=SENT), GUIDE).text.startswith("Tuesday, December 15")


def test_a_day_corrected_in_the_next_turn_is_simply_the_new_day():
    memory = Kept()
    first = told_day("2026-12-12", memory=memory)
    second = told_day("2026-12-15", memory=memory, session=next_session(first))
    assert second.text.startswith("Tuesday, December 15")
    then("AMAZON.YesIntent", second, memory)
    assert memory.day == date(2026, 12, 15)


# Longer times, and what is no time.


@pytest.mark.parametrize(
    ("value", "heard"),
    [
        ("2026-W49", "The week that starts on Monday, November 30."),
        ("2026-W49-WE", "The weekend of Saturday, December 5."),
        ("2026-12", "In December 2026."),
        ("2026-12-XX", "In December 2026."),
        ("2026-WI", "In winter 2026."),
        ("2027-FA", "In the fall 2027."),
        ("2027", "In 2027."),
        ("2027-XX-XX", "In 2027."),
    ],
)
@pytest.mark.parametrize("memory", [None, Kept()], ids=["off", "on"])
def test_a_longer_time_is_said_back_and_the_clinic_is_the_one_to_ask_for_the_day(value, heard, memory):
    reply = told_day(value, memory=memory)
    assert reply.text.startswith(heard)
    assert "ask your pump clinic for the exact day" in reply.text
    assert ADVICE in reply.text
    assert not re.search(r"\b(day|date)\b", reply.question)


@pytest.mark.parametrize("value", ["2026-W40", "2026-W40-WE", "2026-05", "2024", "2024-SU"])
def test_a_longer_time_that_is_wholly_over_is_met_like_a_day_that_is_over(value):
    reply = told_day(value)
    assert says_to_call_now(reply.heard, within=12)
    assert reply.question == DATES.took_place


@pytest.mark.parametrize("value", ["?", "", "201X", "PRESENT_REF", "2026-02-30", "banana"])
def test_an_unclear_day_gets_the_advice_and_only_with_memory_on_a_request_to_say_it_again(value):
    off, on = told_day(value), told_day(value, memory=Kept())
    for reply in (off, on):
        assert reply.text.startswith(f"{DATES.unclear} {ADVICE}")
    assert DATES.say_again not in off.heard + off.reprompt
    assert (on.question, on.reprompt) == (DATES.say_again, DATES.reprompt_say_again)


# A day that is over.


@pytest.mark.parametrize("memory", [None, Kept()], ids=["off", "on"])
@pytest.mark.parametrize("locale", GUIDES)
def test_a_day_that_is_over_is_met_with_whom_to_call_and_then_with_the_question_whether_it_took_place(locale, memory):
    guide = CATALOGUE.guide(locale)
    reply = told_day(PAST, memory=memory, guide=guide)
    assert reply.tier is Tier.CAUTION
    assert says_to_call_now(reply.text, within=IF_MISSED[guide.language])
    assert says_emergency(reply.text, guide)
    assert reply.question == guide.dates.took_place
    assert says_to_call_now(reply.reprompt)
    assert not reply.ends


@pytest.mark.parametrize("memory", [None, Kept(), Broken()], ids=["off", "on", "broken"])
def test_a_visit_that_did_not_take_place_is_a_missed_refill(memory):
    reply = then("AMAZON.NoIntent", told_day(PAST, memory=memory), memory)
    assert (reply.topic, reply.tier) == ("refill_missed", Tier.URGENT)
    assert says_to_call_now(reply.text, within=30)
    assert reply.question == GUIDE.phrases.say_again


def test_a_missed_refill_after_an_early_sign_is_an_emergency():
    early = reply_to(Turn("ReportIntent", signs=("itching",)), GUIDE)
    over = told_day(PAST, session=next_session(early))
    assert keeps_the_action(over.heard, next_session(early), GUIDE)
    assert then("AMAZON.NoIntent", over).tier is Tier.EMERGENCY


@pytest.mark.parametrize("memory", [None, Kept(PAST)], ids=["off", "on"])
def test_a_visit_that_took_place_ends_the_matter_and_wipes_what_was_kept_for_it(memory):
    reply = then("AMAZON.YesIntent", told_day(PAST, memory=memory), memory)
    assert reply.text.startswith(DATES.it_took_place)
    assert memory is None or memory.day is None


@pytest.mark.parametrize("name", ["AMAZON.RepeatIntent", "SlowerIntent"])
def test_the_question_whether_it_took_place_is_asked_again_with_whom_to_call(name):
    again = then(name, told_day(PAST))
    assert says_to_call_now(again.text, within=12)
    assert again.question == DATES.took_place
    assert then("AMAZON.NoIntent", again).tier is Tier.URGENT


@given(endangered, st.sampled_from([None, Kept()]))
def test_a_day_that_is_over_never_lowers_what_a_session_knows_of_danger(session, memory):
    reply = told_day(PAST, session=session, memory=memory)
    assert keeps_the_action(reply.heard, session, GUIDE)
    assert session.tier < Tier.EMERGENCY or reply.tier is Tier.EMERGENCY


# With memory off nothing is kept, asked for or shown.


@given(st.sampled_from(INTENTS), date_values, sessions, st.booleans(), st.sampled_from(["", "took_place", "keep"]))
def test_with_memory_off_no_date_is_asked_for_kept_or_shown(name, value, session, is_one_shot, asked):
    session = replace(session, day="", asked=asked or session.asked)
    slots = {"date": Slot(value), "other_date": Slot("2026-12-03")}
    reply = reply_to(Turn(name, slots=slots, session=session, is_one_shot=is_one_shot, sent=SENT), GUIDE)
    assert "day" not in reply.remember
    assert not A_DATE.search(str(dict(reply.remember)) + reply.card_title)
    assert reply.question not in (DATES.shall_keep, DATES.say_again)
    assert reply.reprompt not in (DATES.reprompt_shall_keep, DATES.reprompt_say_again)


@given(st.sampled_from(DATE_INTENTS), date_values, memories)
def test_a_date_is_never_on_a_card(name, value, memory):
    reply = reply_to(Turn(name, slots={"date": Slot(value)}, sent=SENT, memory=memory()), GUIDE)
    assert not reply.card_title or not A_DATE.search(reply.text)


def test_with_memory_off_a_request_to_forget_is_told_that_nothing_is_kept():
    reply = reply_to(Turn("ForgetDateIntent", sent=SENT), GUIDE)
    assert reply.text.startswith(DATES.nothing_kept)


def test_with_memory_off_the_question_for_the_date_is_sent_to_the_clinic():
    reply = reply_to(Turn("RefillAskDateIntent", sent=SENT), GUIDE)
    assert reply.topic == "refill_ask_date"
    assert "I do not know your refill date" in reply.text


# Anything at all.


@given(date_values, date_values, sessions, memories, st.sampled_from(GUIDES), st.booleans())
def test_any_text_as_a_date_in_any_session_has_an_answer_with_whom_to_call(first, second, session, memory, locale, one):
    guide = CATALOGUE.guide(locale)
    slots = {"date": Slot(first), "other_date": Slot(second)}
    turn = Turn("RefillDateIntent", locale, slots, session, is_one_shot=one, sent=SENT, memory=memory())
    reply = reply_to(turn, guide)
    assert says_to_call(reply.text)
    assert len(reply.heard.split()) <= 75
    assert reply.ends != bool(reply.question)
    assert "{" not in reply.heard + reply.reprompt


@given(sessions, memories, st.sampled_from(DATE_INTENTS), st.integers(-800, 800))
def test_today_is_never_said_of_another_day(session, memory, name, ahead):
    day = TODAY + timedelta(ahead)
    slots = {"date": Slot(day.isoformat())}
    text = reply_to(Turn(name, slots=slots, session=session, sent=SENT, memory=memory()), GUIDE).text
    assert "which is today" not in text or ahead == 0
    assert "which is tomorrow" not in text or ahead == 1


@pytest.mark.parametrize("locale", GUIDES)
@pytest.mark.parametrize("name", ["RefillDelayIntent", "RefillMissedIntent", "RefillImportanceIntent"])
def test_wanting_to_put_it_off_never_gets_leave_to_wait(name, locale):
    guide = CATALOGUE.guide(locale)
    text = reply_to(Turn(name, locale, {"date": Slot("2026-12-03")}, sent=SENT), guide).text
    assert says_to_call_now(text)
    assert says_emergency(text, guide)
    assert not {"fine", "okay", "ok", "few", "safe"} & set(words(text))
