"""A chain is fetched directly from Amazon, in little time and little space, or not at all."""

import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import certifi
import pytest

import skill.verification.fetch as fetching
from skill.verification.fetch import fetch
from tests.authority import URL, Authority, Leaf
from tests.skill.verification.tls_server import Talk, TlsServer, reset, stopwatch

HOST = "s3.amazonaws.com"
BODY = b"-----BEGIN CERTIFICATE-----\n" * 10

Start = Callable[..., TlsServer]


@pytest.fixture(scope="session")
def bucket_authority() -> Authority:
    return Authority(Leaf(names=[HOST]), owner="bucket")


@pytest.fixture
def connections() -> list[tuple[str, int]]:
    """The addresses that were asked for."""
    return []


@pytest.fixture
def start(monkeypatch, tmp_path: Path, bucket_authority: Authority, connections) -> Iterator[Start]:
    """Starts a server that every connection leads to, and whose authority the web trusts."""
    roots = tmp_path / "roots.pem"
    roots.write_bytes(bucket_authority.roots)
    monkeypatch.setattr(certifi, "where", lambda: str(roots))
    connect = socket.create_connection
    servers: list[TlsServer] = []

    def start(*talks: Talk, authority: Authority = bucket_authority) -> TlsServer:
        servers.append(TlsServer(authority, tmp_path, *talks))
        return servers[-1]

    def redirect(address, *arguments, **keywords):
        connections.append(address)
        return connect(servers[-1].address, *arguments, **keywords)

    monkeypatch.setattr(socket, "create_connection", redirect)
    yield start
    for server in servers:
        server.stop()


def answering(start: Start, head: bytes, body: bytes = BODY, **options: Authority) -> TlsServer:
    """A server that answers every request with the same bytes."""
    server: list[TlsServer] = []

    def talk(raw, secure) -> None:
        connection = secure()
        server[0].read_request(connection)
        connection.sendall(head.replace(b"\n", b"\r\n") + b"\r\n\r\n" + body)

    server.append(start(talk, **options))
    return server[0]


def ok(body: bytes = BODY) -> bytes:
    return b"HTTP/1.1 200 OK\nContent-Length: %d" % len(body)


def assert_nothing_is_had() -> None:
    with pytest.raises((fetching.FetchFailedError, OSError)):
        fetch(URL)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (ok(), BODY),
        (b"HTTP/1.1 200 OK\nContent-Encoding: identity\nContent-Length: 3", b"abc"),
        (b"HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"3\r\nabc\r\n0\r\n\r\n"),
        (b"HTTP/1.0 200 OK\nConnection: close", b"abc"),
        (b"HTTP/1.1 200 OK\nContent-Length: 0", b""),
    ],
    ids=["plain", "identity", "chunked", "until the end", "empty"],
)
def test_what_lies_at_the_address_is_fetched(start, head, body):
    answering(start, head, body)
    assert fetch(URL) == (b"abc" if b"abc" in body else body)


def test_one_plain_request_is_made_to_the_host_itself(start, connections):
    server = answering(start, ok())
    fetch(URL)
    assert connections == [(HOST, 443)]
    lines = server.requests[0].decode().split("\r\n")
    assert lines[0] == "GET /echo.api/echo-api-cert-13.pem HTTP/1.1"
    assert sorted(line.lower() for line in lines[1:] if line) == ["accept-encoding: identity", f"host: {HOST}"]


def test_a_proxy_that_is_set_for_other_programs_is_not_used(start, connections, monkeypatch):
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    answering(start, ok())
    assert fetch(URL) == BODY
    assert connections == [(HOST, 443)]


def test_roots_that_are_set_for_other_programs_are_not_trusted(start, monkeypatch, tmp_path):
    stranger = Authority(Leaf(names=[HOST]), owner="stranger")
    roots = tmp_path / "stranger.pem"
    roots.write_bytes(stranger.roots)
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(roots))
    answering(start, ok(), authority=stranger)
    with pytest.raises(ssl.SSLCertVerificationError):
        fetch(URL)


