"""Whether a certificate chain is Amazon's, for signing Alexa requests, today."""

import re
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import certifi
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import (
    Certificate,
    DNSName,
    ExtensionNotFound,
    KeyUsage,
    SubjectAlternativeName,
    load_pem_x509_certificate,
)
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.verification.refusal import Refusal

NAME = "echo-api.amazon.com"
MOST_CERTIFICATES = 8
KEY_BITS = range(2048, 8192 + 1)

_BLOCK = re.compile(rb"-----BEGIN ([^-\r\n]*)-----.*?-----END \1-----", re.DOTALL)
_BEGIN = b"-----BEGIN "


@dataclass(frozen=True)
class Chain:
    """A chain that was found valid: the key that signs requests, and when the first certificate on its path ends."""

    key: RSAPublicKey
    not_after: datetime


def validate_chain(pem: bytes, *, trust_roots: bytes | None = None, now: datetime | None = None) -> Chain:
    """The chain in a PEM file, leaf first; Refusal unless it leads from Amazon's name to a trusted root at `now`.

    `trust_roots` is PEM; None means the usual web roots. `now` without a zone is UTC; None means this moment. Each
    certificate is parsed once, so the leaf that is checked is the leaf whose key is given.
    """
    at = now or datetime.now(UTC)
    leaf, *others = _parse(pem)
    _check_leaf(leaf)
    verifier = PolicyBuilder().store(_store(trust_roots)).time(_naive(at)).build_server_verifier(DNSName(NAME))
    try:
        path = verifier.verify(leaf, others)
    except (VerificationError, ValueError) as error:
        raise Refusal("chain_invalid") from error
    key = leaf.public_key()
    if not isinstance(key, RSAPublicKey) or key.key_size not in KEY_BITS:
        raise Refusal("chain_invalid")
    return Chain(key, min(certificate.not_valid_after_utc for certificate in path))


def _parse(pem: bytes) -> list[Certificate]:
    blocks = list(_BLOCK.finditer(pem))
    is_plain = all(block[1] == b"CERTIFICATE" for block in blocks) and pem.count(_BEGIN) == len(blocks)
    if not is_plain or not 1 <= len(blocks) <= MOST_CERTIFICATES:
        raise Refusal("chain_invalid")
    try:
        return [load_pem_x509_certificate(block[0]) for block in blocks]
    except ValueError as error:
        raise Refusal("chain_invalid") from error


def _check_leaf(leaf: Certificate) -> None:
    """What the path check leaves open: it would take a wildcard for the name, and a key that may not sign."""
    try:
        names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value.get_values_for_type(DNSName)
        usage = leaf.extensions.get_extension_for_class(KeyUsage).value
    except (ExtensionNotFound, ValueError) as error:
        raise Refusal("chain_invalid") from error
    if NAME not in names or not usage.digital_signature:
        raise Refusal("chain_invalid")


@lru_cache(maxsize=4)
def _store(trust_roots: bytes | None) -> Store:
    """The trusted roots, read one by one: the web's own list holds some that the library can no longer read."""
    roots = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for block in _BLOCK.finditer(certifi.contents().encode() if trust_roots is None else trust_roots):
            try:
                roots.append(load_pem_x509_certificate(block[0]))
            except ValueError:
                continue
    return Store(roots)


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
