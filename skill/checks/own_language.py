"""French texts are French, and English texts are English."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from responses.catalogue import Catalogue, privacy_page
from responses.strict_yaml import read_as
from skill.checks.finding import Finding
from skill.checks.policy import every_text

STOP_WORDS = Path(__file__).parent / "stop_words.yaml"

#: A text of so many words can do without small ones.
TOO_SHORT_TO_TELL = 12

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"<(?:h\d|p)>(.*?)</(?:h\d|p)>", re.DOTALL)
_MARK = re.compile(r"<[^>]*>|\{%.*?%\}", re.DOTALL)


def texts_in_another_language(catalogue: Catalogue) -> Iterator[Finding]:
    """Texts and paragraphs of the privacy page that are not written in the language that they stand under."""
    for guide in catalogue.guides.values():
        for file, about, text in every_text(guide):
            if is_foreign(text, guide.language):
                yield Finding(file, about, f"is not written in {guide.language}", text)
    for language in dict.fromkeys(guide.language for guide in catalogue.guides.values()):
        for paragraph in _PARAGRAPH.findall(privacy_page(language)):
            text = _MARK.sub(" ", paragraph)
            if is_foreign(text, language):
                yield Finding(f"responses/{language}/privacy.html", "", f"is not written in {language}", text)


def is_foreign(text: str, language: str) -> bool:
    """Whether a text, if it is long enough to tell, has no more small words of its language than of another."""
    words = _WORD.findall(text.lower())
    small = dict(stop_words())
    own = _count(words, small.pop(language))
    return len(words) > TOO_SHORT_TO_TELL and any(_count(words, other) >= own for other in small.values())


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """The small words of each language; BrokenFileError where the file cannot be used."""
    return read_as(STOP_WORDS, frozenset[str])


def _count(words: list[str], small: Collection[str]) -> int:
    return sum(word in small for word in words)
