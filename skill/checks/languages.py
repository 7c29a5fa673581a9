"""`languages.yaml`: what the checks look for in each language."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from responses.strict_yaml import BrokenFileError, read_as

PATH = Path(__file__).parent / "languages.yaml"


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the checks look for in one language; each entry is explained in the file."""

    urgent: str
    call: str
    at_once: str
    and_or: str
    article: str
    dictionary: dict[str, str]
    measure: Literal["flesch_kincaid", "lix"]
    hardest: float

    def finds(self, name: Literal["urgent", "call", "at_once"], text: str) -> bool:
        """Whether a text says what a pattern looks for."""
        return re.search(getattr(self, name), text.replace("’", "'"), re.IGNORECASE) is not None


@cache
def languages() -> dict[str, Language]:
    """The languages by name; BrokenFileError where one has a pattern that is none."""
    found = read_as(PATH, Language)
    for name, language in found.items():
        for key in ("urgent", "call", "at_once", "and_or", "article"):
            try:
                re.compile(getattr(language, key))
            except re.error as error:
                raise BrokenFileError(PATH, f"no regular expression: {error}", f"{name}.{key}") from error
    return found
