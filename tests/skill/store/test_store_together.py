"""Several people at once, in several workers of the service: nothing that was acknowledged is lost."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ask_sdk_core.exceptions import PersistenceException

from skill.refill_store import SqliteStore
from tests.skill.store.conftest import SECRET, keep, recall

ROOT = Path(__file__).parent.parent.parent.parent

WORKER = """
import sys
from pathlib import Path
from skill.refill_store import SqliteStore
from tests.skill.store.conftest import SECRET, keep
from tests.skill.store.test_store_together import acknowledged
worker, path = sys.argv[1:]
store = SqliteStore(Path(path), SECRET)
for number in range(30):
    acknowledged(keep, store, f"{worker} {number}", f"2026-12-{number + 1:02}")
    acknowledged(keep, store, "everybody", f"2027-{int(worker) + 1:02}-{number % 28 + 1:02}")
"""


def acknowledged(reach: Callable[..., Any], *arguments: Any) -> Any:
    """What a person gets who is told that the store cannot be reached just now, and asks again."""
    for _ in range(20):
        try:
            return reach(*arguments)
        except PersistenceException:
            continue
    raise AssertionError("never acknowledged")


def test_workers_that_write_at_once_from_the_first_moment_lose_nothing(path):
    command = [sys.executable, "-c", WORKER]
    workers = [subprocess.Popen([*command, str(number), str(path)], cwd=ROOT) for number in range(4)]
    assert [worker.wait(120) for worker in workers] == [0] * 4
    store = SqliteStore(path, SECRET)
    for worker in range(4):
        for number in range(30):
            assert recall(store, f"{worker} {number}") == f"2026-12-{number + 1:02}"
    assert recall(store, "everybody") in {f"2027-{month:02}-02" for month in range(1, 5)}


def test_twenty_people_at_once_in_one_worker_lose_nothing_and_see_only_their_own(store):
    def use(number: int) -> tuple[list[str], list[str]]:
        days = [f"{2026 + turn}-12-{number + 1:02}" for turn in range(5)]
        seen = []
        for day in days:
            acknowledged(keep, store, f"person {number}", day)
            seen.append(acknowledged(recall, store, f"person {number}"))
        return seen, days

    with ThreadPoolExecutor(20) as pool:
        for number, (seen, days) in enumerate(pool.map(use, range(20))):
            assert seen == days
            assert recall(store, f"person {number}") == days[-1]
