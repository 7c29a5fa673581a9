"""One request, read once into plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from handlers.memory import Memory
from handlers.session import Session


@dataclass(frozen=True)
class Slot:
    """What a person said in a slot, and the ids it may stand for: one, several when in doubt, or none."""

    said: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Turn:
    """A request as the handlers see it. `name` is the intent's name, or the request's type where it has no intent.

    `signs` are the ids of all signs that were reported in it, in whatever slot, and `who` whom they are about (`self`,
    `other`, or empty where it is not told). `sent` is when the device sent it. `memory` keeps a refill date; None, the
    default, keeps nothing.
    """

    name: str
    locale: str = "en-US"
    slots: Mapping[str, Slot] = field(default_factory=dict)
    session: Session = field(default_factory=Session)
    is_intent: bool = True
    is_one_shot: bool = False
    signs: tuple[str, ...] = ()
    who: str = ""
    sent: datetime | None = None
    memory: Memory | None = field(default=None, repr=False)

    @property
    def slot_ids(self) -> list[str]:
        """The ids of all slots, each once."""
        return list(dict.fromkeys(id for slot in self.slots.values() for id in slot.ids))
