"""A date that is said is found as Alexa would send it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.when import read_when
from skill.understanding.dates import IMPOSSIBLE, Dates
from skill.understanding.words import writing

normalise = writing("en").normalise

TODAY = date(2026, 11, 22)  # a Sunday
AMERICAN, BRITISH = Dates("en", day_first=False), Dates("en", day_first=True)
DAYS = st.dates(date(2020, 1, 1), date(2039, 12, 31))
WORDS = (
    "in a two twelfth third thirtieth weeks week days month months year next this last the of from today tomorrow "
    "monday thursday december february may march spring winter christmas weekend after ago slash five first and on"
)


def found(said, today=TODAY, dates=AMERICAN):
    return [one.value for one in dates.find(said, today)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("today", "2026-11-22"),
        ("tonight", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("the day after tomorrow", "2026-11-24"),
        ("yesterday", "2026-11-21"),
        ("the day before yesterday", "2026-11-20"),
        ("monday", "2026-11-23"),
        ("sunday", "2026-11-29"),
        ("on thursday", "2026-11-26"),
        ("this thursday", "2026-11-26"),
        ("next thursday", "2026-11-26"),
        ("last thursday", "2026-11-19"),
        ("last sunday", "2026-11-15"),
        ("december third", "2026-12-03"),
        ("december the third", "2026-12-03"),
        ("the third of december", "2026-12-03"),
        ("third december", "2026-12-03"),
        ("december three", "2026-12-03"),
        ("thursday december third", "2026-12-03"),
        ("thursday the third of december", "2026-12-03"),
        ("december third twenty twenty seven", "2027-12-03"),
        ("november twenty second", "2026-11-22"),
        ("november twenty first", "2027-11-21"),
        ("february twenty ninth", "2028-02-29"),
        ("may fifth", "2027-05-05"),
        ("the fifteenth", "2026-12-15"),
        ("the twenty second", "2026-11-22"),
        ("the thirty first", "2026-12-31"),
        ("fifteenth", "2026-12-15"),
        ("in two weeks", "2026-12-06"),
        ("in two weeks time", "2026-12-06"),
        ("in a week", "2026-11-29"),
        ("in a fortnight", "2026-12-06"),
        ("in eleven days", "2026-12-03"),
        ("in three months", "2027-02-22"),
        ("in a couple of weeks", "2026-12-06"),
        ("two weeks from now", "2026-12-06"),
        ("two weeks from today", "2026-12-06"),
        ("a week from tomorrow", "2026-11-30"),
        ("two weeks from monday", "2026-12-07"),
        ("a week on monday", "2026-11-30"),
        ("two weeks ago", "2026-11-08"),
        ("three days ago", "2026-11-19"),
        ("christmas", "2026-12-25"),
        ("new year's day", "2027-01-01"),
        ("next week", "2026-W48"),
        ("this week", "2026-W47"),
        ("last week", "2026-W46"),
        ("the week after next", "2026-W49"),
        ("this weekend", "2026-W47-WE"),
        ("next weekend", "2026-W48-WE"),
        ("december", "2026-12"),
        ("in november", "2026-11"),
        ("in may", "2027-05"),
        ("next month", "2026-12"),
        ("last month", "2026-10"),
        ("the month after next", "2027-01"),
        ("next year", "2027"),
        ("this winter", "2026-WI"),
        ("next spring", "2027-SP"),
        ("in the summer", "2027-SU"),
        ("in the fall", "2027-FA"),
        ("february thirtieth", IMPOSSIBLE),
        ("june thirty first", IMPOSSIBLE),
    ],
)
def test_a_date_is_found_as_alexa_would_send_it(said, value):
    assert found(f"my refill is {said}") == [value]


@pytest.mark.parametrize(
    "said", ["two weeks from today", "two weeks from now", "a week from tomorrow", "a week on monday"]
)
def test_in_before_a_time_from_now_changes_nothing(said):
    assert found(f"in {said}") == found(said)


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("my refill is on the twelfth no the fifteenth", ["2026-12-12", "2026-12-15"]),
        ("december third no wait december fourth", ["2026-12-03", "2026-12-04"]),
        ("monday i mean tuesday", ["2026-11-23", "2026-11-24"]),
        ("next week on thursday", ["2026-W48", "2026-11-26"]),
        ("my refill is soon", []),
        ("how long does the surgery take", []),
        ("i may need a refill", []),
        ("", []),
    ],
)
def test_all_dates_of_a_sentence_are_found_in_their_order_and_no_others(said, values):
    assert found(said) == values


@pytest.mark.parametrize(
    ("written", "american", "british"),
    [
        ("2026-12-03", "2026-12-03", "2026-12-03"),
        ("12/3", "2026-12-03", "2027-03-12"),
        ("3/12/2026", "2027-03-12", "2026-12-03"),
        ("12/25", "2026-12-25", None),
    ],
)
def test_a_date_in_figures_is_read_as_people_of_the_place_write_it(written, american, british):
    for dates, value in ((AMERICAN, american), (BRITISH, british)):
        if value:
            assert found(normalise(dates.written(f"on {written}")), dates=dates) == [value]


@pytest.mark.parametrize(("dates", "value"), [(AMERICAN, "2027-03-12"), (BRITISH, "2026-12-03")])
def test_so_are_figures_that_are_said(dates, value):
    assert found("three slash twelve", dates=dates) == [value]


@given(DAYS, DAYS)
def test_a_day_said_in_full_is_found_as_itself(today, day):
    said = normalise(AMERICAN.written(f"it's on {day.isoformat()}"))
    value = found(said, today)
    assert len(value) == 1
    assert value[0][5:] == f"{day:%m-%d}"
    assert value[0] >= today.isoformat()


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=40), DAYS)
def test_whatever_is_found_can_be_read_and_stands_where_it_was_said(said, today):
    last = 0
    for one in AMERICAN.find(said, today):
        assert one.value == IMPOSSIBLE or read_when(one.value) is not None
        assert last <= one.start < one.end <= len(said)
        last = one.end


@given(st.integers(1, 60), DAYS)
def test_so_many_days_from_now_are_so_many_days(count, today):
    said = normalise(f"in {count} days")
    assert found(said, today) == [(today + timedelta(count)).isoformat()]


@given(st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]), DAYS)
def test_a_day_of_the_week_is_the_next_one_and_never_today(weekday, today):
    day = date.fromisoformat(found(weekday, today)[0])
    assert f"{day:%A}".lower() == weekday
    assert 1 <= (day - today).days <= 7
    before = date.fromisoformat(found(f"last {weekday}", today)[0])
    assert 1 <= (today - before).days <= 7
    assert f"{before:%A}".lower() == weekday


@given(st.text(max_size=60))
def test_a_sentence_without_figures_is_written_as_it_is(said):
    if not any(sign.isdigit() for sign in said):
        assert AMERICAN.written(said) == said
