"""The sentence files of a language come together: topics, intents of their own, and shared slots."""

import pytest

from handlers.topics import topic_of
from interaction_model.source import intent_name, read_source
from interaction_model.templates import BrokenTemplateError

WORDS = "pump: {is: (the pump|my pump)}\n"
SLOTS = "relation: {after: [after, later on], before: [before]}\n"


@pytest.fixture
def source(tmp_path):
    def read(**files: str):
        folder = tmp_path / "en"
        folder.mkdir(exist_ok=True)
        for name, text in {"words": WORDS, "slots": SLOTS, **files}.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return read_source(folder)

    return read


@pytest.mark.parametrize(
    ("topic", "intent"),
    [
        ("surgery_time", "SurgeryTimeIntent"),
        ("recovery", "RecoveryIntent"),
        ("crisis_self_harm", "CrisisSelfHarmIntent"),
        ("pump_vs_pills", "PumpVsPillsIntent"),
    ],
)
def test_a_topic_is_asked_through_an_intent_of_its_name(topic, intent):
    assert intent_name(topic) == intent


def test_an_intents_name_leads_back_to_its_topic(guide):
    assert [topic_of(intent_name(topic), guide) for topic in guide.topics] == list(guide.topics)


def test_sections_are_topics_or_intents_of_their_own(source):
    read = source(
        surgery="surgery_time: {sentences: [how long]}\n", families="TopicIntent: {sentences: [tell me about]}\n"
    )
    assert {name: [line.text for line in lines] for name, lines in read.intents.items()} == {
        "TopicIntent": ["tell me about"],
        "SurgeryTimeIntent": ["how long"],
    }


def test_a_topic_in_two_chapters_keeps_the_sentences_of_both(source):
    read = source(
        a="heat: {sentences: [is heat bad], names: [heat]}\n", b="heat: {sentences: [can it get hot], names: [sun]}\n"
    )
    assert [line.text for line in read.intents["HeatIntent"]] == ["is heat bad", "can it get hot"]
    assert [line.text for line in read.slots["topic"]["heat"]] == ["heat", "sun"]
    assert [line.path.name for line in read.intents["HeatIntent"]] == ["a.yaml", "b.yaml"]


def test_a_topics_words_go_to_the_slots_that_topics_share(source):
    read = source(
        living="driving: {names: [driving], activities: [drive]}\n", team="team_surgeon: {roles: [the surgeon]}\n"
    )
    slots = {slot: {id: [line.text for line in lines] for id, lines in ids.items()} for slot, ids in read.slots.items()}
    assert slots == {
        "relation": {"after": ["after", "later on"], "before": ["before"]},
        "topic": {"driving": ["driving"]},
        "activity": {"driving": ["drive"]},
        "role": {"team_surgeon": ["the surgeon"]},
    }
    assert read.intents == {}


def test_word_lists_are_known_to_every_chapter(source):
    read = source(pump="how_it_works: {sentences: ['how does <pump> work']}\n")
    assert read.expander.expand(read.intents["HowItWorksIntent"][0]) == [
        "how does the pump work",
        "how does my pump work",
    ]


@pytest.mark.parametrize(
    ("files", "place", "reason"),
    [
        pytest.param(
            {"pump": "heat:\n  sentences: [a]\n  phrases: [b]\n"},
            "en/pump.yaml:3: ",
            "heat: unknown key phrases",
            id="an unknown key",
        ),
        pytest.param({"pump": "heat:\n  phrases: []\n"}, "en/pump.yaml:", "", id="an unknown key without lines"),
        pytest.param({"pump": "heat:\n  sentences: []\n"}, "en/pump.yaml:", "", id="sentences without a line"),
        pytest.param({"pump": "heat:\n  names: []\n"}, "en/pump.yaml:", "", id="names without a line"),
        pytest.param({"pump": "heat: {sentences: [a]}\nheat: {}\n"}, "en/pump.yaml:2: ", "twice", id="a topic twice"),
        pytest.param({"words": "pump: {si: a}\n"}, "en/words.yaml:", "", id="a word list without is"),
        pytest.param({"words": "pump: {is: []}\n"}, "en/words.yaml:", "", id="a word list without words"),
        pytest.param({"words": "pump: {is: [a, b]}\n"}, "en/words.yaml:", "", id="a word list of two templates"),
        pytest.param({"words": "pump: {is: (a}\n"}, "en/words.yaml:1: ", "(a", id="a broken word list"),
        pytest.param(
            {"words": "pump: {is: 'a {topic}'}\n"}, "en/words.yaml:1: ", "no slot", id="a word list with a slot"
        ),
        pytest.param({"slots": "relation: {}\n"}, "en/slots.yaml:", "relation", id="a slot without values"),
        pytest.param({"slots": "relation: {after: []}\n"}, "en/slots.yaml:", "", id="a slot value without words"),
    ],
)
def test_a_fault_is_shown_with_file_line_and_reason(source, files, place, reason):
    with pytest.raises(BrokenTemplateError) as caught:
        source(**files)
    assert str(caught.value).startswith(place)
    assert reason in str(caught.value)


@pytest.mark.parametrize("missing", ["words.yaml", "slots.yaml"])
def test_a_missing_file_is_named(source, tmp_path, missing):
    source()
    (tmp_path / "en" / missing).unlink()
    with pytest.raises(BrokenTemplateError, match=missing):
        read_source(tmp_path / "en")
