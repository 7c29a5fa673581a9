"""Signed or not: whatever stands in a request, the answer is a valid one or a 400, and tells nothing."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.skill.service.envelopes import (
    CANARIES,
    as_bytes,
    event,
    intent,
    launch,
    places,
    removed,
    replaced,
    request_id,
    session_ended,
)
from tests.skill.service.services import assert_answer, assert_refused

ANY_CHECK = {"answered", "timestamp", "application", "replay", "body"}
MAKERS = {"launch": launch, "intent": intent, "end": session_ended, "event": event}

BODIES: dict[str, Any] = {
    "empty": b"",
    "blank": b" \r\n\t",
    "null": b"null",
    "true": b"true",
    "number": b"7",
    "text": b'"text"',
    "array": b"[]",
    "array of requests": lambda: b"[" + as_bytes(launch()) + b"]",
    "object": b"{}",
    "not UTF-8": lambda: as_bytes(launch()).replace(b"en-US", b"\xff\xfe\xfd"),
    "latin-1": lambda: json.dumps(launch(locale="é"), ensure_ascii=False).encode("latin-1"),
    "UTF-16": lambda: json.dumps(launch()).encode("utf-16"),
    "UTF-32": lambda: json.dumps(launch()).encode("utf-32"),
    "byte order mark": lambda: b"\xef\xbb\xbf" + as_bytes(launch()),
    "NUL": b"\x00",
    "NUL in the middle": lambda: as_bytes(launch()).replace(b"en-US", b"en\x00US"),
    "NaN": lambda: as_bytes(launch(shouldLinkResultBeReturned=float("nan"))),
    "Infinity": lambda: as_bytes(launch(shouldLinkResultBeReturned=float("-inf"))),
    "two documents": lambda: as_bytes(launch()) * 2,
    "trailing comma": lambda: as_bytes(launch())[:-1] + b",}",
    "comment": lambda: as_bytes(launch()) + b"// x",
    "cut off": lambda: as_bytes(launch())[:-5],
    "single quotes": b"{'request': {}}",
    "lone surrogate": lambda: as_bytes(launch(locale="\ud800")),
    "deep array": b"[" * 100_000,
    "deep closed array": b"[" * 100_000 + b"]" * 100_000,
    "deep object": b'{"a":' * 40_000,
    "deep in a request": lambda: as_bytes(launch())[:-1] + b',"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep in the session": lambda: as_bytes(intent(attributes={"topic": 7})).replace(
        b'"topic": 7', b'"topic": ' + b'{"a":' * 30_000 + b"1" + b"}" * 30_000
    ),
    "form": b"request=x",
    "XML": b"<?xml version='1.0'?><x/>",
    "pickle": b"\x80\x04\x95",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_signed_body_that_is_no_request_is_refused_or_answered(service, name):
    body = BODIES[name]
    assert service.outcome(body() if callable(body) else body) in {"body", "timestamp"}


SIGNED: dict[str, Any] = {
    "duplicate keys": lambda: as_bytes(launch())[:-1] + b',"version":"2.0","session":null}',
    "a second request": lambda: b'{"request":null,' + as_bytes(launch())[1:],
    "huge integer": lambda: launch(shouldLinkResultBeReturned=10**80),
    "absurd integer": lambda: as_bytes(launch(x=7)).replace(b'"x": 7', b'"x": ' + b"9" * 10_000),
    "huge float": lambda: as_bytes(launch(x=7)).replace(b'"x": 7', b'"x": 1e400'),
    "tiny float": lambda: as_bytes(launch(x=7)).replace(b'"x": 7', b'"x": 1e-400'),
    "huge integer in a session": lambda: intent(attributes={"part": 10**80, "lost": -(10**80), "tier": 2**64}),
    "absurd integer in a session": lambda: as_bytes(intent(attributes={"part": 7})).replace(
        b'"part": 7', b'"part": ' + b"9" * 10_000
    ),
    "escaped NUL": lambda: intent(name="a\x00b", locale="\x00"),
    "emoji": lambda: intent(name="🙂" * 100, locale="🙂"),
    "raw UTF-8": lambda: json.dumps(intent(name="é🙂"), ensure_ascii=False).encode(),
    "long locale": lambda: launch(locale="x" * 200_000),
    "long name": lambda: intent("x" * 200_000),
    "many slots": lambda: launch(
        type="IntentRequest", intent={"name": "TopicIntent", "slots": {str(n): {"value": "x"} for n in range(5_000)}}
    ),
    "many attributes": lambda: intent(attributes={str(number): number for number in range(10_000)}),
    "nested attributes": lambda: intent(attributes={"topic": {"topic": {"topic": [[[["what_is_pump"]]]]}}}),
    "attributes fairly deep": lambda: as_bytes(intent(attributes={"x": 7})).replace(
        b'"x": 7', b'"x": ' + b"[" * 300 + b"]" * 300
    ),
    "odd keys": lambda: launch() | {"": 1, "__proto__": {}, "__class__": {}, "request ": {}, "Request": {}},
    "canonical names of Python": lambda: launch(__class__="x", __init__="x", object_type="x", self="x"),
    "markup": lambda: intent(name="</speak><audio src='https://x'/>", locale="<speak>"),
}


@pytest.mark.parametrize("name", SIGNED)
def test_a_signed_request_with_odd_things_in_it_is_answered_or_refused(service, name):
    assert service.outcome(SIGNED[name]()) in {"answered", "body"}


VALUES: dict[str, Any] = {
    "null": None,
    "true": True,
    "zero": 0,
    "negative": -1,
    "huge number": 2**70,
    "fraction": 1.5,
    "empty text": "",
    "text": CANARIES["field"],
    "long text": CANARIES["field"] * 2_000,
    "list": [],
    "list of null": [None, [None], {}],
    "object": {},
    "object of null": {CANARIES["field"]: None, "": {"type": None}},
}


def odd_outcomes(service, kind: str, change) -> list[str]:
    """Where in a request a change has an outcome that it may not have."""
    found = []
    for path in places(MAKERS[kind]()):
        document = MAKERS[kind]()
        try:
            outcome = service.outcome(change(document, path))
        except AssertionError as error:
            outcome = str(error)
        if outcome not in ANY_CHECK:
            found.append(f"{path}: {outcome}")
    return found


@pytest.mark.parametrize("kind", MAKERS)
def test_a_null_anywhere_in_a_request_is_endured(service, kind):
    assert odd_outcomes(service, kind, lambda document, path: replaced(document, path, None)) == []


@pytest.mark.parametrize("kind", MAKERS)
def test_anything_missing_from_a_request_is_endured(service, kind):
    assert odd_outcomes(service, kind, removed) == []


@pytest.mark.parametrize("name", [name for name in VALUES if name != "null"])
def test_a_value_of_the_wrong_type_anywhere_in_a_request_is_endured(service, name):
    assert odd_outcomes(service, "intent", lambda document, path: replaced(document, path, VALUES[name])) == []


def test_an_unknown_field_anywhere_in_a_request_is_endured(service):
    def extended(document, path):
        inner = document
        for key in path:
            inner = inner[key]
        if isinstance(inner, dict):
            inner[CANARIES["field"]] = {"type": "Future", "values": [None, 7]}
        return document

    assert odd_outcomes(service, "intent", extended) == []
    assert service.outcome(extended(intent(), ())) == "answered"


@pytest.mark.parametrize(
    "path",
    [
        ("context", "Viewport", "mode"),
        ("context", "Viewport", "shape"),
        ("context", "Viewport", "touch", 0),
        ("context", "Viewport", "keyboard", 0),
        ("context", "Viewport", "video", "codecs", 0),
        ("context", "Viewports", 0, "type"),
        ("context", "Viewports", 0, "shape"),
        ("context", "Viewports", 0, "presentationType"),
        ("context", "Viewports", 0, "configuration", "current", "mode"),
        ("context", "Viewports", 0, "configuration", "current", "size", "type"),
        ("context", "Geolocation", "locationServices", "access"),
        ("context", "AudioPlayer", "playerActivity"),
        ("request", "dialogState"),
        ("request", "locale"),
        ("request", "intent", "confirmationStatus"),
        ("request", "intent", "slots", "topic", "confirmationStatus"),
        ("request", "intent", "slots", "topic", "source"),
        ("request", "intent", "slots", "topic", "slotValue", "type"),
        ("request", "intent", "slots", "topic", "resolutions", "resolutionsPerAuthority", 0, "status", "code"),
        ("version",),
    ],
    ids=lambda path: ".".join(map(str, path)),
)
def test_a_value_that_is_new_to_alexa_does_not_keep_a_person_from_an_answer(service, path):
    document = assert_answer(service.send(replaced(intent(), path, "FUTURE_VALUE")))
    assert document["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("reason", ["USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR", "FUTURE", None])
def test_a_session_may_end_for_any_reason(service, reason):
    assert assert_answer(service.send(session_ended(reason=reason)))["response"] == {}


@pytest.mark.parametrize("key", ["topic", "part", "said", "asked", "choices", "lost", "disclaimed", "tier", "unknown"])
@pytest.mark.parametrize(
    "value",
    [
        CANARIES["attribute"],
        f"what_is_pump {CANARIES['attribute']}",
        f"what_is_pump/{CANARIES['attribute']}",
        f"<speak>{CANARIES['attribute']}</speak>",
        CANARIES["attribute"] * 1_000,
        [CANARIES["attribute"]],
        {CANARIES["attribute"]: CANARIES["attribute"]},
    ],
    ids=["word", "after a topic", "in a path", "markup", "long", "list", "object"],
)
def test_what_others_put_into_a_session_is_never_sent_back(service, key, value):
    for name in ("TopicIntent", "AMAZON.RepeatIntent", "AMAZON.YesIntent", "MoreIntent", "AMAZON.FallbackIntent"):
        assert service.outcome(intent(name, attributes={"topic": "what_is_pump"} | {key: value})) == "answered"


@pytest.mark.parametrize("key", ["part", "lost", "tier"])
@pytest.mark.parametrize("value", [-1, 3, 4, 9, 10, 2**31, 2**63, -(2**63), 10**30, 1.5, True, "1"], ids=str)
@pytest.mark.parametrize("topic", ["what_is_pump", ""])
def test_any_number_in_a_session_is_endured(service, key, value, topic):
    for name in ("MoreIntent", "AMAZON.PreviousIntent", "AMAZON.RepeatIntent", "AMAZON.FallbackIntent"):
        assert service.outcome(intent(name, attributes={"topic": topic, key: value})) == "answered"


KEYS = st.sampled_from(
    ["type", "request", "intent", "name", "slots", "value", "values", "id", "attributes", "topic", "status", "code"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
STEADY = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@STEADY
@given(st.data())
def test_a_signed_request_with_anything_in_a_few_places_is_endured(service, data):
    document = MAKERS[data.draw(st.sampled_from(list(MAKERS)))]()
    for _ in range(data.draw(st.integers(min_value=1, max_value=3))):
        path = data.draw(st.sampled_from(list(places(document))))
        document = replaced(document, path, data.draw(JSON))
        if not isinstance(document, dict):
            break
    assert service.outcome(document) in ANY_CHECK


@STEADY
@given(kind=st.sampled_from(["IntentRequest", "LaunchRequest", "SessionEndedRequest"]), fields=JSON, session=JSON)
def test_a_signed_request_around_anything_is_endured(service, kind, fields, session):
    document = launch(type=kind)
    document["request"]["intent"] = fields
    document["session"] = session
    assert service.outcome(document) in ANY_CHECK


@STEADY
@given(JSON)
def test_any_signed_json_is_refused_unless_it_is_a_request(service, document):
    assert service.outcome(as_bytes(document)) in {"body", "timestamp"}


@STEADY
@given(st.data())
def test_a_request_with_any_bytes_changed_is_refused(service, authority, data):
    body = as_bytes(launch())
    start = data.draw(st.integers(min_value=0, max_value=len(body)))
    end = data.draw(st.integers(min_value=start, max_value=min(start + 20, len(body))))
    changed = body[:start] + data.draw(st.binary(max_size=20)) + body[end:]
    if changed != body:
        assert_refused(service.post(changed, authority.sign(body)))


@STEADY
@given(st.data())
def test_a_signed_request_with_any_bytes_changed_before_is_endured(service, data):
    body = as_bytes(MAKERS[data.draw(st.sampled_from(list(MAKERS)))]() | {"x": request_id()})
    start = data.draw(st.integers(min_value=0, max_value=len(body)))
    end = data.draw(st.integers(min_value=start, max_value=min(start + 20, len(body))))
    noise = data.draw(st.binary(max_size=10) | st.sampled_from([b"{", b"}", b"[", b"]", b'"', b",", b"null", b"\\"]))
    assert service.outcome(body[:start] + noise + body[end:]) in ANY_CHECK


@STEADY
@given(st.binary(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_any_bytes_with_any_headers_are_refused(service, body, url, signature):
    def header(text: str) -> str:
        return text.encode("utf-8", "replace").decode("latin-1").replace("\r", "").replace("\n", "")

    headers = {"SignatureCertChainUrl": header(url), "Signature-256": header(signature)}
    assert_refused(service.post(body, headers))
