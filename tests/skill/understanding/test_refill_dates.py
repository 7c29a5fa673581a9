"""A sentence about a refill carries its date as Alexa would send it; the last one said is in the last slot."""

from datetime import date

import pytest

from tests.skill.understanding.conftest import TODAY


def dates(understood):
    return {name: slot.said for name, slot in understood.slots.items()}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("my refill is december third", "2026-12-03"),
        ("My refill is on December 3rd.", "2026-12-03"),
        ("my refill is on 12/3", "2026-12-03"),
        ("my refill is on 2026-12-03", "2026-12-03"),
        ("ask baclofen pump guide my refill is december third", "2026-12-03"),
        ("december third", "2026-12-03"),
        ("the fifteenth", "2026-12-15"),
        ("my refill is next thursday", "2026-11-26"),
        ("my refill is in two weeks", "2026-12-06"),
        ("my refill is in two weeks from today", "2026-12-06"),
        ("my refill is next month", "2026-12"),
        ("my refill was last week", "2026-W46"),
        ("my refill is in the spring", "2027-SP"),
        ("my refill is on february thirtieth", "?"),
        ("no the fifteenth", "2026-12-15"),
        ("no it's december third", "2026-12-03"),
        ("it was yesterday", "2026-11-21"),
    ],
)
def test_a_refill_date_is_understood_with_its_day(understand, sentence, value):
    understood = understand(sentence)
    assert (understood.intent, dates(understood)) == ("RefillDateIntent", {"date": value})
    assert understood.candidates[0].topic == "refill_set_date"


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("my refill is on the twelfth no the fifteenth", "2026-12-12", "2026-12-15"),
        ("my refill is december third no december fourth", "2026-12-03", "2026-12-04"),
    ],
)
def test_a_date_that_is_corrected_in_the_same_breath_comes_last(understand, sentence, first, last):
    understood = understand(sentence)
    assert understood.intent == "RefillDateIntent"
    assert dates(understood) == {"date": first, "other_date": last}


def test_days_are_counted_from_the_day_that_is_given(understanding):
    understood = understanding.understand("my refill is tomorrow", date(2027, 2, 28))
    assert dates(understood) == {"date": "2027-03-01"}
    assert dates(understanding.understand("my refill is tomorrow", TODAY)) == {"date": "2026-11-23"}


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("when is my refill", "refill_ask_date"),
        ("how long do i have", "refill_ask_date"),
        ("forget my date", "refill_ask_date"),
        ("can i skip my refill", "refill_delay"),
        ("can my refill be a week late", "refill_delay"),
        ("can i put off my refill till december third", "refill_delay"),
        ("how often are refills", "refill_how_often"),
        ("what happens at a refill visit", "refill_visit"),
        ("i missed my refill", "refill_missed"),
        ("i missed my refill last week", "refill_missed"),
        ("why are refills so important", "refill_importance"),
    ],
)
def test_what_else_is_said_of_refills_finds_its_topic(understand, sentence, topic):
    assert understand(sentence).candidates[0].topic == topic


@pytest.mark.parametrize("sentence", ["how long does the surgery take", "my pump is beeping since yesterday"])
def test_no_other_sentence_has_a_date(understand, sentence):
    assert not {"date", "other_date"} & understand(sentence).slots.keys()


def test_danger_is_heard_while_a_date_is_being_told(understand):
    understood = understand("my refill is december third and he's burning up")
    assert understood.intent == "ReportIntent"
    assert understood.slots["sign"].ids == ("high_fever",)
