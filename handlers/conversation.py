"""What steers the conversation: yes and no, more and back, again and slower, help and goodbye."""

from dataclasses import replace

from handlers import refill
from handlers.handler import on
from handlers.replies import instruction, say
from handlers.session import AFTER_CALL, Session
from handlers.telling import ask_is_it, ask_which, tell
from handlers.turn import Turn
from handlers.unclear import lost, not_understood
from handlers.warning import after_call, goodbye, not_caught, warn
from responses.guide import Guide
from responses.reply import Reply
from responses.tier import Tier


@on("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
def stop(turn: Turn, guide: Guide) -> Reply:
    """Goodbye, and the end of the session; after a report not without whom to call."""
    return goodbye(turn, guide) if instruction(turn.session, guide) else say(turn, guide, "stop", ends=True)


def _say(turn: Turn, guide: Guide, topic: str, *, asked: str = "") -> Reply:
    """A word on the conversation; in an emergency there is none, but what to do."""
    return warn(turn, guide) if turn.session.tier >= Tier.EMERGENCY else say(turn, guide, topic, asked=asked)


@on("AMAZON.HelpIntent")
def help(turn: Turn, guide: Guide) -> Reply:
    """What to do in an emergency, and what can be asked."""
    return _say(turn, guide, "help")


@on("AMAZON.StartOverIntent", "LaunchRequest")
def start(turn: Turn, guide: Guide) -> Reply:
    """The greeting. What a session knows of danger outlives it."""
    known = turn.session
    session = Session(
        tier=known.tier, warned=known.warned, kinds=known.kinds, who=known.who, disclaimed=known.disclaimed
    )
    return _say(replace(turn, session=session), guide, "launch")


@on("AMAZON.RepeatIntent")
def repeat(turn: Turn, guide: Guide) -> Reply:
    """The last reply once more."""
    session = turn.session
    if _was_warned(session):
        return _warn_again(turn, guide)
    if on_a_date := refill.said_again(turn, guide):
        return on_a_date
    if session.asked == "is_it" and session.offered:
        return ask_is_it(turn, guide, session.offered)
    if session.said == "unclear":
        return lost(turn, guide, session.lost)
    if session.asked == "which" and session.offered:
        return ask_which(turn, guide, session.offered)
    if session.said:
        return _say(turn, guide, session.said, asked=session.asked)
    if session.topic:
        return tell(turn, guide, session.topic, _within(guide, session.topic, session.part))
    return _say(turn, guide, "repeat")


@on("SlowerIntent")
def slower(turn: Turn, guide: Guide) -> Reply:
    """The last reply once more, with pauses."""
    return replace(repeat.reply(turn, guide), slow=True)


@on("MoreIntent", "AMAZON.NextIntent")
def more(turn: Turn, guide: Guide) -> Reply:
    """The next part of the answer; after the last one the topic that was offered.

    In an emergency there is no more to hear than what to do.
    """
    session = turn.session
    if _was_warned(session):
        topic = guide.topics.get(session.warned)
        return tell(turn, guide, topic.next) if topic and session.tier < Tier.EMERGENCY else warn(turn, guide)
    if not session.topic:
        return _say(turn, guide, "more")
    if session.part + 1 < len(guide.topics[session.topic].parts):
        return tell(turn, guide, session.topic, session.part + 1)
    neighbour = guide.topics[session.topic].next
    return tell(turn, guide, neighbour) if neighbour else _say(turn, guide, "more")


@on("AMAZON.PreviousIntent")
def previous(turn: Turn, guide: Guide) -> Reply:
    """The part of the answer before this one; before the first, what was told before this topic, or it once more."""
    session = turn.session
    if _was_warned(session):
        return _warn_again(turn, guide)
    if not session.topic:
        return _say(turn, guide, "repeat")
    topic, part = session.topic, session.part - 1
    if part < 0 and session.came_from:
        topic, _, told = session.came_from.partition("/")
        part = int(told)
    return tell(turn, guide, topic, _within(guide, topic, part))


@on("FollowUpIntent")
def follow_up(turn: Turn, guide: Guide) -> Reply:
    """What comes after, or before, the stage of the journey that was spoken of last; or how what was told is known."""
    steps = {"after": 1, "before": -1}
    if "signs" in turn.slot_ids:
        return _how_known(turn, guide)
    relation = next((id for id in turn.slot_ids if id in steps), None)
    if relation is None:
        return not_understood(turn, guide)
    topic = guide.plan.along(turn.session.topic, steps[relation])
    if topic:
        return tell(turn, guide, topic)
    return _say(turn, guide, "journey_end")


def _how_known(turn: Turn, guide: Guide) -> Reply:
    """The topic that tells by what something is known; its next part, where it is the one that was just told."""
    session = turn.session
    topic = guide.plan.how_known.get(session.topic, guide.plan.how_known_otherwise)
    part = session.part + 1 if topic == session.topic else 0
    return tell(turn, guide, topic, part if part < len(guide.topics[topic].parts) else 0)


@on("AMAZON.YesIntent")
def yes(turn: Turn, guide: Guide) -> Reply:
    """Acts on the question that was asked; with none open, says what can be asked."""
    session = turn.session
    match session.asked:
        case "more":
            return more.reply(turn, guide)
        case "topic" | "is_it" if session.offered:
            return tell(turn, guide, session.offered[0])
        case "which" if session.offered:
            return ask_is_it(turn, guide, session.offered)
        case "again":
            return repeat.reply(turn, guide)
    return _say(turn, guide, "yes")


@on("AMAZON.NoIntent")
def no(turn: Turn, guide: Guide) -> Reply:
    """Acts on the question that was asked; with none open, says what can be asked."""
    session = turn.session
    match session.asked:
        case "is_it" if session.offered[1:]:
            return ask_is_it(turn, guide, session.offered[1:])
        case "is_it":
            return not_understood(turn, guide)
        case "more" | "topic" | "which":
            return _say(turn, guide, "what_else", asked="else")
        case "else" | "again":
            return stop.reply(turn, guide)
    return _say(turn, guide, "no")


@on("ChoiceIntent")
def choice(turn: Turn, guide: Guide) -> Reply:
    """The topic at the place that was named, of those that the open question offered; "none" is a no."""
    offered = turn.session.offered if turn.session.asked in ("which", "is_it", "topic") else []
    if "none" in turn.slot_ids:
        return no.reply(turn, guide)
    places = {"first": 0, "second": 1, "third": 2, "last": -1}
    place = next((places[id] for id in turn.slot_ids if id in places), None)
    if not offered or place is None or place >= len(offered):
        return not_understood(turn, guide)
    return tell(turn, guide, offered[place])


@on("AMAZON.FallbackIntent")
def fallback(turn: Turn, guide: Guide) -> Reply:
    """For words that the device could not place."""
    return not_understood(turn, guide)


def _was_warned(session: Session) -> bool:
    """Whether the last reply told what to do about a report."""
    return session.asked == "again"


def _warn_again(turn: Turn, guide: Guide) -> Reply:
    session = turn.session
    if session.said in AFTER_CALL:
        return after_call(turn, guide, session.said)
    return not_caught(turn, guide, session.lost) if session.lost else warn(turn, guide)


def _within(guide: Guide, topic: str, part: int) -> int:
    """The part itself, or the nearest that the topic has: a session may come from an older edition of the texts."""
    return min(max(part, 0), len(guide.topics[topic].parts) - 1)
