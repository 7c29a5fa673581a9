"""A model is read as the sentences that it teaches, its slots filled with each of their words."""

import pytest

from skill.understanding.samples import Filled, Sample, read_samples
from skill.understanding.words import writing

DRIVE, CAR, SUN = Filled("drive", "driving"), Filled("use a car", "driving"), Filled("sit in the sun", "heat")
AFTER, LATER = Filled("after", "after"), Filled("later on", "after")

MODEL = {
    "intents": [
        {"name": "AMAZON.HelpIntent", "samples": []},
        {"name": "MriTestsIntent", "samples": ["Can I have an m. r. i.", "so what about scans"]},
        {
            "name": "ActivityIntent",
            "slots": [{"name": "activity", "type": "activity_type"}, {"name": "relation", "type": "relation_type"}],
            "samples": ["can i {activity}", "can i {activity} {relation}"],
        },
    ],
    "types": [
        {
            "name": "activity_type",
            "values": [
                {"id": "driving", "name": {"value": "drive", "synonyms": ["use a car"]}},
                {"id": "heat", "name": {"value": "sit in the sun"}},
            ],
        },
        {"name": "relation_type", "values": [{"id": "after", "name": {"value": "after", "synonyms": ["later on"]}}]},
    ],
}


@pytest.fixture(scope="module")
def samples():
    return read_samples(MODEL, {"AMAZON.YesIntent": ["yes", "Yes, please"]}, writing("en"))


def of(samples, intent):
    return [sample for sample in samples if sample.intent == intent]


def test_a_sentence_without_slots_is_read_as_it_is_heard(samples):
    assert of(samples, "MriTestsIntent") == [
        Sample("can i have an mri", "MriTestsIntent"),
        Sample("what about scans", "MriTestsIntent"),
    ]


def test_a_slot_is_written_out_with_each_of_its_words_and_keeps_their_id(samples):
    assert of(samples, "ActivityIntent")[:3] == [
        Sample("can i drive", "ActivityIntent", {"activity": DRIVE}),
        Sample("can i use a car", "ActivityIntent", {"activity": CAR}),
        Sample("can i sit in the sun", "ActivityIntent", {"activity": SUN}),
    ]


def test_two_slots_are_written_out_in_every_combination(samples):
    both = [sample for sample in of(samples, "ActivityIntent") if len(sample.slots) == 2]
    assert len(both) == 3 * 2
    assert Sample("can i sit in the sun later on", "ActivityIntent", {"activity": SUN, "relation": LATER}) in both
    assert Sample("can i drive after", "ActivityIntent", {"activity": DRIVE, "relation": AFTER}) in both


def test_what_alexa_knows_by_itself_is_read_too(samples):
    assert [sample.sentence for sample in of(samples, "AMAZON.YesIntent")] == ["yes", "yes"]
    assert of(samples, "AMAZON.HelpIntent") == []
