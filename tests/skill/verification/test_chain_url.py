"""A chain comes from Amazon's own folder or from nowhere."""

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skill.verification import Refusal
from skill.verification.chain_url import canonical

PLAIN = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "url",
    [
        PLAIN,
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "HTTPS://s3.amazonaws.com/echo.api/echo-api-cert.pem",
        "hTtPs://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://S3.AMAZONAWS.COM:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/./echo.api/./echo-api-cert.pem",
        "https://s3.amazonaws.com//echo.api///echo-api-cert.pem",
        "https://s3.amazonaws.com/a/../echo.api/b/c/../../echo-api-cert.pem",
        "https://s3.amazonaws.com/../../echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem/",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem/.",
        "https://s3.amazonaws.com/echo.api/x/../echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem#",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem#../../x",
        "https://s3.amazonaws.com/echo.api/echo-api-cert.pem#a?b#c",
    ],
)
def test_every_way_to_write_a_genuine_address_has_one_form(url):
    assert canonical(url) == PLAIN


@pytest.mark.parametrize(
    "name", ["a", "a.pem", "a/b/c.pem", "A-Z_0.9~.pem", "...", ".hidden", "..a", "echo-api-cert-12.pem"]
)
def test_every_plain_name_in_the_folder_is_accepted_as_it_stands(name):
    assert canonical(f"https://s3.amazonaws.com/echo.api/{name}") == f"https://s3.amazonaws.com/echo.api/{name}"


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "/echo.api/cert.pem",
        "s3.amazonaws.com/echo.api/cert.pem",
        "//s3.amazonaws.com/echo.api/cert.pem",
        "https:s3.amazonaws.com/echo.api/cert.pem",
        "https:/s3.amazonaws.com/echo.api/cert.pem",
        "https:///s3.amazonaws.com/echo.api/cert.pem",
        "http://s3.amazonaws.com/echo.api/cert.pem",
        "ftp://s3.amazonaws.com/echo.api/cert.pem",
        "file:///echo.api/cert.pem",
        "httpss://s3.amazonaws.com/echo.api/cert.pem",
        "https://notamazon.com/echo.api/cert.pem",
        "https://s3.amazonaws.com.example.org/echo.api/cert.pem",
        "https://s3-amazonaws.com/echo.api/cert.pem",
        "https://s3xamazonaws.com/echo.api/cert.pem",
        "https://xs3.amazonaws.com/echo.api/cert.pem",
        "https://bucket.s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com./echo.api/cert.pem",
        "https://s3.us-east-1.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/EcHo.aPi/cert.pem",
        "https://s3.amazonaws.com/ECHO.API/cert.pem",
        "https://s3.amazonaws.com/invalid.path/cert.pem",
        "https://s3.amazonaws.com/echo.apix/cert.pem",
        "https://s3.amazonaws.com/echoxapi/cert.pem",
        "https://s3.amazonaws.com/x/echo.api/cert.pem",
        "https://s3.amazonaws.com:563/echo.api/cert.pem",
        "https://s3.amazonaws.com:80/echo.api/cert.pem",
        "https://s3.amazonaws.com:0443/echo.api/cert.pem",
        "https://s3.amazonaws.com:4430/echo.api/cert.pem",
        "https://s3.amazonaws.com:99999/echo.api/cert.pem",
        "https://s3.amazonaws.com:/echo.api/cert.pem",
        "https://s3.amazonaws.com:443:443/echo.api/cert.pem",
        "https://s3.amazonaws.com:x/echo.api/cert.pem",
        "https://:443/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/../../x",
        "https://s3.amazonaws.com/echo.api/../x",
        "https://s3.amazonaws.com/echo.api/..",
        "https://s3.amazonaws.com/echo.api//../cert.pem",
        "https://s3.amazonaws.com/echo.api/cert.pem/..",
        "https://s3.amazonaws.com/echo.api/",
        "https://s3.amazonaws.com/echo.api",
        "https://s3.amazonaws.com/echo.api/.",
        "https://s3.amazonaws.com/",
        "https://s3.amazonaws.com",
        "https://s3.amazonaws.com/echo.api/cert.pem?",
        "https://s3.amazonaws.com/echo.api/cert.pem?x=1",
        "https://s3.amazonaws.com/echo.api/cert.pem;x",
        "https://s3.amazonaws.com?/echo.api/cert.pem",
        "https://s3.amazonaws.com#/echo.api/cert.pem",
        "https://evil.example#@s3.amazonaws.com/echo.api/cert.pem",
        "https://user@s3.amazonaws.com/echo.api/cert.pem",
        "https://user:word@s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com@evil.example/echo.api/cert.pem",
        "https://s3.amazonaws.com:443@evil.example/echo.api/cert.pem",
        "https://s3.amazonaws.com\\@evil.example/echo.api/cert.pem",
        "https://s3.amazonaws.com\\.evil.example/echo.api/cert.pem",
        "https:\\\\s3.amazonaws.com\\echo.api\\cert.pem",
        "https://s3.amazonaws.com/echo.api\\..\\..\\x",
        "https://s3.amazonaws.com/echo.api/%2e%2e/x",
        "https://s3.amazonaws.com/echo.api/%2E%2E%2Fx",
        "https://s3.amazonaws.com/echo%2eapi/cert.pem",
        "https://s3.amazonaws.com/echo.api%2fcert.pem",
        "https://s3.amazonaws.com/echo.api/cert%00.pem",
        "https://s3%2eamazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/cert .pem",
        " https://s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/cert.pem ",
        "https://s3.amazonaws.com/echo.api/cert.pem\n",
        "https://s3.amazonaws.com/echo.api/cert.pem\r\nHost: evil.example",
        "https://s3.amazonaws.com\t/echo.api/cert.pem",
        "\x00https://s3.amazonaws.com/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/cert\x00.pem",
        "https://s3.amazonaws.com/echo.api/cért.pem",
        "https://s3.amazonaws.com/echo.api/\ufeffcert.pem",
        "https://s3.amazonaws。com/echo.api/cert.pem",
        "https://ſ3.amazonaws.com/echo.api/cert.pem",
        "http\u017f://s3.amazonaws.com/echo.api/cert.pem",
        "https://[s3.amazonaws.com]/echo.api/cert.pem",
        "https://[::1]/echo.api/cert.pem",
        "https://169.254.169.254/echo.api/cert.pem",
        "https://s3.amazonaws.com/echo.api/*",
        "https://s3.amazonaws.com/echo.api/a+b",
        "https://s3.amazonaws.com/echo.api/cert.pem, https://s3.amazonaws.com/echo.api/cert.pem",
        "javascript:alert(1)",
        "data:,x",
    ],
    ids=ascii,
)
def test_any_other_address_is_refused(url):
    with pytest.raises(Refusal, match="^chain_url$"):
        canonical(url)


