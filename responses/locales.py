"""`locales.yaml`: numbers, words and pronunciations of each locale, and how they enter a text."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct

from responses.strict_yaml import BrokenFileError, read_as

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class LocaleRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A locale's own words. `spell_out` lists the numbers that are spoken digit by digit, `pronounce` IPA by word.

    `day` is how a day is spoken, as a CLDR pattern, and `first_day` the first of a month where that differs. `zones`
    are the hours by which its westernmost and easternmost places differ from UTC. `day_first` is whether 3/12 is a day
    in December.
    """

    language: str
    words: dict[str, str]
    day: str
    zones: tuple[float, float]
    first_day: str = ""
    day_first: bool = False
    spell_out: tuple[str, ...] = ()
    pronounce: dict[str, str] = {}


def read_locales(path: Path) -> dict[str, LocaleRow]:
    """The locales by id; BrokenFileError where one lacks a word that another of its language has.

    A bare language such as `en` stands for every place whose numbers we do not know.
    """
    locales = read_as(path, LocaleRow)
    if "en" not in locales:
        raise BrokenFileError(path, "there is no entry for the language en")
    for locale, row in locales.items():
        every_word = {word for other in locales.values() if other.language == row.language for word in other.words}
        missing = sorted(every_word - row.words.keys())
        if missing:
            raise BrokenFileError(path, f"the word {missing[0]} is missing", locale)
        empty = sorted(word for word, text in row.words.items() if not text.strip())
        if empty:
            raise BrokenFileError(path, f"the word {empty[0]} is empty", locale)
        if row.language not in locales:
            raise BrokenFileError(path, f"there is no entry for the language {row.language}", locale)
    return locales


def fill(text: str, words: Mapping[str, str], path: Path, key: str, later: Collection[str] = ()) -> str:
    """`text` with `{word}` replaced by the locale's word, with a capital for `{Word}`, and blanks made single.

    Placeholders named in `later` stay; any other unknown one is a BrokenFileError.
    """

    def word(match: re.Match[str]) -> str:
        name = match[1]
        if name in later:
            return match[0]
        if name.lower() not in words:
            raise BrokenFileError(path, f"unknown placeholder {match[0]}", key)
        found = words[name.lower()]
        return found[0].upper() + found[1:] if name[:1].isupper() else found

    if set("{}") & set(_PLACEHOLDER.sub("", text)):
        raise BrokenFileError(path, "a brace that belongs to no placeholder", key)
    return " ".join(_PLACEHOLDER.sub(word, text).split())
