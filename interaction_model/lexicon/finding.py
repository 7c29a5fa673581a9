"""Phrases in a sentence: those of signs, and those that tell how a sign is meant."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from interaction_model.lexicon.tokens import Token, Tokens
from interaction_model.lexicon.words import Words

#: Phrases that tell how a sign is meant. They are taken word by word, as they stand.
MARKERS = (
    *("negations", "conditional", "would", "general", "plain", "past"),
    *("candidate", "asked_after", "background", "harmless"),
)

#: The words of a pair stand at most so many words apart, small ones not counted, and so many in all.
NEAR, FARTHEST = 4, 8


@dataclass(frozen=True)
class Found:
    """A phrase in a sentence: what it is (`sign:itching`, `general` …) and the tokens from `start` up to `end`.

    `has_not` is whether it is a pair with a `not` of its own: "can't bend" is a sign and no denial.
    """

    what: str
    start: int
    end: int
    is_pair: bool = False
    has_not: bool = False


class Finder:
    """Finds the phrases of one language, and the pairs of words that mean a sign where they stand near each other."""

    def __init__(self, words: Words, tokens: Tokens, phrases: Iterable[tuple[str, str]]) -> None:
        self._words, self._tokens = words, tokens
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for id, phrase in phrases:
            if stems := self._compiled(phrase):
                self._phrases.setdefault(stems[0], []).append((stems, f"sign:{id}"))
        self._whole: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for id, sentences in words.whole.items():
            if id not in words.not_in_clauses:
                for sentence in sentences:
                    whole = tuple(token.word for token in tokens.of(sentence))
                    self._whole.setdefault(whole[0], []).append((whole, f"sign:{id}"))
        self._markers: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for what in MARKERS:
            for phrase in getattr(words, what):
                literal = tuple(self._literal(token) for token in tokens.of(phrase))
                self._markers.setdefault(literal[0], []).append((literal, what))

    @cached_property
    def _pairs(self) -> list[tuple[str, list[frozenset[str]]]]:
        return [
            (f"sign:{id}", [frozenset(self._tokens.stem(word) for word in group) for group in groups])
            for id, rows in self._words.pairs.items()
            for groups in rows
        ]

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """The longest phrase at each place, unless one that began before holds it; and pairs, save in harmless ones."""
        found: list[Found] = []
        for start in range(len(tokens)):
            here = list(self._at(tokens, start))
            longest = max(here, key=_weight, default=None)
            if longest and not any(self._holds(tokens, other, longest) for other in found):
                found.append(longest)
                if _weight(longest)[1] == 0:  # a marker may be of several kinds: "c'est quoi" before and after a sign
                    found += [one for one in here if one.end == longest.end and one.what != longest.what]
        harmless = [one for one in found if one.what == "harmless"]
        pairs = [
            pair
            for pair in (*self._paired(tokens), *self._clauses(tokens))
            if not any(one.start < pair.end and pair.start < one.end for one in harmless)
        ]
        return sorted([*found, *pairs], key=lambda one: (one.start, -one.end))

    def _holds(self, tokens: Sequence[Token], outer: Found, inner: Found) -> bool:
        """Whether a phrase lies within one that began before, and is no second sign there: "stiff neck and fever"."""
        if not (outer.start < inner.start and inner.end <= outer.end):
            return False
        is_joined = any(token.word in self._words.joined_by for token in tokens[outer.start : inner.start + 1])
        return not (is_joined and inner.what.startswith("sign:") and outer.what.startswith("sign:"))

    def _at(self, tokens: Sequence[Token], start: int) -> Iterator[Found]:
        for words, what in self._markers.get(self._literal(tokens[start]), ()):
            end = start + len(words)
            if words == tuple(self._literal(token) for token in tokens[start:end]):
                yield Found(what, start, end)
        for stems, what in self._phrases.get(tokens[start].stem, ()):
            place = start
            for stem in stems:
                while place < len(tokens) and tokens[place].stem != stem and self._tokens.is_skipped(tokens[place]):
                    place += 1
                if place == len(tokens) or tokens[place].stem != stem:
                    break
                place += 1
            else:
                yield Found(what, start, place)

    def _clauses(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """Clauses that are a report where they are a whole sentence: "ça saute pis ça pique pis …"."""
        closed = 0  # where the clause before ends
        for start, token in enumerate(tokens):
            if start != closed and not self._opens_clause(token.word, tokens[start - 1].word):
                continue
            ends = [
                (start + len(whole), what)
                for whole, what in self._whole.get(token.word, ())
                if whole == tuple(other.word for other in tokens[start : start + len(whole)])
                and (
                    start + len(whole) == len(tokens) or tokens[start + len(whole)].word in self._words.clause_closed_by
                )
            ]
            if ends:
                closed, what = max(ends)
                yield Found(what, start, closed)

    def _opens_clause(self, word: str, before: str) -> bool:
        """Whether a clause may begin with a word behind another: behind "pis", or with its subject, save "when it"."""
        words = self._words
        is_subject = word in words.subjects | words.clause_subjects
        return before in words.clause_opened_by or (is_subject and before not in words.skipped | words.clause_not_after)

    def _literal(self, token: Token) -> str:
        """The word as it was said; every way to say `not` is one."""
        return "not" if token.stem == "not" else token.word

    def _paired(self, tokens: Sequence[Token]) -> Iterator[Found]:
        large = list(accumulate((not self._tokens.is_skipped(token) for token in tokens), initial=0))

        def is_near(one: int, other: int) -> bool:
            low, high = sorted((one, other))
            return 0 < high - low <= FARTHEST and large[high] - large[low + 1] < NEAR

        said = {token.stem for token in tokens}
        for what, groups in self._pairs:
            if any(said.isdisjoint(group) for group in groups):
                continue
            places = [[place for place, token in enumerate(tokens) if token.stem in group] for group in groups]
            for first in places[0]:
                near = [[place for place in group if is_near(first, place)] for group in places[1:]]
                chosen = [first, *(min(group, key=lambda place: abs(place - first)) for group in near if group)]
                if len(set(chosen)) == len(groups):
                    has_not = any(tokens[place].stem == "not" for place in chosen)
                    found = Found(what, min(chosen), max(chosen) + 1, is_pair=True, has_not=has_not)
                    needs_not = any("not" in group for group in groups)
                    if needs_not or not any(self.is_denied(tokens, place) for place in chosen if place > found.start):
                        yield found

    def is_denied(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether a `not` stands before the word there, with nothing but small words between."""
        while place and self._tokens.is_skipped(tokens[place - 1]):
            place -= 1
        return bool(place) and tokens[place - 1].stem == "not"

    def _compiled(self, phrase: str) -> tuple[str, ...]:
        """The stems of a phrase without its small words, save those that a `not` belongs to."""
        kept: list[str] = []
        for token in self._tokens.of(phrase):
            if token.word not in self._words.skipped or (kept and kept[-1] == "not"):
                kept.append(token.stem)
        return tuple(kept)


def _weight(one: Found) -> tuple[int, int]:
    """Which of the phrases at one place is taken: the longest, and of two as long what says that it is harmless."""
    return one.end, 2 if one.what == "harmless" else 1 if one.what.startswith("sign:") else 0
