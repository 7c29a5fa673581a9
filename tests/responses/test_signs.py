"""The table of signs names only what exists, and every sign of it can be reported."""

import copy

import pytest
import yaml

from interaction_model.built import LOCALES, language_model
from interaction_model.lexicon import SIGN_TYPE
from responses.plan import TopicRow
from responses.signs import read_signs
from responses.strict_yaml import BrokenFileError
from responses.tier import Tier

FACTS, POLICY = ("F001",), ("P01",)
TOPICS = {
    "report_alarm": TopicRow(tier="urgent", origin="policy"),
    "report_early": TopicRow(tier="urgent", origin="policy"),
    "report_danger": TopicRow(tier="emergency", origin="policy"),
}
SIGNS = {
    "signs": {
        "fever": {
            "tier": "emergency",
            "kind": "danger",
            "topic": "report_danger",
            "facts": ["F001"],
            "policy": ["P01"],
        },
        "beep": {"tier": "urgent", "kind": "supply", "topic": "report_alarm", "policy": ["P01"]},
        "beeps": {"tier": "urgent", "kind": "supply", "topic": "report_alarm", "policy": ["P01"]},
        "itch": {"tier": "urgent", "kind": "early", "topic": "report_early", "facts": ["F001"]},
    },
    "together": [{"kinds": ["early", "supply"], "topic": "report_danger"}],
}


@pytest.fixture
def signs_from(tmp_path):
    def read(change=lambda signs: None):
        data = copy.deepcopy(SIGNS)
        change(data)
        path = tmp_path / "signs.yaml"
        path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        return read_signs(path, TOPICS, FACTS, POLICY)

    return read


def change(*path, to):
    def apply(signs):
        *way, last = path
        for key in way:
            signs = signs[key]
        signs[last] = to

    return apply


def without(*path):
    def apply(signs):
        *way, last = path
        for key in way:
            signs = signs[key]
        del signs[last]

    return apply


def test_a_good_table_is_read(signs_from):
    signs = signs_from()
    assert signs.signs["beep"].urgency is Tier.URGENT
    assert signs.kinds == {"danger", "supply", "early"}
    assert signs.together[0].kinds == {"early", "supply"}


def test_of_signs_with_the_same_answer_the_first_stands_for_it(signs_from):
    assert signs_from().of_topic == {"report_danger": "fever", "report_alarm": "beep", "report_early": "itch"}


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        (change("signs", "beep", "topic", to="report_alrm"), "signs.beep: there is no topic report_alrm"),
        (change("signs", "beep", "policy", to=["P99"]), "signs.beep: there is no fact or policy line P99"),
        (change("signs", "itch", "facts", to=["F999"]), "signs.itch: there is no fact or policy line F999"),
        (change("signs", "itch", "facts", to=[]), "signs.itch: rests on nothing"),
        (change("signs", "beep", "tier", to="grave"), "signs.beep: "),
        (change("signs", "beep", "tier", to="none"), "signs.beep: "),
        (change("signs", "beep", "colour", to="red"), "signs.beep: "),
        (change("signs", "beep", to=None), "signs.beep: "),
        (without("signs", "beep", "tier"), "signs.beep: "),
        (without("signs", "beep", "kind"), "signs.beep: "),
        (without("signs", "beep", "topic"), "signs.beep: "),
        (change("together", 0, "kinds", to=["early", "supplies"]), "together: no sign is of the kind supplies"),
        (change("together", 0, "topic", to="report_alarm"), "together: report_alarm is no topic of an emergency"),
        (change("together", 0, "topic", to="nothing"), "together: nothing is no topic of an emergency"),
        (change("together", 0, "kinds", to="early"), "together"),
        (change("signs", to=["beep"]), "signs"),
        (change("colour", to="red"), "colour"),
        (without("signs"), "signs"),
        (without("together"), "together"),
    ],
    ids=lambda value: "" if callable(value) else value,
)
def test_a_table_that_does_not_hold_together_stops_the_start(signs_from, fault, named):
    with pytest.raises(BrokenFileError) as caught:
        signs_from(fault)
    message = str(caught.value)
    assert "/signs.yaml: " in message
    assert named in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sign_can_be_said_and_everything_that_can_be_said_is_a_sign(guide, locale):
    kind = next(kind for kind in language_model(locale)["types"] if kind["name"] == SIGN_TYPE)
    assert {value["id"] for value in kind["values"]} == guide.signs.signs.keys()


def test_no_sign_is_less_urgent_than_the_answer_it_leads_to(guide):
    for id, sign in guide.signs.signs.items():
        assert sign.urgency >= guide.topics[sign.topic].tier, id


def test_the_policys_pairs_are_all_emergencies(guide):
    pairs = {row.kinds for row in guide.signs.together}
    kinds = {name: guide.signs.signs[name].kind for name in ("itching", "pump_alarm", "pump_empty", "refill_missed")}
    for supply in ("pump_alarm", "pump_empty", "refill_missed"):
        assert {kinds["itching"], kinds[supply]} in pairs
    assert {guide.signs.signs["stiff_neck"].kind, guide.signs.signs["fever"].kind} in pairs
    assert {guide.signs.signs["pounding_headache"].kind, guide.signs.signs["sweating"].kind} in pairs


def test_a_sign_of_danger_is_never_less_than_an_emergency(guide):
    for id, sign in guide.signs.signs.items():
        assert sign.kind not in ("danger", "crisis") or sign.urgency is Tier.EMERGENCY, id
