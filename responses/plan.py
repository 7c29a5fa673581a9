"""`topics.yaml`: what is true of each topic in every language, and how topics follow each other."""

from collections.abc import Collection
from pathlib import Path
from typing import Literal

from msgspec import Struct

from responses.strict_yaml import BrokenFileError, read, shape
from responses.tier import Tier

Origin = Literal["page", "policy", "service"]


class TopicRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic in no language: how urgent, resting on what, what is offered after it.

    `warning` marks answers on signs and faults: each part of them carries the call line and the emergency number.
    `counts_as` is the topic that tools are told, for a line of the conversation that is no topic of its own.
    `instruction` names the tier's own wording (`instructions.yaml`), which a topic of reports says in place of a text.
    """

    tier: Literal["none", "caution", "urgent", "emergency"]
    origin: Origin
    facts: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    next: str = ""
    warning: bool = False
    counts_as: str = ""
    instruction: Literal["", "urgent", "emergency", "crisis"] = ""

    @property
    def urgency(self) -> Tier:
        """The tier as an ordered value."""
        return Tier[self.tier.upper()]


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """All topics, and how they follow each other.

    `journey` leads from deciding to refills, a stage's own topic first; a question about what comes before or after
    starts at `journey_from` when no topic of it was told. "How would I know?" is answered by the topic that `how_known`
    gives for the one that was told, or by `how_known_otherwise`. `when_lost` is offered to somebody whom we did not
    understand twice. `when_unknown` answers an intent that topics share when its word is one that we do not know.
    `when_remembering` gives the topics that are told in place of others where a refill date may be kept.
    """

    topics: dict[str, TopicRow]
    journey: dict[str, tuple[str, ...]]
    journey_from: str
    how_known: dict[str, str]
    how_known_otherwise: str
    when_lost: tuple[str, str]
    when_unknown: dict[str, str]
    when_remembering: dict[str, str]

    def along(self, topic: str, steps: int) -> str | None:
        """The topic that tells of the stage so many steps after a topic's own; None beyond either end.

        A topic that is no part of the journey counts as standing at `journey_from`.
        """
        stages = list(self.journey.values())
        here = next((stage for stage in stages if topic in stage), self.journey[self.journey_from])
        there = stages.index(here) + steps
        return stages[there][0] if 0 <= there < len(stages) else None


def read_plan(path: Path, facts: Collection[str], policy: Collection[str]) -> Plan:
    """The plan in a file; BrokenFileError where it names a topic, fact or policy line that does not exist."""
    data = read(path)
    topics = data.get("topics")
    if isinstance(topics, dict):
        for topic, row in topics.items():
            shape(row, TopicRow, path, f"topics.{topic}")
    plan = shape(data, Plan, path)

    def known(names: Collection[str], among: Collection[str], key: str, what: str) -> None:
        for name in names:
            if name not in among:
                raise BrokenFileError(path, f"there is no {what} {name}", key)

    for topic, row in plan.topics.items():
        known([row.next] if row.next else [], plan.topics, f"topics.{topic}.next", "topic")
        known([row.counts_as] if row.counts_as else [], plan.topics, f"topics.{topic}.counts_as", "topic")
        known(row.facts, facts, f"topics.{topic}.facts", "fact")
        known(row.policy, policy, f"topics.{topic}.policy", "policy line")
    for stage, names in plan.journey.items():
        known(names or ("at all",), plan.topics, f"journey.{stage}", "topic")
    known([plan.journey_from], plan.journey, "journey_from", "stage")
    known([*plan.how_known, *plan.how_known.values()], plan.topics, "how_known", "topic")
    known([plan.how_known_otherwise], plan.topics, "how_known_otherwise", "topic")
    known(plan.when_lost, plan.topics, "when_lost", "topic")
    known(plan.when_unknown.values(), plan.topics, "when_unknown", "topic")
    known([*plan.when_remembering, *plan.when_remembering.values()], plan.topics, "when_remembering", "topic")
    spoken = {fact for row in plan.topics.values() for fact in row.facts}
    for fact in facts:
        if fact not in spoken:
            raise BrokenFileError(path, f"no topic speaks fact {fact}", "topics")
    return plan
