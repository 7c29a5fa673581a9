"""When what is kept cannot be reached, a person hears that in one sentence, and all the advice, within two seconds."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from interaction_model.built import intent_names
from responses.catalogue import load
from skill.refill_store import SqliteStore
from tests.skill.service.people import DATES, KEPT, YES, Person, in_days, spoken
from tests.skill.store.test_store_faults import FAULTS, locked

SOON = in_days(40)
SECONDS = 2.0
GUIDE = load().guide("en-US")
UNREACHABLE = DATES.unreachable
ADVICE = {topic: GUIDE.topics[topic].parts[0] for topic in ("refill_ask_date", "refill_set_date")}


def timed(person, name, **slots) -> str:
    started = time.monotonic()
    answer = person.says(name, **slots)
    assert time.monotonic() - started < SECONDS
    return answer


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_is_wrong_with_the_file_the_advice_is_given_and_the_date_again_when_it_is_back(person, path, fault):
    with FAULTS[fault](path):
        answer = timed(person, "RefillAskDateIntent")
        assert answer.startswith(f"{UNREACHABLE} {ADVICE['refill_ask_date']}")
        person.leaves()
        assert timed(person, "ForgetDateIntent").startswith(UNREACHABLE)
        person.leaves()
        assert ADVICE["refill_set_date"] in timed(person, "RefillDateIntent", date=SOON)
        assert timed(person, YES).startswith(f"{UNREACHABLE} {ADVICE['refill_set_date']}")
        assert "day" not in person.attributes
        person.leaves()
        assert person.disables().status_code == 503
    assert spoken(SOON) in person.says("RefillAskDateIntent")
    assert DATES.forgotten in person.says("ForgetDateIntent")
    assert DATES.none_saved in person.says("RefillAskDateIntent")


def test_a_person_whose_date_could_not_be_kept_may_say_it_again(person, path):
    with locked(path):
        person.says("RefillDateIntent", date=in_days(75))
        assert KEPT not in person.says(YES)
    person.says("RefillDateIntent", date=in_days(75))
    assert KEPT in person.says(YES)


def test_a_file_that_was_deleted_while_the_service_ran_is_an_empty_one(person, path):
    for file in path.parent.iterdir():
        file.unlink()
    assert DATES.none_saved in person.says("RefillAskDateIntent")
    person.says("RefillDateIntent", date=SOON)
    assert KEPT in person.says(YES)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT refill_date FROM refill_dates").fetchall() == [(SOON,)]


@pytest.mark.parametrize("name", sorted(intent_names()))
def test_every_intent_is_answered_in_two_seconds_while_the_database_is_locked(person, path, name):
    with locked(path):
        assert timed(person, name)


def test_danger_comes_first_also_where_the_database_is_locked(person, path):
    with locked(path):
        answer = timed(person, "ForgetDateIntent", date="not breathing")
    assert "911" in " ".join(answer.split()[:12])
    assert UNREACHABLE not in answer


def test_thirty_people_at_once_are_answered_in_two_seconds_while_the_database_is_locked(remembering, person, path):
    people = [Person(remembering, f"amzn1.ask.account.{number}") for number in range(30)]
    with locked(path), ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(lambda one: timed(one, "RefillAskDateIntent"), people))
    assert all(answer.startswith(UNREACHABLE) for answer in answers)


@pytest.mark.parametrize("error", [OSError, RuntimeError, UnicodeError, MemoryError])
def test_even_an_error_of_the_store_that_nobody_foresaw_costs_no_advice(person, monkeypatch, lines, error):
    def fail(*arguments):
        raise error("CANARYFIELD")

    for name in ("get_attributes", "save_attributes", "delete_attributes"):
        monkeypatch.setattr(SqliteStore, name, fail)
    assert person.says("RefillAskDateIntent").startswith(f"{UNREACHABLE} {ADVICE['refill_ask_date']}")
    assert person.disables().status_code == 503
    assert not [line for line in lines.lines if "CANARY" in line]
