"""What an operator may set is checked at the start, and a mistake is told in one line that names the variable."""

import os

import pytest

from skill.settings import Settings, SettingsError

IDS = {"PUMP_GUIDE_SKILL_ID": "amzn1.ask.skill.a"}
SECRET = "0123456789abcdef0123456789abcdef"


def read(**variables: str) -> Settings:
    return Settings.from_environment(IDS | {f"PUMP_GUIDE_{name}": value for name, value in variables.items()})


def refused(**variables: str) -> str:
    with pytest.raises(SettingsError) as error:
        read(**variables)
    return str(error.value)


def test_nothing_is_kept_unless_an_operator_says_so():
    assert read().memory == read(MEMORY="off").memory == Settings(skill_id=["x"]).memory == "off"


def test_without_a_memory_no_secret_is_needed():
    assert read(SECRET="").secret == b""
    assert read(SECRET="short").memory == "off"


@pytest.mark.parametrize("path", ["dates.db", "/var/lib/pump guide/é.db", "../x", "a:b"])
def test_a_memory_is_a_file_with_a_secret(path):
    settings = read(MEMORY=f"sqlite:{path}", SECRET=SECRET)
    assert (settings.memory, settings.secret) == (f"sqlite:{path}", SECRET.encode())


@pytest.mark.parametrize(
    "memory", ["", " ", "on", "OFF", "off ", "true", "sqlite", "sqlite:", "sqlite3:x", "SQLITE:x", "x", "dynamodb:x"]
)
def test_any_other_memory_is_refused(memory):
    message = refused(MEMORY=memory, SECRET=SECRET)
    assert message == "PUMP_GUIDE_MEMORY takes off or sqlite:PATH"


@pytest.mark.parametrize("secret", ["", "x", SECRET[:31]])
def test_a_memory_without_a_secret_that_is_long_enough_is_refused(secret):
    message = refused(MEMORY="sqlite:dates.db", SECRET=secret)
    assert message.startswith("PUMP_GUIDE_SECRET ")
    assert "32" in message
    assert "\n" not in message
    with pytest.raises(SettingsError, match="^PUMP_GUIDE_SECRET "):
        Settings(skill_id=["x"], memory="sqlite:dates.db", secret=secret.encode())


def test_every_variable_at_fault_is_named_in_the_same_line():
    message = refused(SKILL_ID="", MEMORY="sqlite:x")
    assert "PUMP_GUIDE_SKILL_ID" in message
    assert "PUMP_GUIDE_SECRET" in message
    assert "\n" not in message


@pytest.mark.parametrize("raw", [b"\xff" * 32, b"canary\xfe" * 8, "ключ".encode() * 8])
def test_a_secret_of_any_bytes_is_one(raw):
    assert read(MEMORY="sqlite:x", SECRET=os.fsdecode(raw)).secret == raw


@pytest.mark.parametrize("make", [repr, str, "{}".format, "{!r}".format], ids=["repr", "str", "format", "format r"])
def test_a_secret_is_not_shown_where_settings_are(make):
    settings = read(MEMORY="sqlite:x", SECRET=SECRET)
    assert SECRET not in make(settings)
    assert SECRET not in make([settings])
    assert "sqlite:x" in make(settings)


@pytest.mark.parametrize(
    "variables",
    [
        {"SKILL_ID": "", "MEMORY": "sqlite:x", "SECRET": "canary-of-a-secret"},
        {"MEMORY": "sqlite:x", "SECRET": "canary-of-a-secret"},
        {"MEMORY": "everything", "SECRET": "canary-of-a-secret" * 3},
        {"MEMORY": "canary-of-a-secret"},
    ],
    ids=str,
)
def test_a_secret_is_not_shown_in_an_error_not_even_where_it_was_set_in_the_wrong_variable(variables):
    with pytest.raises(SettingsError) as error:
        read(**variables)
    told = f"{error.value} {error.value!r} {error.value.args} {error.value.__context__!r}"
    assert "canary-of-a-secret" not in told


def test_settings_cannot_be_changed_after_they_were_checked():
    settings = read(MEMORY="sqlite:x", SECRET=SECRET)
    with pytest.raises(AttributeError):
        settings.memory = "off"
