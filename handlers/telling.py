"""Telling a topic: a part of it at a time, or, where the topic is a report, what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.replies import action_first, ask, instruction, standing_tier
from handlers.session import Session
from handlers.triage import assess
from handlers.turn import Turn
from handlers.warning import warn
from responses.guide import Guide, Topic
from responses.reply import Reply
from responses.tier import Tier


def tell(turn: Turn, guide: Guide, topic_id: str, part: int = 0) -> Reply:
    """A part of a topic: it closes a one-shot session, and otherwise ends in one short question.

    A topic that signs lead to is told as the report of its first sign.
    """
    if turn.memory is not None:
        topic_id = guide.plan.when_remembering.get(topic_id, topic_id)
    sign = guide.signs.of_topic.get(topic_id)
    return report(turn, guide, [sign]) if sign and part == 0 else _tell(turn, guide, topic_id, part)


def report(turn: Turn, guide: Guide, signs: Iterable[str]) -> Reply:
    """What to do about some signs, and those that the session holds: the instruction, or the topic of a mild sign."""
    standing = assess(guide.signs, signs, turn.session.standing)
    session = replace(
        turn.session,
        tier=standing.tier,
        warned=standing.topic,
        kinds=" ".join(sorted(standing.kinds)),
        who=turn.who or turn.session.who,
    )
    reported = replace(turn, session=session)
    return warn(reported, guide) if standing.tier >= Tier.URGENT else _tell(reported, guide, standing.topic, 0)


def _tell(turn: Turn, guide: Guide, topic_id: str, part: int) -> Reply:
    topic = guide.topics[topic_id]
    is_they = part == 0 and topic.they and turn.session.who == "other"
    told = say_of(turn, guide, topic_id, part, topic.they if is_they else topic.parts[part])
    return replace(told, card_title=_headline(topic.title))


def say_of(turn: Turn, guide: Guide, topic_id: str, part: int, text: str, *, is_health: bool = True) -> Reply:
    """A text on a topic, such as one of its parts, without a card; `is_health` is whether it speaks of health.

    The disclaimer comes with the first health answer of a session and with every warning, after the action. In a
    session that holds a report the action comes first in its place, and the tier is that of the action (policy,
    routing rules 6 and 8).
    """
    topic = guide.topics[topic_id]
    place = f"{topic_id}/{part}"
    is_action_first = instruction(turn.session, guide) is not None
    speaks_of_health = is_health and topic.is_health
    is_first = speaks_of_health and turn.session.disclaimed in ("", place) and not is_action_first
    if is_action_first:
        text = action_first(text, turn.session, guide)
    elif is_first or (topic.warning and is_health):
        text = f"{text} {guide.phrases.disclaimer}"
    session = replace(
        turn.session,
        topic=topic_id,
        part=part,
        came_from=_place(turn.session) if topic_id != turn.session.topic else turn.session.came_from,
        said="",
        asked="",
        choices="",
        lost=0,
        day="",
        disclaimed=place if is_first else turn.session.disclaimed,
        tier=max(turn.session.tier, topic.tier),
    )
    reply = Reply(topic=topic_id, tier=max(topic.tier, standing_tier(turn.session)), text=text)
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


def _headline(title: str) -> str:
    return title[:1].upper() + title[1:]


def ask_which(turn: Turn, guide: Guide, choices: Sequence[str]) -> Reply:
    """For a sentence that may mean any of up to three choices: which of them, by voice and on a card.

    Where one of them asks for action now, that is said first and asked about alone: three are too many to hear then.
    """
    topics = [guide.topics[choice] for choice in choices]
    if len(topics) == 1 or topics[0].tier >= Tier.URGENT:
        return ask_is_it(turn, guide, choices)
    phrases, titles = guide.phrases, [topic.title for topic in topics]
    named = dict(zip(("first", "second", "third"), titles, strict=False))
    question = (phrases.did_you_mean_three if len(titles) > 2 else phrases.did_you_mean_two).format(**named)
    reprompt = phrases.reprompt_did_you_mean.format(ask=topics[0].ask or titles[0])
    reply = replace(
        _in_doubt(turn, guide, choices), card_title=phrases.did_you_mean, card_text="\n".join(map(_headline, titles))
    )
    session = replace(turn.session, said="", lost=0)
    return ask(reply, session, "which", choices, question=question, reprompt=reprompt)


def ask_is_it(turn: Turn, guide: Guide, choices: Sequence[str]) -> Reply:
    """Whether a sentence is about the first of the choices. A no goes on to the next.

    A choice that asks for action comes after that action.
    """
    topic = guide.topics[choices[0]]
    session = replace(turn.session, said="", lost=0)
    question = guide.phrases.is_it.format(title=topic.title)
    reprompt = guide.phrases.reprompt_is_it.format(ask=topic.ask or topic.title)
    if topic.tier >= max(session.tier, Tier.URGENT):
        line = guide.instructions[topic.instruction or topic.tier.word].in_doubt
        reply, reprompt = Reply(topic=topic.name, tier=topic.tier, text=line), f"{line} {reprompt}"
    else:
        reply = _in_doubt(turn, guide, choices)
    return ask(reply, session, "is_it", choices, question=question, reprompt=reprompt)


def _in_doubt(turn: Turn, guide: Guide, choices: Sequence[str]) -> Reply:
    """What comes before the question: the action of the session, or, with a warning among the choices, the number.

    Where a choice is a warning, somebody may be in danger.
    """
    if action := instruction(turn.session, guide):
        return Reply(tier=Tier(turn.session.tier), text=action.first)
    is_warning = any(guide.topics[choice].warning for choice in choices)
    return Reply(text=guide.phrases.emergency_line if is_warning else "")


def most_urgent_first(guide: Guide, topics: Iterable[str]) -> list[str]:
    """Topics that ask for action now before all others, the graver first; the others in their own order."""
    return sorted(topics, key=lambda topic: -max(guide.topics[topic].tier, Tier.CAUTION))
