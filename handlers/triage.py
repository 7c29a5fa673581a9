"""The one place where it is decided how urgent a report is, and where signs add up."""

from collections.abc import Iterable
from dataclasses import dataclass

from responses.signs import Signs
from responses.tier import Tier


@dataclass(frozen=True)
class Standing:
    """What a session knows of danger: its highest tier, the topic last warned of, the kinds of signs reported."""

    tier: Tier = Tier.NONE
    topic: str = ""
    kinds: frozenset[str] = frozenset()


def by_gravity(signs: Signs, reported: Iterable[str]) -> list[str]:
    """Signs, each once, the gravest first; of two as urgent, the one that stands first in the table."""
    order = {id: (-sign.urgency, place) for place, (id, sign) in enumerate(signs.signs.items())}
    return sorted({id for id in reported if id in order}, key=order.__getitem__)


def assess(signs: Signs, reported: Iterable[str], earlier: Standing) -> Standing:
    """Where a session stands after some signs were reported (clinical policy, routing rules 1 to 5).

    The gravest sign gives tier and topic. Signs that are an emergency together count over the whole session, and no
    tier is ever lower than the one before. Without a sign everything stays as it was.
    """
    found = [signs.signs[id] for id in by_gravity(signs, reported)]
    kinds = earlier.kinds | {sign.kind for sign in found}
    tier, topic = (found[0].urgency, found[0].topic) if found else (earlier.tier, earlier.topic)
    together = next((row for row in signs.together if row.kinds <= kinds), None)
    if together and found and tier < Tier.EMERGENCY:
        tier, topic = Tier.EMERGENCY, together.topic
    return Standing(max(tier, earlier.tier), topic, kinds)
