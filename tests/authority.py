"""A certificate authority in Amazon's part: it signs requests and serves its chain, in honest ways and others."""

import base64
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID as Eku
from cryptography.x509.oid import NameOID

NAME = "echo-api.amazon.com"
URL = "https://s3.amazonaws.com/echo.api/echo-api-cert-13.pem"

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey


@lru_cache
def rsa_key(owner: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """A key of an owner's own, made once a session."""
    return rsa.generate_private_key(65537, bits)


@lru_cache
def ec_key(owner: str) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def rsa_public_key(bits: int) -> rsa.RSAPublicKey:
    """A public key of any size, of which nobody has the private half; long ones take too long to generate."""
    return rsa.RSAPublicNumbers(65537, (1 << (bits - 1)) | 1).public_key()


def key_usage(**uses: bool) -> x509.KeyUsage:
    none = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return x509.KeyUsage(**none | uses)


@dataclass(frozen=True)
class Leaf:
    """What stands in a signing certificate. None leaves an extension out."""

    names: Sequence[str] | None = (NAME,)
    key: PublicKey | None = None
    starts: timedelta = timedelta(days=-1)
    ends: timedelta = timedelta(days=60)
    usage: x509.KeyUsage | None = field(
        default_factory=lambda: key_usage(digital_signature=True, key_encipherment=True)
    )
    purposes: Sequence[x509.ObjectIdentifier] | None = (Eku.SERVER_AUTH,)
    knows_issuer: bool = True
    hash: HashAlgorithm = field(default_factory=SHA256)


class CertificateHost:
    """The place that chains are fetched from. `answer` is what it gives, raises, or computes from the URL."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.calls: list[str] = []
        self._lock = threading.Lock()

    def __call__(self, url: str) -> Any:
        with self._lock:
            self.calls.append(url)
        answer = self.answer
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, type) and issubclass(answer, BaseException):
            raise answer
        return answer(url) if callable(answer) else answer

    @contextmanager
    def silence(self) -> Iterator[Callable[[], None]]:
        """Within it fetches hang; they go on at its end, or when what it yields is called."""
        answer, go_on = self.answer, threading.Event()

        def hang(url: str) -> Any:
            go_on.wait(30)
            return answer(url) if callable(answer) else answer

        self.answer = hang
        try:
            yield go_on.set
        finally:
            self.answer = answer
            go_on.set()


class Authority:
    """A root, with an intermediate or without, and a leaf that signs requests as Amazon does."""

    def __init__(
        self,
        leaf: Leaf | None = None,
        *,
        now: datetime | None = None,
        owner: str = "amazon",
        has_intermediate: bool = False,
        intermediate_ends: timedelta = timedelta(days=400),
        root_ends: timedelta = timedelta(days=800),
    ) -> None:
        self.now = (now or datetime.now(UTC)).replace(microsecond=0)
        self._owner = owner
        self.key = rsa_key(f"{owner} leaf")
        self.root = self._authority(f"{owner} root", f"{owner} root", root_ends)
        self.intermediate = self._authority(f"{owner} between", f"{owner} root", intermediate_ends)
        self._issuer = f"{owner} between" if has_intermediate else f"{owner} root"
        self._above = [self.intermediate] if has_intermediate else []
        self.leaf = self.issue(leaf or Leaf())
        self.pem = self.chain(self.leaf)
        self.roots = as_pem(self.root)
        self.fetch = CertificateHost(self.pem)

    def issue(self, leaf: Leaf) -> x509.Certificate:
        """A signing certificate, from this authority."""
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name("leaf"))
            .issuer_name(_name(self._issuer))
            .public_key(leaf.key or self.key.public_key())
            .serial_number(3)
            .not_valid_before(self.now + leaf.starts)
            .not_valid_after(self.now + leaf.ends)
        )
        if leaf.names is not None:
            names = x509.SubjectAlternativeName([x509.DNSName(name) for name in leaf.names])
            builder = builder.add_extension(names, critical=False)
        if leaf.usage is not None:
            builder = builder.add_extension(leaf.usage, critical=True)
        if leaf.purposes is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage(leaf.purposes), critical=False)
        signer = rsa_key(self._issuer)
        if leaf.knows_issuer:
            issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
            builder = builder.add_extension(issuer, critical=False)
        return builder.sign(signer, leaf.hash)

    def issue_pem(self, leaf: Leaf | None = None, **knobs: Any) -> bytes:
        """A chain that ends in a leaf with other properties."""
        return self.chain(self.issue(replace(leaf or Leaf(), **knobs)))

    def chain(self, leaf: x509.Certificate) -> bytes:
        return as_pem(leaf, *self._above)

    def sign(self, body: bytes, url: str = URL) -> dict[str, str]:
        """The headers that Amazon sends with a body."""
        signature = self.key.sign(body, PKCS1v15(), SHA256())
        return {"SignatureCertChainUrl": url, "Signature-256": base64.b64encode(signature).decode()}

    def _authority(self, subject: str, issuer: str, ends: timedelta) -> x509.Certificate:
        key, signer = rsa_key(subject).public_key(), rsa_key(issuer)
        return (
            x509.CertificateBuilder()
            .subject_name(_name(subject))
            .issuer_name(_name(issuer))
            .public_key(key)
            .serial_number(1 if subject == issuer else 2)
            .not_valid_before(self.now - timedelta(days=30))
            .not_valid_after(self.now + ends)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(key_usage(key_cert_sign=True, crl_sign=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
            .sign(signer, SHA256())
        )


def as_pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates)


def pem_of(der: bytes) -> bytes:
    """A PEM block around any bytes, be they a certificate or not."""
    return b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der) + b"-----END CERTIFICATE-----\n"


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


class Clock:
    """A clock that stands still until it is told to go on: `ticks` in seconds and `now` as a date."""

    def __init__(self, at: datetime) -> None:
        self._at, self.seconds = at, 0.0

    def ticks(self) -> float:
        return 1000.0 + self.seconds

    def now(self) -> datetime:
        return self._at + timedelta(seconds=self.seconds)
