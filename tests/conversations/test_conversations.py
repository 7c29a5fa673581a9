"""Plays conversations in every locale of their language, through the requests and responses of Alexa.

The plays of a language are in the folder of its name. A play is a title and its lines:

    you:      is said to the guide; each `or:` after it is another wording, with which the play is played once more
    doubt:    the sentence said next may mean any of these topics, parted by commas, however well it is understood
    guide:    what is heard in the answer, in this order, parted by `…`
    never:    what is not heard in it, parted by commas
    silence:  what is heard when nobody says a word after it, as in `guide:`
    card:     what is read on the card, as in `guide:`
    =         the topic, the tier, whether the session ends or stays open, and whether there is a card
    on:       the day from here on, at noon unless an hour is told (in UTC)
    memory:   `on`, or `out of reach`; without this line nothing is kept
    person:   whose device it is from here on
    (later)   the session is over; what follows opens another

A play that does not begin by opening the guide is a one-shot session. {emergency}, {clinic} and so on are
the words of the locale, and {2026-12-03} is that day as it is spoken there.

Every answer is also held to what the plays need not say: it has 75 words at most, and has what the clinical policy
demands of its tier, where the policy demands it. What is never said is looked for in every test's answers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from handlers.turn import Slot
from interaction_model.built import LOCALES
from responses.catalogue import load
from responses.dates import spoken_day
from responses.guide import Guide
from responses.locales import fill
from responses.tier import Tier
from skill.alexa_request import Json
from skill.assistant import answer as answer_of
from skill.checks.sayable import MOST_WORDS
from skill.device import Answer, Device
from skill.refill_store import SqliteStore
from skill.understanding.understand import Understanding, Understood

HERE = Path(__file__).parent
CATALOGUE = load()
LANGUAGES = sorted(path.name for path in HERE.iterdir() if any(path.glob("*.txt")))

#: The first words of an answer in which the number of an emergency is told, and those in which an urgent call is.
AT_ONCE, EARLY = 12, 30

#: What is said to somebody who has called already: there the call is not what comes first.
HAS_CALLED = ("nobody_answers", "on_hold", "help_coming")

#: By language: how the pump is named, and how an urgent call is told in small letters.
_PUMP = {"en": "baclofen pump", "fr": "pompe à baclofène"}
_CALL_NOW = {
    "en": re.compile(r"\b(call|ring)\b.*\b(clinic|doctor|team)\b.*\bnow\b"),
    "fr": re.compile(r"\bappele[rz]\b.*\b(clinique|médecin|équipe)\b.*\b(maintenant|tout de suite)\b"),
}


@dataclass(frozen=True)
class Line:
    """One line of a play: who speaks, what, and where it stands."""

    place: str
    speaker: str
    words: str


def plays(language: str) -> Iterator[tuple[str, list[Line]]]:
    for path in sorted((HERE / language).glob("*.txt")):
        title, lines = "", []
        for number, text in enumerate([*path.read_text(encoding="utf-8").splitlines(), "end"], start=1):
            if text.startswith("  "):
                speaker, _, words = text.strip().partition("=" if text.strip().startswith("=") else ":")
                lines.append(Line(f"{language}/{path.name}:{number}", speaker or "=", words.strip()))
            elif text:
                if title:
                    yield title, lines
                title, lines = text, []


def in_all_wordings(title: str, lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The play as it stands, and once more for each `or:`, which takes the place of the line it belongs to."""
    as_it_stands = [line for line in lines if line.speaker != "or"]
    yield title, as_it_stands
    said = 0
    for line in lines:
        if line.speaker == "or":
            other = [*as_it_stands]
            other[said] = replace(line, speaker="you")
            yield f"{line.place} {line.words}", other
        elif line.speaker == "you":
            said = as_it_stands.index(line)


WRITTEN = {language: list(plays(language)) for language in LANGUAGES}
PLAYS = {
    (locale, title): lines
    for locale in LOCALES
    for play in WRITTEN.get(CATALOGUE.guide(locale).language, [])
    for title, lines in in_all_wordings(*play)
}


@cache
def understanding(locale: str) -> Understanding:
    """Learning a locale takes seconds: the devices of all plays share it."""
    return Understanding(CATALOGUE.guide(locale))


class Ears:
    """The understanding of a locale, which a play can bring into doubt about its next sentence."""

    def __init__(self, locale: str) -> None:
        self._understanding = understanding(locale)
        self.doubt: tuple[str, ...] = ()

    def understand(self, sentence: str, today: date | None = None) -> Understood:
        if not self.doubt:
            return self._understanding.understand(sentence, today)
        in_doubt = Understood("TopicIntent", {"topic": Slot(sentence, self.doubt)})
        self.doubt = ()
        return in_doubt


