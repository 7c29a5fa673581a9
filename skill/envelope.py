"""The parts of a request that we read, cut out of whatever came in.

The SDK's reader fails on any value that it does not know, such as a new kind of screen, anywhere in a request. So it is
given only what the guide uses, and of that only what has the right type.
"""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Any

#: The one status whose values are what a person may have meant.
_MATCH = "ER_SUCCESS_MATCH"

#: More slots, values of a slot, or session attributes than we can have sent ourselves are not read.
_MOST = 20


def essentials(document: Any) -> dict[str, Any]:
    """What the guide reads of a request. The SDK can read it, unless the type of the request is one that it lacks."""
    request = _mapping(document, "request")
    session = _mapping(document, "session")
    locale = request.get("locale")
    return {
        "version": "1.0",
        "session": {"new": session.get("new") is not False, "attributes": _scalars(session, "attributes")},
        "context": {"System": {"user": {"userId": _user(document)}}},
        "request": {
            "type": request.get("type"),
            "locale": locale if isinstance(locale, str) else "",
            **_timestamp(request),
            **({"intent": _intent(request)} if request.get("type") == "IntentRequest" else {}),
        },
    }


def _user(document: Any) -> str:
    """The id of the account, which stands in the context of every request, and in that alone of a skill event."""
    system = _mapping(_mapping(document, "context"), "System")
    for place in (system, _mapping(document, "session")):
        user = _mapping(place, "user").get("userId")
        if isinstance(user, str) and user:
            return user
    return ""


def _timestamp(request: Mapping[str, Any]) -> dict[str, str]:
    """When the request was sent, where that can be read, in the form that the SDK can read."""
    sent = request.get("timestamp")
    try:
        moment = datetime.fromisoformat(sent if isinstance(sent, str) else "").astimezone(UTC)
    except (ValueError, OverflowError):
        return {}
    # Around the first and the last year of the calendar no days can be counted.
    return {"timestamp": moment.isoformat()} if MINYEAR < moment.year < MAXYEAR else {}


def _intent(request: Mapping[str, Any]) -> dict[str, Any]:
    intent = _mapping(request, "intent")
    name = intent.get("name")
    slots = list(_mapping(intent, "slots").items())[:_MOST]
    return {
        "name": name if isinstance(name, str) else "",
        "slots": {key: {"name": key, **_slot(slot)} for key, slot in slots if isinstance(slot, Mapping)},
    }


def _slot(slot: Mapping[str, Any]) -> dict[str, Any]:
    said = slot.get("value")
    authorities = _mapping(slot, "resolutions").get("resolutionsPerAuthority")
    read = {"value": said} if isinstance(said, str) else {}
    if not isinstance(authorities, list):
        return read
    return {
        **read,
        "resolutions": {
            "resolutionsPerAuthority": [
                {"status": {"code": _MATCH}, "values": _values(authority)}
                for authority in authorities[:_MOST]
                if _mapping(authority, "status").get("code") == _MATCH
            ]
        },
    }


def _values(authority: Mapping[str, Any]) -> list[dict[str, Any]]:
    values = authority.get("values")
    return [
        {"value": {"id": id}}
        for value in (values[:_MOST] if isinstance(values, list) else [])
        if isinstance(value, Mapping) and isinstance(id := _mapping(value, "value").get("id"), str)
    ]


def _scalars(value: Any, key: str) -> dict[str, Any]:
    inner = list(_mapping(value, key).items())[:_MOST]
    return {name: scalar for name, scalar in inner if isinstance(scalar, str | int | bool)}


def _mapping(value: Any, key: str) -> Mapping[str, Any]:
    inner = value.get(key) if isinstance(value, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}
