"""Whatever is not from Alexa, for us, new and whole gets a short 400, and is counted."""

import base64
import gc
import threading
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from werkzeug.datastructures import Headers

from tests.authority import URL, Authority, CertificateHost, rsa_key
from tests.skill.service.envelopes import (
    SKILL,
    as_bytes,
    event,
    intent,
    launch,
    removed,
    replaced,
    session_ended,
    written,
)
from tests.skill.service.services import Service, assert_answer, assert_refused, counted

CONTEXT_ID = ("context", "System", "application", "applicationId")
SESSION_ID = ("session", "application", "applicationId")


def code_of(service: Service, body: bytes, headers) -> str:
    before = service.refusals
    assert_refused(service.post(body, headers))
    return counted(before, service.refusals)


@pytest.fixture
def host(authority: Authority) -> CertificateHost:
    return CertificateHost(authority.pem)


@pytest.fixture
def own_service(new_service: Callable[..., Service], host: CertificateHost) -> Service:
    """A service with an empty cache, whose fetches are counted."""
    return new_service(host)


@pytest.mark.parametrize(
    "change",
    [
        lambda headers: {},
        lambda headers: {"SignatureCertChainUrl": URL},
        lambda headers: {"Signature-256": headers["Signature-256"]},
        lambda headers: {"SignatureCertChainUrl": URL, "Signature": headers["Signature-256"]},
        lambda headers: headers | {"Signature-256": ""},
        lambda headers: headers | {"SignatureCertChainUrl": ""},
        lambda headers: {"SignatureCertChainUrl": "", "Signature-256": ""},
        lambda headers: headers | {"Signature-256": "x"},
        lambda headers: headers | {"Signature-256": "===="},
        lambda headers: headers | {"Signature-256": "é" * 344},
        lambda headers: headers | {"Signature-256": headers["Signature-256"][:-4]},
        lambda headers: headers | {"Signature-256": base64.urlsafe_b64encode(b"\xff" * 256).decode()},
        lambda headers: headers | {"Signature-256": base64.b64encode(b"x" * 255).decode()},
        lambda headers: headers | {"Signature-256": base64.b64encode(b"x" * 1025).decode()},
        lambda headers: headers | {"Signature-256": "A" * 100_000},
    ],
    ids=[
        "none",
        "no signature",
        "no address",
        "the older signature only",
        "empty signature",
        "empty address",
        "both empty",
        "one letter",
        "only padding",
        "not ASCII",
        "cut off",
        "another alphabet",
        "255 bytes",
        "1,025 bytes",
        "100,000 letters",
    ],
)
def test_a_request_without_both_headers_in_their_form_is_refused_without_a_fetch(own_service, host, change):
    body = as_bytes(launch())
    assert code_of(own_service, body, change(own_service.authority.sign(body))) == "headers"
    assert not host.calls


@pytest.mark.parametrize("name", ["SignatureCertChainUrl", "Signature-256"])
@pytest.mark.parametrize("second", ["", "same", "https://s3.amazonaws.com/echo.api/x"])
def test_a_request_with_a_header_twice_is_refused_without_a_fetch(own_service, host, name, second):
    body = as_bytes(launch())
    headers = Headers(own_service.authority.sign(body))
    headers.add(name, headers[name] if second == "same" else second)
    assert code_of(own_service, body, headers) in {"headers", "chain_url"}
    assert not host.calls


@pytest.mark.parametrize(
    "url",
    [
        "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://notamazon.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem",
        "https://s3.amazonaws.com/invalid.path/echo-api-cert.pem",
        "https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:99999/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../../x",
        "https://s3.amazonaws.com/echo.api/%2e%2e/x",
        "https://s3.amazonaws.com/echo.api/cert.pem?x",
        "https://s3.amazonaws.com@evil.example/echo.api/cert.pem",
        "https://s3.amazonaws.com.evil.example/echo.api/cert.pem",
        "https://evil.example/#https://s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com\\@evil.example/echo.api/cert.pem",
        "https://[::1/echo.api/cert.pem",
        "file:///etc/passwd",
        "x",
        " ",
        "\x00",
        "é",
        "https://s3.amazonaws.com/echo.api/" + "a" * 100_000,
    ],
    ids=lambda url: ascii(url)[:60],
)
def test_a_chain_from_anywhere_but_amazons_folder_is_refused_without_a_fetch(own_service, host, url):
    body = as_bytes(launch())
    assert code_of(own_service, body, own_service.authority.sign(body, url)) == "chain_url"
    assert not host.calls


