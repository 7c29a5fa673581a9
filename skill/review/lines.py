"""The lines that a clinician signs: each answer once, with its wording in every locale and what it rests on."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from responses.catalogue import HERE, Catalogue
from responses.guide import Guide
from responses.strict_yaml import read_as
from responses.tier import Tier
from skill.checks.heard import Heard, every_part
from skill.checks.sayable import hardness_of

#: How fast a voice speaks, in words a second.
WORDS_A_SECOND = 2.5


@dataclass(frozen=True)
class Line:
    """One answer. `wordings` gives each different text with the locales that say it; `rests_on` ids with their text."""

    topic: str
    tier: Tier
    source: str
    place: str
    wordings: tuple[tuple[str, tuple[str, ...]], ...]
    rests_on: tuple[tuple[str, str], ...]
    hardness: float

    @cached_property
    def hash(self) -> str:
        """Changes with every change of a wording, so that nobody has signed what was changed since."""
        texts = "\n".join(sorted(text for text, _ in self.wordings))
        return hashlib.sha256(f"{self.topic}\n{texts}".encode()).hexdigest()[:16]

    @property
    def seconds(self) -> int:
        """How long the longest wording takes to hear."""
        return round(max(len(text.split()) for text, _ in self.wordings) / WORDS_A_SECOND)


def every_line(catalogue: Catalogue) -> list[Line]:
    """All answers, in the order of their files; each language has lines of its own, since it is signed for itself."""
    page_words = read_as(HERE / "page_words.yaml", list[str])
    answers: dict[tuple[str, str, str], list[Heard]] = {}
    for heard in every_part(catalogue):
        answers.setdefault((heard.guide.language, heard.topic, heard.place), []).append(heard)
    return [_line(catalogue, heards, page_words) for heards in answers.values()]


def _line(catalogue: Catalogue, heards: list[Heard], page_words: Mapping[str, list[str]]) -> Line:
    first = heards[0]
    wordings: dict[str, list[str]] = {}
    for heard in heards:
        wordings.setdefault(heard.whole, []).append(heard.guide.locale)
    return Line(
        topic=first.topic,
        tier=first.tier,
        source=first.source,
        place=first.place,
        wordings=tuple((text, tuple(locales)) for text, locales in wordings.items()),
        rests_on=tuple(_rests_on(catalogue, first.guide, first.topic)),
        hardness=max(hardness_of(heard.whole, page_words, heard.guide.language) for heard in heards),
    )


def _rests_on(catalogue: Catalogue, guide: Guide, topic_id: str) -> Iterable[tuple[str, str]]:
    """The facts of the page, by its sections, and the lines of the policy that a topic and its signs rest on."""
    topic = guide.topics[topic_id]
    signs = [sign for sign in guide.signs.signs.values() if sign.topic == topic_id]
    for id in dict.fromkeys((*topic.facts, *(fact for sign in signs for fact in sign.facts))):
        fact = catalogue.facts[id]
        yield id, f"{fact.section}: {fact.fact}"
    for id in dict.fromkeys((*topic.policy, *(line for sign in signs for line in sign.policy))):
        yield id, catalogue.policy[id].line
