"""The shape of every reply: a text, and the question that leaves the session open."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.session import Session
from handlers.turn import Turn
from responses.guide import Guide
from responses.phrases import Instruction
from responses.reply import Reply
from responses.tier import Tier


def ask(
    reply: Reply, session: Session, asked: str, choices: Sequence[str] = (), *, question: str, reprompt: str
) -> Reply:
    """A reply that leaves the session open with a question; `asked` and `choices` are what the session keeps of it."""
    session = replace(session, asked=asked, choices=" ".join(choices), day="")
    return replace(reply, question=question, reprompt=reprompt, ends=False, remember=session.attributes())


def leave_open(reply: Reply, asked: str, question: str, reprompt: str, **kept: str) -> Reply:
    """A reply that asks another question than the one it ended in; `kept` is what else the session holds of it."""
    remember = {**reply.remember, "asked": asked, "choices": "", **kept}
    remember = {name: value for name, value in remember.items() if value}
    return replace(reply, question=question, reprompt=reprompt, ends=False, remember=remember)


def instruction(session: Session, guide: Guide) -> Instruction | None:
    """What to say in a session that holds a report which asks for action; None in any other."""
    if session.tier < Tier.URGENT:
        return None
    return guide.instructions["crisis" if is_crisis(session, guide) else Tier(session.tier).word]


def standing_tier(session: Session) -> Tier:
    """The tier of a reply that begins with the action of its session: none where there is no action."""
    return Tier(session.tier) if session.tier >= Tier.URGENT else Tier.NONE


def is_crisis(session: Session, guide: Guide) -> bool:
    """Whether a person in despair was spoken of, and nothing since that is an emergency of the body."""
    topic = guide.topics.get(session.warned)
    if topic is None or topic.instruction == "crisis":
        return topic is not None
    return "crisis" in session.kinds.split() and topic.tier < Tier.EMERGENCY


def action_first(text: str, session: Session, guide: Guide) -> str:
    """`text`, and before it the action, in a session that holds a report which asks for action."""
    action = instruction(session, guide)
    return f"{action.first} {text}".strip() if action else text


def say(
    turn: Turn, guide: Guide, topic_id: str, part: int = 0, *, asked: str = "", lost: int = 0, ends: bool = False
) -> Reply:
    """A reply about the conversation itself, such as help. Unless it ends the session it asks what the person wants.

    `asked` names the question for the session, where yes or no to it mean something; `lost` is how many times in a row
    we did not understand, which any other reply sets back to none.
    """
    topic = guide.topics[topic_id]
    text = topic.parts[part]
    session = replace(turn.session, said=topic_id, lost=lost)
    tier = max(topic.tier, standing_tier(session))
    reply = Reply(topic=topic.name, tier=tier, text=action_first(text, session, guide))
    if ends:
        return replace(reply, remember=session.attributes())
    examples = [guide.topics[name].ask for name in guide.plan.when_lost]
    example = next((example for example in examples if example not in text), examples[0])
    question = guide.phrases.what_else if asked == "else" else guide.phrases.what_to_know
    return ask(reply, session, asked, question=question, reprompt=guide.phrases.reprompt_open.format(ask=example))
