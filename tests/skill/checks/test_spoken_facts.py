"""Every fact is spoken, and nothing about the therapy rests on nothing."""

import msgspec
import pytest

from responses.facts import Fact
from skill.checks.finding import Finding
from skill.checks.spoken_facts import topics_without_facts, unspoken_facts

FACTS = {
    "F001": Fact(
        "F001", "Lead", "A surgeon puts it inside the body.", {"en": (("surg", "implant"), ("inside", "under"))}
    ),
    "F002": Fact("F002", "End", "Talk with your doctor.", {"en": (("doctor",), ("general information",))}),
}


@pytest.fixture
def unspoken(saying):
    def check(*parts, facts=("F001",), topic="what_is_pump"):
        catalogue = msgspec.structs.replace(saying(*parts, topic=topic, facts=facts), facts=FACTS)
        return list(unspoken_facts(catalogue))

    return check


def test_a_fact_that_is_left_out_is_found_with_the_words_that_would_speak_it(unspoken):
    assert unspoken("A surgeon brings the pump.") == [
        Finding("responses/en/pump.yaml", "what_is_pump", "does not speak F001", "says none of inside or under")
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ("A surgeon puts it inside the body.",),
        ("Surgery puts it UNDER the skin.",),
        ("It is implanted.", "It lies under the skin."),
    ],
)
def test_a_fact_may_be_spoken_in_any_of_its_words_and_in_any_part(unspoken, parts):
    assert unspoken(*parts) == []


def test_the_disclaimer_speaks_its_fact_for_every_health_answer(unspoken):
    assert unspoken("A pump.", facts=("F002",)) == []


def test_the_disclaimer_speaks_for_no_answer_that_goes_without_it(unspoken):
    assert [finding.what for finding in unspoken("Goodbye.", facts=("F002",), topic="stop")] == ["does not speak F002"]


def resting(catalogue, **changed):
    guide = catalogue.guide("en")
    topics = {**guide.topics, "heat": msgspec.structs.replace(guide.topics["heat"], **changed)}
    catalogue = msgspec.structs.replace(
        catalogue, guides={**catalogue.guides, "en": msgspec.structs.replace(guide, topics=topics)}
    )
    return [finding for finding in topics_without_facts(catalogue) if finding.about == "heat"]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"origin": "page", "facts": (), "policy": ()}, ["rests on nothing: names no fact"]),
        (
            {"origin": "policy", "facts": (), "policy": ()},
            ["rests on nothing: names no fact", "goes beyond the page and names no line of the policy"],
        ),
        (
            {"origin": "policy", "facts": ("F001",), "policy": ()},
            ["goes beyond the page and names no line of the policy"],
        ),
        ({"origin": "page", "facts": ("F001",), "policy": ()}, []),
        ({"origin": "policy", "facts": (), "policy": ("P08",)}, []),
        ({"origin": "service", "facts": (), "policy": ()}, []),
    ],
)
def test_a_topic_about_health_that_rests_on_nothing_is_found(catalogue, changed, found):
    assert resting(catalogue, **changed) == [Finding("responses/topics.yaml", "heat", what) for what in found]
