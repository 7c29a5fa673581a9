"""Where a private deployment keeps a refill date: one SQLite file, behind the SDK's persistence adapter."""

import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_model import RequestEnvelope
from sqlalchemy import Column, Connection, Engine, Integer, MetaData, String, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from skill.refill_memory import REFILL_DATE

#: A date that nobody has used for so long is wiped.
UNUSED_SECONDS = 90 * 24 * 3600

#: How long a locked database is waited for. An answer is due within two seconds, a reading and a writing in one.
LOCKED_SECONDS = 0.5

_TABLE = Table(
    "refill_dates",
    MetaData(),
    Column("person", String(64), primary_key=True),
    Column(REFILL_DATE, String(10), nullable=False),
    Column("used", Integer, nullable=False),
)


class SqliteStore(AbstractPersistenceAdapter):
    """One refill date a person, under a keyed hash of the user id, so that the file alone tells nobody whose it is.

    What was acknowledged is on the disk: write-ahead log, full synchronous writes. Wiped rows are overwritten, the file
    is for its owner only, and what was not used for 90 days is gone. Every method raises PersistenceException where the
    file is locked, full, broken or gone.
    """

    def __init__(self, path: Path, secret: bytes) -> None:
        self._path, self._secret = path.absolute(), secret
        self._engine = _engine(self._path)

    def get_attributes(self, request_envelope: RequestEnvelope) -> dict[str, Any]:
        """`{"refill_date": "2026-12-03"}`, or nothing."""
        person = self._person(request_envelope)
        with self._transaction() as connection:
            used = _TABLE.update().where(_TABLE.c.person == person).values(used=int(time.time()))
            row = connection.execute(used.returning(_TABLE.c.refill_date)).first()
        return {REFILL_DATE: row[0]} if row and _is_day(row[0]) else {}

    def save_attributes(self, request_envelope: RequestEnvelope, attributes: dict[str, Any]) -> None:
        """Keeps the refill date of `attributes`; anything else in them is refused."""
        day = attributes.get(REFILL_DATE)
        if attributes.keys() != {REFILL_DATE} or not _is_day(day):
            raise PersistenceException("only a refill date is kept")
        values = {REFILL_DATE: day, "used": int(time.time())}
        row = insert(_TABLE).values(person=self._person(request_envelope), **values)
        with self._transaction() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["person"], set_=values))

    def delete_attributes(self, request_envelope: RequestEnvelope) -> None:
        """Wipes the date of a person, if there is one."""
        person = self._person(request_envelope)
        with self._transaction() as connection:
            connection.execute(_TABLE.delete().where(_TABLE.c.person == person))

    def _person(self, request_envelope: RequestEnvelope) -> str:
        user = request_envelope.context.system.user.user_id
        if not user:
            raise PersistenceException("the request names no user")
        return hmac.new(self._secret, user.encode(), "sha256").hexdigest()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction on a file that exists, has our table, and holds nothing that is too old."""
        try:
            self._path.touch(mode=0o600)
            self._path.chmod(0o600)
            with self._engine.begin() as connection:
                _TABLE.create(connection, checkfirst=True)
                connection.execute(_TABLE.delete().where(_TABLE.c.used < int(time.time()) - UNUSED_SECONDS))
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise PersistenceException(type(error).__name__) from None


def _engine(path: Path) -> Engine:
    """A connection for each transaction. One that is kept would go on with a file that somebody has replaced, and keep
    wiped dates in the log beside it, which the last connection to close takes away.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": LOCKED_SECONDS},
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def settle(connection: Any, record: object) -> None:
        for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that begins as a reading one cannot wait for its turn to write.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
