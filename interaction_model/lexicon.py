"""Words → the signs that are reported in them, for whatever a person says to whatever intent.

The phrases of the signs are those of the interaction models. They are found anywhere in a sentence, in any form of
their words, and with small words between them. What is denied, merely possible, asked in general or long ago is no
report.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path

import msgspec
import snowballstemmer
import yaml

from interaction_model.built import LOCALES, BrokenModelError, language_model

HERE = Path(__file__).parent / "lexicon"

#: The slot type whose values are signs.
SIGN_TYPE = "sign_type"

#: Languages by the name that the stemmer gives them.
STEMMERS = {"en": "english"}

#: Phrases that tell how a sign is meant. They are taken word by word, as they stand.
MARKERS = ("negations", "conditional", "would", "general", "plain", "past", "harmless")

#: Phrases that make what is said general or a mere possibility, so that likeness to a report means nothing.
TALK = frozenset({"conditional", "would", "general", "past"})

#: The words of a pair stand at most so many words apart, small ones not counted, and so many in all.
NEAR, FARTHEST = 4, 8

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?|'[^\W\d_]+")
_EMERGENCY_NUMBER = re.compile(r"\b(?:nine one one|nine nine nine|9 ?1 ?1|9 ?9 ?9)\b")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"no_": "not"}):
    """`lexicon/en.yaml`: how the words of a language are read around a sign; each list is explained there."""

    skipped: frozenset[str]
    light: dict[str, frozenset[str]]
    very: frozenset[str]
    no_: frozenset[str]
    numbers: frozenset[str]
    negations: tuple[str, ...]
    negated_over: frozenset[str]
    carried_on_by: frozenset[str]
    subjects: frozenset[str]
    owners: frozenset[str]
    others: frozenset[str]
    conditional: tuple[str, ...]
    would: tuple[str, ...]
    general: tuple[str, ...]
    asking: frozenset[str]
    plain: tuple[str, ...]
    past: tuple[str, ...]
    joined_by: frozenset[str]
    staff_do: frozenset[str]
    reassuring: frozenset[str]
    body: frozenset[str]
    whole: dict[str, tuple[str, ...]]
    harmless: tuple[str, ...]
    always: frozenset[str]
    pairs: dict[str, tuple[tuple[tuple[str, ...], ...], ...]]


@dataclass(frozen=True)
class Reported:
    """The signs that are reported in some words, those that are only named, and whom the words are about.

    `is_denied` is whether the words say of a sign that is named that it is not there. `may_report` is whether they can
    be a report at all, of whatever: a question about nobody is none, nor what is denied or harmless. `is_unwell` is
    whether they tell, and do not ask, of somebody's body or pump, without a sign that we know.
    """

    signs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    who: str = ""
    is_denied: bool = False
    may_report: bool = True
    is_unwell: bool = False


@dataclass(frozen=True)
class _Found:
    """A phrase in a sentence: what it is (`sign:itching`, `general` …) and the tokens from `start` up to `end`."""

    what: str
    start: int
    end: int
    is_pair: bool = False


@dataclass(frozen=True)
class _Token:
    """A word of a sentence as it was said, and its stem."""

    word: str
    stem: str


class Lexicon:
    """Finds signs in the words of one language."""

    def __init__(self, language: str, words: Words, phrases: Iterable[tuple[str, str]]) -> None:
        self._words = words
        self._stem = cache(snowballstemmer.stemmer(STEMMERS[language]).stemWord)
        self._one_for_all = {
            **{word: one for one, forms in words.light.items() for word in forms},
            **dict.fromkeys(words.very, "very"),
            **dict.fromkeys(words.no_, "not"),
        }
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for id, phrase in phrases:
            if stems := self._compiled(phrase):
                self._phrases.setdefault(stems[0], []).append((stems, f"sign:{id}"))
        self._whole = {
            tuple(token.word for token in self._tokens(sentence)): sign
            for sign, sentences in words.whole.items()
            for sentence in sentences
        }
        self._body = frozenset(self._token(word).stem for word in words.body)
        self._markers: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for what in MARKERS:
            for phrase in getattr(words, what):
                literal = tuple(self._literal(token) for token in self._tokens(phrase))
                self._markers.setdefault(literal[0], []).append((literal, what))

    @cached_property
    def _pairs(self) -> list[tuple[str, list[frozenset[str]]]]:
        return [
            (f"sign:{id}", [frozenset(self._token(word).stem for word in group) for group in groups])
            for id, rows in self._words.pairs.items()
            for groups in rows
        ]

    def reported(self, said: str) -> Reported:
        """What some words report. A sign that is named but denied, possible, general or past is only named."""
        tokens = self._tokens(said)
        if not tokens:
            return Reported()
        if sign := self._whole.get(tuple(token.word for token in tokens)):
            return Reported((sign,), who=self._who(tokens))
        reading = _Reading(self._words, tokens)
        found = self._find(tokens)
        read = list(reading.signs(found))
        live = dict.fromkeys(sign for sign, is_live in read if is_live)
        named = dict.fromkeys(sign for sign, _ in read if sign not in live)
        may_report = reading.may_report and not any(one.what in TALK for one in found)
        is_unwell = not read and may_report and reading.tells_of_somebody and any(t.stem in self._body for t in tokens)
        return Reported(tuple(live), tuple(named), self._who(tokens), reading.has_denied, may_report, is_unwell)

    def _who(self, tokens: Sequence[_Token]) -> str:
        followers = [*(token.word for token in tokens[1:]), ""]
        for token, follower in zip(tokens, followers, strict=True):
            if token.word in self._words.others and not (token.word == "they" and follower in self._words.staff_do):
                return "other"
        return "self" if any(token.word in self._words.subjects | self._words.owners for token in tokens) else ""

    def _find(self, tokens: Sequence[_Token]) -> list[_Found]:
        """The longest phrase at each place, unless one that began before holds it; and pairs, save in harmless ones."""
        found: list[_Found] = []
        for start in range(len(tokens)):
            longest = max(self._at(tokens, start), key=_weight, default=None)
            if longest and not any(self._holds(tokens, other, longest) for other in found):
                found.append(longest)
        harmless = [one for one in found if one.what == "harmless"]
        pairs = [
            pair
            for pair in self._paired(tokens)
            if not any(one.start < pair.end and pair.start < one.end for one in harmless)
        ]
        return sorted([*found, *pairs], key=lambda one: (one.start, -one.end))

    def _holds(self, tokens: Sequence[_Token], outer: _Found, inner: _Found) -> bool:
        """Whether a phrase lies within one that began before, and is no second sign there: "stiff neck and fever"."""
        if not (outer.start < inner.start and inner.end <= outer.end):
            return False
        is_joined = any(token.word in self._words.joined_by for token in tokens[outer.start : inner.start + 1])
        return not (is_joined and inner.what.startswith("sign:") and outer.what.startswith("sign:"))

    def _at(self, tokens: Sequence[_Token], start: int) -> Iterator[_Found]:
        for words, what in self._markers.get(self._literal(tokens[start]), ()):
            end = start + len(words)
            if words == tuple(self._literal(token) for token in tokens[start:end]):
                yield _Found(what, start, end)
        for stems, what in self._phrases.get(tokens[start].stem, ()):
            place = start
            for stem in stems:
                while place < len(tokens) and tokens[place].stem != stem and self._is_skipped(tokens[place]):
                    place += 1
                if place == len(tokens) or tokens[place].stem != stem:
                    break
                place += 1
            else:
                yield _Found(what, start, place)

    def _literal(self, token: _Token) -> str:
        """The word as it was said; every way to say `not` is one."""
        return "not" if token.stem == "not" else token.word

    def _is_skipped(self, token: _Token) -> bool:
        return token.word in self._words.skipped or token.stem in self._words.light or token.stem == "very"

    def _paired(self, tokens: Sequence[_Token]) -> Iterator[_Found]:
        large = list(accumulate((not self._is_skipped(token) for token in tokens), initial=0))

        def is_near(one: int, other: int) -> bool:
            low, high = sorted((one, other))
            return 0 < high - low <= FARTHEST and large[high] - large[low + 1] < NEAR

        for what, groups in self._pairs:
            places = [[place for place, token in enumerate(tokens) if token.stem in group] for group in groups]
            for first in places[0]:
                near = [[place for place in group if is_near(first, place)] for group in places[1:]]
                chosen = [first, *(min(group, key=lambda place: abs(place - first)) for group in near if group)]
                if len(set(chosen)) == len(groups):
                    found = _Found(what, min(chosen), max(chosen) + 1, is_pair=True)
                    needs_not = any("not" in group for group in groups)
                    if needs_not or not any(self._is_denied(tokens, place) for place in chosen if place > found.start):
                        yield found

    def _is_denied(self, tokens: Sequence[_Token], place: int) -> bool:
        """Whether a `not` stands before the word there, with nothing but small words between."""
        while place and self._is_skipped(tokens[place - 1]):
            place -= 1
        return bool(place) and tokens[place - 1].stem == "not"

    def _compiled(self, phrase: str) -> tuple[str, ...]:
        """The stems of a phrase without its small words, save those that a `not` belongs to."""
        kept: list[str] = []
        for token in self._tokens(phrase):
            if token.word not in self._words.skipped or (kept and kept[-1] == "not"):
                kept.append(token.stem)
        return tuple(kept)

    def _tokens(self, said: str) -> list[_Token]:
        text = _EMERGENCY_NUMBER.sub("emergencynumber", said.lower().replace("’", "'"))
        tokens: list[_Token] = []
        for word in _WORD.findall(text):
            tokens.extend(self._split(word))
        return list(self._merged_numbers(tokens))

    def _split(self, word: str) -> Iterator[_Token]:
        """A word, or the two that an apostrophe joins: "pump's" is the pump and a small word."""
        if word in self._words.no_ or word in self._words.subjects or word in self._words.others or "'" not in word:
            yield self._token(word)
            return
        head, _, tail = word.partition("'")
        if head:
            yield self._token(head)
        yield self._token(f"'{tail}")

    def _token(self, word: str) -> _Token:
        if word[0].isdigit() or word == "#":
            return _Token("#", "#")
        return _Token(word, self._one_for_all.get(word) or self._stem(word))

    def _merged_numbers(self, tokens: Sequence[_Token]) -> Iterator[_Token]:
        """Number words in a row as one number; "and" and "point" only where they stand between two."""
        joints = {"and", "point"}
        place = 0
        while place < len(tokens):
            end = place
            while end < len(tokens) and (tokens[end].word in self._words.numbers or tokens[end].word == "#"):
                end += 1
            while end > place and tokens[end - 1].word in joints:
                end -= 1
            if end > place and tokens[place].word not in joints:
                yield _Token("#", "#")
                place = end
            else:
                yield tokens[place]
                place += 1


def _weight(one: _Found) -> tuple[int, int]:
    """Which of the phrases at one place is taken: the longest, and of two as long what says that it is harmless."""
    return one.end, 2 if one.what == "harmless" else 1 if one.what.startswith("sign:") else 0


class _Reading:
    """Goes through a sentence once and decides which of its signs are reported."""

    def __init__(self, words: Words, tokens: Sequence[_Token]) -> None:
        self._words, self._tokens = words, tokens
        self._mood = "plain"
        self._negated_until = -1
        self.has_denied = False
        self._has_negation = False
        self._has_harmless = False
        self._is_about_somebody = False
        is_about_what_is = any(token.word in words.reassuring for token in tokens)
        is_cut_short = len(tokens) > 1 and tokens[1].stem == "not"  # "is not breathing": somebody left out who
        self._opens_a_question = tokens[0].word in words.asking and not is_about_what_is and not is_cut_short

    @property
    def tells_of_somebody(self) -> bool:
        """Whether the sentence tells something of a person, and asks nothing."""
        return self._is_about_somebody and self._tokens[0].word not in self._words.asking

    @property
    def may_report(self) -> bool:
        """Whether what was read can be a report of anything."""
        is_general = self._opens_a_question and not self._is_about_somebody
        return not (self._has_negation or self._has_harmless or is_general)

    def signs(self, found: Sequence[_Found]) -> Iterator[tuple[str, bool]]:
        """Each sign in its order, and whether it is reported."""
        place = 0
        for one in found:
            self._pass(place, one.start)
            place = max(place, one.start)
            if one.what.startswith("sign:"):
                is_denied = one.start <= self._negated_until
                self.has_denied |= is_denied
                is_live = self._is_live(one) and not is_denied and not self._is_past(one, found)
                yield one.what.removeprefix("sign:"), is_live
                self._pass(one.start, one.end)
                place = max(place, one.end)
                self._negated_until = max(self._carried_on(one.end), one.end - 1) if is_denied else -1
            elif one.what in ("conditional", "would", "general", "plain"):
                if not (self._mood == "conditional" and one.what in ("would", "general")):
                    self._mood = one.what
                self._opens_a_question &= one.what != "plain"
                self._has_negation &= one.what != "plain"
                place = max(place, one.end)
            elif one.what == "negations" and not self._is_answer(one.end):
                self._has_negation = True
                self._negate(one.end)
            elif one.what == "harmless":
                self._has_harmless = True
                place = max(place, one.end)
        self._pass(place, len(self._tokens))

    def _is_answer(self, place: int) -> bool:
        """Whether a "no" that ends there answers a question, and denies nothing: "no, he's confused"."""
        return place < len(self._tokens) and self._tokens[place].word in self._words.subjects | self._words.owners

    def _is_live(self, sign: _Found) -> bool:
        self._opens_a_question &= sign.start > 0 or sign.is_pair  # a phrase's own first word is no opening
        is_always = sign.what.removeprefix("sign:") in self._words.always and not sign.is_pair
        if is_always and self._is_about_somebody:
            return True
        return self._mood == "plain" and (self._is_about_somebody or not self._opens_a_question)

    def _pass(self, start: int, end: int) -> None:
        """Words on the way to the next phrase: who is spoken of, and what is denied."""
        for place in range(start, end):
            token = self._tokens[place]
            if token.stem == "not":
                self._negate(place + 1)
            is_subject = token.word in self._words.subjects
            if is_subject or token.word in self._words.owners:
                self._is_about_somebody = True
                if self._mood == "general" or (self._mood == "would" and is_subject):
                    self._mood = "plain"

    def _negate(self, place: int) -> None:
        """A denial holds for a sign that follows with nothing but small words between."""
        self._negated_until = self._over_small_words(place)

    def _over_small_words(self, place: int) -> int:
        words = self._words
        while place < len(self._tokens) and (
            self._tokens[place].word in words.skipped | words.negated_over or self._tokens[place].stem in words.light
        ):
            place += 1
        return place

    def _carried_on(self, place: int) -> int:
        """How far a denial reaches on: "no fever or confusion" denies both."""
        if place < len(self._tokens) and self._tokens[place].word in self._words.carried_on_by:
            return self._over_small_words(place + 1)
        return -1

    def _is_past(self, sign: _Found, found: Sequence[_Found]) -> bool:
        """Whether a sign is followed at once by how long ago it was."""
        end = sign.end
        while end < len(self._tokens) and self._tokens[end].word in self._words.skipped | {"#"}:
            end += 1
        return any(one.what == "past" and sign.end <= one.start <= end for one in found)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; BrokenModelError where its words or the models cannot be read."""
    path = HERE / f"{language}.yaml"
    try:
        words = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Words)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BrokenModelError(f"lexicon/{path.name}: {' '.join(str(error).split())}") from error
    locales = (locale for locale in LOCALES if locale.partition("-")[0] == language)
    return Lexicon(language, words, dict.fromkeys(pair for locale in locales for pair in _phrases(locale)))


def _phrases(locale: str) -> Iterator[tuple[str, str]]:
    for kind in language_model(locale)["types"]:
        if kind["name"] == SIGN_TYPE:
            for value in kind["values"]:
                for phrase in (value["name"]["value"], *value["name"].get("synonyms", [])):
                    yield value["id"], phrase