class Stage:
    """What a play is played on: a device, whose it is, what day it is, and how grave what it has heard so far."""

    def __init__(self, locale: str, memory: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.guide = CATALOGUE.guide(locale)
        self.person, self.now = "somebody", datetime.now(UTC)
        # No database can be opened where a folder stands.
        path = folder / "dates.db" if memory == "on" else folder
        store = SqliteStore(path, b"secret") if memory else None
        self._ears = Ears(locale)
        monkeypatch.setattr("skill.device.Understanding", lambda guide, net: self._ears)
        monkeypatch.setattr("skill.device.answer", self.answer)
        self.device = Device(CATALOGUE, locale, store=store, now=lambda: self.now)
        self._gravest = Tier.NONE

    def answer(self, skill, document: Json) -> Json:
        """What the skill answers when the request comes from the account of the person."""
        return answer_of(skill, {**document, "context": {"System": {"user": {"userId": self.person}}}})

    def hear(self, words: str, place: str) -> Answer:
        """The answer to a sentence, held to what must be true of every answer."""
        heard = self.device.hear(words)
        assert heard.reply.heard, f"{place}: no answer to “{words}”"
        self._gravest = max(self._gravest, heard.reply.tier)
        for problem in (*too_long(heard), *unsafe(heard, self.guide, self._gravest)):
            pytest.fail(f"{place}: {problem} in “{heard.reply.heard}” | “{heard.reply.reprompt}”")
        if heard.ends:
            self._gravest = Tier.NONE
        return heard

    def is_set(self, speaker: str, words: str) -> bool:
        """Whether a line, which is nobody's, tells of the stage, and then it is so."""
        match speaker:
            case "on":
                self.now = datetime.fromisoformat(words if " " in words else f"{words} 12:00").replace(tzinfo=UTC)
            case "person":
                self.person = words
            case "doubt":
                self._ears.doubt = tuple(topic.strip() for topic in words.split(","))
            case "(later)":
                self.device.close()
                self._gravest = Tier.NONE
        return speaker in ("on", "person", "doubt", "(later)", "memory")

    def filled(self, line: Line) -> str:
        """The words of a line with those of the locale."""
        dated = re.sub(
            r"{(\d{4}-\d\d-\d\d)}", lambda day: spoken_day(date.fromisoformat(day[1]), self.guide), line.words
        )
        return fill(dated, self.guide.words, HERE, line.place)


def too_long(answer: Answer) -> Iterator[str]:
    """More words than a breath or two hold, in the reprompt too."""
    for said in (answer.reply.heard, answer.reply.reprompt):
        if len(said.split()) > MOST_WORDS:
            yield f"{len(said.split())} words"


def unsafe(answer: Answer, guide: Guide, gravest: Tier) -> Iterator[str]:
    """What the policy demands of an answer in a session that holds such a report, and the answer lacks."""
    reply = answer.reply
    is_instruction = reply.remember.get("asked") == "again"
    if gravest is Tier.EMERGENCY and reply.tier is not Tier.EMERGENCY:
        yield f"an emergency became {reply.tier.word}"
    if reply.remember.get("said") in HAS_CALLED:
        return
    for said in filter(None, (reply.heard, reply.reprompt if is_instruction else "")):
        if reply.tier is Tier.EMERGENCY:
            yield from _unsafe_in_emergency(said, guide, is_instruction)
        elif gravest is Tier.URGENT and not _CALL_NOW[guide.language].search(first(EARLY, said)):
            yield f"no call to the clinic now in the first {EARLY} words"


def _unsafe_in_emergency(said: str, guide: Guide, is_instruction: bool) -> Iterator[str]:
    """A crisis has its own line, and no talk of the pump; any other emergency has the number, and then the pump."""
    if guide.words["crisis_call"].lower() in first(AT_ONCE, said):
        return
    if guide.emergency not in first(AT_ONCE, said):
        yield f"neither the number nor the crisis line in the first {AT_ONCE} words"
    if is_instruction and _PUMP[guide.language] not in said.partition(guide.emergency)[2]:
        yield f"no {_PUMP[guide.language]} after the number"


def first(count: int, said: str) -> str:
    return " ".join(said.lower().split()[:count])


@pytest.mark.parametrize(("locale", "title"), PLAYS)
def test_conversation(locale, title, tmp_path, monkeypatch):
    lines = PLAYS[locale, title]
    memory = next((line.words for line in lines if line.speaker == "memory"), "")
    stage = Stage(locale, memory, tmp_path, monkeypatch)
    answer = None
    for line in lines:
        words = stage.filled(line)
        if stage.is_set(line.speaker, words):
            continue
        match line.speaker:
            case "you":
                answer = stage.hear(words, line.place)
            case "guide":
                assert_heard_in_order(answer.reply.heard, words, line.place)
            case "silence":
                assert_heard_in_order(answer.reply.reprompt, words, line.place)
            case "card":
                assert_heard_in_order(on_card(answer), words, line.place)
            case "never":
                assert_not_heard(answer.reply.heard, words, line.place)
            case "=":
                assert_facts(answer, words, line.place)
            case other:
                pytest.fail(f"{line.place}: a line begins with {other}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_plays_have_one_title(language):
    assert len({title for title, _ in WRITTEN[language]}) == len(WRITTEN[language])


def test_every_locale_has_plays_in_its_language():
    assert {CATALOGUE.guide(locale).language for locale in LOCALES} == set(LANGUAGES)


def on_card(answer: Answer) -> str:
    card = answer.response.get("card", {})
    return " ".join(filter(None, (card.get("title"), card.get("content"), card.get("text"))))


def assert_heard_in_order(heard: str, words: str, place: str) -> None:
    rest = heard
    for phrase in words.split("…"):
        _, found, rest = rest.partition(phrase.strip())
        assert found, f"{place}: “{phrase.strip()}” was not heard in “{heard}”"


def assert_not_heard(heard: str, words: str, place: str) -> None:
    found = [phrase for phrase in words.split(",") if phrase.strip().lower() in heard.lower()]
    assert not found, f"{place}: heard {found} in “{heard}”"


def assert_facts(answer: Answer, words: str, place: str) -> None:
    reply = answer.reply
    is_shown = "card" if answer.response.get("card") else "no card"
    facts = {reply.topic, reply.tier.word, "ends" if answer.ends else "open", is_shown}
    for fact in words.split(","):
        assert fact.strip() in facts, f"{place}: not {fact.strip()} but {sorted(map(str, facts))}: “{reply.heard}”"
