"""Only a chain that is Amazon's, today, may vouch for a request."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import certifi
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID as Eku
from hypothesis import given, settings
from hypothesis import strategies as st

import skill.verification
from skill.verification import Refusal
from skill.verification.chain import Chain, validate_chain
from tests.authority import Authority, Leaf, as_pem, ec_key, key_usage, pem_of, rsa_public_key

TODAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
CERTIFICATES = Path(__file__).parents[2] / "certificates"

GENUINE = {
    "amazon-echo-api-cert-7-2019.pem": (datetime(2019, 5, 22, tzinfo=UTC), datetime(2020, 5, 15, 12, tzinfo=UTC)),
    "amazon-echo-api-cert-12-2023.pem": (
        datetime(2023, 3, 16, tzinfo=UTC),
        datetime(2023, 12, 23, 23, 59, 59, tzinfo=UTC),
    ),
    "amazon-echo-api-2026-eu.pem": (datetime(2026, 7, 28, tzinfo=UTC), datetime(2027, 2, 10, 23, 59, 59, tzinfo=UTC)),
}

SECOND = timedelta(seconds=1)


def is_accepted(pem: bytes, authority: Authority, now: datetime = TODAY) -> bool:
    try:
        return isinstance(validate_chain(pem, trust_roots=authority.roots, now=now), Chain)
    except Refusal as refusal:
        assert refusal.code == "chain_invalid"
        return False


@pytest.fixture(params=GENUINE, ids=lambda name: name.removesuffix(".pem"))
def genuine(request) -> tuple[bytes, datetime, datetime]:
    return (CERTIFICATES / request.param).read_bytes(), *GENUINE[request.param]


def test_amazons_genuine_chains_are_accepted_on_their_first_middle_and_last_day(genuine):
    pem, first, last = genuine
    for now in (first, first + (last - first) / 2, last):
        assert validate_chain(pem, now=now).not_after == last


@pytest.mark.parametrize("which", ["before", "after"])
def test_amazons_genuine_chains_are_refused_outside_their_time(genuine, which):
    pem, first, last = genuine
    with pytest.raises(Refusal, match="^chain_invalid$"):
        validate_chain(pem, now=first - SECOND if which == "before" else last + SECOND)


def test_amazons_genuine_chains_are_refused_where_another_root_is_trusted(genuine, authority):
    pem, first, _ = genuine
    with pytest.raises(Refusal):
        validate_chain(pem, trust_roots=authority.roots, now=first)


def test_a_genuine_chain_of_the_past_is_refused_today():
    with pytest.raises(Refusal):
        validate_chain((CERTIFICATES / "amazon-echo-api-cert-7-2019.pem").read_bytes())


def test_the_package_offers_the_check_under_its_own_name():
    assert skill.verification.validate_chain is validate_chain


def test_our_own_authority_is_not_trusted_by_the_service(authority):
    with pytest.raises(Refusal):
        validate_chain(authority.pem, now=TODAY)


@pytest.mark.parametrize("has_intermediate", [False, True])
def test_an_honest_chain_is_accepted_and_gives_the_leafs_own_key(has_intermediate):
    authority = Authority(now=TODAY, has_intermediate=has_intermediate)
    chain = validate_chain(authority.pem, trust_roots=authority.roots, now=TODAY)
    assert chain.key.public_numbers() == authority.key.public_key().public_numbers()
    assert chain.not_after == TODAY + Leaf().ends


def test_a_chain_that_brings_its_root_along_is_accepted(authority):
    assert is_accepted(authority.pem + authority.roots, authority)


def test_the_moment_of_the_check_is_now_unless_it_is_given():
    authority = Authority()
    assert validate_chain(authority.pem, trust_roots=authority.roots)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ({"leaf": Leaf(ends=timedelta(days=5))}, 5),
        ({"intermediate_ends": timedelta(days=4)}, 4),
        ({"root_ends": timedelta(days=3)}, 3),
    ],
    ids=["leaf", "intermediate", "root"],
)
def test_a_chain_holds_until_the_first_certificate_of_its_path_ends(ends, expected):
    authority = Authority(now=TODAY, has_intermediate=True, **ends)
    chain = validate_chain(authority.pem, trust_roots=authority.roots, now=TODAY)
    assert chain.not_after == TODAY + timedelta(days=expected)


@pytest.mark.parametrize(
    ("days", "is_fine"),
    [(-2, False), (0, True), (60, True), (61, False)],
    ids=["before it starts", "today", "on its last day", "after its end"],
)
def test_a_chain_is_refused_before_its_start_and_after_its_end(authority, days, is_fine):
    assert is_accepted(authority.pem, authority, TODAY + timedelta(days=days)) is is_fine


@pytest.mark.parametrize(
    "now",
    [
        TODAY.replace(tzinfo=None) + Leaf().ends,
        (TODAY + Leaf().ends).astimezone(timezone(timedelta(hours=14))),
        (TODAY + Leaf().ends).astimezone(timezone(timedelta(hours=-12))),
    ],
    ids=["no zone is UTC", "far east", "far west"],
)
def test_a_zone_does_not_move_the_end_of_a_chain(authority, now):
    assert is_accepted(authority.pem, authority, now)
    assert not is_accepted(authority.pem, authority, now + SECOND)


@pytest.mark.parametrize(
    "ends", [{"intermediate_ends": timedelta(days=1)}, {"root_ends": timedelta(days=1)}], ids=["intermediate", "root"]
)
def test_a_chain_is_refused_once_anything_above_the_leaf_has_ended(ends):
    authority = Authority(now=TODAY, has_intermediate=True, **ends)
    assert is_accepted(authority.pem, authority)
    assert not is_accepted(authority.pem, authority, TODAY + timedelta(days=2))


@pytest.mark.parametrize(
    "names",
    [
        None,
        ["*.amazon.com"],
        ["amazon.com"],
        ["api.amazon.com"],
        ["echo-api.amazon.com.example.org"],
        ["xecho-api.amazon.com"],
        ["*.echo-api.amazon.com"],
        ["*-api.amazon.com"],
        ["*"],
        ["example.org", "*.amazon.com"],
    ],
    ids=str,
)
def test_a_certificate_that_does_not_name_amazons_signer_exactly_is_refused(authority, names):
    assert not is_accepted(authority.issue_pem(names=names), authority)


@pytest.mark.parametrize("names", [["example.org", "echo-api.amazon.com"], ["*.amazon.com", "echo-api.amazon.com"]])
def test_other_names_beside_the_right_one_do_no_harm(authority, names):
    assert is_accepted(authority.issue_pem(names=names), authority)


@pytest.mark.parametrize(("bits", "is_fine"), [(2047, False), (2048, True), (3000, True), (8192, True), (8193, False)])
def test_keys_of_2048_to_8192_bits_may_sign(authority, bits, is_fine):
    assert is_accepted(authority.issue_pem(key=rsa_public_key(bits)), authority) is is_fine


@pytest.mark.parametrize("key", ["elliptic", "ed25519"])
def test_a_key_that_is_not_rsa_is_refused(authority, key):
    key = ec_key("leaf") if key == "elliptic" else ed25519.Ed25519PrivateKey.generate()
    assert not is_accepted(authority.issue_pem(key=key.public_key()), authority)


@pytest.mark.parametrize(
    "usage",
    [None, key_usage(key_encipherment=True), key_usage(content_commitment=True), key_usage(key_cert_sign=True)],
    ids=["missing", "encryption only", "commitment only", "an authority's"],
)
def test_a_key_that_may_not_sign_is_refused(authority, usage):
    assert not is_accepted(authority.issue_pem(usage=usage), authority)


@pytest.mark.parametrize(
    ("purposes", "is_fine"),
    [
        ([Eku.SERVER_AUTH], True),
        ([Eku.SERVER_AUTH, Eku.CLIENT_AUTH], True),
        ([Eku.CLIENT_AUTH], False),
        ([Eku.CODE_SIGNING], False),
    ],
    ids=["server, as in 2026", "server and client, as in 2019", "client", "code"],
)
def test_a_certificate_for_another_purpose_is_refused(authority, purposes, is_fine):
    assert is_accepted(authority.issue_pem(purposes=purposes), authority) is is_fine


def test_a_certificate_that_does_not_say_who_issued_it_is_refused(authority):
    assert not is_accepted(authority.issue_pem(knows_issuer=False), authority)


def test_a_stronger_hash_in_a_certificate_does_no_harm(authority):
    assert is_accepted(authority.issue_pem(hash=SHA384()), authority)


def test_a_leaf_of_another_authority_with_the_same_names_is_refused(authority):
    stranger = Authority(now=TODAY, owner="stranger", has_intermediate=True)
    assert not is_accepted(stranger.pem, authority)
    assert not is_accepted(stranger.pem + authority.roots, authority)
    assert not is_accepted(as_pem(stranger.leaf, authority.intermediate), authority)


def test_a_leaf_that_was_swapped_behind_a_genuine_one_does_not_lend_its_key(authority):
    stranger = Authority(now=TODAY, owner="stranger")
    assert not is_accepted(as_pem(stranger.leaf) + authority.pem, authority)
    chain = validate_chain(authority.pem + as_pem(stranger.leaf), trust_roots=authority.roots, now=TODAY)
    assert chain.key.public_numbers() == authority.key.public_key().public_numbers()


def test_a_chain_with_a_gap_is_refused(authority):
    assert not is_accepted(as_pem(authority.leaf), authority)


def test_an_authoritys_own_certificate_may_not_sign_requests(authority):
    assert not is_accepted(as_pem(authority.intermediate), authority)
    assert not is_accepted(authority.roots, authority)


@pytest.mark.parametrize(("blocks", "is_fine"), [(0, False), (1, True), (2, True), (8, True), (9, False), (500, False)])
def test_a_chain_of_one_to_eight_certificates_is_read(blocks, is_fine):
    authority = Authority(now=TODAY)
    assert is_accepted(as_pem(*[authority.leaf] * blocks), authority) is is_fine


@pytest.mark.parametrize(
    "label",
    [
        b"X509 CERTIFICATE",
        b"TRUSTED CERTIFICATE",
        b"certificate",
        b"CERTIFICATE ",
        b"",
        b"RSA PRIVATE KEY",
        b"PUBLIC KEY",
        b"PKCS7",
        b"X509 CRL",
    ],
)
@pytest.mark.parametrize("place", ["first", "last", "only"])
def test_any_other_block_in_a_chain_makes_it_refused(authority, label, place):
    other = as_pem(authority.root).replace(b" CERTIFICATE-", b" " + label + b"-")
    pem = {"first": other + authority.pem, "last": authority.pem + other, "only": other}[place]
    assert not is_accepted(pem, authority)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda pem: pem.replace(b"-----END CERTIFICATE-----", b"", 1),
        lambda pem: pem + b"-----BEGIN CERTIFICATE-----\n",
        lambda pem: b"-----BEGIN CERTIFICATE-----\n" + pem,
        lambda pem: pem[: len(pem) // 2],
        lambda pem: pem.replace(b"-----BEGIN CERTIFICATE-----", b"", 1)[1:],
        lambda pem: pem.replace(b"END CERTIFICATE", b"END X509 CERTIFICATE"),
        lambda pem: pem.replace(b"M", b"?", 3),
        lambda pem: pem_of(b""),
        lambda pem: pem_of(b"\x30\x82"),
        lambda pem: pem_of(b"not a certificate"),
        lambda pem: b"",
        lambda pem: b"\x00\xff" * 500,
        lambda pem: base64.encodebytes(pem),
        lambda pem: b"<html>Not here</html>",
    ],
)
def test_a_broken_chain_is_refused(authority, break_it: Callable[[bytes], bytes]):
    assert not is_accepted(break_it(authority.pem), authority)


def test_text_around_the_certificates_does_no_harm(authority):
    assert is_accepted(b"Subject: echo-api.amazon.com\r\n" + authority.pem.replace(b"\n", b"\r\n"), authority)


ODD = {
    "a version that does not exist": (bytes.fromhex("a003020102"), bytes.fromhex("a003020105")),
    "an extension twice": (bytes.fromhex("0603551d25"), bytes.fromhex("0603551d0f")),
    "two lists of names": (bytes.fromhex("0603551d25"), bytes.fromhex("0603551d11")),
    "a name of a kind that nobody uses": (b"\x82\x13echo-api.amazon.com", b"\xa3\x13echo-api.amazon.com"),
    "a name that is not ASCII": (b"\x82\x13echo-api.amazon.com", b"\x82\x13\xff\xffho-api.amazon.com"),
    "an empty list of names": (b"\x30\x15\x82\x13echo-api.amazon.com", b"\x30\x00\x82\x13echo-api.amazon.com"),
}


@pytest.mark.parametrize("odd", ODD)
def test_a_certificate_that_the_library_cannot_digest_is_refused_and_nothing_else_is_raised(authority, odd):
    der = authority.leaf.public_bytes(Encoding.DER)
    assert ODD[odd][0] in der
    assert not is_accepted(pem_of(der.replace(*ODD[odd])), authority)


@pytest.mark.parametrize("bit", [1, 4, 128])
def test_a_certificate_with_any_signed_byte_changed_is_refused(authority, bit):
    der, signed = authority.leaf.public_bytes(Encoding.DER), authority.leaf.tbs_certificate_bytes
    start = der.index(signed)
    for place in range(start, start + len(signed)):
        changed = der[:place] + bytes([der[place] ^ bit]) + der[place + 1 :]
        assert not is_accepted(pem_of(changed) + as_pem(authority.intermediate), authority), place


@pytest.mark.parametrize("bit", [1, 4, 128])
def test_a_certificate_with_any_other_byte_changed_never_lends_another_key(authority, bit):
    der = authority.leaf.public_bytes(Encoding.DER)
    for place in (*range(4), *range(4 + len(authority.leaf.tbs_certificate_bytes), len(der))):
        changed = pem_of(der[:place] + bytes([der[place] ^ bit]) + der[place + 1 :])
        try:
            chain = validate_chain(changed + as_pem(authority.intermediate), trust_roots=authority.roots, now=TODAY)
        except Refusal:
            continue
        assert chain.key.public_numbers() == authority.key.public_key().public_numbers()


@settings(deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_refused(authority, noise):
    assert not is_accepted(noise, authority)
    assert not is_accepted(pem_of(noise), authority)


@pytest.mark.parametrize("roots", [b"", b"not a root", pem_of(b"not a root")], ids=["none", "text", "no certificate"])
def test_where_no_root_can_be_read_every_chain_is_refused(authority, roots):
    with pytest.raises(Refusal, match="^chain_invalid$"):
        validate_chain(authority.pem, trust_roots=roots, now=TODAY)


def test_a_root_that_cannot_be_read_does_not_take_the_others_away(authority):
    roots = pem_of(b"not a root") + authority.roots + pem_of(b"\x30\x82")
    assert validate_chain(authority.pem, trust_roots=roots, now=TODAY)


def test_the_webs_roots_are_used_where_none_are_given():
    pem = (CERTIFICATES / "amazon-echo-api-2026-eu.pem").read_bytes()
    now = GENUINE["amazon-echo-api-2026-eu.pem"][0]
    assert validate_chain(pem, trust_roots=certifi.contents().encode(), now=now) == validate_chain(pem, now=now)
