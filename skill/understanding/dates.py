"""Dates in a sentence, as Alexa's AMAZON.DATE gives them: a day, a week, a weekend, a month, a season or a year.

A grammar of our own, because a parser of dates (dateparser, recurrent) gives instants and not these forms, and reads
"two weeks from today" as the past. Names of months and days come from babel, number words from num2words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from babel.dates import get_day_names, get_month_names
from dateutil.relativedelta import relativedelta
from num2words import num2words

from responses.strict_yaml import read

HERE = Path(__file__).parent

#: What is said for a day that does not exist, such as February thirtieth.
IMPOSSIBLE = "?"

_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(?:\d{4}|\d{2}))?\b")


@dataclass(frozen=True)
class Said:
    """A date that was said: its value, and the characters of the sentence from `start` up to `end`."""

    value: str
    start: int
    end: int


class Dates:
    """Finds dates in one language. `day_first` is whether 3/12 is a day in December."""

    def __init__(self, language: str, *, day_first: bool) -> None:
        data = read(HERE / language / "dates.yaml")
        self._words: Mapping[str, Mapping[str, Any]] = {
            name: {_plain(word): meaning for word, meaning in table.items()} for name, table in data["words"].items()
        }
        self._written: str = data["written"]
        self._day_first = day_first
        self._month_names = {number: name.lower() for number, name in get_month_names("wide", locale=language).items()}
        self._months = {_plain(name): number for number, name in self._month_names.items()}
        self._weekdays = {
            _plain(name.lower()): number for number, name in get_day_names("wide", locale=language).items()
        }
        self._numbers = {_plain(num2words(n, lang=language)): n for n in range(1, 101)}
        self._numbers |= {str(n): n for n in range(1, 101)}
        self._ordinals = {_plain(num2words(n, to="ordinal", lang=language)): n for n in range(1, 32)}
        self._ordinals |= {num2words(n, to="ordinal_num", lang=language): n for n in range(1, 32)}
        self._years = {_plain(num2words(n, to="year", lang=language)): n for n in range(2020, 2040)}
        self._years |= {_plain(num2words(n, lang=language).replace(" and ", " ")): n for n in range(2020, 2040)}
        self._years |= {str(n): n for n in range(2020, 2040)}
        self._patterns = [
            (meaning, re.compile(rf"\b(?:{self._filled(_plain(pattern))})\b"))
            for meaning, patterns in data["patterns"].items()
            for pattern in patterns
        ]

    def find(self, sentence: str, today: date) -> list[Said]:
        """The dates of a sentence of lower-case words, each with its value, in their order."""
        sentence = _plain(sentence)
        found: list[Said] = []
        place = 0
        while longest := max(
            self._from(sentence, place), key=lambda one: (-one[1].start(), one[1].end()), default=None
        ):
            meaning, match = longest
            place = match.end()
            if value := self._value(meaning, match.groupdict(), today):
                found.append(Said(value, match.start(), match.end()))
        return found

    def written(self, sentence: str) -> str:
        """The sentence with dates in figures ("2026-12-03", "12/3") in words, as a recogniser writes them."""
        months = self._month_names
        numbers = {number: words for words, number in reversed(self._numbers.items())}
        ordinals = {number: words for words, number in reversed(self._ordinals.items())}

        def words(day: int, month: int, text: str) -> str:
            if month not in months or day not in ordinals:
                return text
            return self._written.format(month=months[month], n=numbers[day], ord=ordinals[day])

        def slashed(match: re.Match[str]) -> str:
            first, second = int(match[1]), int(match[2])
            return words(first, second, match[0]) if self._day_first else words(second, first, match[0])

        sentence = _ISO.sub(lambda match: words(int(match[3]), int(match[2]), match[0]), sentence)
        return _SLASHED.sub(slashed, sentence)

    def _from(self, sentence: str, place: int) -> Iterator[tuple[str, re.Match[str]]]:
        for meaning, pattern in self._patterns:
            if match := pattern.search(sentence, place):
                yield meaning, match

    def _filled(self, pattern: str) -> str:
        tables: dict[str, Mapping[str, Any]] = {
            **self._words,
            "month": self._months,
            "weekday": self._weekdays,
            "n": self._numbers,
            "n2": self._numbers,
            "ord": self._ordinals,
            "year": self._years,
            "count": {**self._numbers, **self._words["few"]},
        }
        return re.sub(r"\{(\w+)\}", lambda match: rf"(?P<{match[1]}>{_either(tables[match[1]])})", pattern)

    def _value(self, meaning: str, said: Mapping[str, str], today: date) -> str | None:
        return self._meanings[meaning](said, today)

    @cached_property
    def _meanings(self) -> Mapping[str, Callable[[Mapping[str, str], date], str | None]]:
        words = self._words

        def step(said: Mapping[str, str]) -> relativedelta:
            count = {**self._numbers, **words["few"]}.get(said.get("count") or "", 1)
            found: relativedelta = _STEPS[words["unit"][said["unit"]]] * count
            return found

        def turned(said: Mapping[str, str]) -> int:
            turn: int = words["turn"].get(said.get("turn") or "", 0)
            return turn

        def day(said: Mapping[str, str]) -> int:
            return self._ordinals.get(said.get("ord") or "") or self._numbers.get(said.get("n") or "", 0)

        return {
            "near_day": lambda said, today: _day(today + timedelta(words["days"][said["days"]])),
            "holiday": lambda said, today: _next(today, *map(int, words["holiday"][said["holiday"]].split("-"))),
            "ahead": lambda said, today: _day(today + step(said)),
            "ago": lambda said, today: _day(today - step(said)),
            "after_day": lambda said, today: _day(today + timedelta(words["days"][said["days"]]) + step(said)),
            "after_weekday": lambda said, today: _day(_weekday(today, self._weekdays[said["weekday"]]) + step(said)),
            "weekday": lambda said, today: _day(_weekday(today, self._weekdays[said["weekday"]])),
            "near_weekday": lambda said, today: _day(
                _weekday(today + step(said) - timedelta(4), self._weekdays[said["weekday"]])
            ),
            "last_weekday": lambda said, today: _day(_weekday(today - timedelta(8), self._weekdays[said["weekday"]])),
            "weekday_of_week": lambda said, today: _day(
                _monday(today + timedelta(weeks=turned(said))) + timedelta(self._weekdays[said["weekday"]])
            ),
            "month_day": lambda said, today: _next(
                today, self._months[said["month"]], day(said), self._years.get(said.get("year") or "")
            ),
            "day_of_month": lambda said, today: _next_day_of_month(today, day(said)),
            "day_of_month_turn": lambda said, today: _of_month(today + relativedelta(months=turned(said)), day(said)),
            "slash": lambda said, today: _next(
                today, *self._month_and_day(self._numbers[said["n"]], self._numbers[said["n2"]])
            ),
            "week": lambda said, today: _week(today + timedelta(weeks=turned(said))),
            "week_after_next": lambda said, today: _week(today + timedelta(weeks=2)),
            "weekend": lambda said, today: f"{_week(today + timedelta(weeks=turned(said)))}-WE",
            "month_turn": lambda said, today: _month(today + relativedelta(months=turned(said))),
            "month_after_next": lambda said, today: _month(today + relativedelta(months=2)),
            "year_turn": lambda said, today: str(today.year + turned(said)),
            "month": lambda said, today: _month(
                _month_from(today, self._months[said["month"]], self._years.get(said.get("year") or ""))
            ),
            "season": lambda said, today: _season(today, words["season"][said["season"]], turned(said)),
        }

    def _month_and_day(self, first: int, second: int) -> tuple[int, int]:
        return (second, first) if self._day_first else (first, second)


_STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
_SEASON_STARTS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}


def _plain(words: str) -> str:
    """The words without accents and hyphens, which are left out as often as not; every letter keeps its place."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in words.replace("-", " "))


def _either(words: Mapping[str, Any]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


def _day(day: date) -> str:
    return day.isoformat()


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _weekday(today: date, weekday: int) -> date:
    """The next such day of the week, never today itself."""
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _next(today: date, month: int, day: int, year: int | None = None) -> str:
    """The next time that a day of the year comes, or that of a year."""
    for candidate in [year] if year else range(today.year, today.year + 5):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return _day(found)
    return IMPOSSIBLE


def _next_day_of_month(today: date, day: int) -> str:
    for months in range(13):
        first = (today + relativedelta(months=months)).replace(day=1)
        found = first + timedelta(day - 1)
        if found.month == first.month and found >= today:
            return _day(found)
    return IMPOSSIBLE


def _of_month(month: date, day: int) -> str:
    return _next(month, month.month, day, month.year)


def _month_from(today: date, month: int, year: int | None) -> date:
    return date(year or today.year + (month < today.month), month, 1)


def _season(today: date, season: str, turn: int) -> str:
    """The season to come, in the year that it begins in."""
    starts = date(today.year, _SEASON_STARTS[season], 1)
    year = today.year + (starts < today.replace(day=1) and season != "WI")
    return f"{year - (turn < 0)}-{season}"
