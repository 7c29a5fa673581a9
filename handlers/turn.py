"""One request, read once into plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.session import Session


@dataclass(frozen=True)
class Slot:
    """What a person said in a slot, and the ids it may stand for: one, several when in doubt, or none."""

    said: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """A request as the handlers see it. `name` is the intent's name, or the request's type where it has no intent."""

    name: str
    locale: str = "en-US"
    slots: Mapping[str, Slot] = field(default_factory=dict)
    session: Session = field(default_factory=Session)
    is_intent: bool = True
    is_one_shot: bool = False

    @property
    def slot_ids(self) -> list[str]:
        """The ids of all slots, each once."""
        return list(dict.fromkeys(id for slot in self.slots.values() for id in slot.ids))
