"""With memory off, what a person says is kept nowhere: canaries in every slot of every intent are found in no log line,
file, output, card, session or later answer.
"""

import json
import logging
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pytest

import skill.app
import skill.assistant
from handlers.session import Session
from interaction_model.built import LOCALES, language_model
from skill.envelope import essentials
from tests.authority import Authority
from tests.skill.service.envelopes import Json, envelope, event, session_ended
from tests.skill.service.services import Service, assert_answer, listening

DATE = "2031-07-19"
SYMPTOM = "zanzibar elbow"

#: What is said, and the words of it that may not be found afterwards.
CANARIES = {
    DATE: (DATE, "20310719", "July 19", "19 July", "07-19"),
    SYMPTOM: ("zanzibar", "elbow"),
    "burning up": ("burning up",),
    "not breathing": ("not breathing",),
    "wants to die": ("wants to die",),
}

SLOTS = {
    locale: {
        intent["name"]: [slot["name"] for slot in intent.get("slots", [])]
        for intent in language_model(locale)["intents"]
    }
    for locale in LOCALES
}
FOREIGN = ("foreign", "date", "sign", "topic")

#: What other requests there are.
OTHERS = ({"type": "LaunchRequest"}, {"type": "SessionEndedRequest", "reason": "USER_INITIATED"}, {"type": "Future"})


@dataclass
class Traces:
    """What a request does to the world: files opened for writing, databases, connections, programs."""

    found: list[str] = field(default_factory=list)

    def hook(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open":
            path, mode, flags = arguments
            is_trace = bool(set(mode or "") & set("wax+")) or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))
            found = f"open {path}"
        else:
            is_trace = name in ("sqlite3.connect", "socket.connect", "os.mkdir", "os.rename", "subprocess.Popen")
            found = f"{name} {arguments!r}"
        if is_trace and is_in_a_request():
            self.found.append(found)


def is_in_a_request() -> bool:
    """Whether the service does this, and not a tool of the tests."""
    frame = sys._getframe()
    while frame := frame.f_back:
        if frame.f_code.co_filename == skill.app.__file__:
            return True
    return threading.current_thread() is not threading.main_thread()


@pytest.fixture(scope="module")
def traces() -> Traces:
    traces = Traces()
    sys.addaudithook(traces.hook)  # there is no way to take it off again
    return traces


@pytest.fixture(scope="module")
def service() -> Service:
    return Service(Authority())


@pytest.fixture
def place(tmp_path: Path, monkeypatch) -> Path:
    """Where a program that leaves files would leave them."""
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return tmp_path


@contextmanager
def nothing_left(service: Service, traces: Traces, place: Path, capfd) -> Iterator[None]:
    """Within it nothing may be left in the world but a log without a word of a person."""
    service.send(envelope({"type": "LaunchRequest"}))
    traces.found.clear()
    with listening() as lines:
        yield
    assert traces.found == []
    assert list(place.iterdir()) == []
    assert capfd.readouterr() == ("", "")
    assert lines.lines
    assert_nothing_of_it("\n".join(lines.lines))


@pytest.fixture
def watched(service: Service, traces: Traces, place: Path, capfd) -> Iterator[None]:
    with nothing_left(service, traces, place, capfd):
        yield


def assert_nothing_of_it(text: str) -> None:
    found = [word for words in CANARIES.values() for word in words if word.lower() in text.lower()]
    assert not found, f"{found} in {text}"


def slots(names: Iterator[str] | list[str], value: str) -> Json:
    """Slots that hold what was said, with the traces that Alexa adds."""
    return {
        name: {
            "name": name,
            "value": value,
            "confirmationStatus": "NONE",
            "slotValue": {"type": "Simple", "value": value},
            "resolutions": {
                "resolutionsPerAuthority": [
                    {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"name": value, "id": value}}]}
                ]
            },
        }
        for name in names
    }


def asked(name: str, written: Json, locale: str, attributes: Json | None = None) -> Json:
    request = {"type": "IntentRequest", "locale": locale, "intent": {"name": name, "slots": written}}
    return envelope(request, attributes=attributes)


def assert_forgotten(service: Service, document: Json) -> Json:
    """Sends a request. Of what was said the spoken answer alone may tell, and of it only the date."""
    whole: Json = assert_answer(service.send(document))
    rest = json.loads(json.dumps(whole))
    speech = rest["response"].pop("outputSpeech", {}).get("ssml", "")
    assert_nothing_of_it(json.dumps(rest))
    assert not [word for word in CANARIES[SYMPTOM] if word in speech]
    attributes: Json = whole.get("sessionAttributes", {})
    return attributes


