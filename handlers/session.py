"""What is carried from one turn of a session to the next."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from responses.tier import Tier

#: The questions that a session can have open; none is the empty one.
ASKED = ("", "more", "topic", "is_it", "which", "else", "again")

#: A value from outside that is longer than this is none of ours.
LONGEST = 200


@dataclass(frozen=True)
class Session:
    """JSON scalars only: where we are in which answer and what was asked; never a person's words.

    `came_from` is the part of another topic that was told before this one, and `disclaimed` the part that carried the
    disclaimer first, both as `topic/part`. `said` is the last reply when that was no part of `topic`. `asked` is the
    open question and `choices` the topics that it is about, parted by blanks.
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

    @property
    def offered(self) -> list[str]:
        """The topics that the open question is about."""
        return self.choices.split()

    def attributes(self) -> dict[str, str | int]:
        """What to send back with the answer: all that differs from a new session."""
        return {name: value for name, value in asdict(self).items() if value}


def read_session(attributes: Mapping[str, Any], topics: Mapping[str, Any]) -> Session:
    """A session from attributes that came from outside: by key, by type, by size, and only topics that we have."""
    kept: dict[str, Any] = {}
    for field in fields(Session):
        value = attributes.get(field.name)
        if (field.type is str and isinstance(value, str) and len(value) <= LONGEST) or (
            field.type is int and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10
        ):
            kept[field.name] = value
    session = Session(**kept)
    return session if _is_ours(session, topics) else Session()


def _is_ours(session: Session, topics: Mapping[str, Any]) -> bool:
    """Whether every value is one that we could have sent."""
    names = [session.topic, session.said, *session.offered]
    places = [session.came_from, session.disclaimed]
    return (
        all(name in topics for name in names if name)
        and all(_is_place(place, topics) for place in places if place)
        and session.asked in ASKED
        and session.tier <= max(Tier)
    )


def _is_place(place: str, topics: Mapping[str, Any]) -> bool:
    topic, slash, part = place.partition("/")
    return topic in topics and bool(slash) and len(part) == 1 and part.isdecimal()
