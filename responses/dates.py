"""Days, months and numbers as they are spoken in a locale."""

from datetime import date

from babel.dates import format_date
from num2words import num2words

from responses.guide import Guide


def spoken_day(day: date, guide: Guide) -> str:
    """A day in full, such as "Thursday, December 3"."""
    return _spoken(day, guide.first_day if day.day == 1 else guide.day, guide)


def spoken_month(day: date, guide: Guide) -> str:
    """The month of a day with its year, such as "December 2026"."""
    return _spoken(day, "MMMM y", guide)


def spoken_year(day: date) -> str:
    """The year of a day."""
    return str(day.year)


def spoken_number(number: int, guide: Guide) -> str:
    """A number in words, such as "eleven"."""
    words: str = num2words(number, lang=guide.language)
    return words


def _spoken(day: date, pattern: str, guide: Guide) -> str:
    return format_date(day, pattern, locale=guide.locale.replace("-", "_"))
