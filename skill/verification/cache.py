"""Certificate chains, kept so that only the first request of a day waits for one."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from skill.verification.chain import Chain, validate_chain
from skill.verification.fetch import DEADLINE, MOST_BYTES
from skill.verification.refusal import Code, Refusal

T = TypeVar("T")

#: A callable from a canonical URL to PEM bytes; whatever it raises is a failed fetch.
Fetch = Callable[[str], bytes]

MOST_CHAINS = 64
MOST_FAILURES = 256
MOST_FLIGHTS = 32

# Seconds.
LIFE = 24 * 3600.0
FAILURE_LIFE = 10.0
BETWEEN_RENEWALS = 60.0
#: How long a request waits for a renewal when it has an older chain that is still valid.
RENEWAL_PATIENCE = 0.5

#: Fetches of unknown URLs: so many at once, and then so many a second.
BURST, RATE = 20.0, 2.0


@dataclass(frozen=True)
class _Kept:
    """A valid chain, when it was fetched, and when it was last tried to fetch it anew."""

    chain: Chain
    fetched: float
    tried: float


@dataclass(frozen=True)
class _Flight:
    """A fetch on its way. Requests for the same URL wait for the same one.

    It lands with a chain, or with why there is none: a code and no exception, since that would hold on to the request.
    """

    landed: Future[Chain | Code]
    started: float


class ChainCache:
    """Valid chains by canonical URL. Safe to use from many threads; nobody waits under its lock."""

    def __init__(
        self,
        fetch: Fetch,
        trust_roots: bytes | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch, self._trust_roots, self._now, self._ticks = fetch, trust_roots, now, ticks
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._failed: OrderedDict[str, tuple[float, Code]] = OrderedDict()
        self._flights: dict[str, _Flight] = {}
        self._tokens, self._refilled = BURST, ticks()

    def chain(self, url: str) -> Chain:
        """The chain for a canonical URL, kept or fetched; Refusal if it cannot be had or is not valid.

        After a day a chain is fetched anew. If that fails the older one serves on, though never past its own end.
        """
        with self._lock:
            kept = self._valid(url)
            if kept and self._ticks() - kept.fetched < LIFE:
                return kept.chain
            flight = self._flight(url, is_known=kept is not None)
        try:
            return self._wait(flight, RENEWAL_PATIENCE if kept else DEADLINE)
        except Refusal:
            if kept:
                return kept.chain
            raise

    def renewed(self, url: str) -> Chain | None:
        """The chain fetched anew, for a signature that the kept one did not make: Amazon may change what lies at a URL.

        None if it cannot be had, or was tried less than a minute ago.
        """
        with self._lock:
            kept = self._valid(url)
            if kept is None or self._ticks() - kept.tried < BETWEEN_RENEWALS:
                return None
            self._kept[url] = replace(kept, tried=self._ticks())
            flight = self._flight(url, is_known=True)
        try:
            return self._wait(flight, DEADLINE)
        except Refusal:
            return None

    def _valid(self, url: str) -> _Kept | None:
        kept = self._kept.get(url)
        if kept is None:
            return None
        if self._now() >= kept.chain.not_after:
            del self._kept[url]
            return None
        self._kept.move_to_end(url)
        return kept

    def _flight(self, url: str, *, is_known: bool) -> _Flight:
        """The fetch of a URL that is on its way, or a new one where that is allowed."""
        at = self._ticks()
        # A fetch that has not ended by now is lost: it counts no more, and another may start.
        given_up = at - DEADLINE - FAILURE_LIFE
        self._flights = {url: flight for url, flight in self._flights.items() if flight.started > given_up}
        if url in self._flights:
            return self._flights[url]
        failed_at, code = self._failed.get(url, (float("-inf"), "chain_fetch"))
        if at - failed_at < FAILURE_LIFE:
            return _crashed(code, at)
        if len(self._flights) >= MOST_FLIGHTS or not (is_known or self._takes_token(at)):
            return _crashed("chain_fetch", at)
        flight = _Flight(Future(), at)
        try:
            threading.Thread(target=self._fly, args=(url, flight), daemon=True).start()
        except RuntimeError:  # the system has no thread left
            return _crashed("chain_fetch", at)
        self._flights[url] = flight
        return flight

    def _takes_token(self, at: float) -> bool:
        self._tokens = min(BURST, self._tokens + (at - self._refilled) * RATE)
        self._refilled = at
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _fly(self, url: str, flight: _Flight) -> None:
        outcome = self._fetched(url)
        with self._lock:
            at = self._ticks()
            if self._flights.get(url) is flight:
                del self._flights[url]
            if isinstance(outcome, Chain):
                _put(self._kept, url, _Kept(outcome, fetched=at, tried=at), MOST_CHAINS)
            else:
                _put(self._failed, url, (at, outcome), MOST_FAILURES)
        flight.landed.set_result(outcome)

    def _fetched(self, url: str) -> Chain | Code:
        try:
            pem = self._fetch(url)
            if not isinstance(pem, bytes) or len(pem) > MOST_BYTES:
                return "chain_fetch"
            return validate_chain(pem, trust_roots=self._trust_roots, now=self._now())
        except Refusal as refusal:
            return refusal.code
        except BaseException:  # a fetch may raise anything, and none of it may end a thread with a traceback
            return "chain_fetch"

    def _wait(self, flight: _Flight, patience: float) -> Chain:
        left = flight.started + patience - self._ticks()
        try:
            outcome = flight.landed.result(timeout=max(left, 0))
        except TimeoutError as error:
            raise Refusal("chain_fetch") from error
        if isinstance(outcome, Chain):
            return outcome
        raise Refusal(outcome)


def _crashed(code: Code, at: float) -> _Flight:
    flight = _Flight(Future(), at)
    flight.landed.set_result(code)
    return flight


def _put(entries: OrderedDict[str, T], url: str, entry: T, most: int) -> None:
    entries[url] = entry
    entries.move_to_end(url)
    if len(entries) > most:
        entries.popitem(last=False)
