"""What is decided: a turn goes to the first handler that fits. This tuple is the whole routing table."""

from handlers import conversation, lifecycle, refill, topics, warning_signs
from handlers.handler import Handler

__all__ = ["HANDLERS", "Handler"]

HANDLERS: tuple[Handler, ...] = (
    warning_signs.REPORT,
    *warning_signs.AFTER_REPORT,
    refill.set_date,
    refill.ask_date,
    refill.forget_date,
    refill.yes,
    refill.no,
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
    conversation.choice,
    conversation.fallback,
    topics.ANSWER,
    lifecycle.erase,
    lifecycle.SILENCE,
)
