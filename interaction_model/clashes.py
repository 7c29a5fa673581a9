"""What two owners claim: a sentence of two intents, a word of two values. Alexa would take either."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from interaction_model.source import Source
from interaction_model.templates import BrokenTemplateError, Line

T = TypeVar("T")


def clashes(claims: Iterable[T], words: Callable[[T], str], owner: Callable[[T], str]) -> Iterator[tuple[T, T]]:
    """Each claim to words that another owner claimed before it, after that first claim."""
    first: dict[str, T] = {}
    for claim in claims:
        earlier = first.setdefault(words(claim), claim)
        if owner(earlier) != owner(claim):
            yield earlier, claim


def source_clashes(source: Source) -> Iterator[BrokenTemplateError]:
    """The sentences that two intents of a language share, and the words that two values of a slot share.

    Slots are filled only where a slot is the whole sentence. The check of the built model fills them all.
    """
    claims = [list(_sentences(source)), *(list(_words(source, slot)) for slot in source.slots)]
    for group in claims:
        for earlier, claim in clashes(group, lambda claim: claim.words, lambda claim: claim.owner):
            reason = f"{claim.owner} shares {claim.words!r} with {earlier.owner} at {earlier.line.place}"
            yield BrokenTemplateError(claim.line.path, claim.line.number, reason)


@dataclass(frozen=True)
class _Claim:
    words: str
    owner: str
    line: Line


def _sentences(source: Source) -> Iterator[_Claim]:
    bare: set[str] = set()
    for intent, lines in source.intents.items():
        for line in lines:
            for sentence in source.expander.expand(line):
                yield _Claim(sentence, intent, line)
                if sentence in {f"{{{slot}}}" for slot in line.slots} - bare:
                    bare.add(sentence)
                    for word in _words(source, sentence.strip("{}")):
                        yield _Claim(word.words, intent, word.line)


def _words(source: Source, slot: str) -> Iterator[_Claim]:
    for id, lines in source.slots.get(slot, {}).items():
        for line in lines:
            for word in source.expander.expand(line):
                yield _Claim(word, f"{slot} {id}", line)
