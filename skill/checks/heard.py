"""Every text of the catalogue as a person hears it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.replies import tell
from handlers.session import Session
from handlers.turn import Turn
from responses.catalogue import Catalogue
from responses.guide import Guide, Topic


@dataclass(frozen=True)
class Heard:
    """One part of a topic in one locale: the text alone, and all that is heard when it opens a launched session."""

    guide: Guide
    topic: Topic
    part: int
    text: str
    whole: str
    reprompt: str

    @property
    def place(self) -> str:
        """Which part of which topic it is, for findings."""
        return f"{self.topic.id} part {self.part + 1}"

    @property
    def has_number(self) -> bool:
        """Whether the text says the emergency number of its locale, and not merely its digits."""
        return re.search(rf"\b{re.escape(self.guide.emergency)}\b", self.text) is not None


def every_part(catalogue: Catalogue) -> Iterator[Heard]:
    """All parts of all topics in all locales, each said as the longest that it can become."""
    for guide in catalogue.guides.values():
        turn = Turn("", guide.locale, session=Session())
        for topic in guide.topics.values():
            for part, text in enumerate(topic.parts):
                reply = tell(turn, guide, topic.id, part)
                yield Heard(guide, topic, part, text, reply.heard, reply.reprompt)
