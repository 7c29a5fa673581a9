"""What is carried from one turn of a session to the next."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from handlers.triage import Standing
from responses.guide import Guide
from responses.tier import Tier

#: The questions that a session can have open; none is the empty one.
ASKED = ("", "more", "topic", "is_it", "which", "else", "again", "keep", "took_place")

#: What a session's `said` may hold beside a topic: what a person asked when they were told to call.
AFTER_CALL = ("played_down", "nobody_answers", "on_hold", "what_to_say", "number_again", "help_coming")

#: A value from outside that is longer than this is none of ours.
LONGEST = 200


@dataclass(frozen=True)
class Session:
    """JSON scalars only: where we are in which answer and what was asked; never a person's words.

    `came_from` is the part of another topic that was told before this one, and `disclaimed` the part that carried the
    disclaimer first, both as `topic/part`. `said` is the last reply when that was no part of `topic`. `asked` is the
    open question and `choices` the topics that it is about, parted by blanks.

    `tier` is the highest so far, `warned` the topic of the last report, `kinds` those of all signs reported, parted
    by blanks, and `who` whom they are about (`self`, `other`). `day` is a date that waits for a yes; with memory off
    there is none.
    """

    topic: str = ""
    part: int = 0
    came_from: str = ""
    said: str = ""
    asked: str = ""
    choices: str = ""
    lost: int = 0
    disclaimed: str = ""
    tier: int = Tier.NONE
    warned: str = ""
    kinds: str = ""
    who: str = ""
    day: str = ""

    @property
    def standing(self) -> Standing:
        """What the session knows of danger."""
        return Standing(Tier(self.tier), self.warned, frozenset(self.kinds.split()))

    @property
    def offered(self) -> list[str]:
        """The topics that the open question is about."""
        return self.choices.split()

    def attributes(self) -> dict[str, str | int]:
        """What to send back with the answer: all that differs from a new session."""
        return {name: value for name, value in asdict(self).items() if value}


def read_session(attributes: Mapping[str, Any], guide: Guide) -> Session:
    """A session from attributes that came from outside: by key, by type, by size, and only values that we could send.

    What is amiss in one value costs the others, but never the danger that the session knows of.
    """
    kept: dict[str, Any] = {}
    for field in fields(Session):
        value = attributes.get(field.name)
        if (field.type is str and isinstance(value, str) and len(value) <= LONGEST) or (
            field.type is int and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10
        ):
            kept[field.name] = value
    session = Session(**kept)
    if _is_ours(session, guide):
        return session
    safe = Session(tier=min(session.tier, max(Tier)))
    for name in ("kinds", "warned", "who"):
        known = replace(safe, **{name: getattr(session, name)})
        safe = known if _is_ours(known, guide) else safe
    return safe


def _is_ours(session: Session, guide: Guide) -> bool:
    """Whether every value is one that we could have sent."""
    topics = guide.topics
    names = [session.topic, *session.offered]
    places = [session.came_from, session.disclaimed]
    return (
        all(name in topics for name in names if name)
        and all(_is_place(place, topics) for place in places if place)
        and (session.said in ("", *topics) or (session.said in AFTER_CALL and session.asked == "again"))
        and session.asked in ASKED
        and (session.asked != "again" or session.tier >= Tier.URGENT)
        and (not _is_of_crisis(session, guide) or session.tier >= Tier.EMERGENCY)
        and session.tier <= max(Tier)
        and (not session.warned or session.warned in guide.signs.of_topic)
        and guide.signs.kinds.issuperset(session.kinds.split())
        and session.who in ("", "self", "other")
        and (not session.day or _is_day(session.day))
    )


def _is_of_crisis(session: Session, guide: Guide) -> bool:
    return session.warned in guide.topics and guide.topics[session.warned].instruction == "crisis"


def _is_place(place: str, topics: Mapping[str, Any]) -> bool:
    topic, slash, part = place.partition("/")
    return topic in topics and bool(slash) and len(part) == 1 and part.isdecimal()


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
