"""A person's refill date as the handlers see it, behind the SDK's persistence adapter."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_model import RequestEnvelope

from handlers.memory import MemoryUnavailableError
from skill.settings import OFF, SQLITE

#: The one attribute that is kept: an ISO date.
REFILL_DATE = "refill_date"


class RefillMemory:
    """What is kept of the person whose request it is. The store is reached only when a handler asks."""

    def __init__(self, store: AbstractPersistenceAdapter, envelope: RequestEnvelope) -> None:
        self._store, self._envelope = store, envelope

    def recall(self) -> date | None:
        with _reaching():
            day = self._store.get_attributes(self._envelope).get(REFILL_DATE)
        return date.fromisoformat(day) if day else None

    def keep(self, day: date) -> None:
        with _reaching():
            self._store.save_attributes(self._envelope, {REFILL_DATE: day.isoformat()})

    def forget(self) -> None:
        with _reaching():
            self._store.delete_attributes(self._envelope)


@contextmanager
def _reaching() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # whatever a store fails with costs a sentence and never the advice
        raise MemoryUnavailableError from error


def open_store(memory: str, secret: bytes) -> AbstractPersistenceAdapter | None:
    """The store that a setting names; None where nothing is kept. Only a store that is used costs its library."""
    if memory == OFF:
        return None
    from skill.refill_store import SqliteStore

    return SqliteStore(Path(memory.removeprefix(SQLITE)), secret)
