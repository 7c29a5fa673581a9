"""Why a request is refused."""

from typing import Literal

from skill.sdk_compat import VerificationException

#: The closed list of reasons. They are counted and logged; the sender is told none of them.
Code = Literal[
    "content_type",
    "headers",
    "chain_url",
    "chain_fetch",
    "chain_invalid",
    "signature",
    "body",
    "timestamp",
    "application",
    "replay",
    "unforeseen",
]


class Refusal(VerificationException):
    """A request that is not carried out. `code` says which check it failed."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code
