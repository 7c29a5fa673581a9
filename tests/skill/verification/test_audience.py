"""A request for somebody else's skill is not ours to answer."""

import pytest

from skill.verification import Refusal
from skill.verification.audience import ApplicationVerifier

OURS, ALSO_OURS, THEIRS = "amzn1.ask.skill.ours", "amzn1.ask.skill.also-ours", "amzn1.ask.skill.theirs"
MISSING = object()


def is_for_us(document) -> bool:
    try:
        ApplicationVerifier([OURS, ALSO_OURS]).verify(None, b"", document)
    except Refusal as refusal:
        assert refusal.code == "application"
        return False
    return True


def envelope(in_context, in_session=MISSING) -> dict:
    document = {"context": {"System": {"application": {"applicationId": in_context}}}}
    if in_session is not MISSING:
        document["session"] = {"application": {"applicationId": in_session}}
    return document


@pytest.mark.parametrize(
    ("in_context", "in_session", "is_fine"),
    [
        (OURS, OURS, True),
        (ALSO_OURS, ALSO_OURS, True),
        (OURS, MISSING, True),
        (OURS, ALSO_OURS, True),
        (THEIRS, OURS, False),
        (OURS, THEIRS, False),
        (THEIRS, THEIRS, False),
        (THEIRS, MISSING, False),
        (None, OURS, False),
        ("", OURS, False),
        (OURS, None, False),
        (OURS, "", False),
        (OURS.upper(), OURS, False),
        (f"{OURS} ", OURS, False),
        (OURS, f" {OURS}", False),
        ([OURS], OURS, False),
        ({OURS: OURS}, OURS, False),
        (OURS, [OURS], False),
        (OURS, {}, False),
        (7, 7, False),
        (True, True, False),
    ],
)
def test_every_application_id_in_a_request_has_to_be_one_of_ours(in_context, in_session, is_fine):
    assert is_for_us(envelope(in_context, in_session)) is is_fine


@pytest.mark.parametrize(
    "context", [MISSING, None, {}, [], "text", 7, {"System": None}, {"System": {}}, {"System": []}]
)
def test_a_request_whose_context_does_not_say_who_it_is_for_is_refused(context):
    document = envelope(OURS, OURS)
    if context is MISSING:
        del document["context"]
    else:
        document["context"] = context
    assert not is_for_us(document)


@pytest.mark.parametrize("application", [None, [], "text", 7, {}], ids=str)
def test_an_application_of_the_wrong_kind_is_refused(application):
    document = envelope(OURS)
    document["context"]["System"]["application"] = application
    assert not is_for_us(document)


@pytest.mark.parametrize("application", [[], "text", 7, {}, {"applicationId": None}], ids=str)
def test_an_application_of_the_wrong_kind_in_a_session_is_refused(application):
    assert not is_for_us(envelope(OURS) | {"session": {"application": application}})


@pytest.mark.parametrize("session", [None, {}, {"new": True}, {"application": None}], ids=str)
def test_an_event_without_a_session_is_for_us_by_its_context(session):
    assert is_for_us(envelope(OURS) | {"session": session})


def test_without_an_id_of_our_own_nothing_is_for_us():
    with pytest.raises(Refusal):
        ApplicationVerifier([]).verify(None, b"", envelope(OURS, OURS))
