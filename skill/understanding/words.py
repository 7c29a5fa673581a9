"""Sentences as a speech recogniser would write them."""

import re
from functools import cache
from pathlib import Path

import msgspec
from num2words import num2words

from interaction_model.lexicon.words import folded
from interaction_model.misheard import read_misheard
from responses.strict_yaml import read, shape

HERE = Path(__file__).parent

_NOT_WORD = re.compile(r"[^\w'\s]|_")

#: Longer ones are no measure, date or dose, but noise.
LONGEST_NUMBER = 9


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`en/words.yaml`: how a language is written down; each entry is explained there."""

    noise: frozenset[str]
    opening: frozenset[str]
    spelled: tuple[str, ...]
    signs: dict[str, str]
    decimal: str
    ordinal: tuple[str, ...]
    digit_by_digit: frozenset[str]
    word: str
    address: str


class Writing:
    """Writes down what is said in one language."""

    def __init__(self, language: str) -> None:
        path = HERE / language / "words.yaml"
        self.words = shape(read(path), Words, path)
        self._language = language
        misheard = read_misheard().get(language, {})
        self._meant = {form: word for word, forms in misheard.items() for form in forms}
        self._misheard = re.compile(rf"\b(?:{_either(tuple(self._meant))})\b")
        self._spelled = re.compile(rf"\b(?:{_either(self.words.spelled)})\b")
        decimal = re.escape(self.words.decimal)
        self._number = re.compile(rf"\d+(?:{decimal}\d+|(?:{_either(self.words.ordinal)})\b)?")

    def normalise(self, sentence: str) -> str:
        """Lower case words parted by blanks: no punctuation, no "um", numbers as words, spelled letters joined,
        and our own words where they were misheard.

        Openings are dropped: those that a device strips ("ask the guide *to* …"), and what people say before.
        """
        written = sentence.lower().replace("’", "'")
        for sign, name in self.words.signs.items():
            written = written.replace(sign, name if sign.isalpha() else f" {name} ")
        spoken = self._number.sub(lambda number: f" {self._in_words(number[0])} ", written)
        words = [word for word in _NOT_WORD.sub(" ", spoken).split() if word not in self.words.noise]
        while len(words) > 1 and words[0] in self.words.opening:
            words = words[1:]
        heard = self._misheard.sub(lambda form: self._meant[form[0]], " ".join(words))
        return self._spelled.sub(lambda letters: letters[0].replace(" ", ""), heard)

    def parts(self, sentence: str) -> set[str]:
        """The words of a sentence without their accents; in French an elision is a word."""
        return set(re.findall(self.words.word, folded(sentence)))

    def _in_words(self, number: str) -> str:
        if number in self.words.digit_by_digit:
            return " ".join(self._said(int(digit)) for digit in number)
        if len(number) > LONGEST_NUMBER or (not number.isascii() and number.isdigit()):
            return number
        plain = number.replace(self.words.decimal, ".")
        if not plain[-1].isdigit():
            return self._said(int(re.match(r"\d+", plain)[0]), to="ordinal")  # type: ignore[index]
        return self._said(float(plain) if "." in plain else int(plain))

    def _said(self, number: float, to: str = "cardinal") -> str:
        words: str = num2words(number, lang=self._language, to=to)
        return words


@cache
def writing(language: str) -> Writing:
    """How a language is written down; BrokenFileError where its file cannot be used."""
    return Writing(language)


def _either(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
