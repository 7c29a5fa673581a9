"""An interaction model written out: every sentence that it teaches, with the intent and slots it stands for."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from skill.understanding.words import Writing

_SLOT = re.compile(r"\{(\w+)\}")

#: What stands for a date in a sample, and in a sentence that holds one.
SOME_DATE = "somedate"
DATE_TYPE = "AMAZON.DATE"


@dataclass(frozen=True)
class Filled:
    """A slot as a sample fills it: the words, and the id that they stand for."""

    said: str
    id: str


@dataclass(frozen=True)
class Sample:
    """A sentence of the model, normalised, and what it means. `is_slot` is whether it is a slot's words and no more."""

    sentence: str
    intent: str
    slots: Mapping[str, Filled] = field(default_factory=dict)
    is_slot: bool = False


def read_samples(
    language_model: Mapping[str, Any], built_in: Mapping[str, list[str]], writing: Writing
) -> list[Sample]:
    """The sentences of a model, slots filled with each of their words, and those of Amazon's built-in intents.

    Of the sentences that hold a sign only the bare sign is written out: with whom and what else it can be said there
    are millions.
    """
    words = {type["name"]: list(slot_words(type)) for type in language_model["types"]}
    words[DATE_TYPE] = [Filled(SOME_DATE, "")]
    samples = [Sample(writing.normalise(phrase), intent) for intent, phrases in built_in.items() for phrase in phrases]
    for intent in language_model["intents"]:
        slots = {slot["name"]: words[slot["type"]] for slot in intent.get("slots", [])}
        for sentence in intent["samples"]:
            if "sign}" in sentence and sentence != "{sign}":
                continue
            samples.extend(_written_out(sentence, intent["name"], slots, writing))
    return [sample for sample in samples if sample.sentence]  # "please" alone is noise


def slot_words(slot_type: Mapping[str, Any]) -> Iterator[Filled]:
    """Every word of a slot type, and the id that it stands for."""
    for value in slot_type["values"]:
        for said in (value["name"]["value"], *value["name"].get("synonyms", [])):
            yield Filled(said, value["id"])


def _written_out(sentence: str, intent: str, slots: Mapping[str, list[Filled]], writing: Writing) -> Iterator[Sample]:
    names = _SLOT.findall(sentence)
    for filling in itertools.product(*(slots[name] for name in names)):
        filled = dict(zip(names, filling, strict=True))
        spoken = sentence
        for name, word in filled.items():
            spoken = spoken.replace(f"{{{name}}}", word.said)
        yield Sample(writing.normalise(spoken), intent, filled, is_slot=sentence == f"{{{''.join(names)}}}")
