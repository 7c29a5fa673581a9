"""The interaction models keep Amazon's rules, so that Alexa builds them and takes each sentence as we mean it."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from msgspec import Struct

from interaction_model.built import HERE, LOCALES, language_model
from interaction_model.clashes import clashes
from interaction_model.lexicon import SIGN_TYPE
from responses.strict_yaml import read_as
from skill.checks.finding import Finding
from skill.understanding.samples import Sample, read_samples, slot_words
from skill.understanding.words import Writing, writing

Model = Mapping[str, Any]

FORBIDDEN_WORDS = Path(__file__).parent / "forbidden_words.yaml"

MOST_BYTES = 1_500_000
MOST_LETTERS = 140
FEWEST_SAMPLES = 5

_SLOT = re.compile(r"\{(\w+)\}")
_SAMPLE = re.compile(r"(?:[a-zà-öø-ÿœ' -]|\b[a-z]\.(?= |$)|\{[a-z_]+\})+")
_NAME = re.compile(r"[a-zà-öø-ÿœ' .]{2,50}")


class ForbiddenWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language that Amazon does not take; each list is explained in `forbidden_words.yaml`."""

    connectors: frozenset[str]
    wake: frozenset[str]
    launch: frozenset[str]
    small: frozenset[str]


@cache
def forbidden_words() -> dict[str, ForbiddenWords]:
    """What Amazon does not take, by language; BrokenFileError where the file cannot be used."""
    return read_as(FORBIDDEN_WORDS, ForbiddenWords)


def model_rule_findings() -> Iterator[Finding]:
    """Where a committed model breaks a rule of Amazon's."""
    for locale in LOCALES:
        file, language = f"interaction_model/{locale}.json", locale.partition("-")[0]
        model, forbidden = language_model(locale), forbidden_words()[language]
        yield from _not_the_schema(file, (HERE / f"{locale}.json").read_text(encoding="utf-8"))
        yield from _bad_name(file, model["invocationName"], forbidden)
        for intent in model["intents"]:
            yield from _bad_samples(file, intent, forbidden)
        unfit = [*_bad_slots(file, model), *_bad_values(file, model)]
        yield from unfit
        if not unfit:
            yield from _shared_sentences(file, model, writing(language))


def _not_the_schema(file: str, text: str) -> Iterator[Finding]:
    """What Amazon's own classes would not read, or would not write again."""
    reader = DefaultSerializer()
    if reader.serialize(reader.deserialize(text, InteractionModelData)) != json.loads(text):
        yield Finding(file, "interactionModel", "holds a field that Amazon's schema does not have")
    if len(text.encode()) > MOST_BYTES:
        yield Finding(file, "interactionModel", f"more than {MOST_BYTES} bytes", str(len(text.encode())))


def _bad_name(file: str, name: str, forbidden: ForbiddenWords) -> Iterator[Finding]:
    words = name.split()
    if not _NAME.fullmatch(name) or len(words) < 2:
        yield Finding(file, "invocationName", "takes 2 to 50 letters in two words or more", name)
    for word in words:
        if word in forbidden.wake | forbidden.launch | forbidden.small:
            yield Finding(file, "invocationName", "holds a word that Amazon forbids", word)


def _bad_samples(file: str, intent: Model, forbidden: ForbiddenWords) -> Iterator[Finding]:
    name, samples = intent["name"], intent["samples"]
    if name.startswith("AMAZON."):
        if samples:
            yield Finding(file, name, "a built-in intent takes no samples of ours")
        return
    if len(samples) < FEWEST_SAMPLES:
        yield Finding(file, name, f"fewer than {FEWEST_SAMPLES} samples", str(len(samples)))
    for sample in samples:
        slots = _SLOT.findall(sample)
        if not _SAMPLE.fullmatch(sample):
            yield Finding(file, name, "signs that a sample may not have", sample)
        if sample.partition(" ")[0] in forbidden.connectors:
            yield Finding(file, name, "begins with a connecting word", sample)
        if len(set(slots)) < len(slots):
            yield Finding(file, name, "names a slot twice", sample)


def _bad_slots(file: str, model: Model) -> Iterator[Finding]:
    types = {kind["name"] for kind in model["types"]}
    used = set()
    for intent in model["intents"]:
        declared = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        named = {slot for sample in intent["samples"] for slot in _SLOT.findall(sample)}
        used |= set(declared.values())
        for slot in named ^ declared.keys():
            yield Finding(file, intent["name"], "a slot is declared and not named, or named and not declared", slot)
        for slot, kind in declared.items():
            if kind not in types and not kind.startswith("AMAZON."):
                yield Finding(file, intent["name"], f"slot {slot} has a type that is not defined", kind)
    for kind in types - used:
        yield Finding(file, kind, "a slot type that no intent uses")


def _bad_values(file: str, model: Model) -> Iterator[Finding]:
    for kind in model["types"]:
        ids = [value["id"] for value in kind["values"]]
        words = [word for value in kind["values"] for word in (value["name"]["value"], *value["name"]["synonyms"])]
        if not words:
            yield Finding(file, kind["name"], "a slot type without values")
        for twice in [id for id, count in Counter(ids).items() if count > 1]:
            yield Finding(file, kind["name"], "an id stands twice", twice)
        for twice in [word for word, count in Counter(words).items() if count > 1]:
            yield Finding(file, kind["name"], "two values share a word", twice)
        for word in words:
            if len(word) > MOST_LETTERS or not _SAMPLE.fullmatch(word):
                yield Finding(
                    file, kind["name"], f"more than {MOST_LETTERS} letters, or signs that a value may not have", word
                )


def _shared_sentences(file: str, model: Model, written: Writing) -> Iterator[Finding]:
    """Sentences that two intents share, with every slot written out: Alexa would take either."""
    samples = read_samples(model, {}, written)
    for first, sample in clashes(samples, lambda sample: sample.sentence, lambda sample: sample.intent):
        yield Finding(file, sample.intent, f"shares a sentence with {first.intent}", sample.sentence)
    yield from _taken_for_reports(file, model, samples, written)


def _taken_for_reports(file: str, model: Model, samples: list[Sample], written: Writing) -> Iterator[Finding]:
    """Sentences of other intents that are also a report: who, and then a sign. There are too many to write out."""
    values = {kind["name"]: [filled.said for filled in slot_words(kind)] for kind in model["types"]}
    signs = {written.normalise(word) for word in values.get(SIGN_TYPE, ())}
    last_words = {sign.rpartition(" ")[2] for sign in signs}
    for intent in model["intents"]:
        slots = {slot["name"]: values.get(slot["type"], []) for slot in intent.get("slots", [])}
        carriers = [sample.removesuffix("{sign}") for sample in intent["samples"] if sample.endswith(" {sign}")]
        before = {
            written.normalise(carrier.replace("{who}", who))
            for carrier in carriers
            if "sign}" not in carrier
            for who in slots.get("who", [""])
        }
        for sample in samples:
            words = sample.sentence.split()
            may_be = before and sample.intent != intent["name"] and words[-1] in last_words
            cuts = range(1, len(words)) if may_be else ()
            if any(" ".join(words[:cut]) in before and " ".join(words[cut:]) in signs for cut in cuts):
                yield Finding(file, sample.intent, f"shares a sentence with {intent['name']}", sample.sentence)
