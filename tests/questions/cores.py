"""The same work for many things, done by all cores at once."""

import multiprocessing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits

Thing = TypeVar("Thing")
Result = TypeVar("Result")

#: What is being done. A process that is forked off has it already: an understanding is too large to be sent to it.
_work: list[Callable[[Any], Any]] = []


def spread(work: Callable[[Thing], Result], things: Sequence[Thing], *, at_once: int = 1) -> list[Result]:
    """The result for each thing, in their order; `at_once` are handed to a core together."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return [work(thing) for thing in things]
    _work.append(work)
    try:
        # One thread a core: what each of them computes is too little to be shared again.
        with multiprocessing.get_context("fork").Pool(initializer=threadpool_limits, initargs=(1,)) as pool:
            return pool.map(_do, things, chunksize=at_once)
    finally:
        _work.pop()


def _do(thing: Any) -> Any:
    return _work[-1](thing)