@pytest.mark.parametrize("names", [["example.org"], ["*.example.org"], ["amazonaws.com"]], ids=str)
def test_a_host_that_is_not_the_one_that_was_asked_for_is_not_believed(start, names):
    impostor = Authority(Leaf(names=names), owner="bucket")
    server = answering(start, ok(), authority=impostor)
    with pytest.raises(ssl.SSLCertVerificationError):
        fetch(URL)
    assert not server.requests


@pytest.mark.parametrize("status", [201, 203, 204, 206, 300, 304, 307, 400, 403, 404, 500, 503])
def test_only_status_200_is_taken(start, status):
    server = answering(start, b"HTTP/1.1 %d Status\nContent-Length: 3" % status, b"abc")
    with pytest.raises(fetching.FetchFailedError):
        fetch(URL)
    assert server.connections == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(start, status, connections):
    answering(
        start, b"HTTP/1.1 %d Moved\nLocation: https://s3.amazonaws.com/echo.api/x\nContent-Length: 0" % status, b""
    )
    with pytest.raises(fetching.FetchFailedError):
        fetch(URL)
    assert len(connections) == 1


@pytest.mark.parametrize("encoding", [b"gzip", b"deflate", b"br", b"x-unknown", b"gzip, identity"])
def test_an_encoded_body_is_not_unpacked(start, encoding):
    answering(start, b"HTTP/1.1 200 OK\nContent-Encoding: %b\nContent-Length: 3" % encoding, b"abc")
    with pytest.raises(fetching.FetchFailedError):
        fetch(URL)


def test_a_body_may_have_sixty_four_kilobytes(start):
    body = b"x" * 65_536
    answering(start, ok(body), body)
    assert fetch(URL) == body


@pytest.mark.parametrize("head", [b"\nContent-Length: 65537", b"\nContent-Length: 99999999999", b""], ids=str)
def test_a_longer_body_is_refused_without_reading_on(start, head):
    answering(start, b"HTTP/1.1 200 OK" + head, b"x" * 70_000)
    with pytest.raises(fetching.FetchFailedError):
        fetch(URL)


def test_a_body_without_an_end_is_refused(start):
    server: list[TlsServer] = []

    def talk(raw, secure) -> None:
        connection = secure()
        server[0].drip(connection, b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 16_384)

    server.append(start(talk))
    with pytest.raises(fetching.FetchFailedError):
        fetch(URL)


def breaks_before_tls(raw, secure) -> None:
    reset(raw)


def ends_before_tls(raw, secure) -> None:
    raw.shutdown(socket.SHUT_RDWR)


def breaks_before_the_request_is_read(raw, secure) -> None:
    reset(secure())


def ends_without_an_answer(raw, secure) -> None:
    secure().recv(4096)


def breaks_without_an_answer(raw, secure) -> None:
    connection = secure()
    connection.recv(4096)
    reset(connection)


def ends_within_the_head(raw, secure) -> None:
    connection = secure()
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1")


def ends_within_the_body(raw, secure) -> None:
    connection = secure()
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")


BREAKS = [
    breaks_before_tls,
    ends_before_tls,
    breaks_before_the_request_is_read,
    ends_without_an_answer,
    breaks_without_an_answer,
    ends_within_the_head,
    ends_within_the_body,
]


@pytest.mark.parametrize("breaks", BREAKS)
def test_a_connection_that_breaks_is_tried_once_more(start, breaks):
    server: list[TlsServer] = []

    def works(raw, secure) -> None:
        connection = secure()
        server[0].read_request(connection)
        connection.sendall(ok().replace(b"\n", b"\r\n") + b"\r\n\r\n" + BODY)

    server.append(start(breaks, works))
    assert fetch(URL) == BODY
    assert server[0].connections == 2


@pytest.mark.parametrize("breaks", BREAKS)
def test_a_connection_that_breaks_again_is_given_up_as_a_failed_fetch(start, breaks):
    server = start(breaks)
    assert_nothing_is_had()
    assert server.connections == 2


