"""Sentence files become a model for each locale, or nothing at all."""

import json

import pytest

from interaction_model.build import BUILT_IN, MOST_FROM_ONE_TEMPLATE, build_all, make
from interaction_model.locales import Locale
from interaction_model.templates import BrokenTemplateError

LOCALES = """
en-US: {language: en, invocation_name: pump guide, fallback_sensitivity: MEDIUM, spelling: {}}
en-GB: {language: en, invocation_name: pump guide, fallback_sensitivity: HIGH, spelling: {color: colour, mom: mum}}
"""

CHAPTERS = {
    "words": "pump: {is: (the pump|my pump)}\n",
    "slots": "relation: {after: [after, later on], before: [before]}\n",
    "pump": "how_it_works:\n  names: [the pump, color of the pump, colour of the pump]\n"
    "  sentences:\n    - how does <pump> work\n    - '[so] what color is it'\n    - what color is it\n",
    "families": "FollowUpIntent: {sentences: ['what happens {relation}', 'say {relation} {topic}']}\n",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sentences" / "en").mkdir(parents=True)
    (tmp_path / "locales.yaml").write_text(LOCALES, encoding="utf-8")
    for name, text in CHAPTERS.items():
        (tmp_path / "sentences" / "en" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def chapter(folder, text, name="extra"):
    (folder / "sentences" / "en" / f"{name}.yaml").write_text(text, encoding="utf-8")


def models(folder):
    return {
        path.name: json.loads(text)["interactionModel"]["languageModel"] for path, text in build_all(folder).items()
    }


def intent(model, name):
    return next(intent for intent in model["intents"] if intent["name"] == name)


def test_every_locale_gets_a_model_of_its_own(folder):
    built = models(folder)
    assert list(built) == ["en-US.json", "en-GB.json"]
    assert {model["invocationName"] for model in built.values()} == {"pump guide"}
    assert built["en-GB.json"]["modelConfiguration"] == {"fallbackIntentSensitivity": {"level": "HIGH"}}


def test_a_model_file_ends_in_a_line_break_and_keeps_accents(folder):
    chapter(folder, "heat: {sentences: [is the café hot]}\n")
    text = next(iter(build_all(folder).values()))
    assert text.endswith("}\n")
    assert "café" in text


def test_sentences_are_written_out_once_each(folder):
    assert intent(models(folder)["en-US.json"], "HowItWorksIntent")["samples"] == [
        "how does the pump work",
        "how does my pump work",
        "so what color is it",
        "what color is it",
    ]


def test_amazons_own_intents_get_no_samples_of_ours(folder):
    model = models(folder)["en-US.json"]
    assert [intent["name"] for intent in model["intents"][: len(BUILT_IN)]] == list(BUILT_IN)
    assert all(intent(model, name) == {"name": name, "samples": []} for name in BUILT_IN)


def test_the_slots_of_an_intent_are_declared_once_with_their_types(folder):
    model = models(folder)["en-US.json"]
    assert intent(model, "FollowUpIntent")["slots"] == [
        {"name": "relation", "type": "relation_type"},
        {"name": "topic", "type": "topic_type"},
    ]
    assert "slots" not in intent(model, "HowItWorksIntent")
    assert [kind["name"] for kind in model["types"]] == ["relation_type", "topic_type"]


def test_a_slot_value_is_its_first_word_and_the_others_are_synonyms(folder):
    relation = models(folder)["en-US.json"]["types"][0]
    assert relation["values"] == [
        {"id": "after", "name": {"value": "after", "synonyms": ["later on"]}},
        {"id": "before", "name": {"value": "before", "synonyms": []}},
    ]


def test_each_locale_has_its_own_spelling(folder):
    american, british = models(folder)["en-US.json"], models(folder)["en-GB.json"]
    assert "what color is it" in intent(american, "HowItWorksIntent")["samples"]
    assert "what colour is it" in intent(british, "HowItWorksIntent")["samples"]
    assert british["types"][1]["values"][0]["name"]["synonyms"] == ["colour of the pump"]


def respelled(sentence):
    return Locale("en-GB", "en", "pump guide", "HIGH", {"color": "colour", "mom": "mum", "mom's": "mum's"}).respelled(
        sentence
    )


@pytest.mark.parametrize(
    ("sentence", "as_spelled"),
    [
        ("what color", "what colour"),
        ("mom's pump and mom", "mum's pump and mum"),
        ("colorful moment", "colorful moment"),
        ("what {topic} color", "what {topic} colour"),
        ("is {color} fine", "is {color} fine"),
        ("is {mom_type} fine", "is {mom_type} fine"),
    ],
)
def test_whole_words_are_respelled_and_slots_never(sentence, as_spelled):
    assert respelled(sentence) == as_spelled


def test_a_template_that_writes_out_too_far_is_shown_with_its_number(folder):
    assert MOST_FROM_ONE_TEMPLATE == 24
    chapter(folder, "heat:\n  sentences:\n    - is (a|b|c|d|e) (f|g|h|i|j) hot\n")
    with pytest.raises(BrokenTemplateError, match=r"^en/extra\.yaml:3: .*writes out to 25 sentences; at most 24$"):
        build_all(folder)


def test_a_template_may_write_out_as_far_as_the_limit(folder):
    chapter(folder, "heat:\n  sentences:\n    - is (a|b|c|d) (f|g|h|i|j|k) hot\n")
    assert len(intent(models(folder)["en-US.json"], "HeatIntent")["samples"]) == 24


def test_a_slot_that_nobody_fills_is_shown(folder):
    chapter(folder, "heat:\n  sentences:\n    - is heat bad\n    - is {colour} hot\n")
    with pytest.raises(BrokenTemplateError, match=r"^en/extra\.yaml:4: 'is \{colour\} hot': there is no slot colour$"):
        build_all(folder)


FAULTS = [
    pytest.param("heat: {sentences: ['is (a']}", "en/extra.yaml:1: ", id="a template that does not end"),
    pytest.param(
        "heat:\n  sentences:\n    - is <nobody> hot", "en/extra.yaml:3: 'is <nobody> hot': ", id="a word list"
    ),
    pytest.param("heat:\n  sentences: ['is {nobody} hot']", "en/extra.yaml:2: 'is {nobody} hot': ", id="a slot"),
    pytest.param("heat: {sentences: ['is {other_sign} hot']}", "en/extra.yaml:1: ", id="a second slot without a first"),
    pytest.param("heat: {names: ['{relation}']}", "en/extra.yaml:1: '{relation}': ", id="a slot in a slot's word"),
    pytest.param("heat: [a]", "en/extra.yaml:1: ", id="no mapping"),
    pytest.param("a: [", "en/extra.yaml:", id="no YAML"),
    pytest.param(
        "heat: {sentences: [what color is it]}",
        "en/pump.yaml:5: HowItWorksIntent shares 'what color is it' with HeatIntent at en/extra.yaml:1",
        id="a sentence of two intents",
    ),
    pytest.param(
        "heat: {names: [the pump]}",
        "en/pump.yaml:2: topic how_it_works shares 'the pump' with topic heat at en/extra.yaml:1",
        id="a word of two values",
    ),
]


@pytest.mark.parametrize(("text", "shown"), FAULTS)
def test_a_fault_is_shown_and_leaves_every_old_file_as_it_was(folder, capsys, text, shown):
    assert make(folder) == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    assert len(before) == 2
    chapter(folder, text)
    capsys.readouterr()
    assert make(folder) == 1
    assert shown in capsys.readouterr().err.splitlines()[0]
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


def test_what_is_shared_is_shown_all_at_once(folder, capsys):
    chapter(folder, "heat: {sentences: [how does the pump work, how does my pump work], names: [the pump]}")
    assert make(folder) == 1
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_locale_without_sentences_or_with_others_stops_the_build(folder, capsys):
    with (folder / "locales.yaml").open("a", encoding="utf-8") as file:
        file.write("fr-CA: {language: fr, invocation_name: guide pompe}\n")
    assert make(folder) == 1
    assert "sentences/fr:0: " in capsys.readouterr().err
    (folder / "sentences" / "fr").mkdir()
    assert make(folder) == 1
    assert "fr/pump.yaml:0: there is no such chapter, and en has one" in capsys.readouterr().err
    assert not list(folder.rglob("*.json"))


def test_making_writes_every_model(folder, capsys):
    assert make(folder) == 0
    assert {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.json")} == build_all(folder)
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == ["en-US.json", "en-GB.json"]


def test_a_locale_may_leave_the_fallback_to_alexa(folder):
    text = LOCALES.replace(", fallback_sensitivity: MEDIUM", "")
    (folder / "locales.yaml").write_text(text, encoding="utf-8")
    assert "modelConfiguration" not in models(folder)["en-US.json"]
    assert "modelConfiguration" in models(folder)["en-GB.json"]


def test_building_writes_nothing(folder):
    build_all(folder)
    assert not list(folder.rglob("*.json"))


def test_building_twice_gives_the_same_text(folder):
    assert build_all(folder) == build_all(folder)
