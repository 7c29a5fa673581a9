"""What is decided: a turn goes to the first handler that fits. This tuple is the whole routing table."""

from handlers import conversation, lifecycle, topics
from handlers.handler import Handler
from handlers.turn import Turn
from responses.guide import Guide
from responses.reply import Reply

__all__ = ["HANDLERS", "Handler", "reply_to"]

HANDLERS: tuple[Handler, ...] = (
    conversation.start,
    conversation.stop,
    conversation.help,
    conversation.yes,
    conversation.no,
    conversation.repeat,
    conversation.slower,
    conversation.more,
    conversation.previous,
    conversation.follow_up,
    conversation.fallback,
    topics.ANSWER,
    lifecycle.SILENCE,
)


def reply_to(turn: Turn, guide: Guide) -> Reply:
    """The reply of the first handler that fits; every turn has one."""
    return next(handler for handler in HANDLERS if handler.fits(turn)).reply(turn, guide)
