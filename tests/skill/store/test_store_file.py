"""What stands in the file, and who may read it: a thief of the directory learns nobody's name."""

import base64
import hashlib
import os
import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest

from skill import refill_store
from skill.refill_store import SqliteStore
from tests.skill.store.conftest import SECRET, forget, keep, raw_bytes, recall

USER = "amzn1.ask.account.CANARYUSER"


@pytest.fixture
def open_elsewhere(path):
    """Another process of the service with the file open, so that the log beside it stays."""
    SqliteStore(path, SECRET)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("SELECT * FROM sqlite_schema").fetchall()
        yield connection


def test_the_file_does_not_tell_whose_date_it_holds(store, path, open_elsewhere):
    keep(store, USER, "2031-07-19")
    recall(store, USER)
    found = raw_bytes(path)
    assert b"2031-07-19" in found
    hashes = [hash(USER.encode()) for hash in (hashlib.md5, hashlib.sha1, hashlib.sha256, hashlib.sha512)]
    unkeyed = [form for one in hashes for form in (one.digest(), one.hexdigest().encode())]
    for secret in (USER.encode(), b"CANARY", USER.encode("utf-16-le"), base64.b64encode(USER.encode()), *unkeyed):
        assert secret not in found


def test_the_secret_stands_nowhere_near_the_file(store, path, open_elsewhere):
    keep(store, USER, "2031-07-19")
    assert SECRET not in raw_bytes(path)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_the_files_are_for_their_owner_only(path, umask):
    before = os.umask(umask)
    try:
        store = SqliteStore(path, SECRET)
        keep(store, USER, "2031-07-19")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT * FROM refill_dates").fetchall()
            keep(store, USER, "2031-07-20")
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("dates.db", "dates.db-wal", "dates.db-shm"), 0o600)


def test_of_a_wiped_date_no_byte_is_left(store, path):
    for number in range(50):
        keep(store, f"other {number}", "2026-12-03")
    keep(store, USER, "2031-07-19")
    forget(store, USER)
    assert b"2031-07-19" not in raw_bytes(path)
    assert recall(store, "other 7") == "2026-12-03"


def test_of_a_wiped_date_no_byte_is_left_after_a_checkpoint_of_a_busy_file(store, path, open_elsewhere):
    keep(store, USER, "2031-07-19")
    forget(store, USER)
    assert open_elsewhere.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert b"2031-07-19" not in raw_bytes(path)


def test_of_a_changed_date_no_byte_is_left(store, path):
    keep(store, USER, "2031-07-19")
    keep(store, USER, "2026-12-03")
    assert b"2031-07-19" not in raw_bytes(path)


def test_of_a_date_that_nobody_used_no_byte_is_left(store, path, monkeypatch):
    keep(store, USER, "2031-07-19")
    late = SimpleNamespace(time=lambda: refill_store.UNUSED_SECONDS + 9_000_000_000)
    monkeypatch.setattr(refill_store, "time", late)
    recall(store, "somebody else")
    assert b"2031-07-19" not in raw_bytes(path)


def test_what_is_acknowledged_is_on_the_disk(store, path):
    keep(store, USER, "2031-07-19")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with store._engine.connect() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "secure_delete")]
    assert settings == [2, 1]


def test_a_store_that_nobody_uses_makes_no_file(store, path):
    assert list(path.parent.iterdir()) == []


def test_the_file_stays_where_it_was_when_the_process_goes_elsewhere(path, tmp_path, monkeypatch):
    monkeypatch.chdir(path.parent)
    store = SqliteStore(path.relative_to(path.parent), SECRET)
    keep(store, USER, "2031-07-19")
    monkeypatch.chdir(tmp_path)
    assert recall(store, USER) == "2031-07-19"
    assert not (tmp_path / path.name).exists()


@pytest.mark.parametrize("name", [":memory:", "file:x?mode=memory", "a b?c=d&é#%20.db", "\udcff.db", "~"])
def test_whatever_the_file_is_called_what_is_acknowledged_is_in_it(path, name, monkeypatch):
    monkeypatch.chdir(path.parent)
    path = type(path)(name)
    keep(SqliteStore(path, SECRET), USER, "2031-07-19")
    assert recall(SqliteStore(path, SECRET), USER) == "2031-07-19"
    assert path.stat().st_size > 0
