"""The two tables that every spoken sentence rests on: facts of the patient page, and lines of the clinical policy."""

import csv
from pathlib import Path

from msgspec import Struct

from responses.strict_yaml import BrokenFileError

#: The languages that facts are spoken in.
LANGUAGES = ("en", "fr")

#: Words of which one of each group is to be said.
Groups = tuple[tuple[str, ...], ...]


class Fact(Struct, frozen=True):
    """One statement of the patient page, restated.

    Whoever speaks it says, by language, a word of every `must_mention` group.
    """

    id: str
    section: str
    fact: str
    must_mention: dict[str, Groups]


class PolicyLine(Struct, frozen=True):
    """What may be said beyond the page. It waits for a clinician's sign-off."""

    id: str
    verdict: str
    line: str


def read_facts(path: Path) -> dict[str, Fact]:
    """The facts by id. In the file, groups of words are parted by `;` and a group's alternatives by `|`."""
    return {
        row["id"]: Fact(
            id=row["id"],
            section=row["section"],
            fact=row["fact"],
            must_mention={language: _groups(path, row, f"must_mention_{language}") for language in LANGUAGES},
        )
        for row in _rows(path, ("id", "section", "fact", *(f"must_mention_{language}" for language in LANGUAGES)))
    }


def _groups(path: Path, row: dict[str, str], column: str) -> Groups:
    text = row[column]
    groups = tuple(tuple(group.split("|")) for group in text.split(";")) if text else ()
    if not all(word.strip() for group in groups for word in group):
        raise BrokenFileError(path, f"an empty word in {column}", row["id"])
    return groups


def read_policy(path: Path) -> dict[str, PolicyLine]:
    """The policy lines by id."""
    return {row["id"]: PolicyLine(**row) for row in _rows(path, ("id", "verdict", "line"))}


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = list(reader)
            found = tuple(reader.fieldnames or ())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BrokenFileError(path, str(error)) from error
    if found != columns:
        raise BrokenFileError(path, f"expected the columns {', '.join(columns)}")
    seen: set[str] = set()
    for row in rows:
        if None in row or None in row.values() or not row["id"]:
            raise BrokenFileError(path, f"a row does not have {len(columns)} values", row["id"] or "no id")
        if row["id"] in seen:
            raise BrokenFileError(path, "stands twice", row["id"])
        seen.add(row["id"])
    return rows
