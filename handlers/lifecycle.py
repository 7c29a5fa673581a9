"""Requests that nobody hears an answer to."""

from handlers.handler import Handler, on
from handlers.turn import Turn
from responses.guide import Guide
from responses.reply import Reply


@on("AlexaSkillEvent.SkillDisabled")
def erase(turn: Turn, guide: Guide) -> Reply:
    """Wipes what was kept of a person who has left. MemoryUnavailableError where that could not be done."""
    if turn.memory:
        turn.memory.forget()
    return Reply()


def _silence(turn: Turn, guide: Guide) -> Reply:
    return Reply()


#: The end of a session, skill events, and request types that we do not know.
SILENCE = Handler(_silence, also=lambda turn: not turn.is_intent)
