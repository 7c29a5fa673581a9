"""A person who talks to the service: signed requests, one session after another."""

import html
import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from responses.catalogue import load
from responses.dates import spoken_day
from tests.skill.service.envelopes import CANARIES, Json, envelope, event
from tests.skill.service.services import Service, assert_answer

SECRET = b"CANARYSECRET, which is long enough"

#: What is said of a date, in en-US.
DATES = load().guide("en-US").dates
KEPT = DATES.kept.partition("{")[0]

YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def spoken(day: str, locale: str = "en-US") -> str:
    """A day as the guide says it."""
    return spoken_day(date.fromisoformat(day), load().guide(locale))


class Person:
    """Who says what, in which session. `answer` is the last response, and `sent` the last request."""

    def __init__(self, service: Service, user: Any = CANARIES["user"], locale: str = "en-US") -> None:
        self._service, self._user, self._locale = service, user, locale
        self.attributes: Json = {}
        self._is_new = True
        self.answer: Json = {}
        self.sent: Json = {}

    def says(self, name: str, **slots: str) -> str:
        """What is heard after an intent whose slots have these words."""
        written = {key: {"name": key, "value": value, "confirmationStatus": "NONE"} for key, value in slots.items()}
        return self.sends({"type": "IntentRequest", "intent": {"name": name, "slots": written}})

    def opens(self) -> str:
        """The greeting of a new session."""
        self.leaves()
        return self.sends({"type": "LaunchRequest"})

    def leaves(self) -> None:
        """The session ends; what it held is gone."""
        self.attributes, self._is_new = {}, True

    def disables(self) -> Any:
        """The answer to the event that Alexa sends when somebody disables the skill."""
        self.sent = self._by(event())
        return self._service.send(self.sent)

    def sends(self, request: Json) -> str:
        document = self._by(envelope({"locale": self._locale} | request, attributes=self.attributes))
        document["session"]["new"] = self._is_new
        self.sent = document
        whole = assert_answer(self._service.send(document))
        self.answer = whole["response"]
        self.attributes, self._is_new = whole.get("sessionAttributes", {}), False
        assert_attributes(self.attributes)
        if self.answer.get("shouldEndSession") is not False:
            self.leaves()
        return heard(self.answer)

    def _by(self, document: Json) -> Json:
        for place in (document["context"]["System"], document.get("session", {})):
            place["user"] = {"userId": self._user}
        return document


def assert_attributes(attributes: Any) -> None:
    """Session attributes are few, small, and JSON scalars."""
    assert isinstance(attributes, dict)
    assert all(isinstance(value, str | int) for value in attributes.values())
    assert len(json.dumps(attributes)) < 1_000


def heard(response: Json) -> str:
    """The words of an answer."""
    ssml = response.get("outputSpeech", {}).get("ssml", "")
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", ssml)).split())
