"""The signs in the words of one language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from interaction_model.built import LOCALES, language_model
from interaction_model.lexicon.finding import Finder, Found
from interaction_model.lexicon.reading import Reading
from interaction_model.lexicon.tokens import Token, Tokens
from interaction_model.lexicon.words import Words, read_words

#: The slot type whose values are signs.
SIGN_TYPE = "sign_type"

#: Phrases that make what is said general or a mere possibility, so that likeness to a report means nothing.
TALK = frozenset({"conditional", "would", "general", "past", "candidate", "background"})


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


class Lexicon:
    """Finds signs in the words of one language."""

    def __init__(self, words: Words, phrases: Iterable[tuple[str, str]]) -> None:
        self._words = words
        self._tokens = Tokens(words)
        self._finder = Finder(words, self._tokens, phrases)
        self._body = frozenset(map(self._tokens.stem, (*words.body, *words.complaints)))
        self._complaints = frozenset(map(self._tokens.stem, words.complaints))
        self._whole = {
            tuple(token.word for token in self._tokens.of(sentence)): sign
            for sign, sentences in words.whole.items()
            for sentence in sentences
        }

    def reported(self, said: str) -> Reported:
        """What some words report. A sign that is named but denied, possible, general or past is only named."""
        tokens = self._tokens.of(said)
        if not tokens:
            return Reported()
        if sign := self._whole.get(tuple(token.word for token in tokens)):
            return Reported((sign,), who=self._who(tokens))
        reading = Reading(self._words, tokens)
        found = self._finder.find(tokens)
        read = list(reading.signs(found))
        if self._asks_for_whom(tokens, found):
            read = [(sign, is_live) for sign, is_live in read if sign not in self._words.baseline]
        live = dict.fromkeys(sign for sign, is_live in read if is_live)
        named = dict.fromkeys(sign for sign, _ in read if sign not in live)
        may_report = reading.may_report and not any(one.what in TALK for one in found)
        is_back = any(one.what == "plain" for one in found)  # "my arm is blue, what do i do" asks of what is
        is_question = any(token.word in self._words.interrogative for token in tokens)
        is_of_body = self._ails(tokens) if is_question else self._is_of_body(tokens)
        is_unwell = (
            not read and may_report and reading.tells_of_somebody and (is_back or not is_question) and is_of_body
        )
        return Reported(tuple(live), tuple(named), self._who(tokens), reading.has_denied, may_report, is_unwell)

    def _asks_for_whom(self, tokens: Sequence[Token], found: Iterable[Found]) -> bool:
        """Whether the words ask whom the pump is for, and tell of nothing new."""
        is_asked = any(one.what == "candidate" for one in found)
        return is_asked and not any(token.word in self._words.lately for token in tokens)

    def _is_of_body(self, tokens: Sequence[Token]) -> bool:
        """Whether the words tell of a body. A complaint that is denied does not: "she isn't stiff"."""
        places = [place for place, token in enumerate(tokens) if token.stem in self._body]
        return any(
            tokens[place].stem not in self._complaints or not self._finder.is_denied(tokens, place) for place in places
        )

    def _ails(self, tokens: Sequence[Token]) -> bool:
        """Whether the words tell what is wrong with a body, so that even a question may be a report."""
        if not self._complaints:  # the language does not tell them apart
            return self._is_of_body(tokens)
        return any(
            token.stem in self._complaints and not self._finder.is_denied(tokens, place)
            for place, token in enumerate(tokens)
        )

    def _who(self, tokens: Sequence[Token]) -> str:
        followers = [*(token.word for token in tokens[1:]), ""]
        for token, follower in zip(tokens, followers, strict=True):
            if token.word in self._words.others and not (
                token.word in self._words.staff and follower in self._words.staff_do
            ):
                return "other"
        return "self" if any(token.word in self._words.subjects | self._words.owners for token in tokens) else ""


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; BrokenModelError where its words or the models cannot be read."""
    locales = (locale for locale in LOCALES if locale.partition("-")[0] == language)
    return Lexicon(read_words(language), dict.fromkeys(pair for locale in locales for pair in _phrases(locale)))


def _phrases(locale: str) -> Iterator[tuple[str, str]]:
    for kind in language_model(locale)["types"]:
        if kind["name"] == SIGN_TYPE:
            for value in kind["values"]:
                for phrase in (value["name"]["value"], *value["name"].get("synonyms", [])):
                    yield value["id"], phrase
