"""What is decided: a turn goes to the first handler that fits. This tuple is the whole routing table."""

from handlers import conversation, lifecycle, topics
from handlers.handler import Handler

__all__ = ["HANDLERS", "Handler"]

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
