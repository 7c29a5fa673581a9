"""What is outside may knock at one door, with a small enough parcel."""

import io

import pytest

from tests.skill.service.envelopes import as_bytes, launch
from tests.skill.service.services import assert_answer, assert_refused, counted

LIMIT = 256 * 1024

#: How a server marks a body that comes in chunks, without telling its length.
UNTOLD = {"wsgi.input_terminated": True, "CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}


def padded(length: int) -> bytes:
    body = as_bytes(launch())
    return body[:-1] + b" " * (length - len(body)) + b"}"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "x"])
def test_only_post_is_taken(service, authority, method):
    body = as_bytes(launch())
    response = service.client.open(
        "/alexa", method=method, data=body, headers=authority.sign(body), content_type="application/json"
    )
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    "path", ["/", "/alexa/", "/Alexa", "/alexa/x", "/static/x", "/favicon.ico", "/../alexa", "/%00"]
)
def test_no_other_door_is_open(service, authority, path):
    body = as_bytes(launch())
    response = service.client.post(path, data=body, headers=authority.sign(body), content_type="application/json")
    assert response.status_code == 404
    assert "CANARY" not in response.text


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/json;charset=UTF-8", "application/json; charset=utf-8", "Application/JSON"],
)
def test_json_is_taken(service, content_type):
    assert_answer(service.post(as_bytes(launch()), content_type=content_type))


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/plain",
        "text/json",
        "application/jsonx",
        "application/json, text/plain",
        "application/vnd.api+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "json",
        ";application/json",
        "application/json/",
        "\xff",
    ],
)
def test_anything_else_is_refused(service, content_type):
    before = service.refusals
    assert_refused(service.post(as_bytes(launch()), content_type=content_type))
    assert counted(before, service.refusals) == "content_type"


@pytest.mark.parametrize(("length", "is_fine"), [(LIMIT - 1, True), (LIMIT, True), (LIMIT + 1, False)])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_request_has_at_most_256_kilobytes(service, authority, length, is_fine, is_chunked):
    body = padded(length)
    assert len(body) == length
    if is_chunked:
        response = service.client.post(
            "/alexa",
            input_stream=io.BytesIO(body),
            headers=authority.sign(body),
            content_type="application/json",
            environ_overrides=UNTOLD,
        )
    else:
        response = service.post(body)
    if is_fine:
        assert_answer(response)
    else:
        assert_refused(response, 413)


class Endless(io.RawIOBase):
    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        self.given += len(buffer)
        buffer[:] = b" " * len(buffer)
        return len(buffer)


@pytest.mark.parametrize("length", [str(LIMIT + 1), "99999999999999999999", None], ids=["too long", "absurd", "untold"])
def test_of_a_request_that_is_too_long_nothing_more_is_read(service, length):
    stream = Endless()
    environ = {"CONTENT_LENGTH": length} if length else dict(UNTOLD)
    environ["wsgi.input"] = io.BufferedReader(stream, 4096)
    response = service.client.post("/alexa", content_type="application/json", environ_overrides=environ)
    assert_refused(response, 413)
    assert stream.given <= (2 * LIMIT if length is None else 0)


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "0x10", " ", "1.5"])
def test_a_length_that_is_no_number_is_refused(service, authority, length):
    body = as_bytes(launch())
    response = service.client.post(
        "/alexa",
        input_stream=io.BytesIO(body),
        headers=authority.sign(body),
        content_type="application/json",
        environ_overrides={"CONTENT_LENGTH": length},
    )
    assert_refused(response)


def test_a_request_that_breaks_off_is_refused(service, authority):
    body = as_bytes(launch())
    response = service.client.post(
        "/alexa",
        input_stream=io.BytesIO(body[:100]),
        headers=authority.sign(body),
        content_type="application/json",
        environ_overrides={"CONTENT_LENGTH": str(len(body))},
    )
    assert_refused(response)


def test_a_connection_that_breaks_while_it_is_read_is_refused(service, authority):
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            raise OSError("CANARY")

    response = service.client.post(
        "/alexa",
        headers=authority.sign(b""),
        content_type="application/json",
        environ_overrides={"CONTENT_LENGTH": "100", "wsgi.input": Broken()},
    )
    assert_refused(response)


def test_the_health_of_the_service_is_told_without_a_signature(service):
    response = service.client.get("/healthz")
    assert (response.status_code, response.json) == (200, {"status": "ok"})
    assert service.client.post("/healthz").status_code == 405


def test_the_privacy_page_is_readable_and_loads_nothing(service):
    response = service.client.get("/privacy")
    assert response.status_code == 200
    assert response.content_type == "text/html;charset=UTF-8"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "<html" in response.text
    assert not [word for word in ("<script", "<iframe", "<img", "<link", "http://", "onload=") if word in response.text]
    assert service.client.post("/privacy").status_code == 405


def test_no_answer_sets_a_cookie(service):
    for response in (service.send(launch()), service.client.get("/healthz"), service.client.get("/privacy")):
        assert "Set-Cookie" not in response.headers
