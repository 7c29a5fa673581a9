"""A service answers to its operator's settings and to nothing else; what is for tests is out of reach."""

import dataclasses
import inspect
import logging

import pytest

import skill.app
import skill.serve
from skill.app import create_app
from skill.settings import Settings, SettingsError
from skill.verification.fetch import fetch
from tests.authority import Authority, CertificateHost
from tests.skill.service.envelopes import SKILL, as_bytes, launch
from tests.skill.service.services import Service, assert_answer, assert_refused

HOOK_NAMES = [
    f"{prefix}{name}"
    for prefix in ("PUMP_GUIDE_", "FLASK_", "")
    for name in ("TRUST_ROOTS", "FETCH_CERTIFICATE", "CERTIFICATES", "ROOTS", "VERIFY", "DEBUG", "TESTING", "ENV")
] + ["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"]


def test_the_hooks_for_tests_are_two_keyword_arguments():
    parameters = inspect.signature(create_app).parameters
    assert list(parameters) == ["settings", "fetch_certificate", "trust_roots"]
    for name in ("fetch_certificate", "trust_roots"):
        assert parameters[name].kind is inspect.Parameter.KEYWORD_ONLY
        assert parameters[name].default is None


def test_no_setting_is_a_hook():
    names = " ".join(field.name for field in dataclasses.fields(Settings))
    assert not [word for word in ("cert", "fetch", "root", "trust", "verify", "url", "test", "debug") if word in names]


def test_no_variable_reaches_the_hooks(monkeypatch, tmp_path, authority):
    given = []

    class Recorder(skill.app.ChainCache):
        def __init__(self, *arguments, **keywords) -> None:
            given.append((arguments, keywords))
            super().__init__(*arguments, **keywords)

    roots = tmp_path / "roots.pem"
    roots.write_bytes(authority.roots)
    for name in HOOK_NAMES:
        monkeypatch.setenv(name, str(roots))
    monkeypatch.setenv("PUMP_GUIDE_SKILL_ID", SKILL)
    monkeypatch.setattr(skill.app, "ChainCache", Recorder)
    app = create_app()
    assert given == [((fetch, None), {})]
    assert not app.testing


@pytest.fixture
def production(monkeypatch, authority: Authority) -> Service:
    """A service as it is started for patients, except that what it fetches is our authority's chain."""
    monkeypatch.setattr(skill.app, "fetch", CertificateHost(authority.pem))
    service = Service.__new__(Service)
    service.authority = authority
    service.app = create_app(Settings(skill_id=[SKILL]))
    service.client = service.app.test_client()
    return service


@pytest.mark.parametrize("where", ["nowhere", "headers", "query", "body", "cookies"])
def test_a_service_without_hooks_does_not_believe_our_authority_whatever_is_sent(production, authority, where):
    names = ("trust_roots", "trust-roots", "fetch_certificate", "X-Trust-Roots", "verify", "debug", "test")
    document = launch()
    if where == "body":
        document |= dict.fromkeys(names, authority.roots.decode())
    body = as_bytes(document)
    headers = authority.sign(body)
    if where == "headers":
        headers |= {name.replace("_", "-"): "1" for name in names}
    if where == "cookies":
        headers["Cookie"] = "; ".join(f"{name}=1" for name in names)
    query = dict.fromkeys(names, "1") if where == "query" else None
    assert_refused(production.post(body, headers, query_string=query))
    assert production.refusals == {"chain_invalid": 1}


def test_what_is_served_is_made_without_hooks_and_without_settings_of_its_own(monkeypatch):
    given = []
    monkeypatch.setattr(skill.serve, "create_app", lambda *arguments, **keywords: given.append((arguments, keywords)))
    monkeypatch.setattr(logging, "basicConfig", lambda **options: None)
    skill.serve.application()
    assert given == [((), {})]


def test_two_services_share_nothing(authority):
    hosts = [CertificateHost(authority.pem) for _ in range(2)]
    first, second = (Service(authority, host) for host in hosts)
    body = as_bytes(launch())
    assert_answer(first.post(body))
    assert_answer(second.post(body))
    assert [len(host.calls) for host in hosts] == [1, 1]
    assert_refused(first.post(body))
    assert (first.refusals, second.refusals) == ({"replay": 1}, {})
    assert first.app is not second.app


def test_two_services_have_skills_and_roots_of_their_own(authority):
    stranger = Authority(owner="stranger")
    theirs = create_app(
        Settings(skill_id=["amzn1.ask.skill.theirs"]), fetch_certificate=authority.fetch, trust_roots=authority.roots
    )
    body = as_bytes(launch())
    options = {"data": body, "headers": authority.sign(body), "content_type": "application/json"}
    assert_refused(theirs.test_client().post("/alexa", **options))
    assert theirs.extensions["pump_guide_refusals"] == {"application": 1}
    strict = create_app(Settings(skill_id=[SKILL]), fetch_certificate=authority.fetch, trust_roots=stranger.roots)
    assert_refused(strict.test_client().post("/alexa", **options))
    assert strict.extensions["pump_guide_refusals"] == {"chain_invalid": 1}
    assert_answer(Service(authority).post(body))


def test_a_service_may_serve_several_skills(authority):
    settings = Settings(skill_id=["amzn1.ask.skill.other", SKILL])
    app = create_app(settings, fetch_certificate=authority.fetch, trust_roots=authority.roots)
    body = as_bytes(launch())
    options = {"data": body, "headers": authority.sign(body), "content_type": "application/json"}
    assert_answer(app.test_client().post("/alexa", **options))


@pytest.mark.parametrize(
    "ids", [[], (), "", "amzn1.ask.skill.x", [""], [" "], ["a b"], ["a", ""], ["a\n"], [None], [7]]
)
def test_settings_without_a_skill_id_are_refused(ids):
    with pytest.raises(SettingsError, match="^PUMP_GUIDE_SKILL_ID [^\n]*$"):
        Settings(skill_id=ids)


@pytest.mark.parametrize("value", [None, "", " ", ",", " , ,"], ids=repr)
def test_a_service_without_a_configured_skill_id_does_not_start(monkeypatch, value):
    monkeypatch.delenv("PUMP_GUIDE_SKILL_ID", raising=False)
    if value is not None:
        monkeypatch.setenv("PUMP_GUIDE_SKILL_ID", value)
    with pytest.raises(SettingsError):
        create_app()


def test_settings_are_read_from_the_variables_that_operators_are_told():
    settings = Settings.from_environment(
        {"PUMP_GUIDE_SKILL_ID": f" {SKILL} , amzn1.ask.skill.b,", "PUMP_GUIDE_MEMORY": "off", "PUMP_GUIDE_SECRET": "x"}
    )
    assert (list(settings.skill_id), settings.memory, settings.secret) == ([SKILL, "amzn1.ask.skill.b"], "off", b"x")


def test_every_setting_at_fault_is_named_at_once():
    with pytest.raises(SettingsError) as error:
        Settings.from_environment({"PUMP_GUIDE_MEMORY": "everything"})
    assert "PUMP_GUIDE_SKILL_ID" in str(error.value)
    assert "PUMP_GUIDE_MEMORY" in str(error.value)
    assert "\n" not in str(error.value)
