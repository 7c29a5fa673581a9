"""Danger words make a sentence a report, whatever else it is like; what is only named gets a general answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interaction_model.built import language_model
from interaction_model.lexicon import SIGN_TYPE, lexicon
from responses.tier import Tier
from skill.understanding.understand import REPORT

NOISE = "purple elephants and quite a lot of other words"
SAMPLES = {
    sample: intent["name"]
    for intent in language_model("en-US")["intents"]
    for sample in intent["samples"]
    if "{" not in sample and intent["name"] != REPORT
}
SIGNS = {
    phrase: value["id"]
    for kind in language_model("en-US")["types"]
    if kind["name"] == SIGN_TYPE
    for value in kind["values"]
    for phrase in (value["name"]["value"], *value["name"]["synonyms"])
}


def slots(understood):
    return {name: (slot.said, slot.ids) for name, slot in understood.slots.items()}


@pytest.mark.parametrize(
    ("sentence", "sign", "other_sign", "who"),
    [
        ("he's burning up", "high_fever", None, "other"),
        ("my pump is beeping", "pump_alarm", None, "self"),
        ("the pump is beeping", "pump_alarm", None, None),
        ("my legs are locking up and my pump is beeping", "spasms_back", "pump_alarm", "self"),
        ("he's confused and burning up", "high_fever", "confusion", "other"),
        ("itching all over and now she won't wake up", "hard_to_wake", "itching", "other"),
    ],
)
def test_a_report_has_the_gravest_sign_first_then_the_next_and_whom_it_is_about(
    understand, sentence, sign, other_sign, who
):
    understood = understand(sentence)
    assert understood.intent == REPORT
    ids = {name: found for name, (_, found) in slots(understood).items()}
    assert ids == {name: (id,) for name, id in (("sign", sign), ("other_sign", other_sign), ("who", who)) if id}


def test_of_more_than_two_signs_the_words_of_the_others_are_sent_too(understand):
    sentence = "my legs are locking up my skin is itching and my pump is beeping"
    understood = understand(sentence)
    assert understood.slots["sign"].said == sentence
    assert len(understood.slots) == 3


def test_the_candidates_of_a_report_are_the_topics_of_its_signs_the_gravest_first(understand, guide):
    topics = [one.topic for one in understand("she's itching and the pump is beeping and she is confused").candidates]
    assert topics[0] == "report_severe_withdrawal"
    assert set(topics) <= guide.signs.of_topic.keys()
    assert len(set(topics)) == len(topics)


@pytest.mark.parametrize("sentence", ["he's burning up", "my pump is beeping", "she won't wake up"])
def test_a_report_among_words_that_nobody_knows_is_heard_by_its_words_only_with_the_net(
    understand, without_net, sentence
):
    lost = f"{NOISE} {sentence} {NOISE}"
    assert understand(lost).slots["sign"].said == lost
    assert without_net.understand(lost).slots.get("sign") != understand(lost).slots["sign"]


@pytest.mark.parametrize("sentence", ["burning up", "my pump is beeping", "i want to die"])
def test_without_the_net_what_the_model_teaches_is_still_a_report(without_net, guide, sentence):
    assert without_net.understand(sentence).candidates[0].topic in guide.signs.of_topic


@settings(max_examples=30)
@given(
    st.sampled_from(["he is burning up", "she won't wake up", "my pump is beeping", "he is itching all over"]),
    st.lists(st.sampled_from(NOISE.split()), max_size=6),
    st.lists(st.sampled_from(NOISE.split()), max_size=6),
)
def test_no_words_around_a_report_hide_it(understand, guide, sentence, before, after):
    understood = understand(" ".join([*before, "and", sentence, "and", *after]))
    signs = [id for slot in understood.slots.values() for id in slot.ids if id in guide.signs.signs]
    assert understood.intent == REPORT
    assert max(guide.signs.signs[sign].urgency for sign in signs) >= Tier.URGENT


@pytest.mark.parametrize(
    "sentence",
    [
        "what if he gets a fever",
        "what are the signs of a high fever",
        "how would i know if the pump is beeping",
        "can baclofen make me confused",
        "no fever",
        "she's not confused",
        "he doesn't have a fever",
        "no fever or confusion",
        "does withdrawal cause seizures",
    ],
)
def test_a_sign_that_is_only_named_gets_an_answer_and_is_no_report(understand, guide, sentence):
    understood = understand(sentence)
    first = guide.topics[understood.candidates[0].topic]
    assert understood.intent != REPORT
    assert first.id not in guide.signs.of_topic
    assert first.tier <= Tier.CAUTION


@pytest.mark.parametrize("sentence", ["no fever", "she's not confused", "what if he gets a fever"])
def test_three_different_topics_are_the_candidates_of_what_is_only_named(understand, sentence):
    assert len({one.topic for one in understand(sentence).candidates}) == 3


@pytest.mark.parametrize("sentence", ["no fever", "she's not confused", "he doesn't have a fever"])
def test_what_is_denied_is_never_confirmed(understand, guide, sentence):
    assert understand(sentence).candidates[0].topic == "refuse_diagnosis"


@pytest.mark.parametrize("sentence", ["no fever", "he is itching", "how do i know if he has a fever"])
def test_without_the_net_nothing_is_looked_for_in_the_words(without_net, sentence):
    assert "who" not in without_net.understand(sentence).slots


def test_a_sample_of_another_intent_wins_over_the_net(understand):
    heard = lexicon("en")
    dangerous = sorted(sample for sample in SAMPLES if heard.reported(sample).signs)[::5]
    assert dangerous
    assert [sample for sample in dangerous if understand(sample).intent != SAMPLES[sample]] == []


def test_no_sentence_is_taught_as_a_sign_and_as_something_else():
    assert SAMPLES.keys() & SIGNS.keys() == set()
