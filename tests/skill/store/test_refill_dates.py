"""One date a person is kept, until it is changed, forgotten, or left unused."""

from types import SimpleNamespace

import pytest
from ask_sdk_core.exceptions import PersistenceException
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill import refill_store
from skill.refill_store import SqliteStore
from tests.skill.store.conftest import SECRET, by, forget, keep, recall

DAY = 24 * 3600


def test_a_date_is_kept_changed_and_forgotten(store):
    assert recall(store, "ann") is None
    keep(store, "ann", "2026-12-03")
    assert recall(store, "ann") == "2026-12-03"
    keep(store, "ann", "2027-01-05")
    assert recall(store, "ann") == "2027-01-05"
    forget(store, "ann")
    assert recall(store, "ann") is None


def test_a_date_outlives_the_process_that_kept_it(store, path):
    keep(store, "ann", "2026-12-03")
    assert recall(SqliteStore(path, SECRET), "ann") == "2026-12-03"


def test_a_date_may_be_forgotten_again_and_where_there_is_none(store):
    for _ in range(3):
        forget(store, "ann")
    keep(store, "ann", "2026-12-03")
    for _ in range(3):
        forget(store, "ann")
    assert recall(store, "ann") is None


def test_two_people_do_not_see_or_change_each_others_date(store):
    keep(store, "ann", "2026-12-03")
    assert recall(store, "bob") is None
    keep(store, "bob", "2027-01-05")
    forget(store, "carl")
    assert (recall(store, "ann"), recall(store, "bob")) == ("2026-12-03", "2027-01-05")
    forget(store, "ann")
    assert (recall(store, "ann"), recall(store, "bob")) == (None, "2027-01-05")


@pytest.mark.parametrize("user", ["Ann", "ann ", " ann", "ann\x00", "ann%", "a_n", "ANN", "än", "a" * 10_000])
def test_only_the_very_same_id_is_the_same_person(store, user):
    keep(store, "ann", "2026-12-03")
    assert recall(store, user) is None
    keep(store, user, "2027-01-05")
    assert (recall(store, "ann"), recall(store, user)) == ("2026-12-03", "2027-01-05")


def test_with_another_secret_nobody_finds_a_date(store, path):
    keep(store, "ann", "2026-12-03")
    assert recall(SqliteStore(path, SECRET[::-1]), "ann") is None


@pytest.mark.parametrize("user", ["", None])
def test_for_nobody_nothing_is_kept(store, user):
    for reach in (store.get_attributes, store.delete_attributes):
        with pytest.raises(PersistenceException):
            reach(by(user))
    with pytest.raises(PersistenceException):
        store.save_attributes(by(user), {"refill_date": "2026-12-03"})


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"refill_date": None},
        {"refill_date": ""},
        {"refill_date": "2026-12"},
        {"refill_date": "2026-W49"},
        {"refill_date": "2026-W49-4"},
        {"refill_date": "20261203"},
        {"refill_date": "2026-02-30"},
        {"refill_date": "2026-12-03T12:00:00"},
        {"refill_date": "2026-12-03 "},
        {"refill_date": "２０２６-12-03"},
        {"refill_date": 20261203},
        {"refill_date": ["2026-12-03"]},
        {"refill_date": "she is burning up"},
        {"refill_date": "2026-12-03", "symptom": "fever"},
        {"symptom": "fever"},
    ],
    ids=str,
)
def test_nothing_but_one_date_is_kept(store, attributes):
    keep(store, "ann", "2026-11-30")
    with pytest.raises(PersistenceException):
        store.save_attributes(by("ann"), attributes)
    assert recall(store, "ann") == "2026-11-30"


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates())
def test_any_day_is_told_as_it_was_given(store, day):
    keep(store, "ann", day.isoformat())
    assert recall(store, "ann") == day.isoformat()


@pytest.fixture
def clock(monkeypatch) -> SimpleNamespace:
    clock = SimpleNamespace(at=1_800_000_000.0)
    monkeypatch.setattr(refill_store, "time", SimpleNamespace(time=lambda: clock.at))
    return clock


def test_a_date_that_nobody_used_for_ninety_days_is_gone(store, clock):
    keep(store, "ann", "2030-01-01")
    clock.at += 90 * DAY + 1
    assert recall(store, "ann") is None


def test_a_date_that_is_used_stays(store, clock):
    keep(store, "ann", "2030-01-01")
    for _ in range(4):
        clock.at += 89 * DAY
        assert recall(store, "ann") == "2030-01-01"


def test_a_date_is_used_by_its_own_person_only(store, clock):
    keep(store, "ann", "2030-01-01")
    keep(store, "bob", "2030-01-01")
    clock.at += 60 * DAY
    recall(store, "bob")
    clock.at += 60 * DAY
    assert (recall(store, "ann"), recall(store, "bob")) == (None, "2030-01-01")
