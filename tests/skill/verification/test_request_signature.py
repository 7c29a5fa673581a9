"""Only what Amazon signed, byte by byte, is read at all."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, SHA384, SHA512
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from skill.verification import Refusal
from skill.verification.cache import ChainCache
from skill.verification.signature import SignatureVerifier
from tests.authority import URL, Authority, CertificateHost, Clock, rsa_key

TODAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BODY = '{"words":"déjà vu"}'.encode()


@pytest.fixture
def host(authority: Authority) -> CertificateHost:
    return CertificateHost(authority.pem)


@pytest.fixture
def signature(host: CertificateHost, authority: Authority, clock: Clock) -> SignatureVerifier:
    return SignatureVerifier(ChainCache(host, authority.roots, now=clock.now, ticks=clock.ticks))


def code(signature: SignatureVerifier, headers, body: bytes = BODY) -> str | None:
    try:
        signature.verify(Headers(headers), body, None)
    except Refusal as refusal:
        assert str(refusal) == refusal.code
        return refusal.code
    return None


@pytest.mark.parametrize("body", [BODY, b"", b"\x00\xff\n\r", b"x" * 262_144], ids=["JSON", "empty", "bytes", "long"])
def test_an_honest_signature_holds_for_any_body(signature, authority, body):
    assert code(signature, authority.sign(body), body) is None


def test_the_names_of_the_headers_are_read_in_any_case(signature, authority):
    headers = authority.sign(BODY)
    assert code(signature, {name.upper(): value for name, value in headers.items()}) is None
    assert code(signature, {name.lower(): value for name, value in headers.items()}) is None


def test_a_chain_is_fetched_and_kept_by_the_plain_form_of_its_address_only(signature, authority, host):
    for url in (URL, "HTTPS://S3.amazonaws.com:443/x/..//echo.api/./echo-api-cert-13.pem#x"):
        assert code(signature, authority.sign(BODY, url)) is None
    assert host.calls == [URL]


@settings(deadline=None, derandomize=True, database=None)
@given(place=st.integers(min_value=0, max_value=len(BODY) - 1), change=st.integers(min_value=1, max_value=255))
def test_a_body_with_any_byte_changed_is_refused(authority, place, change):
    signature = SignatureVerifier(ChainCache(CertificateHost(authority.pem), authority.roots, now=lambda: TODAY))
    changed = BODY[:place] + bytes([BODY[place] ^ change]) + BODY[place + 1 :]
    assert code(signature, authority.sign(BODY), changed) == "signature"


@pytest.mark.parametrize("body", [BODY + b" ", BODY[:-1], b"", BODY + BODY, BODY.replace(b":", b": ")])
def test_a_body_that_only_looks_alike_is_refused(signature, authority, body):
    assert code(signature, authority.sign(BODY), body) == "signature"


@pytest.mark.parametrize("missing", ["SignatureCertChainUrl", "Signature-256"])
@pytest.mark.parametrize("instead", [None, ""])
def test_a_header_that_is_missing_or_empty_is_refused_without_a_fetch(signature, authority, host, missing, instead):
    headers = authority.sign(BODY)
    del headers[missing]
    if instead is not None:
        headers[missing] = instead
    assert code(signature, headers) == "headers"
    assert not host.calls


@pytest.mark.parametrize("doubled", ["SignatureCertChainUrl", "Signature-256"])
@pytest.mark.parametrize("other", ["", "same", "x"])
def test_a_header_that_comes_twice_is_refused_without_a_fetch(signature, authority, host, doubled, other):
    headers = authority.sign(BODY)
    value = headers[doubled] if other == "same" else other
    for pairs in ([*headers.items(), (doubled, value)], [(doubled.lower(), value), *headers.items()]):
        assert code(signature, pairs) == "headers"
    assert not host.calls


def test_the_older_signature_header_is_no_substitute(signature, authority, host):
    headers = authority.sign(BODY)
    headers["Signature"] = headers.pop("Signature-256")
    assert code(signature, headers) == "headers"
    assert not host.calls


def test_the_older_signature_header_beside_the_newer_is_ignored(signature, authority):
    assert code(signature, authority.sign(BODY) | {"Signature": "x"}) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text.rstrip("="),
        lambda text: text + "=",
        lambda text: text + "\n",
        lambda text: " " + text,
        lambda text: text[:100] + "\n" + text[100:],
        lambda text: text[:100] + " " + text[100:],
        lambda text: text[:100] + "-" + text[101:],
        lambda text: text[:100] + "_" + text[101:],
        lambda text: text[:100] + "=" + text[101:],
        lambda text: text[:100] + "\u00e9" + text[101:],
        lambda text: text[:100] + "\x00" + text[101:],
        lambda text: text + text,
        lambda text: f"{text}, {text}",
        lambda text: "=" * len(text),
        lambda text: "%" + text,
        lambda text: base64.b64decode(text).hex() + "!",
        lambda text: "x",
        lambda text: "\ud800" * 344,
    ],
)
def test_a_signature_that_is_no_strict_base64_is_refused_without_a_fetch(signature, authority, host, change):
    headers = authority.sign(BODY)
    headers["Signature-256"] = change(headers["Signature-256"]).replace("\n", "\x0b")
    assert code(signature, list(headers.items())) == "headers"
    assert not host.calls


@pytest.mark.parametrize(
    ("length", "expected"),
    [(1, "headers"), (255, "headers"), (256, "signature"), (512, "signature"), (1024, "signature"), (1025, "headers")],
)
def test_a_signature_has_256_to_1024_bytes(signature, authority, host, length, expected):
    headers = authority.sign(BODY) | {"Signature-256": base64.b64encode(b"\x01" * length).decode()}
    assert code(signature, headers) == expected
    assert bool(host.calls) is (expected == "signature")


def test_a_forged_address_is_refused_without_a_fetch(signature, authority, host):
    assert code(signature, authority.sign(BODY, "https://s3.amazonaws.com/echo.api/../x")) == "chain_url"
    assert not host.calls


def test_a_signature_of_zeros_or_of_ones_is_refused(signature, authority):
    for byte in (b"\x00", b"\xff"):
        headers = authority.sign(BODY) | {"Signature-256": base64.b64encode(byte * 256).decode()}
        assert code(signature, headers) == "signature"


@pytest.mark.parametrize(
    ("padding", "hash"),
    [
        (PKCS1v15(), SHA1()),
        (PKCS1v15(), SHA384()),
        (PKCS1v15(), SHA512()),
        (PSS(MGF1(SHA256()), PSS.MAX_LENGTH), SHA256()),
        (PSS(MGF1(SHA256()), 32), SHA256()),
    ],
    ids=["SHA-1", "SHA-384", "SHA-512", "PSS", "PSS with a short salt"],
)
def test_only_the_kind_of_signature_that_amazon_makes_is_taken(signature, authority, padding, hash):
    made = base64.b64encode(authority.key.sign(BODY, padding, hash)).decode()
    assert code(signature, authority.sign(BODY) | {"Signature-256": made}) == "signature"


@pytest.mark.parametrize("owner", ["stranger leaf", "amazon root", "amazon between"])
def test_a_signature_of_any_other_key_is_refused(signature, authority, owner):
    made = base64.b64encode(rsa_key(owner).sign(BODY, PKCS1v15(), SHA256())).decode()
    assert code(signature, authority.sign(BODY) | {"Signature-256": made}) == "signature"


def test_a_chain_that_cannot_be_had_or_is_not_valid_is_refused_with_its_own_code(signature, authority, host, clock):
    host.answer = OSError
    assert code(signature, authority.sign(BODY)) == "chain_fetch"
    host.answer = b""
    clock.seconds = 10
    assert code(signature, authority.sign(BODY)) == "chain_invalid"


def test_a_new_key_at_a_known_address_is_found_within_a_minute(signature, authority, host, clock):
    assert code(signature, authority.sign(BODY)) is None
    new_key = rsa_key("amazon's next leaf")
    host.answer = authority.issue_pem(key=new_key.public_key(), ends=timedelta(days=90))
    made = base64.b64encode(new_key.sign(BODY, PKCS1v15(), SHA256())).decode()
    headers = authority.sign(BODY) | {"Signature-256": made}
    clock.seconds = 59
    assert code(signature, headers) == "signature"
    clock.seconds = 60
    assert code(signature, headers) is None
    assert code(signature, authority.sign(BODY)) == "signature"
    assert len(host.calls) == 2


def test_bad_signatures_do_not_make_a_known_chain_be_fetched_again_and_again(signature, authority, host, clock):
    headers = authority.sign(BODY)
    for second in range(0, 600, 5):
        clock.seconds = second
        assert code(signature, headers, b"tampered") == "signature"
    assert len(host.calls) <= 11
    assert code(signature, headers) is None


def test_a_bad_signature_does_not_push_a_good_chain_out(signature, authority, host, clock):
    assert code(signature, authority.sign(BODY)) is None
    host.answer = OSError
    clock.seconds = 60
    assert code(signature, authority.sign(BODY), b"tampered") == "signature"
    assert code(signature, authority.sign(BODY)) is None
