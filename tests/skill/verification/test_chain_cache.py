"""Chains are fetched seldom, one at a time, and never used past their end, whatever fetching does."""

import gc
import threading
import time
import weakref
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from skill.verification import Refusal, cache
from skill.verification.cache import ChainCache
from skill.verification.chain import Chain
from tests.authority import URL, Authority, CertificateHost, Clock, Leaf

TODAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


def url(number: int) -> str:
    return f"https://s3.amazonaws.com/echo.api/{number}.pem"


@pytest.fixture
def host(authority: Authority) -> CertificateHost:
    return CertificateHost(authority.pem)


@pytest.fixture
def chains(host: CertificateHost, authority: Authority, clock: Clock) -> ChainCache:
    return ChainCache(host, authority.roots, now=clock.now, ticks=clock.ticks)


@pytest.fixture
def is_hasty(monkeypatch) -> None:
    """Nobody waits long for a fetch that hangs. The clock stands, so the other times are as ever."""
    monkeypatch.setattr(cache, "DEADLINE", 0.4)
    monkeypatch.setattr(cache, "RENEWAL_PATIENCE", 0.2)


def refusal_of(chains: ChainCache, address: str = URL) -> str | None:
    try:
        assert isinstance(chains.chain(address), Chain)
    except Refusal as refusal:
        return refusal.code
    return None


def newer(authority: Authority) -> bytes:
    return authority.issue_pem(ends=timedelta(days=61))


def test_a_chain_is_fetched_once_for_many_requests(chains, host):
    assert len({id(chains.chain(URL)) for _ in range(100)}) == 1
    assert host.calls == [URL]


def test_a_chain_is_kept_for_a_day_and_then_fetched_anew(chains, host, clock, authority):
    first = chains.chain(URL)
    host.answer = newer(authority)
    clock.seconds = DAY - 0.001
    assert chains.chain(URL) is first
    clock.seconds = DAY
    second = chains.chain(URL)
    assert second.not_after > first.not_after
    assert chains.chain(URL) is second
    assert len(host.calls) == 2


def test_use_does_not_make_a_chain_younger(chains, host, clock):
    for hour in range(25):
        clock.seconds = hour * HOUR
        chains.chain(URL)
    assert len(host.calls) == 2


def test_two_addresses_are_two_chains(chains, host):
    assert chains.chain(url(1)) is not chains.chain(url(2))
    assert host.calls == [url(1), url(2)]


@pytest.mark.parametrize("failure", [OSError, b"", b"<html>", None], ids=str)
def test_an_older_chain_serves_on_past_failed_renewals_until_it_ends_and_no_longer(
    chains, host, clock, authority, failure
):
    first = chains.chain(URL)
    host.answer = failure
    for days in (1, 2, 30, 59):
        clock.seconds = days * DAY
        assert chains.chain(URL) is first
    clock.seconds = 60 * DAY - 1
    assert chains.chain(URL) is first
    clock.seconds = 60 * DAY
    assert refusal_of(chains) in {"chain_fetch", "chain_invalid"}
    host.answer = authority.pem
    clock.seconds += 10
    assert refusal_of(chains) == "chain_invalid"


def test_a_chain_that_ends_within_the_day_is_dropped_then(host, clock):
    authority = Authority(Leaf(ends=timedelta(hours=2)), now=TODAY)
    host.answer = authority.pem
    chains = ChainCache(host, authority.roots, now=clock.now, ticks=clock.ticks)
    chains.chain(URL)
    clock.seconds = 2 * HOUR - 1
    chains.chain(URL)
    assert len(host.calls) == 1
    host.answer = authority.issue_pem(ends=timedelta(days=3))
    clock.seconds = 2 * HOUR
    assert chains.chain(URL).not_after == TODAY + timedelta(days=3)
    assert len(host.calls) == 2


