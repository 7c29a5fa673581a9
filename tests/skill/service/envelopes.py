"""Requests as Alexa sends them, with everything in them that a device may tell."""

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

Json = dict[str, Any]
Path = tuple[str | int, ...]

SKILL = "amzn1.ask.skill.11111111-2222-4333-8444-555555555555"

#: Words that stand in a request and may stand nowhere else.
CANARIES = {
    "user": "amzn1.ask.account.CANARYUSER",
    "person": "amzn1.ask.person.CANARYPERSON",
    "device": "amzn1.ask.device.CANARYDEVICE",
    "session": "amzn1.echo-api.session.CANARYSESSION",
    "request": "amzn1.echo-api.request.CANARYREQUEST",
    "token": "CANARYTOKEN",
    "slot": "canaryword",
    "attribute": "CANARYATTRIBUTE",
    "field": "CANARYFIELD",
}


def written(seconds_from_now: float = 0) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds_from_now)).isoformat(timespec="milliseconds")


def request_id() -> str:
    return f"{CANARIES['request']}.{uuid4()}"


def envelope(request: Json, *, has_session: bool = True, attributes: Json | None = None) -> Json:
    """A request from a device with a screen, by a person that it knows, with all permissions."""
    application = {"applicationId": SKILL}
    user = {
        "userId": CANARIES["user"],
        "accessToken": CANARIES["token"],
        "permissions": {"consentToken": CANARIES["token"]},
    }
    document: Json = {
        "version": "1.0",
        "context": {
            "System": {
                "application": dict(application),
                "user": user,
                "person": {"personId": CANARIES["person"], "accessToken": CANARIES["token"]},
                "unit": {"unitId": "amzn1.ask.unit.x", "persistentUnitId": "amzn1.alexa.unit.did.x"},
                "device": {
                    "deviceId": CANARIES["device"],
                    "persistentEndpointId": "amzn1.alexa.endpoint.x",
                    "supportedInterfaces": {
                        "AudioPlayer": {},
                        "Display": {"templateVersion": "1.0", "markupVersion": "1.0"},
                        "Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}},
                        "Geolocation": {},
                    },
                },
                "apiEndpoint": "https://api.eu.amazonalexa.com",
                "apiAccessToken": CANARIES["token"],
            },
            "Viewport": {
                "experiences": [
                    {"arcMinuteWidth": 346, "arcMinuteHeight": 216, "canRotate": False, "canResize": False}
                ],
                "mode": "HUB",
                "shape": "RECTANGLE",
                "pixelWidth": 1280,
                "pixelHeight": 800,
                "dpi": 213,
                "currentPixelWidth": 1280,
                "currentPixelHeight": 800,
                "touch": ["SINGLE"],
                "keyboard": ["DIRECTION"],
                "video": {"codecs": ["H_264_42", "H_264_41"]},
            },
            "Viewports": [
                {
                    "type": "APL",
                    "id": "main",
                    "shape": "RECTANGLE",
                    "dpi": 213,
                    "presentationType": "STANDARD",
                    "canRotate": False,
                    "configuration": {
                        "current": {
                            "mode": "HUB",
                            "video": {"codecs": ["H_264_42"]},
                            "size": {"type": "DISCRETE", "pixelWidth": 1280, "pixelHeight": 800},
                        }
                    },
                }
            ],
            "Geolocation": {
                "timestamp": "2026-03-01T12:00:00Z",
                "coordinate": {"latitudeInDegrees": 38.2, "longitudeInDegrees": 28.3, "accuracyInMeters": 12.1},
                "locationServices": {"access": "ENABLED", "status": "RUNNING"},
            },
            "AudioPlayer": {"token": CANARIES["token"], "offsetInMilliseconds": 0, "playerActivity": "IDLE"},
            "Extensions": {"available": {"aplext:backstack:10": {}}},
        },
        "request": {"requestId": request_id(), "timestamp": written(), "locale": "en-US"} | request,
    }
    if has_session:
        document["session"] = {
            "new": True,
            "sessionId": CANARIES["session"],
            "application": application,
            "attributes": attributes or {},
            "user": copy.deepcopy(user),
        }
    return document


def launch(**changes: Any) -> Json:
    return envelope({"type": "LaunchRequest", "shouldLinkResultBeReturned": False} | changes)


def intent(name: str = "TopicIntent", *, attributes: Json | None = None, **changes: Any) -> Json:
    """An intent with a slot that matched one thing and another that matched nothing."""
    matched = {
        "name": "topic",
        "value": CANARIES["slot"],
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": {
            "resolutionsPerAuthority": [
                {
                    "authority": f"amzn1.er-authority.echo-sdk.{SKILL}.topic_type",
                    "status": {"code": "ER_SUCCESS_MATCH"},
                    "values": [{"value": {"name": "pump", "id": "what_is_pump"}}],
                }
            ]
        },
        "slotValue": {"type": "Simple", "value": CANARIES["slot"]},
    }
    unmatched = {"name": "other", "value": CANARIES["slot"], "confirmationStatus": "NONE", "source": "USER"}
    request = {
        "type": "IntentRequest",
        "dialogState": "STARTED",
        "intent": {"name": name, "confirmationStatus": "NONE", "slots": {"topic": matched, "other": unmatched}},
    }
    return envelope(request | changes, attributes=attributes)


def session_ended(**changes: Any) -> Json:
    error = {"type": "INVALID_RESPONSE", "message": CANARIES["field"]}
    return envelope({"type": "SessionEndedRequest", "reason": "ERROR", "error": error} | changes)


def event(kind: str = "AlexaSkillEvent.SkillDisabled", **changes: Any) -> Json:
    times = {"eventCreationTime": written(), "eventPublishingTime": written()}
    body = {"userInformationPersistenceStatus": "NOT_PERSISTED"}
    return envelope({"type": kind, "body": body} | times | changes, has_session=False)


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where anything stands in a document."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*path, key)
        yield from places(inner, (*path, key))


def replaced(document: Json, path: Path, value: Any) -> Json:
    """A document with another value in one place."""
    document = copy.deepcopy(document)
    inner: Any = document
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return document


def removed(document: Json, path: Path) -> Json:
    document = copy.deepcopy(document)
    inner: Any = document
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return document


def as_bytes(document: Any) -> bytes:
    return json.dumps(document).encode()
