"""What the guide tells a person to say works when they say it."""

import re
from collections.abc import Iterator

from handlers.topics import topic_of
from interaction_model.built import LOCALES, language_model
from responses.catalogue import Catalogue
from skill.checks.finding import Finding


def dead_examples(catalogue: Catalogue) -> Iterator[Finding]:
    """Example questions that are no sample of their topic's own intent, to the letter."""
    for locale in LOCALES:
        guide = catalogue.guide(locale)
        samples = {
            (topic_of(intent["name"], guide), _as_written(sample))
            for intent in language_model(locale)["intents"]
            for sample in intent["samples"]
        }
        asked = {sample: topic for topic, sample in samples if topic}
        for topic in guide.topics.values():
            answering = asked.get(topic.ask.lower())
            if topic.ask and (answering is None or (topic.is_health and answering != topic.id)):
                yield Finding(topic.source, f"{topic.id}.ask", f"is no sample of its topic in {locale}", topic.ask)


def _as_written(sample: str) -> str:
    """A sample with its spelled letters as a text writes them: `m. r. i.` as `mri`."""
    return re.sub(r"\b([a-z])\.(?: (?=[a-z]\.))?", r"\1", sample)
