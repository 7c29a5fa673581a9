"""A model that Amazon would refuse, or take otherwise than we mean it, is found before it is sent."""

import pytest

from interaction_model.built import LOCALES
from skill.checks.finding import Finding
from skill.checks.model_rules import forbidden_words, model_rule_findings
from tests.skill.checks.conftest import about, intent, value

FILE = "interaction_model/en-US.json"


@pytest.fixture
def found(committed):
    def check(model, **beside):
        committed(model, **beside)
        return list(model_rule_findings())

    return check


def test_a_model_that_keeps_the_rules_has_no_findings(found, model):
    assert found(model) == []


def test_a_field_that_amazon_does_not_know_is_found(found, model):
    model["colour"] = "red"
    assert found(model) == [Finding(FILE, "interactionModel", "holds a field that Amazon's schema does not have")]


@pytest.mark.parametrize("place", ["intents", "types"])
def test_an_unknown_field_deeper_down_is_found(found, model, place):
    model[place][-1]["note"] = "mind this"
    assert [finding.about for finding in found(model)] == ["interactionModel"]


def test_a_model_of_more_bytes_than_amazon_takes_is_found(found, model, monkeypatch):
    monkeypatch.setattr("skill.checks.model_rules.MOST_BYTES", 500)
    ((what, figure),) = about(found(model))
    assert what == "more than 500 bytes"
    assert int(figure) > 500


@pytest.mark.parametrize(
    ("name", "what", "figure"),
    [
        ("pump", "takes 2 to 50 letters in two words or more", "pump"),
        ("Pump Guide", "takes 2 to 50 letters in two words or more", "Pump Guide"),
        ("pump guide 2", "takes 2 to 50 letters in two words or more", "pump guide 2"),
        ("pump-guide line", "takes 2 to 50 letters in two words or more", "pump-guide line"),
        ("pump guide " + "o" * 40, "takes 2 to 50 letters in two words or more", "pump guide " + "o" * 40),
        ("", "takes 2 to 50 letters in two words or more", ""),
        ("alexa pump", "holds a word that Amazon forbids", "alexa"),
        ("pump skill", "holds a word that Amazon forbids", "skill"),
        ("open pump guide", "holds a word that Amazon forbids", "open"),
        ("guide to pumps", "holds a word that Amazon forbids", "to"),
        ("my pump", "holds a word that Amazon forbids", "my"),
    ],
)
def test_a_name_that_amazon_refuses_is_found(found, model, name, what, figure):
    model["invocationName"] = name
    assert found(model) == [Finding(FILE, "invocationName", what, figure)]


@pytest.mark.parametrize("name", ["pump guide", "doctor's guide", "guide pompe baclofène", "asking opener"])
def test_an_honest_name_is_left_alone(found, model, name):
    model["invocationName"] = name
    assert found(model) == []


def with_sample(model, sample):
    model["intents"][1]["samples"].append(sample)
    return model


@pytest.mark.parametrize(
    "sample",
    [
        "how long?",
        "How long",
        "it takes 2 hours",
        "what's, then",
        "what’s that",
        "m.r.i. scan",
        "is it (long|short)",
        "why [so]",
        "ab. c",
        "x_ray",
        "naïve ÷ two",
        "how\nlong",
        "can i {Activity}",
        "brace { alone",
        "brace } alone",
        "",
    ],
)
def test_a_sample_with_signs_that_it_may_not_have_is_found(found, model, sample):
    findings = found(with_sample(model, sample))
    assert ("signs that a sample may not have", sample) in about(findings)


@pytest.mark.parametrize(
    "sample",
    ["what's an m. r. i.", "x. ray pictures", "où est la pompe", "mon cœur bat", "light-headed", "i'm fine m. s."],
)
def test_a_sample_of_words_and_spelled_letters_is_left_alone(found, model, sample):
    assert found(with_sample(model, sample)) == []


@pytest.mark.parametrize("word", ["from", "to", "about", "for", "if", "whether", "that", "and"])
def test_a_sample_that_begins_with_a_connecting_word_is_found(found, model, word):
    sample = f"{word} the pump"
    assert found(with_sample(model, sample)) == [
        Finding(FILE, "HowItWorksIntent", "begins with a connecting word", sample)
    ]


@pytest.mark.parametrize(
    ("locale", "sample", "is_found"),
    [
        ("fr-CA", "si la pompe bipe", True),
        ("fr-CA", "que fait la pompe", True),
        ("fr-CA", "et la pompe", True),
        ("fr-CA", "qu'est-ce que la pompe", False),
        ("fr-CA", "to la pompe", False),
        ("en-GB", "si la pompe bipe", False),
        ("en-GB", "that pump", True),
    ],
)
def test_connecting_words_are_those_of_the_locales_language(committed, model, locale, sample, is_found):
    committed(with_sample(model, sample), locale=locale)
    file = f"interaction_model/{locale}.json"
    expected = [Finding(file, "HowItWorksIntent", "begins with a connecting word", sample)] if is_found else []
    assert list(model_rule_findings()) == expected


