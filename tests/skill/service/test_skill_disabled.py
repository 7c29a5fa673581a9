"""Who disables the skill is forgotten, however often that is told and even where it does not work at once."""

import time

import pytest

from tests.skill.service.envelopes import event, replaced, written
from tests.skill.service.people import DATES, YES, Person, in_days, spoken
from tests.skill.service.services import assert_answer, assert_refused
from tests.skill.service.test_service_logs import assert_nothing_personal
from tests.skill.store.test_store_faults import locked, moved_away

SOON = in_days(40)
KINDS = ("SkillEnabled", "SkillPermissionChanged", "SkillPermissionAccepted", "SkillAccountLinked")


def test_who_disables_the_skill_is_forgotten_within_five_seconds(person, path):
    started = time.monotonic()
    response = person.disables()
    assert time.monotonic() - started < 5
    assert assert_answer(response)["response"] == {}
    assert DATES.none_saved in person.says("RefillAskDateIntent")
    assert SOON.encode() not in b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_an_event_has_no_session_and_is_understood_all_the_same(person):
    person.disables()
    assert "session" not in person.sent


def test_to_disable_the_skill_again_is_no_error(person):
    assert [person.disables().status_code for _ in range(3)] == [200, 200, 200]


def test_an_event_that_was_carried_out_is_not_carried_out_again(remembering, person):
    person.disables()
    first = person.sent
    person.says("RefillDateIntent", date=SOON)
    person.says(YES)
    person.leaves()
    assert_refused(remembering.send(first))
    assert spoken(SOON) in person.says("RefillAskDateIntent")


@pytest.mark.parametrize("fault", [locked, moved_away])
def test_an_event_that_could_not_be_carried_out_is_carried_out_when_it_comes_again(remembering, person, path, fault):
    with fault(path):
        for _ in range(2):
            assert_refused(person.disables(), 503)
            assert_refused(remembering.send(person.sent), 503)
    assert spoken(SOON) in person.says("RefillAskDateIntent")
    person.leaves()
    assert assert_answer(remembering.send(person.sent | {"request": event()["request"]}))["response"] == {}
    assert DATES.none_saved in person.says("RefillAskDateIntent")


def test_the_very_same_event_is_carried_out_after_it_failed_even_late(remembering, person, path):
    late = replaced(event(), ("request", "timestamp"), written(-3_000))
    with locked(path):
        assert_refused(remembering.send(late), 503)
    assert assert_answer(remembering.send(late))["response"] == {}
    assert DATES.none_saved in person.says("RefillAskDateIntent")
    assert_refused(remembering.send(late))


def test_a_failure_is_logged_without_whose_it_is(remembering, person, path, lines, capfd):
    with locked(path):
        person.disables()
    assert "outcome=memory" in lines.lines[-1]
    assert_nothing_personal(lines, SOON, "sqlite", "locked")
    assert capfd.readouterr() == ("", "")
    assert remembering.refusals == {}


@pytest.mark.parametrize("kind", KINDS)
def test_any_other_event_wipes_nothing_and_does_not_need_the_store(remembering, person, path, kind):
    with locked(path):
        assert remembering.send(event(f"AlexaSkillEvent.{kind}")).status_code == 200
    assert spoken(SOON) in person.says("RefillAskDateIntent")


def test_an_event_for_another_skill_wipes_nothing(remembering, person):
    path = ("context", "System", "application", "applicationId")
    assert_refused(remembering.send(replaced(event(), path, "amzn1.ask.skill.another")))
    assert spoken(SOON) in person.says("RefillAskDateIntent")


def test_an_event_that_alexa_did_not_sign_wipes_nothing(remembering, person):
    assert_refused(remembering.post(b"{}", {"SignatureCertChainUrl": "x", "Signature-256": "x"}))
    assert spoken(SOON) in person.says("RefillAskDateIntent")


def test_where_nothing_is_kept_the_event_is_answered_all_the_same(service):
    assert assert_answer(Person(service).disables())["response"] == {}


def test_where_nothing_is_kept_there_is_nothing_to_wipe_and_that_is_said(service):
    assert DATES.nothing_kept in Person(service).says("ForgetDateIntent")