def test_a_chain_whose_intermediate_ends_first_is_dropped_with_it(host, clock):
    authority = Authority(now=TODAY, has_intermediate=True, intermediate_ends=timedelta(hours=3))
    host.answer = authority.pem
    chains = ChainCache(host, authority.roots, now=clock.now, ticks=clock.ticks)
    chains.chain(URL)
    clock.seconds = 3 * HOUR - 1
    assert refusal_of(chains) is None
    assert len(host.calls) == 1
    clock.seconds = 3 * HOUR + 1
    assert refusal_of(chains) == "chain_invalid"
    assert len(host.calls) == 2


def test_a_chain_that_ended_does_not_come_back_when_the_clock_is_set_back(chains, host, clock):
    chains.chain(URL)
    host.answer = OSError
    clock.seconds = 60 * DAY
    assert refusal_of(chains) == "chain_fetch"
    clock.seconds = 30 * DAY
    assert refusal_of(chains) == "chain_fetch"


def test_a_failed_renewal_is_tried_again_after_ten_seconds_not_sooner(chains, host, clock):
    chains.chain(URL)
    host.answer = OSError
    for seconds, calls in [(0, 2), (0, 2), (9.9, 2), (10, 3), (19.9, 3), (20, 4)]:
        clock.seconds = DAY + seconds
        chains.chain(URL)
        assert len(host.calls) == calls


@pytest.mark.parametrize(("answer", "code"), [(OSError, "chain_fetch"), (b"", "chain_invalid")], ids=["fetch", "chain"])
def test_a_failure_is_remembered_for_ten_seconds_with_its_reason(chains, host, clock, authority, answer, code):
    host.answer = answer
    assert refusal_of(chains) == code
    host.answer = authority.pem
    clock.seconds = 9.9
    assert refusal_of(chains) == code
    assert len(host.calls) == 1
    clock.seconds = 10
    assert refusal_of(chains) is None
    assert len(host.calls) == 2


def test_a_failure_of_one_address_does_not_touch_another(chains, host, authority):
    host.answer = lambda address: authority.pem if address == URL else b""
    assert refusal_of(chains, url(1)) == "chain_invalid"
    assert refusal_of(chains) is None


def test_only_so_many_failures_are_remembered(chains, host, monkeypatch):
    monkeypatch.setattr(cache, "MOST_FAILURES", 2)
    host.answer = OSError
    for number in (1, 2, 3):
        refusal_of(chains, url(number))
    for number in (2, 3):
        refusal_of(chains, url(number))
    assert len(host.calls) == 3
    refusal_of(chains, url(1))
    assert len(host.calls) == 4


def test_what_is_remembered_of_a_failure_holds_no_request_in_memory(chains, host):
    class Body:
        pass

    bodies = []

    def request() -> None:
        body = Body()
        bodies.append(weakref.ref(body))
        with suppress(Refusal):
            chains.chain(URL)

    host.answer = OSError
    for _ in range(20):
        request()
    gc.collect()
    assert sum(body() is not None for body in bodies) == 0


def test_thirty_first_requests_at_once_fetch_once(chains, host):
    start = threading.Barrier(30)

    def request() -> Chain:
        start.wait(5)
        return chains.chain(URL)

    with ThreadPoolExecutor(30) as pool, host.silence() as go_on:
        answers = [pool.submit(request) for _ in range(30)]
        time.sleep(0.05)
        go_on()
        assert len({id(answer.result(5)) for answer in answers}) == 1
    assert host.calls == [URL]


def test_thirty_first_requests_at_once_are_all_refused_by_one_failed_fetch(chains, host):
    start = threading.Barrier(30)

    def request() -> str | None:
        start.wait(5)
        return refusal_of(chains)

    host.answer = OSError
    with ThreadPoolExecutor(30) as pool:
        assert set(pool.map(lambda _: request(), range(30))) == {"chain_fetch"}
    assert host.calls == [URL]


def test_thirty_requests_at_once_renew_once(chains, host, clock, authority):
    chains.chain(URL)
    clock.seconds = DAY
    host.answer = newer(authority)
    with ThreadPoolExecutor(30) as pool:
        ends = set(pool.map(lambda _: chains.chain(URL).not_after, range(30)))
    assert ends == {TODAY + timedelta(days=61)}
    assert len(host.calls) == 2


