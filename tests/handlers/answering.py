"""What the SDK does with our handlers, in one line; and what a person says about a refill."""

from datetime import datetime

from handlers import HANDLERS
from handlers.memory import Memory
from handlers.session import Session
from handlers.turn import Slot, Turn
from responses.guide import Guide
from responses.reply import Reply
from tests.handlers.strategies import GUIDE, NEW, SENT, next_session


def reply_to(turn: Turn, guide: Guide) -> Reply:
    """The reply of the first handler that fits."""
    return next(handler for handler in HANDLERS if handler.fits(turn)).reply(turn, guide)


def told_day(
    *values: object,
    memory: Memory | None = None,
    session: Session = NEW,
    guide: Guide = GUIDE,
    sent: datetime | None = SENT,
) -> Reply:
    """The reply to a refill date, or to one that is corrected in the same breath."""
    said = {name: Slot(str(value)) for name, value in zip(("date", "other_date"), values, strict=False)}
    turn = Turn("RefillDateIntent", guide.locale, said, session, sent=sent, memory=memory)
    return reply_to(turn, guide)


def then(name: str, reply: Reply, memory: Memory | None = None, signs: tuple[str, ...] = ()) -> Reply:
    """The reply to what is said next."""
    turn = Turn(name, session=next_session(reply), sent=SENT, memory=memory, signs=signs)
    return reply_to(turn, GUIDE)