@pytest.mark.parametrize("word", ["ouvre", "demande", "lance", "dis", "démarre", "de", "mon", "alexa", "echo"])
def test_a_french_name_with_a_word_that_amazon_forbids_in_french_is_found(committed, model, word):
    committed(model | {"invocationName": f"{word} pompe"}, locale="fr-CA")
    (finding,) = model_rule_findings()
    assert (finding.what, finding.figure) == ("holds a word that Amazon forbids", word)


def test_an_english_word_is_no_fault_in_a_french_name(committed, model):
    committed(model | {"invocationName": "pompe to open"}, locale="fr-CA")
    assert list(model_rule_findings()) == []


def test_every_language_has_its_forbidden_words():
    assert {locale.partition("-")[0] for locale in LOCALES} <= forbidden_words().keys()


def test_a_sample_that_has_a_connecting_word_later_is_left_alone(found, model):
    assert found(with_sample(model, "tell me about the pump for kids")) == []


def test_a_slot_that_a_sample_names_twice_is_found(found, model):
    model["intents"][2]["samples"].append("{activity} or {activity}")
    assert Finding(FILE, "ActivityIntent", "names a slot twice", "{activity} or {activity}") in found(model)


def test_fewer_than_five_samples_are_found(found, model):
    model["intents"][1]["samples"].pop()
    assert found(model) == [Finding(FILE, "HowItWorksIntent", "fewer than 5 samples", "4")]


def test_a_sample_of_ours_for_an_intent_of_amazons_is_found(found, model):
    model["intents"][0]["samples"].append("help me out")
    assert found(model) == [Finding(FILE, "AMAZON.HelpIntent", "a built-in intent takes no samples of ours")]


SLOT = "a slot is declared and not named, or named and not declared"


def test_a_slot_that_is_declared_and_never_named_is_found(found, model):
    model["intents"][1]["slots"] = [{"name": "activity", "type": "activity_type"}]
    assert found(model) == [Finding(FILE, "HowItWorksIntent", SLOT, "activity")]


def test_a_slot_that_is_named_and_not_declared_is_found(found, model):
    model["intents"][1]["samples"].append("does {activity} hurt")
    assert Finding(FILE, "HowItWorksIntent", SLOT, "activity") in found(model)


def test_a_slot_type_that_is_not_defined_is_found(found, model):
    model["intents"][2]["slots"][0]["type"] = "action_type"
    findings = found(model)
    assert Finding(FILE, "ActivityIntent", "slot activity has a type that is not defined", "action_type") in findings
    assert Finding(FILE, "activity_type", "a slot type that no intent uses") in findings


def test_a_slot_type_that_no_intent_uses_is_found(found, model):
    model["types"].append({"name": "spare_type", "values": [value("a", "a word")]})
    assert found(model) == [Finding(FILE, "spare_type", "a slot type that no intent uses")]


@pytest.mark.parametrize(
    ("values", "what", "figure"),
    [
        ([], "a slot type without values", ""),
        ([value("a", "drive"), value("a", "fly")], "an id stands twice", "a"),
        ([value("a", "drive", "go"), value("b", "fly", "go")], "two values share a word", "go"),
        ([value("a", "drive", "drive")], "two values share a word", "drive"),
        ([value("a", "o" * 141)], "more than 140 letters, or signs that a value may not have", "o" * 141),
        ([value("a", "drive 2 go")], "more than 140 letters, or signs that a value may not have", "drive 2 go"),
        ([value("a", "go", "fly!")], "more than 140 letters, or signs that a value may not have", "fly!"),
    ],
)
def test_slot_values_that_amazon_would_mix_up_or_refuse_are_found(found, model, values, what, figure):
    model["types"][0]["values"] = values
    assert Finding(FILE, "activity_type", what, figure) in found(model)


def test_a_value_of_a_hundred_and_forty_letters_is_left_alone(found, model):
    model["types"][0]["values"].append(value("long", "o" * 140))
    assert found(model) == []


@pytest.mark.parametrize("sample", ["how does it work", "so how does it work"])
def test_a_sentence_that_two_intents_share_is_found(found, model, sample):
    model["intents"].append(intent("OtherIntent", sample, "b b", "c c", "d d", "e e"))
    assert found(model) == [Finding(FILE, "OtherIntent", "shares a sentence with HowItWorksIntent", "how does it work")]


def test_a_sentence_shared_through_a_slots_word_is_found(found, model):
    model["intents"].append(intent("OtherIntent", "can i use a car", "b b", "c c", "d d", "e e"))
    assert found(model) == [Finding(FILE, "OtherIntent", "shares a sentence with ActivityIntent", "can i use a car")]
