"""What a private deployment may remember of a person: one refill date."""

from datetime import date
from typing import Protocol


class MemoryUnavailableError(Exception):
    """What is kept cannot be read or written just now."""


class Memory(Protocol):
    """The one date of the person who speaks. Every method may raise MemoryUnavailableError."""

    def recall(self) -> date | None:
        """The date that was kept, if any."""

    def keep(self, day: date) -> None:
        """Keeps a date in place of the one before. When this returns, it is not lost."""

    def forget(self) -> None:
        """Wipes the date. It is no error if there is none."""
