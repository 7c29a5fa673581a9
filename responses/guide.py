"""All that can be said in one locale, ready to be spoken."""

from collections.abc import Mapping

from msgspec import Struct

from responses.phrases import DatePhrases, Instruction, Phrases
from responses.plan import Origin, Plan
from responses.signs import Signs
from responses.tier import Tier


class Topic(Struct, frozen=True):
    """A topic in one locale. `parts` are the first answer and then each "tell me more".

    `they` is the first answer when a report is about another person. `name` is the id that tools are told, mostly its
    own; `source` is its file.
    """

    id: str
    tier: Tier
    origin: Origin
    facts: tuple[str, ...]
    policy: tuple[str, ...]
    next: str
    warning: bool
    instruction: str
    name: str
    title: str
    ask: str
    parts: tuple[str, ...]
    they: str
    source: str

    @property
    def is_health(self) -> bool:
        """Whether it speaks of health, so that the disclaimer belongs to it."""
        return self.origin != "service"


class Guide(Struct, frozen=True):
    """All texts of one locale, its placeholders filled."""

    locale: str
    language: str
    topics: Mapping[str, Topic]
    phrases: Phrases
    instructions: Mapping[str, Instruction]
    dates: DatePhrases
    plan: Plan
    signs: Signs
    words: Mapping[str, str]
    spell_out: tuple[str, ...]
    pronounce: Mapping[str, str]
    day: str
    first_day: str
    zones: tuple[float, float]
    day_first: bool

    @property
    def emergency(self) -> str:
        """The number for danger, or the words for it where we know none."""
        return self.words["emergency"]
