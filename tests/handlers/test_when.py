"""Whatever AMAZON.DATE holds is read as a time or as none, and a day is counted only where that is certain."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.when import Today, When, read_when, today_at
from tests.handlers.strategies import CATALOGUE, GUIDES

KINDS = ("day", "week", "weekend", "month", "season", "year")
FORMS = st.from_regex(r"\A[0-9X]{1,4}(-(W?[0-9X]{1,2}|WI|SP|SU|FA))?(-([0-9X]{1,2}|WE))?\Z")
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
SENT = st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from([CATALOGUE.guide(locale).zones for locale in GUIDES])


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2026-12-03", When("day", date(2026, 12, 3))),
        ("2028-02-29", When("day", date(2028, 2, 29))),
        ("1999-01-01", When("day", date(1999, 1, 1))),
        ("2026-W49", When("week", date(2026, 11, 30))),
        ("2026-W01", When("week", date(2025, 12, 29))),
        ("2026-W53", When("week", date(2026, 12, 28))),
        ("2025-W53", When("week", date(2025, 12, 29))),
        ("2026-W49-WE", When("weekend", date(2026, 12, 5))),
        ("2026-12", When("month", date(2026, 12, 1))),
        ("2026-12-XX", When("month", date(2026, 12, 1))),
        ("2027", When("year", date(2027, 1, 1))),
        ("2026-XX-XX", When("year", date(2026, 1, 1))),
        ("2026-WI", When("season", date(2026, 12, 1), "winter")),
        ("2027-SP", When("season", date(2027, 3, 1), "spring")),
        ("2027-SU", When("season", date(2027, 6, 1), "summer")),
        ("2027-FA", When("season", date(2027, 9, 1), "fall")),
    ],
)
def test_every_form_of_a_date_is_read(value, when):
    assert read_when(value) == when


@pytest.mark.parametrize(
    "value",
    [
        "",
        "?",
        "201X",
        "20XX",
        "XXXX-12-03",
        "2026-1X",
        "PRESENT_REF",
        "PAST_REF",
        "FUTURE_REF",
        "2026-02-30",
        "2026-13",
        "2026-00-10",
        "0000-01-01",
        "0000",
        "2026-W54",
        "2026-W00",
        "9999-W53-WE",
        "2026-w49",
        "2026-XX",
        "2026-12-3",
        " 2026-12-03",
        "2026-12-03\n",
        "2026-12-03T10:00",
        "-2026-12-03",
        "12026-12-03",
        "P3W",
        "banana",
        "thursday",
        "null",
        "2026-12-03; drop table",
    ],
)
def test_what_is_no_time_impossible_or_too_vague_is_none(value):
    assert read_when(value) is None


@given(st.text() | FORMS | st.text("0123456789XW-ESPUFAI?", max_size=12))
def test_any_text_is_a_time_or_none_and_never_an_error(value):
    when = read_when(value)
    assert when is None or (when.kind in KINDS and bool(when.season) == (when.kind == "season"))


@given(DAYS)
def test_a_day_its_week_and_its_month_come_back_as_themselves(day):
    year, week, _ = day.isocalendar()
    assert read_when(day.isoformat()) == When("day", day)
    assert read_when(f"{year}-W{week:02}") == When("week", day - timedelta(day.weekday()))
    assert read_when(f"{day:%Y-%m}") == When("month", day.replace(day=1))


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("2026-W49", date(2026, 12, 6)),
        ("2026-W49-WE", date(2026, 12, 6)),
        ("2026-12", date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 29)),
        ("2026-WI", date(2027, 2, 28)),
        ("2027-FA", date(2027, 11, 30)),
        ("2027", date(2027, 12, 31)),
    ],
)
def test_every_time_has_a_last_day(value, last):
    assert read_when(value).last == last


@given(FORMS | st.sampled_from(["9999", "9999-12", "9999-WI", "9999-W52", "9999-12-31", "0001-01"]))
def test_the_last_day_is_never_before_the_first(value):
    when = read_when(value)
    assert when is None or when.last >= when.first


def places(sent, zones):
    """Every day that it can be between the two zones, at each half hour of difference."""
    first, last = zones
    return {(sent + timedelta(hours=first + step / 2)).date() for step in range(int((last - first) * 2) + 1)}


@given(SENT, ZONES, st.integers(-3, 5))
def test_today_and_tomorrow_are_said_only_where_they_are_so_in_every_zone(sent, zones, ahead):
    today = today_at(sent, zones)
    day = sent.date() + timedelta(ahead)
    counted = today.days_until(day)
    if counted is not None and counted < 2:
        assert {(day - there).days for there in places(sent, zones)} == {counted}


@given(SENT, ZONES, st.integers(-3, 400))
def test_a_day_is_over_only_where_it_is_over_everywhere(sent, zones, ahead):
    day = sent.date() + timedelta(ahead)
    assert today_at(sent, zones).is_over(day) == all(there > day for there in places(sent, zones))


@given(SENT, ZONES, st.integers(-3, 400))
def test_a_day_that_is_not_over_never_has_a_negative_count(sent, zones, ahead):
    today = today_at(sent, zones)
    day = sent.date() + timedelta(ahead)
    counted = today.days_until(day)
    assert today.is_over(day) or counted is None or counted >= 0


@given(SENT, ZONES, st.integers(-3, 400))
def test_a_count_is_never_more_than_a_day_off_anywhere(sent, zones, ahead):
    day = sent.date() + timedelta(ahead)
    counted = today_at(sent, zones).days_until(day)
    assert counted is None or all(abs((day - there).days - counted) <= 1 for there in places(sent, zones))


@pytest.mark.parametrize(
    ("hour", "day", "counted"),
    [
        (15, 22, 0),
        (15, 23, 1),
        (15, 24, 2),
        (2, 21, 0),
        (2, 22, 1),
        (7, 21, None),
        (7, 22, None),
        (7, 23, None),
        (7, 24, 2),
        (9.5, 22, None),
        (10, 22, 0),
    ],
)
def test_near_midnight_in_america_a_near_day_is_not_counted(hour, day, counted):
    sent = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(hours=hour)
    assert today_at(sent, (-10, -4)).days_until(date(2026, 11, day)) == counted


def test_where_we_do_not_know_the_country_no_near_day_is_counted_and_none_is_over_too_soon():
    today = today_at(datetime(2026, 11, 22, 12, tzinfo=UTC), (-12, 14))
    assert today == Today(date(2026, 11, 22), date(2026, 11, 22), date(2026, 11, 23))
    assert today.days_until(date(2026, 11, 23)) is None
    assert today.is_over(date(2026, 11, 21))
    assert not today.is_over(date(2026, 11, 22))
