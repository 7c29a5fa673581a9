"""Reports of signs, before everything else; and what people say when they were told to call."""

from collections.abc import Callable

from handlers.handler import Handler
from handlers.replies import instruction
from handlers.session import AFTER_CALL
from handlers.telling import report, tell
from handlers.turn import Turn
from handlers.warning import after_call
from responses.guide import Guide
from responses.reply import Reply


def _report(turn: Turn, guide: Guide) -> Reply:
    return report(turn, guide, turn.signs)


#: A sign in any slot of any intent wins over what the platform took the sentence for.
REPORT = Handler(_report, also=lambda turn: bool(turn.signs))

#: What is told where no report came before; for the others an urgent one is assumed.
WITHOUT_REPORT = {
    "played_down": "refuse_diagnosis",
    "what_to_say": "who_to_call",
    "number_again": "who_to_call",
    "help_coming": "who_to_call",
}


def _after_call(said: str) -> Callable[[Turn, Guide], Reply]:
    def reply(turn: Turn, guide: Guide) -> Reply:
        if said in WITHOUT_REPORT and not instruction(turn.session, guide):
            return tell(turn, guide, WITHOUT_REPORT[said])
        return after_call(turn, guide, said)

    return reply


def intent_of(said: str) -> str:
    """The intent through which something is said after a report: `nobody_answers` gives `NobodyAnswersIntent`."""
    return "".join(word.capitalize() for word in said.split("_")) + "Intent"


#: "Is it serious?", asked by somebody who was told to call, is answered like "it is probably nothing".
_ALSO = {"played_down": frozenset({"RefuseDiagnosisIntent"})}

AFTER_REPORT = tuple(
    Handler(_after_call(said), frozenset({intent_of(said)}) | _ALSO.get(said, frozenset())) for said in AFTER_CALL
)
