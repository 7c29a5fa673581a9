"""A request is answered when it is new, and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.verification import Refusal, freshness
from skill.verification.freshness import ReplayVerifier, TimestampVerifier
from tests.authority import Clock

TODAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATE_EVENTS = [
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
]
OTHER_TYPES = [
    "LaunchRequest",
    "IntentRequest",
    "SessionEndedRequest",
    "AlexaSkillEvent.SkillAccountUnlinked",
    "AlexaSkillEvent.NotificationSubscriptionChanged",
    "AlexaSkillEvent.skilldisabled",
    "AlexaSkillEvent.SkillDisabled ",
    "AlexaHouseholdListEvent.ItemsCreated",
    "Messaging.MessageReceived",
    "",
    None,
    ["AlexaSkillEvent.SkillDisabled"],
    {"AlexaSkillEvent.SkillDisabled": 1},
    7,
]


def is_new(request, now: datetime = TODAY) -> bool:
    try:
        TimestampVerifier(lambda: now).verify(None, b"", {"request": request})
    except Refusal as refusal:
        assert refusal.code == "timestamp"
        return False
    return True


def sent(seconds_ago: float, kind="IntentRequest", zone: timezone = UTC) -> dict:
    return {"type": kind, "timestamp": (TODAY - timedelta(seconds=seconds_ago)).astimezone(zone).isoformat()}


@pytest.mark.parametrize("kind", OTHER_TYPES, ids=ascii)
@pytest.mark.parametrize(
    ("seconds_ago", "is_fine"),
    [(0, True), (149, True), (150, True), (151, False), (-149, True), (-150, True), (-151, False), (3599, False)],
)
def test_a_request_may_be_150_seconds_old_or_early(kind, seconds_ago, is_fine):
    assert is_new(sent(seconds_ago, kind)) is is_fine


@pytest.mark.parametrize("kind", LATE_EVENTS)
@pytest.mark.parametrize(
    ("seconds_ago", "is_fine"),
    [(0, True), (151, True), (3599, True), (3600, True), (3601, False), (-149, True), (-150, True), (-151, False)],
)
def test_an_event_may_be_an_hour_old_but_no_earlier_than_any_other_request(kind, seconds_ago, is_fine):
    assert is_new(sent(seconds_ago, kind)) is is_fine


@pytest.mark.parametrize("hours", [-12, -3.5, 0, 5.75, 14])
@pytest.mark.parametrize(("seconds_ago", "is_fine"), [(149, True), (151, False), (-149, True), (-151, False)])
def test_a_request_may_tell_the_time_of_any_zone(hours, seconds_ago, is_fine):
    assert is_new(sent(seconds_ago, zone=timezone(timedelta(hours=hours)))) is is_fine


@pytest.mark.parametrize(
    "timestamp",
    ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.123Z", "2026-03-01T12:00:00+00:00", "2026-03-01T07:00:00-05:00"],
)
def test_amazons_ways_to_write_the_time_are_read(timestamp):
    assert is_new({"timestamp": timestamp})


@pytest.mark.parametrize(
    "timestamp",
    [
        "2026-03-01T12:00:00",
        "2026-03-01T12:00:00.000",
        "2026-03-01 12:00:00",
        "2026-03-01",
        "20260301",
        "12:00:00Z",
        "T12:00:00Z",
        "2026-03-01T12:00:00ZZ",
        "2026-03-01T12:00:00 UTC",
        "2026-03-01T25:00:00Z",
        "2026-02-30T12:00:00Z",
        "2026-03-01T12:00:00+99:00",
        "0000-00-00T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "-2026-03-01T12:00:00Z",
        "99999-03-01T12:00:00Z",
        "Sun, 01 Mar 2026 12:00:00 GMT",
        "1772366400",
        "1772366400000",
        "now",
        "",
        "T",
        "\x00",
        "T\ud800",
        "2026-03-01\ud80012:00:00ZT",
        "２０２６-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z" + "0" * 100_000,
        None,
        True,
        0,
        1772366400,
        1772366400000,
        1772366400.0,
        [],
        {},
        ["2026-03-01T12:00:00Z"],
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_time_that_is_no_date_and_time_with_a_zone_is_refused(timestamp):
    assert not is_new({"timestamp": timestamp})


@pytest.mark.parametrize("request_", [None, [], "text", 7, True, {}, {"Timestamp": "2026-03-01T12:00:00Z"}], ids=str)
def test_a_request_without_a_time_is_refused(request_):
    assert not is_new(request_)
    with pytest.raises(Refusal, match="^timestamp$"):
        TimestampVerifier(lambda: TODAY).verify(None, b"", {})


@settings(deadline=None, derandomize=True, database=None, max_examples=300)
@given(st.text(max_size=40) | st.datetimes(timezones=st.timezones() | st.none()).map(datetime.isoformat))
def test_any_text_for_a_time_is_either_now_or_refused(timestamp):
    if is_new({"timestamp": timestamp}):
        assert abs((datetime.fromisoformat(timestamp) - TODAY).total_seconds()) <= 150


def test_the_real_clock_is_used_where_no_other_is_given():
    for seconds, is_fine in ((0, True), (-140, True), (140, True), (-160, False), (160, False)):
        request = {"timestamp": (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(), "requestId": "x"}
        try:
            TimestampVerifier().verify(None, b"", {"request": request})
            ReplayVerifier().verify(None, b"", {"request": request})
        except Refusal:
            assert not is_fine
        else:
            assert is_fine


@pytest.fixture
def replay(clock: Clock) -> ReplayVerifier:
    return ReplayVerifier(clock.now)


def is_first(replay: ReplayVerifier, request_id="amzn1.echo-api.request.1", kind="IntentRequest") -> bool:
    try:
        replay.verify(None, b"", {"request": {"requestId": request_id, "type": kind}})
    except Refusal as refusal:
        assert refusal.code == "replay"
        return False
    return True


def test_a_request_is_carried_out_once(replay):
    assert is_first(replay)
    assert not is_first(replay)
    assert not is_first(replay)
    assert is_first(replay, "amzn1.echo-api.request.2")


@pytest.mark.parametrize(
    ("kind", "seconds", "is_gone"),
    [
        ("IntentRequest", 299, False),
        ("IntentRequest", 310, True),
        ("AlexaSkillEvent.SkillDisabled", 3749, False),
        ("AlexaSkillEvent.SkillDisabled", 3760, True),
    ],
)
def test_a_request_is_remembered_as_long_as_its_time_may_hold(replay, clock, kind, seconds, is_gone):
    assert is_first(replay, kind=kind)
    clock.seconds = seconds
    assert is_first(replay, kind=kind) is is_gone


@pytest.mark.parametrize("kind", ["IntentRequest", *LATE_EVENTS])
def test_no_second_finds_a_request_both_new_and_forgotten(clock, kind):
    late = 3600 if kind in LATE_EVENTS else 150
    for early in (-150.0, 0.0, 149.5, 150.0):
        clock.seconds = 0
        timestamp, replay = (TODAY + timedelta(seconds=early)).isoformat(), ReplayVerifier(clock.now)
        request = {"type": kind, "timestamp": timestamp, "requestId": "x"}
        replay.verify(None, b"", {"request": request})
        for clock.seconds in (1, late - 1, late, late + early - 1, late + early, late + early + 0.001):
            if is_new(request, clock.now()):
                assert not is_first(replay, "x", kind), (early, clock.seconds)


def test_a_request_that_came_again_after_its_time_is_remembered_anew(replay, clock):
    is_first(replay, "event", "AlexaSkillEvent.SkillDisabled")
    is_first(replay)
    clock.seconds = 310
    assert is_first(replay)
    assert not is_first(replay)
    assert not is_first(replay, "event", "AlexaSkillEvent.SkillDisabled")


@pytest.mark.parametrize("request_id", [None, "", 7, [], {}, True, ["x"]], ids=str)
def test_a_request_without_an_id_is_refused(replay, request_id):
    assert not is_first(replay, request_id)
    with pytest.raises(Refusal, match="^replay$"):
        replay.verify(None, b"", {"request": {}})


@pytest.mark.parametrize("request_id", ["\ud800", "\x00", "é" * 100_000, " "], ids=lambda text: ascii(text)[:10])
def test_an_odd_id_is_an_id(replay, request_id):
    assert is_first(replay, request_id)
    assert not is_first(replay, request_id)


def test_of_many_requests_the_oldest_are_forgotten_first(replay, monkeypatch):
    monkeypatch.setattr(freshness, "MOST_REQUESTS", 3)
    for request_id in "abc":
        assert is_first(replay, request_id)
    for request_id in "cba":
        assert not is_first(replay, request_id)
    assert is_first(replay, "d")
    for request_id in "dcb":
        assert not is_first(replay, request_id)
    assert is_first(replay, "a")


def test_memory_for_fifty_thousand_requests_is_kept_and_no_more(replay, clock):
    assert freshness.MOST_REQUESTS == 50_000
    for number in range(2_000):
        clock.seconds = number
        is_first(replay, str(number))
    assert len(replay._until) <= 320


def test_of_thirty_equal_requests_at_once_one_is_carried_out(replay):
    start = Barrier(30)

    def carried_out(_: int) -> bool:
        start.wait(5)
        return is_first(replay)

    with ThreadPoolExecutor(30) as pool:
        assert sum(pool.map(carried_out, range(30))) == 1


def test_two_services_do_not_share_what_they_remember(clock):
    assert is_first(ReplayVerifier(clock.now))
    assert is_first(ReplayVerifier(clock.now))
