"""All that can be said in one locale, ready to be spoken."""

from collections.abc import Mapping

from msgspec import Struct

from responses.plan import Origin, Plan
from responses.tier import Tier


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """The short lines between answers. Braces in them stand for a topic's title or its example question."""

    disclaimer: str
    emergency_line: str
    hear_more: str
    hear_topic: str
    is_it: str
    which: str
    say_again: str
    what_else: str
    what_to_know: str
    reprompt_more: str
    reprompt_topic: str
    reprompt_is_it: str
    reprompt_which: str
    reprompt_open: str
    goodbye_in_danger: str
    trouble: str


#: The placeholders that a phrase keeps until an answer is given; no other phrase may have any.
LATER = {
    "hear_topic": ("title",),
    "is_it": ("title",),
    "which": ("first", "second"),
    "reprompt_more": ("ask",),
    "reprompt_topic": ("ask",),
    "reprompt_is_it": ("ask",),
    "reprompt_which": ("ask",),
    "reprompt_open": ("ask",),
}


class Topic(Struct, frozen=True):
    """A topic in one locale. `parts` are the first answer and then each "tell me more".

    `name` is the id that tools are told, mostly its own; `source` is its file.
    """

    id: str
    tier: Tier
    origin: Origin
    facts: tuple[str, ...]
    policy: tuple[str, ...]
    next: str
    warning: bool
    name: str
    title: str
    ask: str
    parts: tuple[str, ...]
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
    plan: Plan
    words: Mapping[str, str]
    spell_out: tuple[str, ...]
    pronounce: Mapping[str, str]

    @property
    def emergency(self) -> str:
        """The number for danger, or the words for it where we know none."""
        return self.words["emergency"]
