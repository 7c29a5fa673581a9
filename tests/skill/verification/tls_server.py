"""A server on this machine that stands for Amazon's bucket and speaks TLS, more or less well."""

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.authority import Authority

#: What is done with a connection: the socket before TLS, and a function that makes it a TLS one.
Talk = Callable[[socket.socket, Callable[[], ssl.SSLSocket]], None]


class TlsServer:
    """Serves one connection after the other; the last way to talk is kept for all further ones."""

    def __init__(self, authority: Authority, folder: Path, *talks: Talk) -> None:
        self._talks = talks
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        pem = folder / f"server-{id(self)}.pem"
        key = authority.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        pem.write_bytes(key + authority.pem)
        self._context.load_cert_chain(pem)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = self._listener.getsockname()
        self.connections = 0
        self.requests: list[bytes] = []
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def drip(self, connection: socket.socket, first: bytes, drop: bytes) -> None:
        """Sends a little again and again until nobody listens any more."""
        with contextlib.suppress(OSError):
            connection.sendall(first)
            while not self._stopped.wait(0.02):
                connection.sendall(drop)

    def wait(self, seconds: float = 5.0) -> None:
        self._stopped.wait(seconds)

    def _serve(self) -> None:
        while not self._stopped.is_set():
            try:
                raw, _ = self._listener.accept()
            except OSError:
                return
            talk = self._talks[min(self.connections, len(self._talks) - 1)]
            self.connections += 1
            raw.settimeout(5)
            secured: list[ssl.SSLSocket] = []

            def secure(raw: socket.socket = raw, secured: list[ssl.SSLSocket] = secured) -> ssl.SSLSocket:
                secured.append(self._context.wrap_socket(raw, server_side=True))
                return secured[0]

            with contextlib.suppress(OSError):
                talk(raw, secure)
            for connection in (*secured, raw):
                connection.close()

    def read_request(self, connection: ssl.SSLSocket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            received = connection.recv(4096)
            if not received:
                break
            request += received
        self.requests.append(request)


def reset(connection: socket.socket) -> None:
    """Ends a connection the rude way."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def stopwatch() -> Callable[[], float]:
    started = time.monotonic()
    return lambda: time.monotonic() - started
