"""Sentences as a speech recogniser would write them."""

import re

from num2words import num2words

_NOT_WORD = re.compile(r"[^\w'\s]|_")
_NOISE = {"um", "uh", "umm", "erm", "hmm", "ah", "alexa", "please"}
_OPENING = {"so", "well", "okay", "ok", "oh", "hey", "hi", "hello", "to", "and", "but", "about", "just", "yeah", "like"}
_SPELLED = re.compile(r"\b(?:m r i|c t|i t b|m s|g p|u k|t v|i v|m r s a|e r|d v t|u t i|b p|x ray)\b")
_NUMBER = re.compile(r"\d+(?:\.\d+|st\b|nd\b|rd\b|th\b)?")

#: Numbers that nobody reads as one number.
_DIGIT_BY_DIGIT = {"911", "999", "988", "811", "111"}

#: Longer ones are no measure, date or dose, but noise.
LONGEST_NUMBER = 9


def normalise(sentence: str) -> str:
    """Lower case words parted by single blanks: no punctuation, no "um", numbers as words, spelled letters joined.

    Openings are dropped: those that a device strips ("ask the guide *to* …"), and what people say before they begin.
    """
    spoken = _NUMBER.sub(lambda number: f" {_in_words(number[0])} ", sentence.lower().replace("%", " percent "))
    plain = _NOT_WORD.sub(" ", spoken.replace("’", "'"))
    words = [word for word in plain.split() if word not in _NOISE]
    while len(words) > 1 and words[0] in _OPENING:
        words = words[1:]
    return _SPELLED.sub(lambda letters: letters[0].replace(" ", ""), " ".join(words))


def _in_words(number: str) -> str:
    if number in _DIGIT_BY_DIGIT:
        return " ".join(num2words(int(digit)) for digit in number)
    if len(number) > LONGEST_NUMBER or not number.isascii():
        return number
    if number[-1].isalpha():
        ordinal: str = num2words(int(number[:-2]), to="ordinal")
        return ordinal
    words: str = num2words(float(number) if "." in number else int(number))
    return words
