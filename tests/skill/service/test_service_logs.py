"""A log tells an operator how the service fares, and nothing about a person."""

import re
import uuid

import pytest

import skill.assistant
from tests.authority import URL, CertificateHost
from tests.skill.service.envelopes import CANARIES, as_bytes, envelope, event, intent, launch, replaced, session_ended
from tests.skill.service.services import Lines, assert_answer, assert_refused

LINE = re.compile(
    r"pump_guide INFO request=\d+ outcome=[a-z_:A-Z]+ type=[A-Za-z.-]+ intent=[A-Za-z.-]+ "
    r"locale=(en-[A-Z]{2}|-) ms=\d+\.\d bytes=\d+"
)


def assert_nothing_personal(lines: Lines, *more: str) -> None:
    text = "\n".join(lines.lines).lower()
    for word in (*CANARIES.values(), "canary", "begin certificate", "traceback", *more):
        assert word.lower() not in text


@pytest.mark.parametrize("make", [launch, intent, session_ended, event])
def test_one_line_a_request_tells_nothing_about_a_person(service, lines, make, capfd):
    document = make()
    service.send(document)
    service.send(document)
    service.send(replaced(document, ("request", "timestamp"), CANARIES["field"]))
    service.send(replaced(document, ("context", "System", "application", "applicationId"), CANARIES["field"]))
    service.send(as_bytes(document)[:-1])
    service.post(as_bytes(document), {"SignatureCertChainUrl": CANARIES["field"], "Signature-256": CANARIES["field"]})
    service.post(as_bytes(document), content_type=CANARIES["field"])
    service.post(b" " * 300_000)
    assert len(lines.lines) == 8
    assert all(LINE.fullmatch(line) for line in lines.lines), lines.lines
    assert_nothing_personal(lines, document["request"]["requestId"])
    assert capfd.readouterr() == ("", "")


def test_a_line_tells_number_outcome_intent_locale_time_and_size(new_service, lines):
    service = new_service()
    answer = service.send(intent("TopicIntent"))
    service.post(b"x", {})
    assert lines.lines[0].startswith(
        "pump_guide INFO request=1 outcome=answered type=IntentRequest intent=TopicIntent locale=en-US ms="
    )
    assert lines.lines[0].endswith(f" bytes={len(answer.data)}")
    assert lines.lines[1].startswith("pump_guide INFO request=2 outcome=headers type=- intent=- locale=- ms=")


def test_an_intent_or_locale_that_is_not_ours_is_not_written_down(service, lines):
    service.send(intent(CANARIES["field"], locale=CANARIES["field"]))
    service.send(intent("TopicIntent", locale=CANARIES["field"]))
    service.send(envelope({"type": CANARIES["field"], "locale": CANARIES["field"]}))
    service.send(intent("TopicIntent\nrequest=99 outcome=answered", locale="en-US\nx"))
    assert_nothing_personal(lines, "\nx", "request=99")
    assert all(LINE.fullmatch(line) for line in lines.lines), lines.lines


@pytest.mark.parametrize("error", [OSError, ValueError, SystemExit, BaseException])
def test_what_a_failed_fetch_says_is_not_written_down(new_service, lines, capfd, error):
    host = CertificateHost(error(f"{CANARIES['field']} at {URL}"))
    service = new_service(host)
    assert_refused(service.send(launch()))
    assert len(lines.lines) == 1
    assert_nothing_personal(lines, URL)
    assert capfd.readouterr() == ("", "")


class CanaryError(Exception):
    pass


@pytest.mark.parametrize("broken", ["read_session", "ssml", "essentials"])
def test_whatever_fails_inside_a_person_gets_a_valid_answer_and_the_log_no_words(
    service, lines, monkeypatch, capfd, broken
):
    def fail(*arguments, **keywords):
        raise CanaryError(f"{CANARIES['slot']} {CANARIES['user']} {uuid.uuid4()}")

    monkeypatch.setattr(skill.assistant, broken, fail)
    response = assert_answer(service.send(intent()))["response"]
    if broken == "read_session":
        assert response["outputSpeech"]["ssml"]
    text = "\n".join(lines.lines).replace("CanaryError", "")
    assert not [word for word in CANARIES.values() if word.lower() in text.lower()]
    assert "Traceback" not in text
    assert capfd.readouterr() == ("", "")


def test_a_failure_inside_is_seen_by_the_operator(service, lines, monkeypatch):
    def fail(*arguments, **keywords):
        raise CanaryError

    monkeypatch.setattr(skill.assistant, "read_session", fail)
    service.send(intent())
    assert any("failed" in line and "CanaryError" in line for line in lines.lines)
