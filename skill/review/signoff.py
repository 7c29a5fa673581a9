"""`responses/signoff.csv`: which lines a clinician has signed, by a hash of the text."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from responses.catalogue import HERE
from responses.strict_yaml import BrokenFileError
from skill.review.lines import Line

SIGNOFF = HERE / "signoff.csv"


@dataclass(frozen=True)
class Signature:
    """Who signed a line, and when."""

    initials: str
    day: date


def read_signoff(path: Path = SIGNOFF) -> dict[str, Signature]:
    """The signatures by the hash of what was signed. A table of `review` that was filled in is read as it is.

    Rows without initials are not signed. BrokenFileError names the line where something else is missing or wrong.
    """
    signed: dict[str, Signature] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, strict=True), start=2):
                key, initials, day = (row[name] for name in ("hash", "initials", "date"))
                if not (initials or "").strip():
                    continue
                if not key or key in signed:
                    raise BrokenFileError(path, "no hash, or one that is signed twice", f"line {number}")
                signed[key] = Signature(initials.strip(), _day(path, number, day))
    except KeyError as error:
        raise BrokenFileError(path, f"there is no column {error}") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BrokenFileError(path, f"cannot be read: {error}") from error
    return signed


def count_open(lines: Iterable[Line], signed: Mapping[str, Signature]) -> int:
    """How many lines nobody has signed as they are now."""
    return sum(line.hash not in signed for line in lines)


def _day(path: Path, number: int, day: str | None) -> date:
    try:
        return date.fromisoformat((day or "").strip())
    except ValueError as error:
        raise BrokenFileError(path, "the date of a signature is written as 2026-12-03", f"line {number}") from error
