"""Sentences as a speech recogniser would write them."""

import re

_NOT_WORD = re.compile(r"[^\w'\s]|_")
_NOISE = {"um", "uh", "umm", "erm", "hmm", "ah", "alexa", "please"}
_OPENING = {"so", "well", "okay", "ok", "oh", "hey", "hi", "hello", "to", "and", "but", "about", "just", "yeah", "like"}
_SPELLED = re.compile(r"\b(?:m r i|c t|i t b|m s|g p|u k|t v|i v|m r s a|e r|d v t|u t i|b p|x ray)\b")


def normalise(sentence: str) -> str:
    """Lower case words parted by single blanks: no punctuation, no "um", spelled letters joined, openings dropped.

    The openings are those that a device strips ("ask the guide *to* …"), and what people say before they begin.
    """
    plain = _NOT_WORD.sub(" ", sentence.lower().replace("’", "'"))
    words = [word for word in plain.split() if word not in _NOISE]
    while len(words) > 1 and words[0] in _OPENING:
        words = words[1:]
    return _SPELLED.sub(lambda letters: letters[0].replace(" ", ""), " ".join(words))
