"""A store that cannot be reached says so quickly and in one way, and works again when the fault is gone."""

import resource
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from ask_sdk_core.exceptions import PersistenceException

from skill.refill_store import SqliteStore
from tests.skill.store.conftest import SECRET, forget, keep, recall

#: An answer is due within two seconds, of which the store may take so many.
SECONDS = 1.5


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program works on the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def locked_against_readers(path: Path) -> Iterator[None]:
    """Another program has the file for itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("CREATE TABLE x (y)")
        yield


@contextmanager
def full(path: Path) -> Iterator[None]:
    """No file can grow any more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def replaced_by(path: Path, content: bytes | None) -> Iterator[None]:
    """Something else lies where the file was: these bytes, or a directory."""
    others = [path.with_name(f"{path.name}-{end}") for end in ("wal", "shm")]
    aside = path.parent.with_name("aside")
    shutil.copytree(path.parent, aside)
    for file in path.parent.iterdir():
        file.unlink()
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    yield
    path.rmdir() if content is None else path.unlink()
    for file in others:
        file.unlink(missing_ok=True)
    for file in aside.iterdir():
        shutil.move(file, path.parent)
    aside.rmdir()


@contextmanager
def moved_away(path: Path) -> Iterator[None]:
    """The directory is not there, as before a volume is mounted."""
    aside = path.parent.rename(path.parent.with_name("aside"))
    yield
    aside.rename(path.parent)


@contextmanager
def another_schema(path: Path) -> Iterator[None]:
    """The table has other columns than ours."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE refill_dates RENAME COLUMN used TO unused")
        yield
        connection.execute("ALTER TABLE refill_dates RENAME COLUMN unused TO used")


HEADER = b"SQLite format 3\x00"
FAULTS = {
    "locked": locked,
    "locked against readers": locked_against_readers,
    "full": full,
    "text in its place": lambda path: replaced_by(path, b"Dear diary, " * 1_000),
    "noise in its place": lambda path: replaced_by(path, bytes(range(256)) * 64),
    "a broken header": lambda path: replaced_by(path, HEADER + b"\xff" * 8_000),
    "a directory in its place": lambda path: replaced_by(path, None),
    "no parent directory": moved_away,
    "another schema": another_schema,
}


def assert_unreachable(store: SqliteStore) -> None:
    for reach in (
        lambda: recall(store, "ann"),
        lambda: keep(store, "ann", "2027-01-05"),
        lambda: forget(store, "ann"),
    ):
        started = time.monotonic()
        with pytest.raises(PersistenceException) as error:
            reach()
        assert time.monotonic() - started < SECONDS
        told = f"{error.value} {error.value!r}"
        assert not [word for word in ("ann", "2027", "dates.db", "SELECT", SECRET.decode()) if word in told]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("is_new", [False, True], ids=["while running", "from the start"])
def test_a_store_that_cannot_be_reached_says_so_quickly_and_recovers(path, fault, is_new):
    keep(SqliteStore(path, SECRET), "ann", "2026-12-03")
    store = SqliteStore(path, SECRET)
    if not is_new:
        assert recall(store, "ann") == "2026-12-03"
    with FAULTS[fault](path):
        assert_unreachable(store)
    assert recall(store, "ann") == "2026-12-03"
    keep(store, "ann", "2027-01-05")
    assert recall(SqliteStore(path, SECRET), "ann") == "2027-01-05"


def test_a_store_whose_file_was_deleted_while_it_ran_starts_a_new_one(store, path):
    keep(store, "ann", "2026-12-03")
    for file in path.parent.iterdir():
        file.unlink()
    assert recall(store, "ann") is None
    keep(store, "ann", "2027-01-05")
    assert recall(store, "ann") == recall(SqliteStore(path, SECRET), "ann") == "2027-01-05"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_store_whose_file_was_put_back_from_a_copy_reads_the_copy(store, path):
    keep(store, "ann", "2026-12-03")
    copy = path.with_name("copy.db")
    with closing(sqlite3.connect(path)) as connection, closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
    keep(store, "ann", "2027-01-05")
    for file in path.parent.glob("dates.db*"):
        file.unlink()
    copy.rename(path)
    assert recall(store, "ann") == recall(SqliteStore(path, SECRET), "ann") == "2026-12-03"


def test_a_date_that_somebody_broke_in_the_file_is_none(store, path):
    keep(store, "ann", "2026-12-03")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE refill_dates SET refill_date = 'junk'")
        connection.commit()
    assert recall(store, "ann") is None


def test_a_page_that_somebody_broke_in_the_file_is_no_crash(store, path):
    for number in range(200):
        keep(store, str(number), "2026-12-03")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    for file in path.parent.glob("dates.db-*"):
        file.unlink()
    assert_unreachable(SqliteStore(path, SECRET))
