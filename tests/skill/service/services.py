"""A whole service with a test authority in Amazon's place, what it answers and what it logs."""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from skill.app import create_app
from skill.settings import Settings
from tests.authority import Authority
from tests.skill.service.envelopes import CANARIES, SKILL, as_bytes

REFUSED = b'{"error":"refused"}'


class Lines(logging.Handler):
    """Every log line of every logger, as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Service:
    """Sends requests that are signed, and looks at answers."""

    def __init__(self, authority: Authority, fetch: Any = None, **more: Any) -> None:
        self.authority = authority
        settings = Settings(skill_id=[SKILL], **more)
        self.app: Flask = create_app(settings, fetch_certificate=fetch or authority.fetch, trust_roots=authority.roots)
        self.client = self.app.test_client()
        self.log = Lines()

    @property
    def refusals(self) -> dict[str, int]:
        return dict(self.app.extensions["pump_guide_refusals"])

    def post(self, body: bytes, headers: Mapping[str, str] | None = None, **options: Any) -> TestResponse:
        """Sends bytes, with honest headers unless others are given."""
        headers = self.authority.sign(body) if headers is None else headers
        return self.client.post("/alexa", data=body, headers=headers, **{"content_type": "application/json"} | options)

    def send(self, document: Any) -> TestResponse:
        return self.post(document if isinstance(document, bytes) else as_bytes(document))

    def outcome(self, document: Any) -> str:
        """The code that a request is refused with, or "answered" and the answer is valid; anything else fails."""
        before, first = self.refusals, len(self.log.lines)
        response = self.send(document)
        said = self.log.lines[first:]
        assert not any("failed" in line or "ERROR" in line for line in said), said
        if response.status_code == 200:
            assert_answer(response)
            assert self.refusals == before
            return "answered"
        assert_refused(response)
        return counted(before, self.refusals)


def counted(before: Mapping[str, int], after: Mapping[str, int]) -> str:
    """The one code that was counted since."""
    more = [code for code in after if after[code] != before.get(code, 0)]
    assert len(more) == 1
    assert after[more[0]] == before.get(more[0], 0) + 1
    return more[0]


def assert_refused(response: TestResponse, status: int = 400) -> None:
    """Nothing is told but that."""
    assert (response.status_code, response.data) == (status, REFUSED)
    assert response.content_type.startswith("application/json")
    assert set(response.headers.keys()) == {"Content-Type", "Content-Length"}


def assert_answer(response: TestResponse) -> dict[str, Any]:
    """An envelope that Alexa takes, without anything of the request in it."""
    assert response.status_code == 200
    assert response.content_type == "application/json;charset=UTF-8"
    assert not [word for word in CANARIES.values() if word.lower() in response.text.lower()]
    envelope: dict[str, Any] = json.loads(response.data)
    assert envelope["version"] == "1.0"
    assert set(envelope) <= {"version", "sessionAttributes", "userAgent", "response"}
    inner = envelope["response"]
    assert set(inner) <= {"outputSpeech", "card", "reprompt", "shouldEndSession", "directives"}
    if "outputSpeech" in inner:
        assert inner["outputSpeech"]["type"] == "SSML"
        assert inner["outputSpeech"]["ssml"].startswith("<speak>")
        assert len(inner["outputSpeech"]["ssml"]) <= 8000
    return envelope


@contextmanager
def listening() -> Iterator[Lines]:
    """What is logged, by anybody, at any level."""
    handler, root, ours = Lines(), logging.getLogger(), logging.getLogger("pump_guide")
    levels = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.DEBUG)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        root.setLevel(levels[0])
        ours.setLevel(levels[1])