@pytest.mark.parametrize(
    "url",
    [
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
    ],
)
def test_amazons_own_ways_to_write_the_address_fetch_its_plain_form(own_service, host, url):
    body = as_bytes(launch())
    assert_answer(own_service.post(body, own_service.authority.sign(body, url)))
    assert host.calls == ["https://s3.amazonaws.com/echo.api/echo-api-cert.pem"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (OSError("CANARY"), "chain_fetch"),
        (SystemExit("CANARY"), "chain_fetch"),
        (KeyboardInterrupt("CANARY"), "chain_fetch"),
        (BaseException("CANARY"), "chain_fetch"),
        (None, "chain_fetch"),
        ("CANARY", "chain_fetch"),
        (b"x" * 65_537, "chain_fetch"),
        (b"", "chain_invalid"),
        (b"<html>CANARY</html>", "chain_invalid"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_chain_that_cannot_be_had_is_a_refusal(own_service, host, lines, answer, code):
    host.answer = answer
    body = as_bytes(launch())
    assert code_of(own_service, body, own_service.authority.sign(body)) == code
    assert not [line for line in lines.lines if "CANARY" in line]


@pytest.mark.parametrize(
    "knobs",
    [
        {"names": ["echo-api.example.com"]},
        {"names": ["*.amazon.com"]},
        {"names": None},
        {"ends": timedelta(seconds=-1)},
        {"starts": timedelta(days=1)},
        {"key": rsa_key("short", 1024).public_key()},
        {"usage": None},
    ],
    ids=["another name", "a wildcard", "no name", "ended", "not begun", "a short key", "no usage"],
)
def test_a_chain_that_is_not_amazons_today_is_a_refusal(own_service, host, knobs):
    host.answer = own_service.authority.issue_pem(**knobs)
    body = as_bytes(launch())
    assert code_of(own_service, body, own_service.authority.sign(body)) == "chain_invalid"


def test_a_stranger_with_an_authority_of_their_own_is_refused(own_service, host):
    stranger = Authority(owner="stranger")
    host.answer = stranger.pem
    body = as_bytes(launch())
    assert code_of(own_service, body, stranger.sign(body)) == "chain_invalid"


@pytest.mark.parametrize(
    "tamper",
    [
        lambda body: body + b" ",
        lambda body: body[:-1],
        lambda body: body.replace(b"en-US", b"en-GB"),
        lambda body: body.replace(b"LaunchRequest", b"IntentRequest"),
        lambda body: b"",
        lambda body: b"null",
        lambda body: body.decode().encode("utf-16"),
    ],
)
def test_a_body_that_is_not_what_was_signed_is_refused_unread(service, authority, tamper):
    body = as_bytes(launch())
    assert code_of(service, tamper(body), authority.sign(body)) == "signature"


def test_a_body_that_nobody_signed_is_not_even_read_as_json(service, authority):
    body = as_bytes(launch())
    for noise in (b"[" * 200_000, b"\xff\xfe", b'{"request":', b"NaN"):
        assert code_of(service, noise, authority.sign(body)) == "signature"


@pytest.mark.parametrize("make", [launch, intent, session_ended])
@pytest.mark.parametrize("zone", [0, 14, -12, 5.75])
@pytest.mark.parametrize(
    ("seconds", "expected"), [(-149, "answered"), (-151, "timestamp"), (149, "answered"), (152, "timestamp")]
)
def test_a_request_is_answered_within_150_seconds_of_its_time(service, make, zone, seconds, expected):
    moment = datetime.now(timezone(timedelta(hours=zone))) + timedelta(seconds=seconds)
    assert service.outcome(make(timestamp=moment.isoformat())) == expected


@pytest.mark.parametrize(
    ("kind", "seconds", "expected"),
    [
        ("AlexaSkillEvent.SkillEnabled", -3599, "answered"),
        ("AlexaSkillEvent.SkillEnabled", -3601, "timestamp"),
        ("AlexaSkillEvent.SkillDisabled", -3599, "answered"),
        ("AlexaSkillEvent.SkillDisabled", -3601, "timestamp"),
        ("AlexaSkillEvent.SkillDisabled", 149, "answered"),
        ("AlexaSkillEvent.SkillDisabled", 152, "timestamp"),
        ("AlexaSkillEvent.SkillPermissionChanged", -3599, "answered"),
        ("AlexaSkillEvent.SkillPermissionAccepted", -3599, "answered"),
        ("AlexaSkillEvent.SkillAccountLinked", -3599, "answered"),
        ("AlexaSkillEvent.ProactiveSubscriptionChanged", -3599, "answered"),
        ("AlexaSkillEvent.SkillAccountUnlinked", -151, "timestamp"),
        ("AlexaHouseholdListEvent.ListCreated", -151, "timestamp"),
    ],
)
def test_an_event_is_taken_up_to_an_hour_late(service, kind, seconds, expected):
    assert service.outcome(event(kind, timestamp=written(seconds))) == expected


@pytest.mark.parametrize(
    "timestamp",
    [None, "", "now", 0, 1772366400, [], {}, True, "T", "2026-13-01T00:00:00Z", "9999-12-31T23:59:59Z"],
    ids=str,
)
def test_a_request_whose_time_is_garbage_is_refused(service, timestamp):
    assert service.outcome(launch(timestamp=timestamp)) == "timestamp"


def test_a_request_whose_time_has_no_zone_is_refused(service):
    assert service.outcome(launch(timestamp=datetime.now(UTC).replace(tzinfo=None).isoformat())) == "timestamp"
    assert service.outcome(removed(launch(), ("request", "timestamp"))) == "timestamp"


@pytest.mark.parametrize("path", [CONTEXT_ID, SESSION_ID], ids=["context", "session"])
@pytest.mark.parametrize(
    "value", ["amzn1.ask.skill.another", "", None, f"{SKILL} ", SKILL.upper(), [SKILL], {}, 7, True], ids=str
)
def test_a_request_for_another_skill_is_refused(service, path, value):
    assert service.outcome(replaced(launch(), path, value)) == "application"


@pytest.mark.parametrize(
    "path", [CONTEXT_ID[:1], CONTEXT_ID[:2], CONTEXT_ID[:3], CONTEXT_ID, SESSION_ID], ids=lambda path: ".".join(path)
)
def test_a_request_that_does_not_say_which_skill_it_is_for_is_refused(service, path):
    assert service.outcome(removed(launch(), path)) == "application"


@pytest.mark.parametrize("make", [launch, intent, session_ended, event])
def test_the_same_request_is_carried_out_once(service, make):
    document = make()
    assert service.outcome(document) == "answered"
    assert service.outcome(document) == "replay"
    document["request"]["timestamp"] = written()
    assert service.outcome(document) == "replay"
    assert service.outcome(make()) == "answered"


def test_a_refused_request_does_not_use_its_id_up(service):
    document = launch()
    assert service.outcome(replaced(document, CONTEXT_ID, "another")) == "application"
    assert service.outcome(replaced(document, ("request", "timestamp"), "now")) == "timestamp"
    assert service.outcome(document) == "answered"


@pytest.mark.parametrize("value", [None, "", 7, [], {}], ids=str)
def test_a_request_without_an_id_is_refused(service, value):
    assert service.outcome(launch(requestId=value)) == "replay"


def test_refusals_are_counted_by_a_closed_list_of_reasons(new_service, authority):
    host = CertificateHost(authority.pem)
    service = new_service(host)
    body = as_bytes(launch())
    honest = authority.sign(body)
    service.post(body, content_type="text/plain")
    service.post(body, {})
    service.post(body, authority.sign(body, "x"))
    host.answer = OSError
    service.post(body, authority.sign(body, URL + "1"))
    host.answer = b""
    service.post(body, authority.sign(body, URL + "2"))
    host.answer = authority.pem
    service.post(b"x", honest)
    service.send(b"x")
    service.send(launch(timestamp="x"))
    service.send(replaced(launch(), CONTEXT_ID, "x"))
    service.post(body, honest)
    service.post(body, honest)
    service.post(body, honest)
    assert service.refusals == {
        "content_type": 1,
        "headers": 1,
        "chain_url": 1,
        "chain_fetch": 1,
        "chain_invalid": 1,
        "signature": 1,
        "body": 1,
        "timestamp": 1,
        "application": 1,
        "replay": 2,
    }


def test_three_hundred_forged_requests_with_different_addresses_cause_at_most_sixty_fetches(new_service, authority):
    host = CertificateHost(b"<html>Not here</html>")
    service = new_service(host)
    body = as_bytes(launch())
    headers = authority.sign(body)
    for number in range(300):
        address = {"SignatureCertChainUrl": f"https://s3.amazonaws.com/echo.api/{number}"}
        assert_refused(service.post(body, headers | address))
    assert len(host.calls) <= 60


def test_a_flood_of_long_forged_requests_takes_no_memory(new_service, authority):
    service = new_service(CertificateHost(OSError))
    headers = authority.sign(b"x")
    body = b" " * 250_000
    assert_refused(service.post(body, headers))
    gc.collect()
    tracemalloc.start()
    try:
        for _ in range(60):
            service.post(body, headers)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_forged_request_is_refused_even_where_no_thread_is_left_for_a_fetch(own_service, monkeypatch):
    def fail(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    body = as_bytes(launch())
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", fail)
        assert code_of(own_service, body, own_service.authority.sign(body)) == "chain_fetch"
