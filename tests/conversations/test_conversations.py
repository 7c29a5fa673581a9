"""Plays a conversation in every locale, through the requests and responses of Alexa.

A play is a title and its lines. `you:` is said to the guide; the lines after it tell what must follow: `guide:` what is
heard, in this order, parted by `…`; `never:` what is not heard, parted by commas; `=` the topic, the tier, and whether
the session ends or stays open. A play that does not begin with "open baclofen pump guide" is a one-shot session.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from interaction_model.built import LOCALES
from responses.catalogue import load
from responses.locales import fill
from skill.device import Answer, Device

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Line:
    """One line of a play: who speaks, what, and where it stands."""

    place: str
    speaker: str
    words: str


def plays() -> Iterator[tuple[str, list[Line]]]:
    for path in sorted(HERE.glob("*.txt")):
        title, lines = "", []
        for number, text in enumerate([*path.read_text(encoding="utf-8").splitlines(), "end"], start=1):
            if text.startswith("  "):
                speaker, _, words = text.strip().partition("=" if text.strip().startswith("=") else ":")
                lines.append(Line(f"{path.name}:{number}", speaker or "=", words.strip()))
            elif text:
                if title:
                    yield title, lines
                title, lines = text, []


PLAYS = dict(plays())


@cache
def device(locale: str) -> Device:
    return Device(load(), locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("title", PLAYS)
def test_conversation(title, locale):
    speaker = device(locale)
    speaker.close()
    words = load().guide(locale).words
    answer = None
    for line in PLAYS[title]:
        text = fill(line.words, words, HERE, line.place)
        match line.speaker:
            case "you":
                answer = speaker.hear(text)
            case "guide":
                assert_heard_in_order(answer, text, line.place)
            case "never":
                heard = [phrase for phrase in text.split(",") if phrase.strip() in answer.reply.heard]
                assert not heard, f"{line.place}: heard {heard} in {answer.reply.heard}"
            case "=":
                assert_facts(answer, text, line.place)
            case other:
                pytest.fail(f"{line.place}: a line begins with {other}")


def assert_heard_in_order(answer: Answer, text: str, place: str) -> None:
    rest = answer.reply.heard
    for phrase in text.split("…"):
        _, found, rest = rest.partition(phrase.strip())
        assert found, f"{place}: “{phrase.strip()}” was not heard in “{answer.reply.heard}”"


def assert_facts(answer: Answer, text: str, place: str) -> None:
    facts = {answer.reply.topic, answer.reply.tier.word, "ends" if answer.ends else "open"}
    for fact in text.split(","):
        assert fact.strip() in facts, f"{place}: not {fact.strip()} but {sorted(map(str, facts))}"
