"""A store in a directory of a test's own, and requests by several people."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from skill.refill_store import SqliteStore

SECRET = b"a secret of the tests, long enough"


def by(user: Any) -> Any:
    """A request, as far as a store looks at it: who made it."""
    return SimpleNamespace(context=SimpleNamespace(system=SimpleNamespace(user=SimpleNamespace(user_id=user))))


def keep(store: SqliteStore, user: str, day: str) -> None:
    store.save_attributes(by(user), {"refill_date": day})


def recall(store: SqliteStore, user: str) -> str | None:
    attributes = store.get_attributes(by(user))
    assert attributes.keys() <= {"refill_date"}
    return attributes.get("refill_date")


def forget(store: SqliteStore, user: str) -> None:
    store.delete_attributes(by(user))


def raw_bytes(path: Path) -> bytes:
    """Everything that a thief of the directory reads."""
    return b"\n".join(file.read_bytes() for file in path.parent.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept" / "dates.db"


@pytest.fixture
def store(path: Path) -> SqliteStore:
    return SqliteStore(path, SECRET)
