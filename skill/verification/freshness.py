"""Whether a request is new: neither old nor from the future, and not carried out before."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from skill.sdk_compat import AbstractVerifier
from skill.verification.refusal import Refusal

#: Seconds that a request's timestamp may lie behind or ahead.
TOLERANCE = 150.0

#: Seconds that Amazon may take to deliver these; ahead they have no more room than any other.
EVENT_TOLERANCE = 3600.0
LATE_EVENTS = {
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
}

#: Requests that are remembered at most; the oldest are forgotten first.
MOST_REQUESTS = 50_000


def utc_now() -> datetime:
    """This moment, with its zone."""
    return datetime.now(UTC)


class TimestampVerifier(AbstractVerifier):
    """Checks that a request was sent about now."""

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        self._now = now

    def verify(self, headers: Any, serialized_request_env: bytes, deserialized_request_env: Mapping[str, Any]) -> None:
        """Passes, or raises a Refusal."""
        request = deserialized_request_env.get("request")
        sent = _moment(request.get("timestamp")) if isinstance(request, Mapping) else None
        if sent is None or not sent - TOLERANCE <= self._now().timestamp() <= sent + _late(request):
            raise Refusal("timestamp")


class ReplayVerifier(AbstractVerifier):
    """Remembers the requests of the last minutes. Comes last, so that only a request that passed is remembered."""

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._until: OrderedDict[bytes, float] = OrderedDict()

    def verify(self, headers: Any, serialized_request_env: bytes, deserialized_request_env: Mapping[str, Any]) -> None:
        """Passes a request once, and raises a Refusal when it comes again while its timestamp still holds."""
        request = deserialized_request_env["request"]
        request_id = request.get("requestId")
        if not isinstance(request_id, str) or not request_id:
            raise Refusal("replay")
        key = _key(request_id)
        now = self._now().timestamp()
        with self._lock:
            if self._until.get(key, float("-inf")) >= now:
                raise Refusal("replay")
            while self._until and (len(self._until) >= MOST_REQUESTS or next(iter(self._until.values())) < now):
                self._until.popitem(last=False)
            # A second more, since the timestamp was compared with an earlier reading of the clock.
            self._until[key] = now + TOLERANCE + _late(request) + 1

    def forget(self, deserialized_request_env: Mapping[str, Any]) -> None:
        """Lets a request that passed and could not be carried out pass once more, when Amazon sends it again."""
        with self._lock:
            self._until.pop(_key(deserialized_request_env["request"]["requestId"]), None)


def _key(request_id: str) -> bytes:
    return hashlib.blake2b(request_id.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _late(request: Any) -> float:
    """How many seconds late a request may come."""
    kind = request.get("type")
    return EVENT_TOLERANCE if isinstance(kind, str) and kind in LATE_EVENTS else TOLERANCE


def _moment(timestamp: Any) -> float | None:
    """Seconds since 1970; None for anything that is not a date and time with a zone."""
    if not isinstance(timestamp, str) or "T" not in timestamp:
        return None
    try:
        moment = datetime.fromisoformat(timestamp)
        return moment.timestamp() if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
