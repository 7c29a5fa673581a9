"""Requests as Alexa writes them, made here for the terminal and the tests."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from handlers.turn import Slot

Json = dict[str, Any]

#: The skill that local requests say they are for.
LOCAL_SKILL = "amzn1.ask.skill.local"


def request(
    body: Mapping[str, Any], locale: str, attributes: Mapping[str, Any], *, new: bool, sent: datetime | None = None
) -> Json:
    """The envelope around a request's own fields, sent now unless told otherwise."""
    application = {"applicationId": LOCAL_SKILL}
    user = {"userId": "amzn1.ask.account.local"}
    return {
        "version": "1.0",
        "session": {
            "new": new,
            "sessionId": "amzn1.echo-api.session.local",
            "application": application,
            "attributes": dict(attributes),
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": "amzn1.ask.device.local", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
            }
        },
        "request": {
            "requestId": f"amzn1.echo-api.request.{uuid4()}",
            "timestamp": (sent or datetime.now(UTC)).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "locale": locale,
            **body,
        },
    }


def launch() -> Json:
    """The fields of a launch: "open baclofen pump guide"."""
    return {"type": "LaunchRequest", "shouldLinkResultBeReturned": False}


def intent(name: str, slots: Mapping[str, Slot]) -> Json:
    """The fields of an intent with its slots, resolved as Alexa resolves them."""
    written = {key: _slot(key, slot) for key, slot in slots.items()}
    return {
        "type": "IntentRequest",
        "dialogState": "STARTED",
        "intent": {"name": name, "confirmationStatus": "NONE", "slots": written},
    }


def _slot(key: str, slot: Slot) -> Json:
    authority: Json = {
        "authority": f"amzn1.er-authority.echo-sdk.{LOCAL_SKILL}.{key}_type",
        "status": {"code": "ER_SUCCESS_MATCH" if slot.ids else "ER_SUCCESS_NO_MATCH"},
    }
    if slot.ids:
        authority["values"] = [{"value": {"name": id, "id": id}} for id in slot.ids]
    return {
        "name": key,
        "value": slot.said,
        "confirmationStatus": "NONE",
        "source": "USER",
        "resolutions": {"resolutionsPerAuthority": [authority]},
    }
