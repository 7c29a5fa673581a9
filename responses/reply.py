"""What one turn answers, before it becomes SSML, a card or a screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from responses.tier import Tier

#: What a session may hold: JSON scalars, never a person's words.
Remembered = Mapping[str, str | int | bool]


@dataclass(frozen=True)
class Reply:
    """An answer as plain values.

    `text` is what is said first and `question` what leaves the session open; the two are heard as one.
    A reply without text is silence, which is all that some requests may get. A card shows `card_text`, or the text.
    """

    topic: str | None = None
    tier: Tier = Tier.NONE
    text: str = ""
    question: str = ""
    reprompt: str = ""
    card_title: str = ""
    card_text: str = ""
    slow: bool = False
    ends: bool = True
    remember: Remembered = field(default_factory=dict)

    @property
    def heard(self) -> str:
        """All that is spoken in this turn, as plain text."""
        return f"{self.text} {self.question}".strip()
