"""What the guide tells a person to say works when they say it."""

import re
from collections.abc import Iterator

from handlers.topics import topic_of
from interaction_model.built import LOCALES, language_model
from responses.catalogue import Catalogue
from responses.guide import Guide
from skill.checks.finding import Finding
from skill.checks.languages import languages


def dead_examples(catalogue: Catalogue) -> Iterator[Finding]:
    """Example questions and titles that would not be understood, to the letter, as their own topic."""
    for locale in LOCALES:
        guide = catalogue.guide(locale)
        unasked = {*guide.signs.of_topic, *guide.plan.when_remembering.values()}
        understood = {_plain(sentence): topic for sentence, topic in _sentences(locale, guide)}
        for topic in guide.topics.values():
            answering = understood.get(_plain(topic.ask))
            if topic.ask and (answering is None or (topic.is_health and answering != topic.id)):
                yield Finding(topic.source, f"{topic.id}.ask", "is no sample of its topic", topic.ask)
            if (
                topic.is_health
                and topic.id not in unasked
                and understood.get(re.sub(languages()[guide.language].article, "", _plain(topic.title))) != topic.id
            ):
                yield Finding(topic.source, f"{topic.id}.title", "is no name of its topic", topic.title)


def untaught_examples(catalogue: Catalogue) -> Iterator[Finding]:
    """Examples of the conversation's own texts that are not the ones which are known to work."""
    for guide in catalogue.guides.values():
        for topic in guide.topics.values():
            if topic.ask and not topic.is_health and topic.ask not in topic.parts[0]:
                yield Finding(topic.source, f"{topic.id}.ask", "is not the example that its answer gives", topic.ask)


def _sentences(locale: str, guide: Guide) -> Iterator[tuple[str, str]]:
    """What is said to the letter, and for which topic: samples of a topic's own intent, and the topics' names."""
    model = language_model(locale)
    for intent in model["intents"]:
        for sample in intent["samples"]:
            if topic := topic_of(intent["name"], guide):
                yield sample, topic
    for kind in model["types"]:
        for value in kind["values"]:
            for name in (value["name"]["value"], *value["name"]["synonyms"]):
                yield name, value["id"]


def _plain(text: str) -> str:
    """A sentence as it is heard: no capitals or commas, and letters that are spelled (`m. r. i.`) as one word."""
    return re.sub(r"\b([a-z])\.(?: (?=[a-z]\.))?", r"\1", text.lower().replace(",", ""))
