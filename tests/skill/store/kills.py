"""Kills writers of a store at random moments and looks what is left: `python -m tests.skill.store.kills ROUNDS DIR`.

A writer keeps dates, one after another and now and then wipes one, and tells each step when it is acknowledged. After
the kill the store must hold the last step that was told, or the one after it, which may have been under way.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from skill.refill_store import SqliteStore
from tests.skill.store.conftest import SECRET, forget, keep, recall

WRITERS = ("ann", "bob")

#: Every so many steps a date is wiped.
WIPED = 5


def day_of(step: int) -> str | None:
    """What the store holds after a step."""
    return None if step % WIPED == 0 else date.fromordinal(700_000 + step).isoformat()


def write(path: Path, user: str, step: int, told: int) -> None:
    store = SqliteStore(path, SECRET)
    while True:
        step += 1
        day = day_of(step)
        if day:
            keep(store, user, day)
        else:
            forget(store, user)
        os.write(told, f"{step}\n".encode())


def forked(work, *arguments) -> int:
    """A process of its own that does some work, and never returns from it."""
    if pid := os.fork():
        return pid
    try:
        work(*arguments)
    except BaseException as error:
        os.write(2, f"{error!r}\n".encode())
        os._exit(1)
    os._exit(0)


def killed_after(path: Path, steps: dict[str, int], seconds: float) -> dict[str, int]:
    """The last step that each writer told before all of them were killed."""
    pipes, pids = {user: os.pipe() for user in WRITERS}, []
    for user in WRITERS:
        pids.append(forked(write, path, user, steps[user], pipes[user][1]))
    time.sleep(seconds)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    ended = [os.waitpid(pid, 0)[1] for pid in pids]
    assert ended == [signal.SIGKILL] * len(pids), "a writer ended before it was killed"
    last = {}
    for user, (reading, writing) in pipes.items():
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            lines = told.read().splitlines()
        last[user] = int(lines[-1]) if lines else steps[user]
    return last


def looked_at(path: Path, told: int) -> None:
    """Tells what the store holds when it is opened again."""
    store = SqliteStore(path, SECRET)
    found = {user: recall(store, user) for user in WRITERS}
    with closing(sqlite3.connect(path)) as connection:
        found["check"] = connection.execute("PRAGMA integrity_check").fetchone()[0]
    os.write(told, json.dumps(found).encode())


def reopened(path: Path) -> dict[str, str | None]:
    reading, writing = os.pipe()
    pid = forked(looked_at, path, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        found = json.loads(told.read() or b'{"check": "not opened"}')
    os.waitpid(pid, 0)
    return found


def kill(rounds: int, path: Path, chance: random.Random) -> dict[str, int]:
    """Kills the writers so many times; counts the steps that were told, lost dates and damaged files."""
    report = {"rounds": rounds, "told": 0, "under_way": 0, "lost": 0, "damaged": 0}
    steps = dict.fromkeys(WRITERS, 0)
    for _ in range(rounds):
        last = killed_after(path, steps, chance.uniform(0.02, 0.3))
        found = reopened(path)
        report["damaged"] += found["check"] != "ok"
        for user in WRITERS:
            report["told"] += last[user] - steps[user]
            held = [step for step in (last[user], last[user] + 1) if found.get(user, "") == day_of(step)]
            report["lost"] += not held
            steps[user] = held[0] if held else last[user]
            report["under_way"] += steps[user] != last[user]
    return report


if __name__ == "__main__":
    print(json.dumps(kill(int(sys.argv[1]), Path(sys.argv[2]) / "killed.db", random.Random())))
