"""The one place that imports `ask-sdk-webservice-support`, so that it also works where its own import fails.

It imports certvalidator, which needs oscrypto, which cannot read the version of OpenSSL 3.0.10 and later. For that one
import a stand-in takes certvalidator's place; it refuses every chain, so the SDK's own `RequestVerifier` fails closed.
We never use that verifier: ours are in `skill.verification`.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NoReturn

_NAMES = ("certvalidator", "certvalidator.errors")


class _ValidationError(Exception):
    """Stands for certvalidator's error, which the SDK turns into a refusal."""


class _CertificateValidator:
    """Stands for certvalidator's validator, and refuses."""

    def __init__(self, *arguments: Any) -> None: ...

    def validate_usage(self, **usage: Any) -> NoReturn:
        """Never finds a chain valid."""
        raise _ValidationError("the SDK's own chain check is not used here")


@contextmanager
def _stand_in() -> Iterator[None]:
    before = {name: sys.modules.get(name) for name in _NAMES}
    package, errors = (ModuleType(name) for name in _NAMES)
    package.CertificateValidator = _CertificateValidator  # type: ignore[attr-defined]
    errors.ValidationError = errors.PathError = _ValidationError  # type: ignore[attr-defined]
    sys.modules.update(zip(_NAMES, (package, errors), strict=True))
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


with _stand_in():
    from ask_sdk_webservice_support.verifier import AbstractVerifier, RequestVerifier, VerificationException
    from ask_sdk_webservice_support.webservice_handler import WebserviceSkillHandler

__all__ = ["AbstractVerifier", "RequestVerifier", "VerificationException", "WebserviceSkillHandler"]
