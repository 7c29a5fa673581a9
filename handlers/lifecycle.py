"""Requests that nobody hears an answer to."""

from handlers.handler import Handler
from handlers.turn import Turn
from responses.guide import Guide
from responses.reply import Reply


def _silence(turn: Turn, guide: Guide) -> Reply:
    return Reply()


#: The end of a session, skill events, and request types that we do not know.
SILENCE = Handler(_silence, also=lambda turn: not turn.is_intent)
