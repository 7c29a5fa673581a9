"""Values of AMAZON.DATE as days, and what day it may be where the person is."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Kind = Literal["day", "week", "weekend", "month", "season", "year"]

#: The months in which Amazon's seasons begin.
SEASONS = {"WI": ("winter", 12), "SP": ("spring", 3), "SU": ("summer", 6), "FA": ("fall", 9)}

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-XX)?")
_SEASON = re.compile(r"(\d{4})-(WI|SP|SU|FA)")
_YEAR = re.compile(r"(\d{4})(?:-XX-XX)?")


@dataclass(frozen=True)
class When:
    """A day, or a longer time by its first day. `season` is the name of one."""

    kind: Kind
    first: date
    season: str = ""

    @property
    def last(self) -> date:
        """The last day of it."""
        match self.kind:
            case "day":
                return self.first
            case "week" | "weekend":
                return self.first + timedelta(days=6 if self.kind == "week" else 1)
        months = {"month": 1, "season": 3, "year": 12}[self.kind]
        return _months_on(self.first, months) - timedelta(days=1)


def read_when(value: str) -> When | None:
    """What a value of AMAZON.DATE stands for; None where it is no time at all, impossible, or as vague as a decade.

    The forms are those of Amazon's own parser: a day, a week, a weekend, a month, a season, a year, and digits that are
    masked with X where they were not said.
    """
    try:
        when = _read(value)
        is_in_calendar = when is not None and when.last <= date.max
    except (ValueError, OverflowError):
        return None
    return when if is_in_calendar else None


def _read(value: str) -> When | None:
    if found := _DAY.fullmatch(value):
        return When("day", date(int(found[1]), int(found[2]), int(found[3])))
    if found := _WEEK.fullmatch(value):
        monday = _monday(int(found[1]), int(found[2]))
        return When("weekend", monday + timedelta(days=5)) if found[3] else When("week", monday)
    if found := _SEASON.fullmatch(value):
        name, month = SEASONS[found[2]]
        return When("season", date(int(found[1]), month, 1), name)
    if found := _MONTH.fullmatch(value):
        return When("month", date(int(found[1]), int(found[2]), 1))
    if found := _YEAR.fullmatch(value):
        return When("year", date(int(found[1]), 1, 1))
    return None


def _months_on(first: date, months: int) -> date:
    """The first of a month, so many months after another; the end of time if that lies beyond it."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1) if first.year + years <= date.max.year else date.max


def _monday(year: int, week: int) -> date:
    """The Monday of an ISO week. Amazon also counts a week 53 in years that end before it."""
    if not 1 <= week <= 53:
        raise ValueError
    return date.fromisocalendar(year, 1, 1) + timedelta(weeks=week - 1)


@dataclass(frozen=True)
class Today:
    """What day it is: by the clock of the request (UTC), and the first and last that it can be in the locale."""

    counted: date
    first: date
    last: date

    def is_over(self, day: date) -> bool:
        """Whether a day has passed wherever in the locale the person is."""
        return day < self.first

    def days_until(self, day: date) -> int | None:
        """How many days ahead a day is; None where that is less than two and not the same in the whole locale."""
        if self.first == self.last:
            return (day - self.first).days
        ahead = (day - self.counted).days
        return ahead if min((day - self.last).days, ahead) > 1 else None


def today_at(sent: datetime, zones: tuple[float, float]) -> Today:
    """What day it is when a request is sent, in a locale whose zones lie between two differences from UTC in hours."""
    first, last = ((sent + timedelta(hours=hours)).date() for hours in zones)
    return Today(sent.date(), first, last)
