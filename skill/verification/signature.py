"""Whether Amazon signed exactly these bytes."""

import base64
import binascii
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from werkzeug.datastructures import Headers

from skill.sdk_compat import AbstractVerifier
from skill.verification.cache import ChainCache
from skill.verification.chain import Chain
from skill.verification.chain_url import canonical
from skill.verification.refusal import Refusal

#: Bytes of a signature by a key of 2,048 to 8,192 bits.
LENGTHS = range(256, 1024 + 1)


class SignatureVerifier(AbstractVerifier):
    """Checks the two signature headers against the raw body; nothing of the body is read before that."""

    def __init__(self, chains: ChainCache) -> None:
        self._chains = chains

    def verify(self, headers: Headers, serialized_request_env: bytes, deserialized_request_env: Any) -> None:
        """Passes, or raises a Refusal."""
        written_url = _only(headers, "SignatureCertChainUrl")
        signature = _decoded(_only(headers, "Signature-256"))
        url = canonical(written_url)
        if _signed(self._chains.chain(url), signature, serialized_request_env):
            return
        renewed = self._chains.renewed(url)
        if renewed is None or not _signed(renewed, signature, serialized_request_env):
            raise Refusal("signature")


def _only(headers: Headers, name: str) -> str:
    values = headers.getlist(name)
    if len(values) != 1 or not values[0]:
        raise Refusal("headers")
    return values[0]


def _decoded(signature: str) -> bytes:
    try:
        decoded = base64.b64decode(signature.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error) as error:
        raise Refusal("headers") from error
    if len(decoded) not in LENGTHS:
        raise Refusal("headers")
    return decoded


def _signed(chain: Chain, signature: bytes, body: bytes) -> bool:
    try:
        chain.key.verify(signature, body, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True