def test_three_hundred_forged_addresses_at_once_cause_at_most_twenty_fetches(chains, host):
    host.answer = OSError
    assert {refusal_of(chains, url(number)) for number in range(300)} == {"chain_fetch"}
    assert len(host.calls) == 20


def test_three_hundred_forged_addresses_within_twenty_seconds_cause_at_most_sixty_fetches(chains, host, clock):
    host.answer = b""
    for number in range(300):
        clock.seconds = number / 15
        refusal_of(chains, url(number))
    assert 50 <= len(host.calls) <= 60


def test_unknown_addresses_are_fetched_twice_a_second_after_a_flood(chains, host, clock):
    host.answer = OSError
    for number in range(30):
        refusal_of(chains, url(number))
    for seconds, calls in [(0.4, 20), (0.5, 21), (0.6, 21), (1.0, 22), (1.0, 22), (3.0, 24)]:
        clock.seconds = seconds
        for number in range(2):
            refusal_of(chains, url(1000 + 10 * int(seconds * 10) + number))
        assert len(host.calls) <= calls
    assert len(host.calls) == 24


def test_quiet_times_are_not_saved_up_for_a_flood(chains, host, clock):
    clock.seconds = DAY
    host.answer = OSError
    for number in range(300):
        refusal_of(chains, url(number))
    assert len(host.calls) == 20


def test_a_flood_stops_neither_a_kept_chain_nor_its_renewal(chains, host, clock, authority):
    first = chains.chain(URL)
    host.answer = lambda address: newer(authority) if address == URL else b""
    for number in range(100):
        refusal_of(chains, url(number))
    assert chains.chain(URL) is first
    clock.seconds = DAY
    for number in range(100):
        refusal_of(chains, url(number))
    assert chains.chain(URL).not_after > first.not_after


def test_a_flood_does_not_stop_the_new_fetch_after_a_bad_signature(chains, host, clock, authority):
    chains.chain(URL)
    clock.seconds = MINUTE
    host.answer = lambda address: newer(authority) if address == URL else b""
    for number in range(100):
        refusal_of(chains, url(number))
    assert chains.renewed(URL)


def test_after_a_bad_signature_a_chain_is_fetched_anew_at_most_once_a_minute(chains, host, clock, authority):
    first = chains.chain(URL)
    host.answer = newer(authority)
    for seconds in (0, 30, 59.9):
        clock.seconds = seconds
        assert chains.renewed(URL) is None
    assert len(host.calls) == 1
    clock.seconds = MINUTE
    second = chains.renewed(URL)
    assert second.not_after > first.not_after
    assert chains.chain(URL) is second
    for seconds, calls in [(60, 2), (119.9, 2), (120, 3), (121, 3)]:
        clock.seconds = seconds
        chains.renewed(URL)
        assert len(host.calls) == calls


@pytest.mark.parametrize("failure", [OSError, b""], ids=str)
def test_a_chain_serves_on_when_fetching_it_anew_fails(chains, host, clock, authority, failure):
    first = chains.chain(URL)
    clock.seconds = MINUTE
    host.answer = failure
    assert chains.renewed(URL) is None
    assert chains.chain(URL) is first
    host.answer = newer(authority)
    clock.seconds = MINUTE + 59
    assert chains.renewed(URL) is None
    assert len(host.calls) == 2
    clock.seconds = 2 * MINUTE
    assert chains.renewed(URL) is not None
    assert len(host.calls) == 3


def test_bad_signatures_do_not_keep_an_old_chain_young(chains, host, clock):
    chains.chain(URL)
    host.answer = OSError
    clock.seconds = DAY - 1
    chains.renewed(URL)
    clock.seconds = DAY + 10
    chains.chain(URL)
    assert len(host.calls) == 3


def test_a_chain_that_is_unknown_or_has_ended_is_not_fetched_for_a_bad_signature(chains, host, clock):
    assert chains.renewed(URL) is None
    assert not host.calls
    chains.chain(URL)
    clock.seconds = 60 * DAY
    assert chains.renewed(URL) is None
    assert len(host.calls) == 1


