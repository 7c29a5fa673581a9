"""One answer is one or two breaths, in words that everybody knows."""

import re
from collections.abc import Iterator, Mapping

import textstat

from responses.catalogue import Catalogue
from responses.tier import Tier
from skill.checks.finding import Finding
from skill.checks.heard import Heard, every_part

MOST_WORDS = 75
MOST_IN_A_LIST = 5
HIGHEST_GRADE = 8.0

#: The lists of signs that are never cut; the policy's own wording of an urgent instruction is the other.
WHOLE_LISTS = ("withdrawal_info", "withdrawal_early")

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_PAIR = re.compile(r"(?<!^)\s(?:and|or)\s")


def too_long(catalogue: Catalogue) -> Iterator[Finding]:
    """Turns of more than 75 words, question and disclaimer counted, and lists of more than five items."""
    for heard in every_part(catalogue):
        for text in (heard.whole, heard.reprompt):
            count = len(text.split())
            if count > MOST_WORDS:
                yield _finding(heard, f"more than {MOST_WORDS} words", str(count))
        if heard.topic not in WHOLE_LISTS and heard.tier < Tier.URGENT:
            for sentence in _SENTENCE_END.split(heard.text):
                items = _items(sentence)
                if items > MOST_IN_A_LIST:
                    yield _finding(heard, f"a list of more than {MOST_IN_A_LIST}", f"{items} in “{sentence}”")


def _items(sentence: str) -> int:
    """How many items the list in a sentence has; a pair within a part of it ("weak or dizzy") counts as two."""
    parts = sentence.split(",")[1:]
    return 1 + sum(len(_PAIR.split(part.strip())) for part in parts) if len(parts) > 1 else 1


def too_hard(catalogue: Catalogue, page_words: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Turns above school grade 8 by Flesch and Kincaid, with the page's own words counted as "thing"."""
    for heard in every_part(catalogue):
        grade = max(grade_of(text, page_words[heard.guide.language]) for text in (heard.text, heard.whole))
        if grade > HIGHEST_GRADE:
            yield _finding(heard, f"above grade {HIGHEST_GRADE:.0f}", f"{grade:.1f}")


def grade_of(text: str, page_words: list[str]) -> float:
    """The school grade of a text."""
    words = "|".join(map(re.escape, page_words)) or r"(?!)"
    plain = re.sub(rf"\b({words})\b", "thing", text, flags=re.IGNORECASE)
    grade: float = textstat.flesch_kincaid_grade(plain)
    return grade


def _finding(heard: Heard, what: str, figure: str) -> Finding:
    return Finding(heard.source, heard.place, what, figure)
