"""`signs.yaml`: what each sign weighs, alone and together with others."""

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct

from responses.plan import TopicRow
from responses.strict_yaml import BrokenFileError, read, shape
from responses.tier import Tier


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """A sign that a person may report: its tier alone, the answer it leads to, the kind it counts as with others."""

    tier: Literal["caution", "urgent", "emergency"]
    kind: str
    topic: str
    facts: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()

    @property
    def urgency(self) -> Tier:
        """The tier as an ordered value."""
        return Tier[self.tier.upper()]


class Together(Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of signs that are an emergency when all of them were reported, and the answer they lead to."""

    kinds: frozenset[str]
    topic: str


class Signs(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All signs, the graver of two that are as urgent first, and the rules by which they add up."""

    signs: dict[str, Sign]
    together: tuple[Together, ...]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Every kind that a sign counts as."""
        return frozenset(sign.kind for sign in self.signs.values())

    @cached_property
    def of_topic(self) -> Mapping[str, str]:
        """For each topic that signs lead to, one of them: the least urgent, and of those the first."""
        mildest: dict[str, str] = {}
        for id, sign in self.signs.items():
            if sign.topic not in mildest or sign.urgency < self.signs[mildest[sign.topic]].urgency:
                mildest[sign.topic] = id
        return mildest


def read_signs(path: Path, topics: Mapping[str, TopicRow], facts: Collection[str], policy: Collection[str]) -> Signs:
    """The signs in a file; BrokenFileError where one names a topic, fact, policy line or kind that does not exist."""
    data = read(path)
    rows = data.get("signs")
    for id, row in rows.items() if isinstance(rows, dict) else ():
        shape(row, Sign, path, f"signs.{id}")
    signs = shape(data, Signs, path)
    for id, sign in signs.signs.items():
        if sign.topic not in topics:
            raise BrokenFileError(path, f"there is no topic {sign.topic}", f"signs.{id}")
        for name in {*sign.facts, *sign.policy} - {*facts, *policy}:
            raise BrokenFileError(path, f"there is no fact or policy line {name}", f"signs.{id}")
        if not sign.facts and not sign.policy:
            raise BrokenFileError(path, "rests on nothing: names no fact and no policy line", f"signs.{id}")
    for row in signs.together:
        for kind in row.kinds - signs.kinds:
            raise BrokenFileError(path, f"no sign is of the kind {kind}", "together")
        if row.topic not in topics or topics[row.topic].urgency is not Tier.EMERGENCY:
            raise BrokenFileError(path, f"{row.topic} is no topic of an emergency", "together")
    return signs
