"""Slips of the tongue and of the ear: one sentence as it may reach us when something goes wrong on the way.

Made by lot from the sentence itself, so that each run makes the same ones.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import jellyfish
from phonetic_fr import phonetic


@dataclass(frozen=True)
class Speech:
    """What slips of a language are made of: the word of a pause, its articles, those that are joined to the next word,
    and a code of how a word sounds, which is the same for words that are easily taken for each other.
    """

    pause: str
    articles: frozenset[str]
    joined: tuple[str, ...]
    sound: Callable[[str], str]


SPEECH: Mapping[str, Speech] = {
    "en": Speech("um", frozenset(["a", "an", "the"]), (), jellyfish.metaphone),
    "fr": Speech("euh", frozenset(["le", "la", "les", "un", "une", "des", "du"]), ("l'",), phonetic),
}

Words = Sequence[str]
#: The words of a sentence → the same with a slip, or None where it cannot happen to them.
Slip = Callable[[Words, Random], list[str] | None]


class Slips:
    """The slips of a language. `vocabulary` are the words that a word may be misheard for."""

    def __init__(self, language: str, vocabulary: Iterable[str]) -> None:
        self._speech = SPEECH[language]
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(vocabulary)):
            if sound := self._speech.sound(word):
                self._alike[sound].append(word)
        self._slips: Mapping[str, Slip] = {
            "first word lost": self._lose_first,
            "word doubled": self._double,
            f'"{self._speech.pause}"': self._pause,
            "article lost": self._lose_article,
            "word misheard": self._mishear,
        }

    @property
    def kinds(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(self._slips)

    def make(self, kind: str, sentence: str) -> str | None:
        """The sentence with one slip, the same each time; None where that cannot happen to it."""
        words = self._slips[kind](sentence.split(), Random(f"{kind}: {sentence}"))
        return " ".join(words) if words else None

    def _lose_first(self, words: Words, lot: Random) -> list[str] | None:
        return list(words[1:]) or None

    def _double(self, words: Words, lot: Random) -> list[str] | None:
        if not words:
            return None
        place = lot.randrange(len(words))
        return [*words[:place], words[place], *words[place:]]

    def _pause(self, words: Words, lot: Random) -> list[str] | None:
        place = lot.randint(0, len(words))
        return [*words[:place], self._speech.pause, *words[place:]]

    def _lose_article(self, words: Words, lot: Random) -> list[str] | None:
        places = [place for place, word in enumerate(words) if self._without_article(word) != word]
        if not places:
            return None
        place = lot.choice(places)
        left = self._without_article(words[place])
        return [*words[:place], *([left] if left else []), *words[place + 1 :]] or None

    def _without_article(self, word: str) -> str:
        if word in self._speech.articles:
            return ""
        return next((word.removeprefix(article) for article in self._speech.joined if word.startswith(article)), word)

    def _mishear(self, words: Words, lot: Random) -> list[str] | None:
        misheard = [(place, other) for place, word in enumerate(words) if (other := self._other(word, lot))]
        if not misheard:
            return None
        place, other = lot.choice(misheard)
        return [*words[:place], other, *words[place + 1 :]]

    def _other(self, word: str, lot: Random) -> str | None:
        """Another word that sounds alike, or None."""
        others = [other for other in self._alike.get(self._speech.sound(word), []) if other != word]
        return lot.choice(others) if others else None
