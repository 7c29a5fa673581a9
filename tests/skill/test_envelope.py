"""Of a request only what the guide uses is read, and of that only what has the right type."""

import pytest

from skill.envelope import essentials

SENT = "2026-11-22T12:00:00+00:00"


def user_of(context, session=None) -> str:
    document = {"context": context, "session": session}
    return essentials(document)["context"]["System"]["user"]["userId"]


def system(user) -> dict:
    return {"System": {"user": {"userId": user}}}


@pytest.mark.parametrize("user", ["amzn1.ask.account.x", " ", "x" * 10_000, "\x00", "🙂"])
def test_the_account_is_read_from_the_context_and_else_from_the_session(user):
    session = {"user": {"userId": user}}
    assert user_of(system(user)) == user
    assert user_of({}, session) == user_of(system(""), session) == user_of(system(None), session) == user
    assert user_of(system(user), {"user": {"userId": "another"}}) == user


@pytest.mark.parametrize("user", [None, "", 7, 1.5, True, [], {}, ["x"]], ids=repr)
def test_what_is_no_id_is_nobody(user):
    assert user_of(system(user)) == user_of(system(user), {"user": {"userId": user}}) == ""


@pytest.mark.parametrize("document", [None, 7, "x", [], {}, {"context": []}, {"context": {"System": 7}}], ids=repr)
def test_where_there_is_no_context_there_is_nobody(document):
    assert essentials(document)["context"]["System"]["user"]["userId"] == ""


def sent_of(timestamp) -> str | None:
    return essentials({"request": {"type": "LaunchRequest", "timestamp": timestamp}})["request"].get("timestamp")


@pytest.mark.parametrize(
    "timestamp",
    ["2026-11-22T12:00:00Z", "2026-11-22T12:00:00+00:00", "2026-11-22T07:00:00-05:00", "2026-11-23T02:00:00+14:00"],
)
def test_the_time_is_read_in_any_zone(timestamp):
    assert sent_of(timestamp) == SENT


@pytest.mark.parametrize("timestamp", [None, 7, True, [], {}, "", "now", "2026-13-01T00:00:00Z", "T", "9" * 9_999])
def test_what_is_no_time_is_left_out(timestamp):
    assert sent_of(timestamp) is None


@pytest.mark.parametrize("timestamp", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"])
def test_a_time_at_the_ends_of_the_calendar_is_none_since_no_days_can_be_counted_there(timestamp):
    assert sent_of(timestamp) is None


@pytest.mark.parametrize("value", [None, 1.5, [], {}, ["x"], {"x": 1}], ids=repr)
def test_session_attributes_are_texts_and_whole_numbers(value):
    read = essentials({"session": {"attributes": {"odd": value, "topic": "what_is_pump", "part": 1}}})
    assert read["session"]["attributes"] == {"topic": "what_is_pump", "part": 1}


def test_of_too_much_only_the_beginning_is_read():
    many = {f"x{number}": {"value": "x"} for number in range(1_000)}
    request = {"type": "IntentRequest", "intent": {"name": "x", "slots": many}}
    read = essentials({"request": request, "session": {"attributes": dict.fromkeys(many, 1)}})
    assert len(read["request"]["intent"]["slots"]) == len(read["session"]["attributes"]) == 20
