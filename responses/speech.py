"""Reply → SSML: the only place where SSML is made."""

import re
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from responses.guide import Guide

_SENTENCE_END = re.compile(r"(?<=[.?!]) ")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")

#: The pause after each sentence of a slow answer. Amazon allows ten seconds of them in one answer.
_PAUSE = ' <break time="700ms"/> '


def ssml(text: str, guide: Guide, *, slow: bool = False) -> str:
    """`text` as SSML: escaped, with the locale's pronunciations and spelled numbers, and with pauses when `slow`."""
    spoken = escape(_CONTROL.sub(" ", text))
    special = _any_of(guide.spell_out + tuple(guide.pronounce))
    if special:
        spoken = special.sub(lambda match: _tagged(match[0], guide), spoken)
    if slow:
        spoken = f'<prosody rate="slow">{_SENTENCE_END.sub(_PAUSE, spoken)}</prosody>'
    return f"<speak>{spoken}</speak>"


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE) if words else None


def _tagged(word: str, guide: Guide) -> str:
    if word in guide.spell_out:
        return f'<say-as interpret-as="digits">{word}</say-as>'
    sounds = {known.lower(): ipa for known, ipa in guide.pronounce.items()}
    ipa = sounds.get(word.lower())
    return f'<phoneme alphabet="ipa" ph={quoteattr(ipa)}>{word}</phoneme>' if ipa else word
