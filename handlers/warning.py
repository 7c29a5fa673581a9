"""What is said while something is wrong: the instruction, and answers to people who were told to call."""

from dataclasses import replace

from handlers.replies import ask, instruction, is_crisis
from handlers.session import Session
from handlers.turn import Turn
from responses.guide import Guide
from responses.reply import Reply
from responses.tier import Tier

#: The topic that tools are told where somebody was told to act and no sign is known.
WITHOUT_SIGN = "who_to_call"


def warn(turn: Turn, guide: Guide) -> Reply:
    """The instruction of a session that holds a report.

    The session stays open with "Shall I say that again?", and the reprompt repeats the action. Nothing comes before
    it: no disclaimer, no question (clinical policy, routing rules 2 and 8).
    """
    session = replace(turn.session, said=turn.session.warned, lost=0)
    return _act(session, guide, _instruction(session, guide))


def _instruction(session: Session, guide: Guide) -> str:
    """The wording of the tier, unless the topic has one of its own for it.

    A crisis is not over when something less grave is reported: its line comes before the instruction for that.
    """
    topic = guide.topics.get(session.warned)
    is_other = session.who == "other"
    if topic and topic.instruction != "crisis" and is_crisis(session, guide):
        said = guide.instructions["urgent"]
        return f"{guide.instructions['crisis'].first} {said.they if is_other else said.you}"
    if topic and session.tier == topic.tier:
        return topic.they if is_other else topic.parts[0]
    said = guide.instructions[Tier(session.tier).word]
    return said.they if is_other else said.you


def _act(session: Session, guide: Guide, text: str) -> Reply:
    topic = session.warned or WITHOUT_SIGN
    reply = Reply(
        topic=topic,
        tier=Tier(session.tier),
        text=text,
        card_title=guide.phrases.card_warning,
        card_text=f"{text}\n{guide.words['crisis_card']}" if is_crisis(session, guide) else "",
    )
    return ask(reply, session, "again", question=guide.phrases.say_again, reprompt=text)


def after_call(turn: Turn, guide: Guide, asked: str) -> Reply:
    """What is said to a person who was told to call, and says `nobody_answers`, `what_to_say` and so on.

    Nobody says so without a reason: where no report came before, an urgent one is assumed.
    """
    session = replace(turn.session, said=asked, lost=0, tier=max(turn.session.tier, Tier.URGENT))
    text: str = getattr(instruction(session, guide), asked)
    return _act(session, guide, text)


def not_caught(turn: Turn, guide: Guide, times: int) -> Reply:
    """For words that we could not place, said by somebody who was told to act: the action once more, then goodbye."""
    if times > MOST_NOT_CAUGHT:
        return goodbye(turn, guide)
    reply = warn(turn, guide)
    session = replace(turn.session, said=turn.session.warned, lost=times, asked="again", choices="")
    return replace(reply, text=f"{reply.text} {guide.phrases.not_caught}", remember=session.attributes())


#: Somebody whom we did not understand so often in a row has left, or a television speaks.
MOST_NOT_CAUGHT = 3


def goodbye(turn: Turn, guide: Guide) -> Reply:
    """The end of a session that holds a report: the action, in one short line."""
    action = instruction(turn.session, guide)
    assert action is not None
    return Reply(topic="stop", tier=Tier(turn.session.tier), text=action.goodbye, remember=turn.session.attributes())
