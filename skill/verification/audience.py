"""Whether a request is for one of our skills."""

from collections.abc import Collection, Mapping
from typing import Any

from skill.sdk_compat import AbstractVerifier
from skill.verification.refusal import Refusal


class ApplicationVerifier(AbstractVerifier):
    """Checks the application id in `context`, which every request has, and in `session` where there is one."""

    def __init__(self, skill_ids: Collection[str]) -> None:
        self._skill_ids = frozenset(skill_ids)

    def verify(self, headers: Any, serialized_request_env: bytes, deserialized_request_env: Mapping[str, Any]) -> None:
        """Passes, or raises a Refusal."""
        ids = [_inside(deserialized_request_env, "context", "System", "application", "applicationId")]
        if _inside(deserialized_request_env, "session", "application") is not None:
            ids.append(_inside(deserialized_request_env, "session", "application", "applicationId"))
        if not all(isinstance(id, str) and id in self._skill_ids for id in ids):
            raise Refusal("application")


def _inside(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
