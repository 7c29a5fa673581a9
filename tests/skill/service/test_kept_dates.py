"""A person tells the day of the refill, and the service knows it the next time: whole conversations, signed."""

import json
from pathlib import Path

import pytest

from interaction_model.built import LOCALES
from tests.skill.service.people import DATES, KEPT, NO, SECRET, YES, Person, in_days, spoken
from tests.skill.service.services import Service
from tests.skill.service.test_service_logs import assert_nothing_personal

SOON, LATER = in_days(40), in_days(75)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "dates.db"


@pytest.fixture
def remembering(new_service, file) -> Service:
    return new_service(memory=f"sqlite:{file}", secret=SECRET)


@pytest.fixture
def person(remembering) -> Person:
    return Person(remembering)


def has_kept(person: Person, day: str) -> Person:
    person.says("RefillDateIntent", date=day)
    person.says(YES)
    person.leaves()
    return person


def test_a_date_is_kept_after_a_yes_told_in_the_next_session_changed_and_forgotten(person):
    assert DATES.shall_keep in person.says("RefillDateIntent", date=SOON)
    assert KEPT in person.says(YES)
    person.opens()
    assert spoken(SOON) in person.says("RefillAskDateIntent")
    person.leaves()
    assert spoken(LATER) in person.says("RefillDateIntent", date=LATER)
    person.says(YES)
    person.leaves()
    answer = person.says("RefillAskDateIntent")
    assert spoken(LATER) in answer
    assert spoken(SOON) not in answer
    assert DATES.forgotten in person.says("ForgetDateIntent")
    person.leaves()
    assert spoken(LATER) not in person.says("RefillAskDateIntent")
    assert DATES.none_saved in person.says("RefillAskDateIntent")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_date_is_kept_in_every_locale(remembering, locale):
    person = Person(remembering, locale=locale)
    has_kept(person, SOON)
    assert spoken(SOON, locale) in person.says("RefillAskDateIntent")


def test_a_date_that_was_not_confirmed_is_not_kept(person):
    for answers in ([NO], ["AMAZON.HelpIntent", YES], ["RefillVisitIntent"], ["AMAZON.StopIntent"], []):
        person.says("RefillDateIntent", date=SOON)
        for intent in answers:
            person.says(intent)
        person.leaves()
        assert DATES.none_saved in person.says("RefillAskDateIntent"), answers
        person.leaves()


def test_the_last_date_that_was_said_is_the_one_that_is_kept(person):
    person.says("RefillDateIntent", date=SOON)
    person.says("RefillDateIntent", date=LATER)
    person.says(YES)
    person.leaves()
    assert spoken(LATER) in person.says("RefillAskDateIntent")


def test_a_danger_sign_drops_the_question_about_a_date_and_a_yes_after_it_keeps_nothing(person):
    person.says("RefillDateIntent", date=SOON)
    assert "911" in person.says("ReportIntent", sign="not breathing")
    assert "day" not in person.attributes
    assert "911" in person.says(YES)
    person.leaves()
    assert DATES.none_saved in person.says("RefillAskDateIntent")


def test_another_person_has_no_date_and_forgets_nobody_elses(remembering, person):
    has_kept(person, SOON)
    stranger = Person(remembering, "amzn1.ask.account.STRANGER")
    assert DATES.none_saved in stranger.says("RefillAskDateIntent")
    stranger.says("ForgetDateIntent")
    assert stranger.disables().status_code == 200
    assert spoken(SOON) in person.says("RefillAskDateIntent")


def test_a_date_is_known_after_a_restart(new_service, file, person):
    has_kept(person, SOON)
    restarted = new_service(memory=f"sqlite:{file}", secret=SECRET)
    assert spoken(SOON) in Person(restarted).says("RefillAskDateIntent")


def test_a_date_to_come_outlives_a_word_on_a_visit_that_is_over(person):
    has_kept(person, SOON)
    assert DATES.took_place in person.says("RefillDateIntent", date=in_days(-10))
    person.says(YES)
    person.leaves()
    assert spoken(SOON) in person.says("RefillAskDateIntent")


@pytest.mark.parametrize("user", [None, "", 7, [], {}], ids=repr)
def test_a_request_that_names_no_user_gets_the_advice_and_is_not_asked_to_keep_anything(remembering, user):
    nobody = Person(remembering, user)
    assert DATES.shall_keep not in nobody.says("RefillDateIntent", date=SOON)
    nobody.says(YES)
    nobody.leaves()
    answer = nobody.says("RefillAskDateIntent")
    assert spoken(SOON) not in answer
    assert "clinic" in answer
    assert nobody.disables().status_code == 200


def test_no_log_card_or_health_page_tells_a_date_or_the_secret(remembering, person, lines, capfd):
    cards = []
    for name, slots in (
        ("RefillDateIntent", {"date": SOON}),
        (YES, {}),
        ("RefillAskDateIntent", {}),
        ("AMAZON.RepeatIntent", {}),
        ("RefillMissedIntent", {"date": SOON}),
        ("ForgetDateIntent", {}),
        ("RefillAskDateIntent", {}),
    ):
        person.says(name, **slots)
        cards.append(json.dumps(person.answer.get("card")))
    person.disables()
    health = remembering.client.get("/healthz").text
    told = "\n".join([*lines.lines, *cards, health])
    for word in (SOON, spoken(SOON), SECRET.decode()):
        assert word not in told
    assert_nothing_personal(lines, "sqlite", "select", "dates.db")
    assert capfd.readouterr() == ("", "")


def test_a_session_holds_a_date_only_while_a_yes_is_waited_for(person):
    person.says("RefillDateIntent", date=SOON)
    assert person.attributes["day"] == SOON
    for name in (YES, "RefillAskDateIntent", "AMAZON.RepeatIntent", "AMAZON.HelpIntent", "ForgetDateIntent"):
        person.says(name)
        assert SOON not in json.dumps(person.attributes), name


def test_a_service_makes_no_file_before_somebody_speaks_of_what_is_kept(remembering, person, file):
    for name in ("TopicIntent", "WhoToCallIntent", "RefillVisitIntent", "AMAZON.HelpIntent"):
        person.says(name)
    person.says("RefillDateIntent", date=SOON)
    assert not file.exists()


def test_two_services_with_files_of_their_own_share_no_date(new_service, person, tmp_path):
    has_kept(person, SOON)
    other = new_service(memory=f"sqlite:{tmp_path / 'other.db'}", secret=SECRET)
    assert DATES.none_saved in Person(other).says("RefillAskDateIntent")


def test_nothing_is_left_beside_the_file(person, file):
    has_kept(person, SOON)
    names = [one.name for one in file.parent.iterdir()]
    assert {name.removeprefix("dates.db") for name in names} <= {"", "-wal", "-shm"}
