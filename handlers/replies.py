"""The replies that handlers give: a part of a topic, a question which topic is meant, a word on the conversation."""

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
    is_first = topic.is_health and turn.session.disclaimed in ("", place)
    is_emergency = topic.tier is Tier.EMERGENCY
    text = topic.parts[part]
    if (is_first or topic.warning) and not is_emergency:
        text = f"{text} {guide.phrases.disclaimer}"
    session = replace(
        turn.session,
        topic=topic_id,
        part=part,
        said="",
        lost=0,
        disclaimed=place if is_first else turn.session.disclaimed,
        tier=max(turn.session.tier, topic.tier),
    )
    reply = Reply(topic=topic_id, tier=topic.tier, text=text, card_title=_headline(topic.title))
    if is_emergency:
        return ask(reply, session, "again", "", guide.phrases.say_again, text)
    if turn.is_one_shot:
        return replace(reply, remember=session.attributes())
    return _with_offer(reply, session, guide, topic)


def _with_offer(reply: Reply, session: Session, guide: Guide, topic: Topic) -> Reply:
    phrases = guide.phrases
    neighbour = guide.topics[topic.next or guide.plan.when_lost[0]]
    if session.part + 1 < len(topic.parts):
        return ask(reply, session, "more", "", phrases.hear_more, phrases.reprompt_more.format(ask=neighbour.ask))
    if not topic.next:
        return ask(reply, session, "else", "", phrases.what_else, phrases.reprompt_open.format(ask=neighbour.ask))
    beyond = guide.topics[neighbour.next or guide.plan.when_lost[1]]
    question = phrases.hear_topic.format(title=neighbour.title)
    return ask(reply, session, "topic", topic.next, question, phrases.reprompt_topic.format(ask=beyond.ask))


def ask(reply: Reply, session: Session, asked: str, choices: str, question: str, reprompt: str) -> Reply:
    """A reply that leaves the session open with a question; `asked` and `choices` are what the session keeps of it."""
    session = replace(session, asked=asked, choices=choices)
    return replace(reply, question=question, reprompt=reprompt, ends=False, remember=session.attributes())


def _headline(title: str) -> str:
    return title[:1].upper() + title[1:]


def ask_is_it(turn: Turn, guide: Guide, choices: list[str]) -> Reply:
    """For a sentence that may mean any of the choices: whether it is about the first. A no goes on to the next.

    Where one of them is a warning, somebody may be in danger: the emergency line comes before the question.
    """
    topic = guide.topics[choices[0]]
    session = replace(turn.session, said="", lost=0)
    line = guide.phrases.emergency_line if any(guide.topics[choice].warning for choice in choices) else ""
    question = guide.phrases.is_it.format(title=topic.title)
    return ask(
        Reply(text=line),
        session,
        "is_it",
        " ".join(choices),
        question,
        guide.phrases.reprompt_is_it.format(ask=topic.ask),
    )


def say(
    turn: Turn, guide: Guide, topic_id: str, part: int = 0, *, asked: str = "", lost: int = 0, ends: bool = False
) -> Reply:
    """A reply about the conversation itself, such as help. Unless it ends the session it asks what the person wants.

    `asked` names the question for the session, where yes or no to it mean something; `lost` is how many times in a row
    we did not understand, which any other reply sets back to none.
    """
    topic = guide.topics[topic_id]
    session = replace(turn.session, said=topic_id, lost=lost)
    reply = Reply(topic=topic_id, tier=topic.tier, text=topic.parts[part])
    if ends:
        return replace(reply, remember=session.attributes())
    example = guide.topics[guide.plan.when_lost[0]]
    return ask(
        reply, session, asked, "", guide.phrases.what_to_know, guide.phrases.reprompt_open.format(ask=example.ask)
    )
