"""The SDK's web service handler with our checks in it: nothing is read of a request before its signature holds."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from ask_sdk_core.skill import CustomSkill
from werkzeug.datastructures import Headers

from handlers.memory import MemoryUnavailableError
from skill.assistant import answer
from skill.sdk_compat import AbstractVerifier, WebserviceSkillHandler
from skill.verification import Refusal


class VerifyingHandler(WebserviceSkillHandler):
    """Verifies and answers requests. The SDK would read a request first and verify it then.

    `undo` is called with a request that passed all checks and could not be carried out.
    """

    def __init__(
        self,
        skill: CustomSkill,
        signature: AbstractVerifier,
        others: list[AbstractVerifier],
        undo: Callable[[Mapping[str, Any]], None] = lambda document: None,
    ) -> None:
        super().__init__(skill, verify_signature=False, verify_timestamp=False, verifiers=others)
        self._signature, self._undo = signature, undo

    def verify_request_and_dispatch(self, http_request_headers: Headers, http_request_body: bytes) -> dict[str, Any]:
        """The response envelope for a request's headers and raw body; Refusal where a check fails.

        MemoryUnavailableError where an event could not be carried out.
        """
        document = self._verified(http_request_headers, http_request_body)
        try:
            return answer(self._skill, document)
        except MemoryUnavailableError:
            self._undo(document)
            raise

    def _verified(self, headers: Headers, body: bytes) -> Mapping[str, Any]:
        try:
            self._signature.verify(headers, body, None)
            document = _read(body)
            for verifier in self._verifiers:
                verifier.verify(headers, body, document)
        except Refusal:
            raise
        except Exception as error:  # a check that fails in a way we did not foresee has not been passed
            raise Refusal("unforeseen") from error
        return document


def _read(body: bytes) -> Mapping[str, Any]:
    try:
        document = msgspec.json.decode(body)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Refusal("body") from error
    if not isinstance(document, dict):
        raise Refusal("body")
    return document