def test_sixty_four_chains_are_kept_and_the_one_unused_for_longest_makes_room(chains, host, clock):
    for number in range(64):
        clock.seconds += 1
        chains.chain(url(number))
    chains.chain(url(0))
    clock.seconds += 1
    chains.chain(url(64))
    assert len(host.calls) == 65
    for number in (0, 2, 63, 64):
        chains.chain(url(number))
    assert len(host.calls) == 65
    clock.seconds += 1
    chains.chain(url(1))
    assert len(host.calls) == 66


@pytest.mark.usefixtures("is_hasty")
def test_a_hanging_fetch_is_refused_in_time_and_not_started_again_meanwhile(chains, host, clock):
    with host.silence():
        started = time.monotonic()
        assert refusal_of(chains) == "chain_fetch"
        assert 0.3 < time.monotonic() - started < 2
        clock.seconds = 10.1
        started = time.monotonic()
        assert refusal_of(chains) == "chain_fetch"
        assert time.monotonic() - started < 0.3
        assert len(host.calls) == 1


@pytest.mark.usefixtures("is_hasty")
def test_a_chain_can_be_had_again_after_a_fetch_that_hung_and_came_back(chains, host):
    with host.silence() as go_on:
        assert refusal_of(chains) == "chain_fetch"
        go_on()
    deadline = time.monotonic() + 5
    while refusal_of(chains) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert refusal_of(chains) is None


@pytest.mark.usefixtures("is_hasty")
@pytest.mark.parametrize("late", ["fails", "lands"])
def test_a_chain_can_be_had_again_after_a_fetch_that_hangs_for_ever(chains, host, clock, authority, late):
    old = {"fails": OSError, "lands": authority.pem}[late]
    hanging, done = threading.Event(), threading.Event()

    def hang(address: str) -> bytes:
        hanging.wait(10)
        done.set()
        if old is OSError:
            raise OSError
        return old

    host.answer = hang
    assert refusal_of(chains) == "chain_fetch"
    host.answer = newer(authority)
    clock.seconds = cache.DEADLINE + cache.FAILURE_LIFE + 0.1
    fresh = chains.chain(URL)
    assert len(host.calls) == 2
    hanging.set()
    assert done.wait(5)
    time.sleep(0.05)
    assert refusal_of(chains) is None
    assert fresh.not_after == TODAY + timedelta(days=61)
    assert len(host.calls) == 2


@pytest.mark.usefixtures("is_hasty")
def test_a_kept_chain_answers_at_once_while_other_addresses_hang(chains, host):
    chains.chain(URL)
    with host.silence():
        with suppress(Refusal):
            chains.chain(url(1))
        started = time.monotonic()
        chains.chain(URL)
        assert time.monotonic() - started < 0.3


@pytest.mark.usefixtures("is_hasty")
def test_a_kept_chain_answers_soon_while_its_renewal_hangs(chains, host, clock):
    first = chains.chain(URL)
    clock.seconds = DAY
    with host.silence():
        started = time.monotonic()
        assert chains.chain(URL) is first
        assert 0.1 < time.monotonic() - started < 0.35
        clock.seconds += 0.2
        started = time.monotonic()
        assert chains.chain(URL) is first
        assert time.monotonic() - started < 0.1
        assert len(host.calls) == 2


@pytest.mark.usefixtures("is_hasty")
def test_a_hanging_fetch_after_a_bad_signature_is_given_up_in_time(chains, host, clock):
    first = chains.chain(URL)
    clock.seconds = MINUTE
    with host.silence():
        started = time.monotonic()
        assert chains.renewed(URL) is None
        assert time.monotonic() - started < 2
        assert chains.chain(URL) is first


def test_a_request_waits_half_a_second_for_a_renewal_and_three_for_a_first_chain():
    assert (cache.RENEWAL_PATIENCE, cache.DEADLINE) == (0.5, 3.0)


@pytest.mark.usefixtures("is_hasty")
def test_only_so_many_fetches_are_on_their_way_at_once(chains, host, monkeypatch):
    monkeypatch.setattr(cache, "MOST_FLIGHTS", 2)
    with host.silence():
        for number in range(5):
            assert refusal_of(chains, url(number)) == "chain_fetch"
        assert len(host.calls) == 2


