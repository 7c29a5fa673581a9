"""What the SDK does with our handlers, in one line."""

from handlers import HANDLERS
from handlers.turn import Turn
from responses.guide import Guide
from responses.reply import Reply


def reply_to(turn: Turn, guide: Guide) -> Reply:
    """The reply of the first handler that fits."""
    return next(handler for handler in HANDLERS if handler.fits(turn)).reply(turn, guide)
