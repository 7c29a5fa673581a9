"""Questions that people asked, what the guide told them, and whether that would do.

The questions were written by people who had not seen the samples. `examples` are the clinic's own. Thresholds and words
were chosen on sets that are not kept aside; the others show how much of that was luck.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from responses.guide import Topic
from responses.tier import Tier
from skill.device import Answer

HERE = Path(__file__).parent

#: The questions that leave it open which topic is meant.
WHICH = ("is_it", "which")

UNCLEAR = "unclear"

#: Topics that somebody has who reports something, beside those that are named so.
LIVE = ("crisis_self_harm", "refill_missed")

#: The kinds of questions that are counted apart.
PAGE, BEYOND, REPORTS, REFILL, SCOPE = GROUPS = ("page", "beyond", "reports", "refill", "scope")


@dataclass(frozen=True)
class Question:
    """A sentence, every topic whose answer would do, the least tier that it needs, and the date that it tells."""

    utterance: str
    topic: str
    accepted: frozenset[str]
    tier: Tier | None = None
    date: str = ""

    @property
    def needs_help(self) -> bool:
        """Whether the answer must tell to call now."""
        return self.tier is not None and self.tier >= Tier.URGENT

    @property
    def is_harmless(self) -> bool:
        """Whether it is known that nobody needs to call now."""
        return self.tier is not None and self.tier < Tier.URGENT

    @property
    def is_out_of_scope(self) -> bool:
        """Whether it asks for what the guide does not speak of."""
        return self.topic.startswith("oos_")


@dataclass(frozen=True)
class QuestionSet:
    """The questions of a file beside this one: `name` is the same in every language."""

    name: str
    language: str
    questions: tuple[Question, ...]

    @property
    def is_kept_aside(self) -> bool:
        """Whether nobody may tune on it, so that its wrong answers are not to be looked at."""
        return self.name.endswith("_b") or self.name == "unseen_d"

    @property
    def file(self) -> str:
        """Its name with the language."""
        return f"{self.name}_{self.language}"

    def is_named(self, names: Sequence[str]) -> bool:
        """Whether one of the names is its own, alone or with the language."""
        return self.name in names or self.file in names


def question_sets(language: str) -> list[QuestionSet]:
    """The sets that were written in a language, the clinic's examples first."""
    paths = sorted(HERE.glob(f"*_{language}.csv"), key=lambda path: (not path.stem.startswith("examples"), path.stem))
    return [QuestionSet(path.stem.removesuffix(f"_{language}"), language, _read(path)) for path in paths]


def _read(path: Path) -> tuple[Question, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_question(row) for row in csv.DictReader(file))


def _question(row: Mapping[str, str]) -> Question:
    topic = row["expected_topic"]
    accepted = {topic, *row["alt_topics"].split("|")} - {""}
    tier = Tier[row["urgency"].upper()] if row.get("urgency") else None
    return Question(row["utterance"], topic, frozenset(accepted), tier, row.get("date") or "")


def group_of(topic: Topic) -> str:
    """The group of questions that those about a topic are counted in."""
    if topic.id.startswith("report_") or topic.id in LIVE:
        return REPORTS
    if topic.id.startswith("oos_") or topic.origin == "service":
        return SCOPE
    if topic.origin == "page":
        return PAGE
    return REFILL if topic.id.startswith("refill_") else BEYOND


@dataclass(frozen=True)
class Told:
    """What the guide made of a sentence: the topic that it told, or none, and the likeliest topics.

    `asks_back` is whether it left open which topic is meant. `date` is the last one that it understood.
    """

    topic: str | None
    tier: Tier
    candidates: tuple[str, ...]
    asks_back: bool = False
    date: str = ""


def told(answer: Answer) -> Told:
    """The same of one answer of a device."""
    reply, understood = answer.reply, answer.understood
    dates = [slot.said for slot in understood.slots.values() if not slot.ids]
    return Told(
        topic=reply.topic,
        tier=reply.tier,
        candidates=tuple(one.topic for one in understood.candidates),
        asks_back=reply.topic == UNCLEAR or reply.remember.get("asked") in WHICH,
        date=dates[-1] if dates else "",
    )


@dataclass(frozen=True)
class Asked:
    """A question with what was told to it, judged."""

    question: Question
    told: Told

    @cached_property
    def is_right(self) -> bool:
        """Whether the answer given is one that would do."""
        return self.told.topic in self.question.accepted

    @cached_property
    def is_among_three(self) -> bool:
        """Whether a topic that would do is one of the likeliest."""
        return not self.question.accepted.isdisjoint(self.told.candidates)

    @property
    def is_asked_back(self) -> bool:
        """Whether the person was asked what is meant, and needed not be."""
        return self.told.asks_back and not self.is_right

    @property
    def is_confidently_wrong(self) -> bool:
        """Whether another topic was told as if there were no doubt."""
        return self.told.topic is not None and not self.told.asks_back and not self.is_right

    @property
    def is_too_low(self) -> bool:
        """Whether a person who needs help now is told less than that."""
        return self.question.needs_help and self.question.tier is not None and self.told.tier < self.question.tier

    @property
    def is_false_alarm(self) -> bool:
        """Whether a person is told to call now for nothing."""
        return self.question.is_harmless and self.told.tier >= Tier.URGENT

    @property
    def is_seen_out_of_scope(self) -> bool:
        """Whether what the guide does not speak of was answered so, whichever of its kinds was named."""
        return self.question.is_out_of_scope and (self.told.topic or "").startswith("oos_")

    @property
    def is_other_date(self) -> bool:
        """Whether a date was told and another one, or none, was understood."""
        return bool(self.question.date) and self.told.date != self.question.date

    @property
    def amiss(self) -> str | None:
        """What is amiss with the answer, the gravest only, in one line; None where it would do."""
        heard = f"{self.question.utterance} → {self.told.topic} ({self.told.tier.word})"
        if self.is_too_low and self.question.tier is not None:
            return f"too low, {self.question.tier.word}: {heard}"
        if self.is_false_alarm:
            return f"false alarm, {self.question.topic}: {heard}"
        if not self.is_right:
            return f"{self.question.topic}: {heard}"
        return f"date {self.question.date}: {heard} {self.told.date}" if self.is_other_date else None