@pytest.mark.usefixtures("is_hasty")
def test_fetches_that_hang_for_ever_do_not_lock_other_addresses_out_for_ever(
    chains, host, clock, monkeypatch, authority
):
    monkeypatch.setattr(cache, "MOST_FLIGHTS", 2)
    with host.silence():
        for number in range(2):
            refusal_of(chains, url(number))
        host.answer = authority.pem
        clock.seconds = 60.0
        assert refusal_of(chains) is None


def test_a_system_without_a_free_thread_refuses_and_recovers(chains, host, clock, monkeypatch):
    def fail(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", fail)
        for number in range(40):
            clock.seconds = float(number)
            assert refusal_of(chains, url(number)) == "chain_fetch"
    clock.seconds += 10
    assert refusal_of(chains) is None


class Unspeakable(Exception):
    def __str__(self) -> str:
        raise ValueError("no text")

    __repr__ = __str__


class Liar(bytes):
    def __len__(self) -> int:
        raise OSError("no length")


@pytest.mark.parametrize(
    "raised",
    [
        OSError("canary"),
        TimeoutError("canary"),
        ConnectionResetError,
        ValueError("canary"),
        UnicodeDecodeError("utf-8", b"", 0, 1, "canary"),
        RecursionError,
        MemoryError,
        AssertionError,
        StopIteration,
        Unspeakable,
        CancelledError,
        ExceptionGroup("canary", [OSError()]),
        SystemExit(1),
        KeyboardInterrupt,
        GeneratorExit,
        BaseException("canary"),
    ],
    ids=lambda raised: (raised if isinstance(raised, type) else type(raised)).__name__,
)
def test_whatever_a_fetch_raises_is_a_refusal_and_prints_nothing(chains, host, clock, authority, capfd, raised):
    host.answer = raised
    assert refusal_of(chains) == "chain_fetch"
    assert capfd.readouterr() == ("", "")
    host.answer = authority.pem
    clock.seconds = 10
    assert refusal_of(chains) is None


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (None, "chain_fetch"),
        ("-----BEGIN CERTIFICATE-----", "chain_fetch"),
        (bytearray(b"x"), "chain_fetch"),
        (memoryview(b"x"), "chain_fetch"),
        (7, "chain_fetch"),
        ([b"x"], "chain_fetch"),
        (lambda address: iter(int, 1), "chain_fetch"),
        (lambda address: Liar(b"x"), "chain_fetch"),
        (b"x" * 10_000_000, "chain_fetch"),
        (b"", "chain_invalid"),
        (b"x" * 65_536, "chain_invalid"),
        (b"-----BEGIN CERTIFICATE-----" * 2_000, "chain_invalid"),
    ],
    ids=[
        "None",
        "text",
        "bytearray",
        "memoryview",
        "number",
        "list",
        "endless",
        "liar",
        "huge",
        "empty",
        "noise",
        "begin",
    ],
)
def test_whatever_a_fetch_returns_that_is_no_chain_is_a_refusal(chains, host, clock, authority, answer, code):
    host.answer = answer
    assert refusal_of(chains) == code
    host.answer = authority.pem
    clock.seconds = 10
    assert refusal_of(chains) is None


@pytest.mark.parametrize(("length", "code"), [(65_536, None), (65_537, "chain_fetch")])
def test_a_chain_may_have_sixty_four_kilobytes(chains, host, authority, length, code):
    host.answer = authority.pem.ljust(length, b"\n")
    assert refusal_of(chains) == code


def test_the_real_clock_and_the_webs_roots_are_used_where_nothing_else_is_given(host):
    assert refusal_of(ChainCache(host)) == "chain_invalid"
    honest = Authority()
    assert refusal_of(ChainCache(honest.fetch, honest.roots)) is None


def test_two_caches_share_nothing(chains, host, authority, clock):
    chains.chain(URL)
    ChainCache(host, authority.roots, now=clock.now, ticks=clock.ticks).chain(URL)
    assert len(host.calls) == 2