def odd_sessions(value: str) -> Iterator[Json]:
    """Sessions in which what was said stands where we, or somebody else, might have put it."""
    ours = {one.name: value for one in fields(Session) if one.type is str}
    yield {"foreign": value, value: 1, "topic": "refill_set_date", "asked": "keep", "day": value}
    yield {"topic": "refill_set_date", "asked": "took_place", "day": DATE}
    yield ours
    yield {"said": value, "day": value, "asked": "keep"}


@pytest.mark.parametrize("value", CANARIES)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_said_in_every_slot_of_every_intent_is_kept_nowhere(service, watched, locale, value):
    for name, own in SLOTS[locale].items():
        assert_forgotten(service, asked(name, slots([*own, *FOREIGN], value), locale))
        for slot in own:
            attributes = assert_forgotten(service, asked(name, slots([slot], value), locale))
            assert_forgotten(service, asked("AMAZON.RepeatIntent", {}, locale, attributes))
            assert_forgotten(service, asked("AMAZON.YesIntent", {}, locale, attributes))


@pytest.mark.parametrize("value", CANARIES)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_stands_in_a_session_is_kept_nowhere_and_not_sent_back(service, watched, locale, value):
    for attributes in odd_sessions(value):
        for name in SLOTS[locale]:
            assert_forgotten(service, asked(name, {}, locale, attributes))
        for other in OTHERS:
            assert_forgotten(service, envelope({"locale": locale} | other, attributes=attributes))


@pytest.mark.parametrize("value", CANARIES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_next_session_knows_nothing_of_what_was_said_in_the_one_before(service, watched, locale, value):
    later = ("RefillAskDateIntent", "AMAZON.RepeatIntent", "AMAZON.YesIntent", "AMAZON.PreviousIntent", "MoreIntent")
    fresh = [service.send(asked(name, {}, locale)).data for name in later]
    attributes: Json = {}
    for name in ("RefillDateIntent", "ReportIntent", "TopicIntent"):
        attributes = assert_forgotten(service, asked(name, slots(SLOTS[locale][name], value), locale, attributes))
    service.send(session_ended())
    again = [service.send(asked(name, {}, locale)).data for name in later]
    assert again == fresh
    assert_nothing_of_it(b"".join(again).decode())


def test_a_date_is_never_asked_for_where_none_is_kept(service, watched):
    attributes: Json = {}
    for name in ("RefillDateIntent", "RefillAskDateIntent", "ForgetDateIntent", "RefillMissedIntent"):
        for value in (DATE, "next week", "", "2020-01-01"):
            document = asked(name, slots(["date"] if value else [], value), "en-US", attributes)
            heard = service.send(document).json["response"]["outputSpeech"]["ssml"].lower()
            assert not [words for words in ("shall i remember", "say the day", "tell me") if words in heard], (
                name,
                value,
            )


def test_no_page_of_the_service_tells_what_was_said(service, watched):
    for value in CANARIES:
        service.send(asked("RefillDateIntent", slots(["date"], value), "en-US"))
        service.send(asked("ReportIntent", slots(["sign"], value), "en-US"))
    service.send(event())
    for path in ("/healthz", "/privacy", "/metrics", "/", f"/{SYMPTOM}"):
        assert_nothing_of_it(service.client.get(path).text)
    assert_nothing_of_it(str(service.refusals))


def test_what_is_said_in_a_request_that_is_refused_is_not_logged_either(service, watched):
    body = json.dumps(asked("ReportIntent", slots(["sign"], SYMPTOM), "en-US")).encode()
    assert service.post(body, {}).status_code == 400
    assert service.post(body, {"SignatureCertChainUrl": SYMPTOM, "Signature-256": DATE}).status_code == 400
    assert service.post(body, content_type=SYMPTOM).status_code == 400
    assert service.post(body[:-1]).status_code == 400


def leak_into_a_file(text: str) -> None:
    Path("notes.txt").write_text(text)


def leak_into_the_log(text: str) -> None:
    logging.getLogger("somebody").debug(text.upper())


LEAKS = [leak_into_a_file, leak_into_the_log, print, sqlite3.connect]


@pytest.mark.parametrize("leak", LEAKS)
def test_the_watch_would_see_a_leak(service, traces, place, capfd, monkeypatch, leak):
    def leaking(document: Json) -> Json:
        leak(document["request"].get("intent", {}).get("name", "a launch"))
        return essentials(document)

    monkeypatch.setattr(skill.assistant, "essentials", leaking)
    watch = nothing_left(service, traces, place, capfd)
    watch.__enter__()
    service.send(asked(SYMPTOM, {}, "en-US"))
    with pytest.raises(AssertionError):
        watch.__exit__(None, None, None)
