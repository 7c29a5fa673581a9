"""What one locale understands and another does not is found, and what Amazon does not have in a language."""

import copy

import pytest

from skill.checks.finding import Finding
from skill.checks.parity import parity_findings
from tests.skill.checks.conftest import intent, value

FRENCH = "interaction_model/fr-CA.json"


@pytest.fixture
def found(committed, model):
    """What is found of an English model and a French one that is like it but for one change."""

    def check(change):
        french = copy.deepcopy(model)
        del french["modelConfiguration"]
        change(french)
        committed(model)
        committed(french, locale="fr-CA")
        return list(parity_findings())

    return check


def test_models_that_understand_the_same_have_no_findings(found):
    assert found(lambda french: None) == []


def test_other_words_for_the_same_are_no_finding(found):
    def change(french):
        french["invocationName"] = "guide pompe"
        french["intents"][1]["samples"] = ["comment ça marche"]
        french["types"][0]["values"][0]["name"] = {"value": "conduire", "synonyms": []}

    assert found(change) == []


@pytest.mark.parametrize(
    ("change", "thing", "part"),
    [
        pytest.param(lambda french: french["intents"].pop(1), "HowItWorksIntent", "", id="intent"),
        pytest.param(lambda french: french["intents"].pop(0), "AMAZON.HelpIntent", "", id="intent of Amazon's"),
        pytest.param(lambda french: french["intents"][2]["slots"].pop(), "ActivityIntent", "activity", id="slot"),
        pytest.param(lambda french: french["types"].pop(), "activity_type", "", id="type"),
        pytest.param(lambda french: french["types"][0]["values"].pop(), "activity_type", "heat", id="value"),
    ],
)
def test_what_a_locale_lacks_is_found(found, change, thing, part):
    assert found(change) == [Finding(FRENCH, thing, "lacks what en-US has", part)]


@pytest.mark.parametrize(
    ("change", "thing", "part"),
    [
        pytest.param(
            lambda french: french["intents"].append(intent("MoreIntent", "encore")), "MoreIntent", "", id="intent"
        ),
        pytest.param(
            lambda french: french["types"][0]["values"].append(value("sun", "soleil")),
            "activity_type",
            "sun",
            id="value",
        ),
    ],
)
def test_what_a_locale_has_alone_is_found_with_those_that_lack_it(found, change, thing, part):
    assert found(change) == [Finding("interaction_model/en-US.json", thing, "lacks what fr-CA has", part)]


def test_a_slot_of_many_values_is_found_in_any_language(found):
    findings = found(lambda french: french["intents"][2]["slots"][0].update(multipleValues={"enabled": True}))
    assert findings == [
        Finding(FRENCH, "ActivityIntent", "a slot of many values, which not all locales have", "activity")
    ]


@pytest.mark.parametrize(("locale", "number"), [("fr-CA", 1), ("en-GB", 0), ("de-DE", 0)])
def test_a_fallback_setting_is_found_where_amazon_has_none(committed, model, locale, number):
    committed(model, locale=locale)
    assert [finding.what for finding in parity_findings()] == ["a setting that only English and German have"] * number