@pytest.mark.parametrize(("length", "is_fine"), [(1024, True), (1025, False), (1_000_000, False)])
def test_an_address_has_at_most_1024_characters(length, is_fine):
    url = "https://s3.amazonaws.com/echo.api/".ljust(length, "a")
    if is_fine:
        assert canonical(url) == url
    else:
        with pytest.raises(Refusal):
            canonical(url)


def test_a_fragment_counts_towards_the_length():
    with pytest.raises(Refusal):
        canonical(f"{PLAIN}#".ljust(1025, "a"))


SEGMENTS = st.sampled_from(["", ".", "..", "...", "echo.api", "Echo.Api", "x", "a.pem", "~", "-"])
NEARLY = st.builds(
    lambda scheme, host, port, segments, rest: f"{scheme}://{host}{port}/{'/'.join(segments)}{rest}",
    st.sampled_from(["https", "HTTPS", "Https", "http", ""]),
    st.sampled_from(["s3.amazonaws.com", "S3.amazonaws.com", "s3.amazonaws.com.", "a@s3.amazonaws.com", "x"]),
    st.sampled_from(["", ":443", ":", ":80", ":443:443"]),
    st.lists(SEGMENTS, max_size=8).map(lambda segments: ["echo.api", *segments]) | st.lists(SEGMENTS, max_size=8),
    st.sampled_from(["", "#", "#x", "?", "?x#", "%2e", " ", "\n", ";"]) | st.text(max_size=3),
)


@settings(deadline=None, derandomize=True, database=None, max_examples=400)
@given(NEARLY | st.text(alphabet=string.printable, max_size=80) | st.text(max_size=80))
@example("https://s3.amazonaws.com/echo.api/..//echo.api/a#?")
def test_whatever_is_accepted_lies_in_amazons_folder_and_stays_as_it_is(url):
    try:
        form = canonical(url)
    except Refusal as refusal:
        assert refusal.code == "chain_url"
        return
    folder, segments = form[:34], form[34:].split("/")
    assert folder == "https://s3.amazonaws.com/echo.api/"
    assert all(segments)
    assert not {".", ".."} & set(segments)
    assert set(form[8:]) <= set(string.ascii_letters + string.digits + "._~-/:")
    assert canonical(form) == form
