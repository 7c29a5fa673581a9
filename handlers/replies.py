"""The replies that handlers give: a part of a topic, a question which topic is meant, a word on the conversation."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.session import Session
from handlers.turn import Turn
from responses.guide import Guide, Topic
from responses.reply import Reply
from responses.tier import Tier


def tell(turn: Turn, guide: Guide, topic_id: str, part: int = 0) -> Reply:
    """A part of a topic: it closes a one-shot session, and otherwise ends in one short question.

    The disclaimer comes with the first health answer of a session and with every warning, after the action, and never
    with an emergency instruction (clinical policy, routing rule 8).
    """
    topic = guide.topics[topic_id]
    place = f"{topic_id}/{part}"
    is_emergency = topic.tier is Tier.EMERGENCY
    is_first = topic.is_health and not is_emergency and turn.session.disclaimed in ("", place)
    text = topic.parts[part]
    if is_first or topic.warning:
        text = f"{text} {guide.phrases.disclaimer}"
    session = replace(
        turn.session,
        topic=topic_id,
        part=part,
        came_from=_place(turn.session) if topic_id != turn.session.topic else turn.session.came_from,
        said="",
        lost=0,
        disclaimed=place if is_first else turn.session.disclaimed,
        tier=max(turn.session.tier, topic.tier),
    )
    reply = Reply(topic=topic_id, tier=topic.tier, text=text, card_title=_headline(topic.title))
    if is_emergency:
        return ask(reply, session, "again", question=guide.phrases.say_again, reprompt=text)
    if turn.is_one_shot:
        return replace(reply, remember=session.attributes())
    return _with_offer(reply, session, guide, topic)


def _place(session: Session) -> str:
    return f"{session.topic}/{session.part}" if session.topic else ""


def _with_offer(reply: Reply, session: Session, guide: Guide, topic: Topic) -> Reply:
    phrases = guide.phrases
    neighbour = guide.topics[topic.next or guide.plan.when_lost[0]]
    if session.part + 1 < len(topic.parts):
        reprompt = phrases.reprompt_more.format(ask=neighbour.ask)
        return ask(reply, session, "more", question=phrases.hear_more, reprompt=reprompt)
    if not topic.next:
        reprompt = phrases.reprompt_open.format(ask=neighbour.ask)
        return ask(reply, session, "else", question=phrases.what_else, reprompt=reprompt)
    beyond = guide.topics[neighbour.next or guide.plan.when_lost[1]]
    question = phrases.hear_topic.format(title=neighbour.title)
    reprompt = phrases.reprompt_topic.format(ask=beyond.ask)
    return ask(reply, session, "topic", [topic.next], question=question, reprompt=reprompt)


def ask(
    reply: Reply, session: Session, asked: str, choices: Sequence[str] = (), *, question: str, reprompt: str
) -> Reply:
    """A reply that leaves the session open with a question; `asked` and `choices` are what the session keeps of it."""
    session = replace(session, asked=asked, choices=" ".join(choices))
    return replace(reply, question=question, reprompt=reprompt, ends=False, remember=session.attributes())


def _headline(title: str) -> str:
    return title[:1].upper() + title[1:]


def ask_is_it(turn: Turn, guide: Guide, choices: Sequence[str]) -> Reply:
    """For a sentence that may mean any of the choices: whether it is about the first. A no goes on to the next.

    Where one of them is a warning, somebody may be in danger: the emergency line comes before the question.
    """
    topic = guide.topics[choices[0]]
    line = guide.phrases.emergency_line if any(guide.topics[choice].warning for choice in choices) else ""
    session = replace(turn.session, said="", lost=0)
    question = guide.phrases.is_it.format(title=topic.title)
    reprompt = guide.phrases.reprompt_is_it.format(ask=topic.ask)
    return ask(Reply(text=line), session, "is_it", choices, question=question, reprompt=reprompt)


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
    reply = Reply(topic=topic.name, tier=topic.tier, text=text)
    if ends:
        return replace(reply, remember=session.attributes())
    examples = [guide.topics[name].ask for name in guide.plan.when_lost]
    example = next((example for example in examples if example not in text), examples[0])
    question = guide.phrases.what_else if asked == "else" else guide.phrases.what_to_know
    return ask(reply, session, asked, question=question, reprompt=guide.phrases.reprompt_open.format(ask=example))
