"""Every fact of the page is spoken, and every topic about the therapy rests on one."""

from collections.abc import Iterator

from responses.catalogue import Catalogue
from responses.facts import Groups
from responses.guide import Topic
from skill.checks.finding import Finding


def unspoken_facts(catalogue: Catalogue) -> Iterator[Finding]:
    """Facts that some topic names and yet leaves out, in any locale."""
    for guide in catalogue.guides.values():
        for topic in guide.topics.values():
            text = " ".join(topic.parts).lower()
            for fact in (catalogue.facts[id] for id in topic.facts):
                groups = fact.must_mention[guide.language]
                missing = [group for group in groups if not any(word.lower() in text for word in group)]
                if missing and not _said_by_disclaimer(groups, topic, guide.phrases.disclaimer):
                    words = " or ".join(missing[0])
                    yield Finding(topic.source, topic.id, f"does not speak {fact.id}", f"says none of {words}")


def topics_without_facts(catalogue: Catalogue) -> Iterator[Finding]:
    """Topics of the page that name no fact, and topics beyond it that name no line of the policy."""
    for topic in catalogue.guides["en"].topics.values():
        if topic.is_health and not topic.facts and not topic.policy:
            yield Finding("responses/topics.yaml", topic.id, "rests on nothing: names no fact")
        if topic.origin == "policy" and not topic.policy:
            yield Finding("responses/topics.yaml", topic.id, "goes beyond the page and names no line of the policy")


def _said_by_disclaimer(groups: Groups, topic: Topic, disclaimer: str) -> bool:
    """Whether the sentence that goes with every health answer says the fact: that a doctor is to be asked."""
    said = disclaimer.lower()
    return topic.is_health and all(any(word.lower() in said for word in group) for group in groups)
