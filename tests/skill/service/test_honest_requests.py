"""What Alexa itself sends is answered."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from ask_sdk_model import Request

from interaction_model.built import LOCALES, intent_names
from tests.authority import URL, CertificateHost
from tests.skill.service.envelopes import SKILL, envelope, event, intent, launch, session_ended
from tests.skill.service.services import assert_answer

EVENTS = [
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_person_who_opens_the_guide_is_greeted(service, locale):
    response = assert_answer(service.send(launch(locale=locale)))["response"]
    assert response["outputSpeech"]["ssml"]
    assert response["shouldEndSession"] is False


@pytest.mark.parametrize("name", sorted(intent_names()))
def test_every_intent_is_answered_with_words(service, name):
    assert assert_answer(service.send(intent(name)))["response"]["outputSpeech"]["ssml"]


def test_the_end_of_a_session_is_answered_with_silence(service):
    assert assert_answer(service.send(session_ended()))["response"] == {}


@pytest.mark.parametrize("kind", [*EVENTS, "AlexaSkillEvent.SkillAccountUnlinked"])
def test_a_skill_event_is_answered_with_silence(service, kind):
    assert assert_answer(service.send(event(kind)))["response"] == {}


@pytest.mark.parametrize("has_session", [True, False])
@pytest.mark.parametrize(
    "kind", [*sorted(set(Request.discriminator_value_class_map) - {"IntentRequest", "LaunchRequest"}), "Future.Request"]
)
def test_any_other_kind_of_request_is_answered_with_silence(service, kind, has_session):
    document = envelope({"type": kind}, has_session=has_session)
    assert service.outcome(document) == "answered"
    document = envelope({"type": kind}, has_session=has_session)
    assert assert_answer(service.send(document))["response"] == {}


@pytest.mark.parametrize("make", [launch, intent, session_ended, event])
def test_a_request_without_anything_that_it_may_lack_is_answered(service, make):
    document = make()
    document["context"] = {"System": {"application": {"applicationId": SKILL}}}
    document.pop("session", None)
    document.pop("version")
    document["request"].pop("locale")
    document["request"].get("intent", {}).pop("slots", None)
    assert service.outcome(document) == "answered"


@pytest.mark.parametrize("url", [URL, URL.replace(".com/", ".com:443/"), URL.replace("https", "HTTPS"), URL + "#x"])
def test_a_request_with_another_way_to_write_the_address_is_answered(service, authority, url):
    body = repr(intent()).replace("'", '"').replace("True", "true").replace("False", "false").encode()
    assert_answer(service.post(body, authority.sign(body, url)))


def test_thirty_first_requests_at_once_are_all_answered_and_fetch_one_chain(new_service, authority):
    host = CertificateHost(authority.pem)
    service = new_service(host)
    bodies = [launch() for _ in range(30)]
    with ThreadPoolExecutor(30) as pool:
        for response in pool.map(service.send, bodies):
            assert_answer(response)
    assert host.calls == [URL]
    assert service.refusals == {}


def test_a_request_is_answered_while_the_certificate_host_is_silent(new_service, authority, monkeypatch):
    monkeypatch.setattr("skill.verification.cache.DEADLINE", 0.5)
    host = CertificateHost(authority.pem)
    service = new_service(host)
    assert service.outcome(launch()) == "answered"
    with host.silence(), ThreadPoolExecutor(20) as pool:
        body = b"{}"
        urls = [f"https://s3.amazonaws.com/echo.api/{number}" for number in range(20)]
        forged = [pool.submit(service.post, body, authority.sign(body, url)) for url in urls]
        assert_answer(service.send(launch()))
        assert not all(one.done() for one in forged)
        assert {one.result(5).status_code for one in forged} == {400}
