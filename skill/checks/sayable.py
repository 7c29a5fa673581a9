"""One answer is one or two breaths, in words that everybody knows."""

import re
from collections.abc import Iterator, Mapping

import textstat

from responses.catalogue import Catalogue
from responses.tier import Tier
from skill.checks.finding import Finding
from skill.checks.heard import Heard, every_part
from skill.checks.languages import languages

MOST_WORDS = 75
MOST_IN_A_LIST = 5

#: A word of more letters is a long one (LIX).
LONG = 6

#: The lists of signs that are never cut; the policy's own wording of an urgent instruction is the other.
WHOLE_LISTS = ("withdrawal_info", "withdrawal_early")

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def too_long(catalogue: Catalogue) -> Iterator[Finding]:
    """Turns of more than 75 words, question and disclaimer counted, and lists of more than five items."""
    for heard in every_part(catalogue):
        for text in (heard.whole, heard.reprompt):
            count = len(text.split())
            if count > MOST_WORDS:
                yield _finding(heard, f"more than {MOST_WORDS} words", str(count))
        if heard.topic not in WHOLE_LISTS and heard.tier < Tier.URGENT:
            for sentence in _SENTENCE_END.split(heard.text):
                items = _items(sentence, languages()[heard.guide.language].and_or)
                if items > MOST_IN_A_LIST:
                    yield _finding(heard, f"a list of more than {MOST_IN_A_LIST}", f"{items} in “{sentence}”")


def _items(sentence: str, and_or: str) -> int:
    """How many items the list in a sentence has; a pair within a part of it ("weak or dizzy") counts as two."""
    parts = sentence.split(",")[1:]
    return 1 + sum(len(re.split(and_or, part.strip())) for part in parts) if len(parts) > 1 else 1


def too_hard(catalogue: Catalogue, page_words: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Turns above school grade 8, by Flesch and Kincaid in English and by LIX 45 in French.

    The page's own words have no plain substitute.
    """
    for heard in every_part(catalogue):
        language = languages()[heard.guide.language]
        hardness = max(hardness_of(text, page_words, heard.guide.language) for text in (heard.text, heard.whole))
        if hardness > language.hardest:
            yield _finding(heard, f"harder than {language.hardest:.0f} by {language.measure}", f"{hardness:.1f}")


def hardness_of(text: str, page_words: Mapping[str, list[str]], language: str) -> float:
    """How hard a text is, by the measure of its language; the page's own words count as short ones."""
    words = "|".join(map(re.escape, page_words[language])) or r"(?!)"
    return MEASURES[languages()[language].measure](re.sub(rf"\b({words})\b", "thing", text, flags=re.IGNORECASE))


def grade(text: str) -> float:
    """The school grade of an English text by Flesch and Kincaid."""
    found: float = textstat.flesch_kincaid_grade(text)
    return found


def lix(text: str) -> float:
    """The words of a sentence on average, and how many words of a hundred have more than six letters."""
    words = re.findall(r"\w+(?:-\w+)*", re.sub(r"['’]", " ", text))
    sentences = max(1, len(_SENTENCE_END.split(text.strip())))
    return len(words) / sentences + 100 * sum(len(word) > LONG for word in words) / max(1, len(words))


MEASURES = {"flesch_kincaid": grade, "lix": lix}


def _finding(heard: Heard, what: str, figure: str) -> Finding:
    return Finding(heard.source, heard.place, what, figure)
