"""Whatever stands where a time, a user, a date or a session belongs: a valid answer or a 400, and nothing breaks."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handlers.session import ASKED, Session
from responses.catalogue import load
from skill.assistant import answer, create_skill
from tests.skill.service.envelopes import event, intent, written
from tests.skill.service.people import NO, SECRET, YES, Person, heard, in_days
from tests.skill.service.services import Service

DATED = ("RefillDateIntent", "RefillAskDateIntent", "RefillMissedIntent", "RefillDelayIntent", "ForgetDateIntent")
STEADY = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def remembering(new_service, tmp_path) -> Service:
    return new_service(memory=f"sqlite:{tmp_path / 'dates.db'}", secret=SECRET)


@pytest.fixture(params=["off", "on"])
def either(request, new_service, tmp_path) -> Service:
    """A service that keeps nothing, and one that keeps dates."""
    return request.getfixturevalue("remembering") if request.param == "on" else new_service()


def said(name: str, *values, attributes=None, **changes):
    """An intent with a date in each slot that may hold one."""
    document = intent(name, attributes=attributes)
    names = ("date", "other_date", "topic")
    slots = {key: {"name": key, "value": value} for key, value in zip(names, values, strict=False)}
    document["request"]["intent"]["slots"] = slots
    document["request"] |= changes
    return document


TIMES = {
    "nothing": None,
    "no text": 1772366400,
    "junk": "yesterday",
    "empty": "",
    "no zone": "2026-11-22T12:00:00",
    "a day": "2026-11-22",
    "year 1": "0001-01-01T00:00:00Z",
    "year 1, east": "0001-01-01T00:00:00+14:00",
    "year 9999": "9999-12-31T23:59:59Z",
    "year 9999, west": "9999-12-31T23:59:59-12:00",
    "year 10000": "10000-01-01T00:00:00Z",
    "long": "2026-11-22T12:00:00Z" * 500,
    "a leap second": "2026-12-31T23:59:60Z",
}


@pytest.mark.parametrize("timestamp", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("name", DATED)
def test_a_request_with_an_odd_time_is_refused(either, timestamp, name):
    assert either.outcome(said(name, in_days(40), timestamp=timestamp)) == "timestamp"


@pytest.mark.parametrize("timestamp", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("name", DATED)
@pytest.mark.parametrize("locale", ["en-US", "en-CA", "xx-XX", None])
def test_even_where_nobody_has_looked_at_the_time_an_odd_one_costs_no_advice(timestamp, name, locale, caplog):
    skill = create_skill(load())
    document = said(name, "2031-07-19", timestamp=timestamp, locale=locale)
    assert "clinic" in heard(answer(skill, document)["response"])
    del document["request"]["timestamp"]
    assert "clinic" in heard(answer(skill, document)["response"])
    assert not caplog.records


@pytest.mark.parametrize("zone", ["Z", "+00:00", "-11:30", "+14:00", "+05:45"])
def test_the_zone_that_a_time_is_written_in_changes_nothing(either, zone):
    minutes = {"Z": 0, "+00:00": 0, "-11:30": -690, "+14:00": 840, "+05:45": 345}[zone]
    local = (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%S") + zone
    answers = [
        heard(either.send(said("RefillDateIntent", in_days(40), timestamp=time)).json["response"])
        for time in (written(), local)
    ]
    assert answers[0] == answers[1]


USERS = {
    "null": None,
    "empty": "",
    "number": 7,
    "fraction": 1.5,
    "true": True,
    "list": ["amzn1.ask.account.x"],
    "object": {"userId": "x"},
    "10 kB": "amzn1.ask.account." + "x" * 10_000,
    "NUL": "a\x00b",
    "emoji": "🙂",
    "quotes": "'; DROP TABLE refill_dates; --",
    "blanks": "   ",
}


@pytest.mark.parametrize("user", USERS.values(), ids=USERS)
def test_whoever_it_is_by_a_whole_conversation_is_answered(either, user):
    person = Person(either, user)
    for name, slots in (
        ("RefillDateIntent", {"date": in_days(40)}),
        (YES, {}),
        ("RefillAskDateIntent", {}),
        ("ForgetDateIntent", {}),
    ):
        assert person.says(name, **slots)
    assert person.disables().status_code in (200, 400)


@pytest.mark.parametrize("part", ["context", "System", "user", "userId"])
def test_whatever_is_missing_around_the_user_a_request_is_answered(either, part):
    for make in (lambda: said("RefillAskDateIntent"), event):
        document = make()
        path = ["context", "System", "user", "userId"]
        inner = document
        for key in path[: path.index(part)]:
            inner = inner[key]
        del inner[part]
        document.get("session", {}).pop("user", None)
        assert either.outcome(document) == ("answered" if part in ("user", "userId") else "application")


DAYS = [
    *("2026-11-22", "1999-01-01", "0001-01-01", "0000-00-00", "9999-12-31", "2026-02-30", "2026-13-01", "2027-02-29"),
    *("2026-W48", "2026-W00", "2026-W53", "2026-W54", "9999-W53", "0001-W01", "0000-W01", "2026-W48-WE", "9999-W52-WE"),
    *("2026-12", "2026-12-XX", "2026-00", "9999-12", "2026", "0000", "9999", "0001", "202X", "20XX", "XXXX", "XXXX-12"),
    *("XXXX-12-03", "XXXX-XX-03", "2026-XX-XX", "2026-WI", "9999-WI", "0001-SP", "0000-SU", "2026-XX", "PRESENT_REF"),
    *("", " ", "2026-12-03 ", "2026-12-03T12:00", "2026-12-03/2026-12-05", "P3D", "-2026-12-03", "+2026-12-03", "?"),
    *(
        "２０２６-12-03",
        "٢٠٢٦-١٢-٠٣",
        "2026–12–03",
        "12/3/2026",
        "tomorrow",
        "null",
        "NaN",
        "<b>2026-12-03</b>",
        "\x00",
    ),
    *("x" * 10_000, "2026-12-03" * 500, "9" * 300, "🙂"),
]
ODD_VALUES = [None, 7, 20261203, 1.5, True, [], {}, ["2026-12-03"], {"value": "2026-12-03"}]


@pytest.mark.parametrize("value", [*DAYS, *ODD_VALUES], ids=lambda value: ascii(value)[:30])
def test_whatever_stands_in_a_date_slot_the_advice_is_given(either, value):
    for values in ((value,), (value, in_days(40)), (in_days(40), value)):
        answer = either.send(said("RefillDateIntent", *values))
        assert answer.status_code == 200
        assert "clinic" in heard(answer.json["response"])
        assert not [line for line in either.log.lines if "failed" in line]


SESSION = {
    "asked": st.sampled_from(ASKED),
    "topic": st.sampled_from(["", "refill_set_date", "refill_ask_date", "what_is_pump"]),
    "day": st.sampled_from(DAYS) | st.dates().map(date.isoformat) | st.text(max_size=12),
    "tier": st.integers(min_value=-1, max_value=9),
    "warned": st.sampled_from(["", "report_overdose", "refill_missed", "what_is_pump"]),
    "kinds": st.sampled_from(["", "early", "danger early", "supply", "junk"]),
    "who": st.sampled_from(["", "self", "other", "nobody"]),
    "said": st.sampled_from(["", "refill_set_date", "on_hold", "unclear"]),
}
ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.lists(st.none(), max_size=2)
ATTRIBUTES = st.fixed_dictionaries({}, optional={key: value | ODD for key, value in SESSION.items()})
NAMES = st.sampled_from([*DATED, YES, NO, "AMAZON.RepeatIntent", "SlowerIntent", "AMAZON.StopIntent", "MoreIntent"])


@STEADY
@example(name=YES, value="", attributes={"asked": "again"})
@example(name=YES, value="", attributes={"asked": "keep", "day": "0001-01-01"})
@example(name="AMAZON.RepeatIntent", value="", attributes={"asked": "keep", "day": "9999-12-31"})
@given(name=NAMES, value=st.sampled_from(DAYS), attributes=ATTRIBUTES)
def test_any_session_with_any_date_is_answered(either, name, value, attributes):
    assert set(SESSION) <= set(Session.__dataclass_fields__)
    document = json.loads(json.dumps(said(name, value, attributes=attributes)), parse_constant=lambda name: None)
    assert either.outcome(document) == "answered"


@STEADY
@given(st.text(alphabet="0123456789-WXESPUFAIT:+Z/ ", max_size=14))
def test_anything_like_a_date_gets_the_advice(either, value):
    answer = either.send(said("RefillDateIntent", value))
    assert "clinic" in heard(answer.json["response"])
    assert not [line for line in either.log.lines if "failed" in line]


@pytest.mark.parametrize("day", [*DAYS, 7, None, True, [], {}], ids=lambda value: ascii(value)[:30])
def test_only_a_day_is_ever_kept_whatever_a_session_holds(remembering, day, tmp_path):
    attributes = {"topic": "refill_set_date", "asked": "keep", "day": day}
    assert remembering.outcome(said(YES, attributes=attributes)) == "answered"
    answer = remembering.send(said("RefillAskDateIntent"))
    assert "clinic" in heard(answer.json["response"])
    assert not [line for line in remembering.log.lines if "failed" in line]
