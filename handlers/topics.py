"""Questions about a topic."""

from handlers.handler import Handler
from handlers.telling import ask_which, most_urgent_first, tell
from handlers.turn import Turn
from handlers.unclear import not_understood
from responses.guide import Guide
from responses.reply import Reply

#: How many topics a person is asked about, one after the other, when a sentence may mean several.
MOST_CHOICES = 3


def topic_of(intent: str, guide: Guide) -> str | None:
    """The topic that an intent asks for by its name: `SurgeryTimeIntent` asks for `surgery_time`."""
    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in intent.removesuffix("Intent"))
    topic = words.removeprefix("_")
    return topic if topic in guide.topics and intent.endswith("Intent") else None


def topics_asked(turn: Turn, guide: Guide) -> list[str]:
    """The topics that a turn may be about, the urgent and then the likeliest first: those in its slots, or its own.

    An intent that topics share has none of its own: with a word that we do not know, whoever can answer is named.
    """
    named = most_urgent_first(guide, (topic for topic in turn.slot_ids if topic in guide.topics))
    own = topic_of(turn.name, guide)
    if not named and any(slot.said for slot in turn.slots.values()):
        own = own or guide.plan.when_unknown.get(turn.name)
    return named[:MOST_CHOICES] or ([own] if own else [])


def _answer(turn: Turn, guide: Guide) -> Reply:
    topics = topics_asked(turn, guide)
    if not topics:
        return not_understood(turn, guide)
    return tell(turn, guide, topics[0]) if len(topics) == 1 else ask_which(turn, guide, topics)


#: Every intent that no handler before this one has taken.
ANSWER = Handler(_answer, also=lambda turn: turn.is_intent)
