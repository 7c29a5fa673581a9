"""What the guide tells a person to say works when they say it."""

import pytest
from msgspec.structs import replace

from skill.checks import examples
from skill.checks.examples import dead_examples, untaught_examples
from skill.checks.finding import Finding
from tests.skill.checks.conftest import intent, value


@pytest.fixture
def dead(saying, monkeypatch):
    def check(*intents, types=(), topic="what_is_pump", **changed):
        monkeypatch.setattr(examples, "LOCALES", ("en-US",))
        monkeypatch.setattr(examples, "language_model", lambda locale: {"intents": list(intents), "types": list(types)})
        return list(dead_examples(saying(topic=topic, **{"ask": "", "title": "the pump"} | changed)))

    return check


NAMES = {"name": "topic_type", "values": [value("what_is_pump", "pump", "a baclofen pump"), value("heat", "heat")]}
WHAT_IS = intent("WhatIsPumpIntent", "what is a baclofen pump", "what happens in an m. r. i.", "what is m. s. anyway")


def test_an_example_that_is_no_sample_is_found(dead):
    assert dead(WHAT_IS, types=[NAMES], ask="what is a pump") == [
        Finding("responses/en/pump.yaml", "what_is_pump.ask", "is no sample of its topic", "what is a pump")
    ]


def test_a_health_example_that_asks_for_another_topic_is_found(dead):
    other = intent("HowItWorksIntent", "what is a baclofen pump")
    assert [found.about for found in dead(other, types=[NAMES], ask="what is a baclofen pump")] == ["what_is_pump.ask"]


def test_an_example_of_a_shared_intent_is_found_because_it_may_fail(dead):
    shared = intent("TopicIntent", "what is a baclofen pump")
    assert [found.about for found in dead(shared, types=[NAMES], ask="what is a baclofen pump")] == ["what_is_pump.ask"]


@pytest.mark.parametrize(
    "ask", ["what is a baclofen pump", "What is a Baclofen pump", "what happens in an MRI", "what is MS, anyway", ""]
)
def test_an_example_that_is_a_sample_works(dead, ask):
    assert dead(WHAT_IS, types=[NAMES], ask=ask) == []


def test_what_is_not_about_health_may_give_any_topics_example(dead):
    assert dead(types=[NAMES], topic="stop", ask="heat") == []
    assert [found.about for found in dead(types=[NAMES], topic="stop", ask="cold")] == ["stop.ask"]


@pytest.mark.parametrize("title", ["pump", "the pump", "A baclofen pump"])
def test_a_title_that_is_a_name_of_its_topic_works(dead, title):
    assert dead(types=[NAMES], title=title) == []


@pytest.mark.parametrize("title", ["the device", "heat", "how it works"])
def test_a_title_that_its_topic_does_not_answer_to_is_found(dead, title):
    assert dead(types=[NAMES], title=title) == [
        Finding("responses/en/pump.yaml", "what_is_pump.title", "is no name of its topic", title)
    ]


def conversation(saying, text, **changed):
    catalogue = saying(text, topic="help", **changed)
    return list(untaught_examples(replace(catalogue, guides={"en": catalogue.guides["en-US"]})))


def test_a_conversations_example_is_the_one_that_its_answer_gives(saying):
    text = "You can ask, how does the pump work?"
    assert conversation(saying, text, ask="how does the pump work") == []
    assert conversation(saying, text, ask="") == []
    assert conversation(saying, text, ask="what is the pump") == [
        Finding(
            "responses/en/conversation.yaml", "help.ask", "is not the example that its answer gives", "what is the pump"
        )
    ]
