"""What the guide tells a person to say works when they say it."""

import pytest

from skill.checks import examples
from skill.checks.examples import dead_examples
from skill.checks.finding import Finding
from tests.checks.conftest import intent


@pytest.fixture
def dead(saying, monkeypatch):
    def check(ask, *intents, topic="what_is_pump"):
        monkeypatch.setattr(examples, "LOCALES", ("en-US",))
        monkeypatch.setattr(examples, "language_model", lambda locale: {"intents": list(intents)})
        return list(dead_examples(saying(topic=topic, ask=ask)))

    return check


WHAT_IS = intent("WhatIsPumpIntent", "what is a baclofen pump", "what happens in an m. r. i.", "what is m. s. anyway")


def test_an_example_that_is_no_sample_is_found(dead):
    assert dead("what is a pump", WHAT_IS) == [
        Finding("responses/en/pump.yaml", "what_is_pump.ask", "is no sample of its topic in en-US", "what is a pump")
    ]


def test_a_health_example_that_asks_for_another_topic_is_found(dead):
    assert len(dead("what is a baclofen pump", intent("HowItWorksIntent", "what is a baclofen pump"))) == 1


def test_an_example_of_a_shared_intent_is_found_because_it_may_fail(dead):
    assert len(dead("what is a baclofen pump", intent("TopicIntent", "what is a baclofen pump"))) == 1


@pytest.mark.parametrize(
    "ask", ["what is a baclofen pump", "What is a Baclofen pump", "what happens in an MRI", "what is MS anyway", ""]
)
def test_an_example_that_is_a_sample_works(dead, ask):
    assert dead(ask, WHAT_IS) == []


def test_what_is_not_about_health_may_give_any_topics_example(dead):
    assert dead("what is a baclofen pump", WHAT_IS, topic="stop") == []
    assert len(dead("what is a pump", WHAT_IS, topic="stop")) == 1
