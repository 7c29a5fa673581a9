"""The web service that Alexa calls."""

import json
import logging
import time
from collections import Counter
from itertools import count

from flask import Flask, Response, abort, g, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from handlers.memory import MemoryUnavailableError
from handlers.turn import Turn
from interaction_model.built import LOCALES, intent_names
from responses.catalogue import load, privacy_page
from responses.reply import Reply
from skill.assistant import create_skill
from skill.refill_memory import open_store
from skill.settings import OFF, Settings
from skill.verification import Refusal
from skill.verification.audience import ApplicationVerifier
from skill.verification.cache import ChainCache, Fetch
from skill.verification.fetch import fetch
from skill.verification.freshness import LATE_EVENTS, ReplayVerifier, TimestampVerifier
from skill.verification.signature import SignatureVerifier
from skill.webservice import VerifyingHandler

log = logging.getLogger("pump_guide")

#: A request of Alexa's has a few KB.
MOST_BYTES = 256 * 1024

#: Scripts, frames and requests to anywhere are off: the page is text.
PAGE_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}

#: Types of requests without an intent that the log may name.
KINDS = ("LaunchRequest", "SessionEndedRequest", *sorted(LATE_EVENTS))

REFUSED = '{"error":"refused"}'
EMPTY = '{"version":"1.0","response":{}}'


def create_app(
    settings: Settings | None = None, *, fetch_certificate: Fetch | None = None, trust_roots: bytes | None = None
) -> Flask:
    """The Flask application. Without `settings` they come from the environment; SettingsError where they are wrong.

    `fetch_certificate` and `trust_roots` are for tests; None, the only thing that the service itself ever passes, means
    the real ones. Two calls give two applications that share nothing.
    """
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    refusals: Counter[str] = Counter()
    app.extensions["pump_guide_refusals"] = refusals
    replay = ReplayVerifier()
    catalogue = load()
    pages = {
        language: app.jinja_env.from_string(privacy_page(language)).render(remembers=settings.memory != OFF)
        for language in {guide.language for guide in catalogue.guides.values()}
    }
    handler = VerifyingHandler(
        create_skill(catalogue, _observe, open_store(settings.memory, settings.secret)),
        SignatureVerifier(ChainCache(fetch_certificate or fetch, trust_roots)),
        [TimestampVerifier(), ApplicationVerifier(settings.skill_id), replay],
        undo=replay.forget,
    )
    numbers, known = count(1), intent_names()

    @app.post("/alexa", provide_automatic_options=False)
    def alexa() -> Response:
        started = time.perf_counter()
        outcome, status, text = "answered", 200, REFUSED
        try:
            text = json.dumps(handler.verify_request_and_dispatch(request.headers, _body()))
        except Refusal as refusal:
            outcome, status = refusal.code, 400
            refusals[refusal.code] += 1
        except HTTPException as error:
            outcome, status = "http", error.code if error.code in (400, 413) else 400
        except MemoryUnavailableError:
            # Nobody hears the answer to an event, and Alexa sends it again when it could not be carried out.
            outcome, status = "memory", 503
        except Exception as error:
            # Whatever we overlooked must not become a 5xx: Alexa would speak of an error where silence is safer.
            outcome, text = f"failed:{type(error).__name__}", EMPTY
        _log(next(numbers), outcome, known, started, len(text))
        return Response(text, status, content_type="application/json;charset=UTF-8")

    @app.get("/healthz")
    def healthz() -> Response:
        return Response('{"status":"ok"}', content_type="application/json")

    @app.get("/privacy", defaults={"language": "en"})
    @app.get("/privacy/<language>")
    def privacy(language: str) -> Response:
        if language not in pages:
            abort(404)
        return Response(pages[language], content_type="text/html;charset=UTF-8", headers=PAGE_HEADERS)

    return app


def _body() -> bytes:
    if request.mimetype != "application/json":
        raise Refusal("content_type")
    if request.content_length is None:
        request.max_content_length = MOST_BYTES + 1
    body = request.get_data(cache=False)
    if len(body) > MOST_BYTES:  # Werkzeug cuts a body off whose length was not told
        raise RequestEntityTooLarge
    return body


def _observe(turn: Turn, reply: Reply) -> None:
    g.turn = turn


def _log(number: int, outcome: str, known: frozenset[str], started: float, size: int) -> None:
    """One line a request. Never an id of Amazon's, a slot, a word that was said, or a name that is not ours."""
    turn: Turn | None = g.get("turn")
    log.info(
        "request=%d outcome=%s type=%s intent=%s locale=%s ms=%.1f bytes=%d",
        number,
        outcome,
        _kind(turn),
        turn.name if turn and turn.name in known else "-",
        turn.locale if turn and turn.locale in LOCALES else "-",
        (time.perf_counter() - started) * 1000,
        size,
    )


def _kind(turn: Turn | None) -> str:
    """The type of a request, where it is one that we expect."""
    if turn is None:
        return "-"
    return "IntentRequest" if turn.is_intent else turn.name if turn.name in KINDS else "other"
