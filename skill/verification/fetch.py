"""Getting a certificate chain from Amazon."""

import http.client
import socket
import ssl
import time
from contextlib import suppress
from threading import Timer
from urllib.parse import urlsplit

import certifi

#: Seconds for a whole fetch, a retry included.
DEADLINE = 3.0

#: A genuine chain has about 5 KB.
MOST_BYTES = 64 * 1024


#: How a connection that broke shows.
_BROKEN = (
    ConnectionError,
    ssl.SSLEOFError,
    ssl.SSLZeroReturnError,
    http.client.BadStatusLine,
    http.client.IncompleteRead,
)


class FetchFailedError(Exception):
    """The chain could not be had; the message says why, for developers only."""


def fetch(url: str) -> bytes:
    """The body at a canonical URL: directly over TLS, no proxy, no redirect, once more if the connection broke.

    Raises FetchFailedError or OSError. A hanging name server can hold the caller past the deadline; whoever must not
    wait calls this in a thread (`cache` does).
    """
    end = time.monotonic() + DEADLINE
    try:
        try:
            return _get(url, end)
        except _BROKEN:
            return _get(url, end)
    except http.client.HTTPException as error:
        raise FetchFailedError("no valid answer") from error


def _get(url: str, end: float) -> bytes:
    address = urlsplit(url)
    left = end - time.monotonic()
    if left <= 0:
        raise FetchFailedError("out of time")
    context = ssl.create_default_context(cafile=certifi.where())
    connection = http.client.HTTPSConnection(address.netloc, timeout=left, context=context)
    try:
        connection.connect()
        # A socket's time-out starts anew with each byte; only hanging up ends a server that drips them.
        hang_up = Timer(max(end - time.monotonic(), 0), _shut, [connection.sock])
        hang_up.daemon = True
        hang_up.start()
        try:
            body = _read(connection, address.path)
        finally:
            hang_up.cancel()
        if time.monotonic() >= end:
            raise FetchFailedError("out of time")
        return body
    finally:
        connection.close()


def _read(connection: http.client.HTTPSConnection, path: str) -> bytes:
    connection.request("GET", path, headers={"Accept-Encoding": "identity"})
    response = connection.getresponse()
    if response.status != http.client.OK:
        raise FetchFailedError(f"status {response.status}")
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise FetchFailedError("encoded body")
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise FetchFailedError("body too long")
    if response.length:
        raise http.client.IncompleteRead(body, response.length)
    return body


def _shut(connected: socket.socket) -> None:
    with suppress(OSError):  # it was closed in the meantime, which is as good
        connected.shutdown(socket.SHUT_RDWR)
