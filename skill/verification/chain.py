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
    KeyUsage,
    SubjectAlternativeName,
    load_pem_x509_certificate,
)
from cryptography.x509.verification import PolicyBuilder, Store

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
    try:
        leaf, *others = _parse(pem)
        key = _signing_key(leaf)
        at = _naive(now or datetime.now(UTC))
        verifier = PolicyBuilder().store(_store(trust_roots)).time(at).build_server_verifier(DNSName(NAME))
        path = verifier.verify(leaf, others)
    except Exception as error:  # the library has a dozen ways to say no, and each of them is one
        raise Refusal("chain_invalid") from error
    return Chain(key, min(certificate.not_valid_after_utc for certificate in path))


def _parse(pem: bytes) -> list[Certificate]:
    count = pem.count(_BEGIN)
    if not 1 <= count <= MOST_CERTIFICATES:
        raise Refusal("chain_invalid")
    blocks = list(_BLOCK.finditer(pem))
    if len(blocks) != count or any(block[1] != b"CERTIFICATE" for block in blocks):
        raise Refusal("chain_invalid")
    return [load_pem_x509_certificate(block[0]) for block in blocks]


def _signing_key(leaf: Certificate) -> RSAPublicKey:
    """The leaf's key, after what the path check leaves open: it takes a wildcard for the name, and any key and use."""
    names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value.get_values_for_type(DNSName)
    usage = leaf.extensions.get_extension_for_class(KeyUsage).value
    key = leaf.public_key()
    if NAME not in names or not usage.digital_signature:
        raise Refusal("chain_invalid")
    if not isinstance(key, RSAPublicKey) or key.key_size not in KEY_BITS:
        raise Refusal("chain_invalid")
    return key


@lru_cache(maxsize=4)
def _store(trust_roots: bytes | None) -> Store:
    """The trusted roots, read one by one: the web's own list holds some that the library can no longer read."""
    roots = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for block in _BLOCK.finditer(certifi.contents().encode() if trust_roots is None else trust_roots):
            try:
                roots.append(load_pem_x509_certificate(block[0]))
            except Exception:  # as above; one root less is what is lost
                continue
    return Store(roots)


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
