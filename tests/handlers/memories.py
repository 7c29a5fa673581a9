"""Memories that the tests hold in their hands."""

from datetime import date

from handlers.memory import MemoryUnavailableError


class Kept:
    """Keeps a date, as a store does that works."""

    def __init__(self, day: date | None = None) -> None:
        self.day = day

    def recall(self) -> date | None:
        return self.day

    def keep(self, day: date) -> None:
        self.day = day

    def forget(self) -> None:
        self.day = None


class Broken:
    """Cannot be reached."""

    def recall(self) -> date | None:
        raise MemoryUnavailableError

    def keep(self, day: date) -> None:
        raise MemoryUnavailableError

    def forget(self) -> None:
        raise MemoryUnavailableError