@pytest.mark.parametrize(
    "garbage",
    [b"garbage\r\n\r\n", b"HTTP/1.1 abc OK\r\n\r\n", b"\x00" * 70_000, b"HTTP/1.1 200 OK\r\n" + b"a" * 70_000],
)
def test_an_answer_that_is_no_http_is_a_failed_fetch(start, garbage):
    def talk(raw, secure) -> None:
        connection = secure()
        connection.recv(4096)
        connection.sendall(garbage)

    start(talk)
    assert_nothing_is_had()


def test_an_answer_that_is_no_tls_is_a_failed_fetch(start):
    start(lambda raw, secure: raw.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
    assert_nothing_is_had()


@pytest.fixture
def is_hasty(monkeypatch) -> None:
    monkeypatch.setattr(fetching, "DEADLINE", 0.5)


@pytest.mark.usefixtures("is_hasty")
@pytest.mark.parametrize(
    ("is_secured", "first", "drop"),
    [
        (True, b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n", b"x"),
        (True, b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (True, b"HTTP/1.1 200 OK\r\n", b"X-More: x\r\n"),
        (True, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (True, b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (True, b"", b"H"),
        (True, b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (False, b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc", b"\x00"),
    ],
    ids=["body", "long header", "headers", "chunks", "body without a length", "status", "status 100", "handshake"],
)
def test_a_server_that_drips_is_given_up_at_the_deadline(start, is_secured, first, drop):
    server: list[TlsServer] = []

    def talk(raw, secure) -> None:
        server[0].drip(secure() if is_secured else raw, first, drop)

    server.append(start(talk))
    seconds = stopwatch()
    assert_nothing_is_had()
    assert 0.3 < seconds() < 1.5


@pytest.mark.usefixtures("is_hasty")
@pytest.mark.parametrize("when", ["before TLS", "after TLS", "after the request", "within the body"])
def test_a_server_that_falls_silent_is_given_up_at_the_deadline(start, when):
    server: list[TlsServer] = []

    def talk(raw, secure) -> None:
        if when != "before TLS":
            connection = secure()
            if when != "after TLS":
                server[0].read_request(connection)
            if when == "within the body":
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
        server[0].wait()

    server.append(start(talk))
    seconds = stopwatch()
    assert_nothing_is_had()
    assert 0.3 < seconds() < 1.5


@pytest.mark.usefixtures("is_hasty")
def test_no_new_try_is_made_after_the_deadline(monkeypatch):
    tries = []

    def break_late(*arguments, **keywords):
        tries.append(arguments)
        fetching.time.sleep(0.6)
        raise ConnectionResetError

    monkeypatch.setattr(socket, "create_connection", break_late)
    assert_nothing_is_had()
    assert len(tries) == 1


@pytest.mark.usefixtures("is_hasty")
def test_a_connection_that_came_too_late_is_not_used(start, monkeypatch):
    server: list[TlsServer] = []

    def talk(raw, secure) -> None:
        server[0].read_request(secure())
        server[0].wait()

    server.append(start(talk))
    connect = socket.create_connection

    def late(*arguments, **keywords):
        connected = connect(*arguments, **keywords)
        fetching.time.sleep(0.6)
        return connected

    monkeypatch.setattr(socket, "create_connection", late)
    seconds = stopwatch()
    assert_nothing_is_had()
    assert seconds() < 1.5


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (ConnectionRefusedError, 2),
        (ConnectionResetError, 2),
        (BrokenPipeError, 2),
        (TimeoutError, 1),
        (socket.gaierror, 1),
        (PermissionError, 1),
    ],
)
def test_only_a_broken_connection_is_tried_again(monkeypatch, error, tries):
    made = []

    def fail(*arguments, **keywords):
        made.append(arguments)
        raise error

    monkeypatch.setattr(socket, "create_connection", fail)
    with pytest.raises(error):
        fetch(URL)
    assert len(made) == tries


def test_the_figures_are_those_that_operators_are_told():
    assert (fetching.DEADLINE, fetching.MOST_BYTES) == (3.0, 65_536)


def test_hanging_up_after_the_end_does_no_harm():
    connection = socket.socket()
    connection.close()
    fetching._shut(connection)
