"""The shape of a handler."""

from collections.abc import Callable
from dataclasses import dataclass, field

from handlers.turn import Turn
from responses.guide import Guide
from responses.reply import Reply


@dataclass(frozen=True)
class Handler:
    """Answers turns that fit: those of the `names` (intents or request types), or whatever `also` says."""

    reply: Callable[[Turn, Guide], Reply]
    names: frozenset[str] = frozenset()
    also: Callable[[Turn], bool] = field(default=lambda turn: False)

    def fits(self, turn: Turn) -> bool:
        """Whether this handler is the one for a turn, if none before it was."""
        return turn.name in self.names or self.also(turn)


def on(*names: str) -> Callable[[Callable[[Turn, Guide], Reply]], Handler]:
    """Makes a function the handler of some intents or request types."""
    return lambda reply: Handler(reply, frozenset(names))
