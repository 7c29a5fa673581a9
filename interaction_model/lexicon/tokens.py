"""A sentence → its tokens: each word as it was said, and its stem."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import snowballstemmer

from interaction_model.lexicon.words import Words, folded

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]*)?|'[^\W\d_]+")


@dataclass(frozen=True)
class Token:
    """A word of a sentence without its accents, and its stem."""

    word: str
    stem: str


class Tokens:
    """Parts sentences of one language. Words that stand for one another have one stem: every way to say `not`, say."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._stemmed = cache(snowballstemmer.stemmer(words.stemmer).stemWord)
        self._one_for_all = {
            **{word: one for one, forms in words.light.items() for word in forms},
            **dict.fromkeys(words.very, "very"),
            **dict.fromkeys(words.no_, "not"),
        }
        self._whole = words.no_ | words.subjects | words.others
        either = "|".join(map(re.escape, sorted(words.rewritten, key=len, reverse=True)))
        self._rewritten = re.compile(rf"(?<!\w)(?:{either})(?:(?<=')|(?!\w))") if either else None

    def of(self, said: str) -> list[Token]:
        """The tokens of a sentence; numbers in a row are one."""
        text = said.lower().replace("’", "'").replace("-", " ")
        if self._rewritten:
            text = self._rewritten.sub(lambda found: self._words.rewritten[found[0]], text)
        return list(self._merged_numbers([token for word in _WORD.findall(text) for token in self._split(word)]))

    def stem(self, word: str) -> str:
        """The stem of a single word."""
        return self._token(word).stem

    def is_skipped(self, token: Token) -> bool:
        """Whether it is a small word, which may stand anywhere without changing what is said."""
        return token.word in self._words.skipped or token.stem in self._words.light or token.stem == "very"

    def _split(self, word: str) -> Iterator[Token]:
        """A word, or the two that an apostrophe joins: "pump's" is the pump and a small word, as is "l'urgence"."""
        if folded(word) in self._whole or "'" not in word:
            yield self._token(word)
            return
        head, _, tail = word.partition("'")
        parts = (f"{head}'", tail) if self._words.apostrophe == "after" else (head, f"'{tail}" if tail else "")
        for part in parts:
            if part:
                yield self._token(part)

    def _token(self, word: str) -> Token:
        if word[0].isdigit() or word == "#":
            return Token("#", "#")
        plain = folded(word)
        return Token(plain, self._one_for_all.get(plain) or folded(self._stemmed(word.replace("œ", "oe"))))

    def _merged_numbers(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Number words in a row as one number; "and" and "point" only where they stand between two."""
        words = self._words
        place = 0
        while place < len(tokens):
            end = place
            while end < len(tokens) and (tokens[end].word in words.numbers | words.number_joints | {"#"}):
                end += 1
            while end > place and tokens[end - 1].word in words.number_joints:
                end -= 1
            if end > place and tokens[place].word not in words.number_joints:
                yield Token("#", "#")
                place = end
            else:
                yield tokens[place]
                place += 1
