"""The plan of topics names only what exists, and leaves no fact unspoken."""

import copy

import pytest
import yaml

from responses.plan import read_plan
from responses.strict_yaml import BrokenFileError
from responses.tier import Tier

FACTS, POLICY = ("F001", "F002"), ("P01",)

PLAN = {
    "journey": {"first": ["pump", "tube"], "second": ["surgery"], "third": ["refill"]},
    "journey_from": "second",
    "when_lost": ["pump", "refill"],
    "when_unknown": {"ActivityIntent": "refill"},
    "when_remembering": {"tube": "pump"},
    "how_known": {"pump": "tube"},
    "how_known_otherwise": "refill",
    "topics": {
        "pump": {"tier": "none", "origin": "page", "facts": ["F001"], "next": "surgery"},
        "tube": {"tier": "none", "origin": "page", "facts": ["F001"]},
        "surgery": {"tier": "caution", "origin": "page", "facts": ["F002"], "policy": ["P01"]},
        "refill": {"tier": "urgent", "origin": "policy", "policy": ["P01"], "warning": True},
        "outside": {"tier": "none", "origin": "service"},
    },
}


@pytest.fixture
def plan_from(tmp_path):
    def read(change=lambda plan: None):
        data = copy.deepcopy(PLAN)
        change(data)
        path = tmp_path / "topics.yaml"
        path.write_text(yaml.safe_dump(data), encoding="utf-8")
        return read_plan(path, FACTS, POLICY)

    return read


def test_a_good_plan_is_read(plan_from):
    plan = plan_from()
    assert plan.topics["refill"].urgency is Tier.URGENT
    assert plan.topics["refill"].warning
    assert plan.when_lost == ("pump", "refill")


@pytest.mark.parametrize(
    ("topic", "steps", "there"),
    [
        ("pump", 1, "surgery"),
        ("tube", 1, "surgery"),
        ("surgery", -1, "pump"),
        ("refill", 1, None),
        ("pump", -1, None),
        ("outside", 1, "refill"),
        ("outside", -1, "pump"),
        ("no such topic", 1, "refill"),
    ],
)
def test_after_and_before_walk_the_journey_and_stop_at_its_ends(plan_from, topic, steps, there):
    assert plan_from().along(topic, steps) == there


def change(*path, to):
    def apply(plan):
        *way, last = path
        for key in way:
            plan = plan[key]
        plan[last] = to

    return apply


def without(*path):
    def apply(plan):
        *way, last = path
        for key in way:
            plan = plan[key]
        del plan[last]

    return apply


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        (change("topics", "pump", "facts", to=["F001", "F999"]), "topics.pump.facts: there is no fact F999"),
        (change("topics", "pump", "policy", to=["P99"]), "topics.pump.policy: there is no policy line P99"),
        (change("topics", "pump", "next", to="surgry"), "topics.pump.next: there is no topic surgry"),
        (change("journey", "first", to=["pump", "surgry"]), "journey.first: there is no topic surgry"),
        (change("journey_from", to="nowhere"), "journey_from: there is no stage nowhere"),
        (change("when_lost", to=["pump", "surgry"]), "when_lost: there is no topic surgry"),
        (change("when_unknown", "ActivityIntent", to="surgry"), "when_unknown: there is no topic surgry"),
        (change("when_remembering", "pump", to="surgry"), "when_remembering: there is no topic surgry"),
        (change("when_remembering", "surgry", to="pump"), "when_remembering: there is no topic surgry"),
        (without("when_remembering"), "when_remembering"),
        (without("when_unknown"), "when_unknown"),
        (change("how_known", "pump", to="surgry"), "how_known: there is no topic surgry"),
        (change("how_known", "surgry", to="pump"), "how_known: there is no topic surgry"),
        (change("how_known_otherwise", to="surgry"), "how_known_otherwise: there is no topic surgry"),
        (without("how_known"), "how_known"),
        (without("how_known_otherwise"), "how_known_otherwise"),
        (change("when_lost", to=["pump"]), "when_lost"),
        (change("when_lost", to=["pump", "refill", "tube"]), "when_lost"),
        (change("topics", "surgery", "facts", to=["F001"]), "topics: no topic speaks fact F002"),
        (change("topics", "pump", "colour", to="red"), "topics.pump: "),
        (change("topics", "pump", "tier", to="grave"), "topics.pump: "),
        (change("topics", "pump", "tier", to="None"), "topics.pump: "),
        (change("topics", "pump", "origin", to="web"), "topics.pump: "),
        (change("topics", "pump", "facts", to="F001"), "topics.pump: "),
        (change("topics", "pump", "warning", to="maybe"), "topics.pump: "),
        (change("topics", "pump", to=None), "topics.pump: "),
        (change("topics", to=["pump"]), "topics"),
        (change("colour", to="red"), "colour"),
        (without("topics", "pump", "tier"), "tier"),
        (without("topics", "pump", "origin"), "origin"),
        (without("topics"), "topics"),
        (without("journey"), "journey"),
        (without("when_lost"), "when_lost"),
        (change("journey", "third", to=[]), "journey.third"),
    ],
    ids=lambda value: "" if callable(value) else value,
)
def test_a_plan_that_does_not_hold_together_stops_the_start(plan_from, fault, named):
    with pytest.raises(BrokenFileError) as caught:
        plan_from(fault)
    message = str(caught.value)
    assert "/topics.yaml: " in message
    assert named in message
    assert len(message.splitlines()) == 1
