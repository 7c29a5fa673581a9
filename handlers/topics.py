"""Answers that come from the catalogue of topics."""

from dataclasses import replace

from handlers.handler import Handler
from handlers.session import Session
from handlers.turn import Turn
from responses.guide import Guide, Topic
from responses.reply import Reply
from responses.tier import Tier

#: How many topics a person is asked about, one after the other, when a sentence may mean several.
MOST_CHOICES = 3


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
        return _ask(reply, session, "again", "", guide.phrases.say_again, text)
    if turn.is_one_shot:
        return replace(reply, remember=session.attributes())
    return _with_offer(reply, session, guide, topic)


def _with_offer(reply: Reply, session: Session, guide: Guide, topic: Topic) -> Reply:
    phrases = guide.phrases
    neighbour = guide.topics[topic.next or guide.plan.when_lost[0]]
    if session.part + 1 < len(topic.parts):
        return _ask(reply, session, "more", "", phrases.hear_more, phrases.reprompt_more.format(ask=neighbour.ask))
    if not topic.next:
        return _ask(reply, session, "else", "", phrases.what_else, phrases.reprompt_open.format(ask=neighbour.ask))
    beyond = guide.topics[neighbour.next or guide.plan.when_lost[1]]
    question = phrases.hear_topic.format(title=neighbour.title)
    return _ask(reply, session, "topic", topic.next, question, phrases.reprompt_topic.format(ask=beyond.ask))


def _ask(reply: Reply, session: Session, asked: str, choices: str, question: str, reprompt: str) -> Reply:
    session = replace(session, asked=asked, choices=choices)
    return replace(reply, question=question, reprompt=reprompt, ends=False, remember=session.attributes())


def _headline(title: str) -> str:
    return title[:1].upper() + title[1:]


def ask_is_it(turn: Turn, guide: Guide, choices: list[str]) -> Reply:
    """For a sentence that may mean any of the choices: whether it is about the first. A no goes on to the next."""
    topic = guide.topics[choices[0]]
    session = replace(turn.session, said="", lost=0)
    question = guide.phrases.is_it.format(title=topic.title)
    return _ask(
        Reply(), session, "is_it", " ".join(choices), question, guide.phrases.reprompt_is_it.format(ask=topic.ask)
    )


def say(turn: Turn, guide: Guide, topic_id: str, part: int = 0, *, asked: str = "", ends: bool = False) -> Reply:
    """A reply about the conversation itself, such as help. Unless it ends the session it asks what the person wants."""
    topic = guide.topics[topic_id]
    session = replace(turn.session, said=topic_id)
    reply = Reply(topic=topic_id, tier=topic.tier, text=topic.parts[part])
    if ends:
        return replace(reply, remember=session.attributes())
    example = guide.topics[guide.plan.when_lost[0]]
    return _ask(
        reply, session, asked, "", guide.phrases.what_to_know, guide.phrases.reprompt_open.format(ask=example.ask)
    )


def lost(turn: Turn, guide: Guide, times: int) -> Reply:
    """For words that we could not place, the first, second or third time in a row.

    First an example, then two topics to choose from, then whom to call, and the end.
    """
    turn = replace(turn, session=replace(turn.session, lost=times))
    if times <= 1:
        return say(turn, guide, "unclear")
    if times == 2:
        first, second = (guide.topics[topic] for topic in guide.plan.when_lost)
        reply = Reply(topic="unclear", text=guide.topics["unclear"].parts[1])
        session = replace(turn.session, said="unclear")
        question = guide.phrases.which.format(first=first.title, second=second.title)
        reprompt = guide.phrases.reprompt_which.format(ask=first.ask)
        return _ask(reply, session, "which", " ".join(guide.plan.when_lost), question, reprompt)
    return say(turn, guide, "unclear", 2, ends=True)


def not_understood(turn: Turn, guide: Guide) -> Reply:
    """One time more that we could not place what was said."""
    return lost(turn, guide, turn.session.lost + 1)


def topic_of(intent: str, guide: Guide) -> str | None:
    """The topic that an intent asks for by its name: `SurgeryTimeIntent` asks for `surgery_time`."""
    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in intent.removesuffix("Intent"))
    topic = words.removeprefix("_")
    return topic if topic in guide.topics and intent.endswith("Intent") else None


def topics_asked(turn: Turn, guide: Guide) -> list[str]:
    """The topics that a turn may be about, the likeliest first: those in its slots, or else the intent's own.

    An intent that topics share has none of its own: with a word that we do not know, whoever can answer is named.
    """
    named = [topic for topic in turn.slot_ids if topic in guide.topics]
    own = topic_of(turn.name, guide)
    if not named and any(slot.said for slot in turn.slots.values()):
        own = own or guide.plan.when_unknown.get(turn.name)
    return named[:MOST_CHOICES] or ([own] if own else [])


def _answer(turn: Turn, guide: Guide) -> Reply:
    topics = topics_asked(turn, guide)
    if not topics:
        return not_understood(turn, guide)
    return tell(turn, guide, topics[0]) if len(topics) == 1 else ask_is_it(turn, guide, topics)


#: Every intent that no handler before this one has taken.
ANSWER = Handler(_answer, also=lambda turn: turn.is_intent)
