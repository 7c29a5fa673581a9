"""The store's page of each locale: complete, honest, and with examples that work."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from interaction_model.built import LOCALES, language_model
from interaction_model.listing import Listing, read_listing
from interaction_model.templates import BrokenTemplateError
from responses.catalogue import Catalogue
from responses.strict_yaml import BrokenFileError, read_as
from skill.checks.finding import Finding
from skill.checks.model_rules import forbidden_words
from skill.checks.own_language import is_foreign
from skill.understanding.words import Writing, writing

WORDS = Path(__file__).parent / "listing_words.yaml"

#: Amazon's limits in letters, as far as they are known; its console has the last word.
MOST_LETTERS = {"name": 50, "summary": 160, "description": 4000, "what_is_new": 4000, "testing_instructions": 4000}
MOST_IN_A_PHRASE = 200
MOST_KEYWORDS = 30

CATEGORY = "HEALTH_AND_FITNESS"

_PHRASE = re.compile(r"[\w\s.?:,'-]+[.?]")
_QUOTED = re.compile(r"\"([^\"]+)\"|« ([^»]+) »")
_WAKE = re.compile(r"\bAlexa, ")


class ListingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What the listings of one language must say and never say: patterns by name, as `listing_words.yaml` explains."""

    must_say: dict[str, str]
    never_says: dict[str, str]


@cache
def listing_words() -> dict[str, ListingWords]:
    """The patterns of each language; BrokenFileError where one is no pattern."""
    words = read_as(WORDS, ListingWords)
    for language, row in words.items():
        for name, pattern in (row.must_say | row.never_says).items():
            try:
                re.compile(pattern)
            except re.error as error:
                raise BrokenFileError(WORDS, f"no regular expression: {error}", f"{language}.{name}") from error
    return words


def listing_findings(catalogue: Catalogue, rules: Mapping[str, Mapping[str, re.Pattern[str]]]) -> Iterator[Finding]:
    """What is wrong with a locale's listing. `rules` are what is never said, by language and name."""
    for locale in LOCALES:
        file, language = f"interaction_model/store/{locale}.yaml", locale.partition("-")[0]
        try:
            listing = read_listing(locale)
        except BrokenTemplateError as error:
            yield Finding(file, "", "cannot be used", str(error))
            continue
        yield from _outside_its_limits(file, listing, language)
        yield from _unsaid(file, listing, language, catalogue.guide(locale).emergency)
        yield from _never_said(file, listing, language, rules[language])
        yield from _dead_phrases(file, listing, locale, writing(language))


def _outside_its_limits(file: str, listing: Listing, language: str) -> Iterator[Finding]:
    for field, most in MOST_LETTERS.items():
        if len(listing.texts[field]) > most:
            yield Finding(file, field, f"more than {most} letters", str(len(listing.texts[field])))
    for phrase in listing.example_phrases:
        if len(phrase) > MOST_IN_A_PHRASE:
            yield Finding(file, "example_phrases", f"more than {MOST_IN_A_PHRASE} letters", phrase)
    if len(listing.keywords) > MOST_KEYWORDS:
        yield Finding(file, "keywords", f"more than {MOST_KEYWORDS}", str(len(listing.keywords)))
    for field, text in listing.texts.items():
        if is_foreign(text, language) and field != "keywords":
            yield Finding(file, field, f"is not written in {language}", text)
    if listing.privacy_path != f"/privacy/{language}":
        yield Finding(file, "privacy_path", f"is not the page in {language}", listing.privacy_path)
    if listing.category != CATEGORY:
        yield Finding(file, "category", f"is not {CATEGORY}", listing.category)


def _unsaid(file: str, listing: Listing, language: str, emergency: str) -> Iterator[Finding]:
    said = _plain(listing.description)
    for name, pattern in listing_words()[language].must_say.items():
        if not re.search(pattern, said, re.IGNORECASE):
            yield Finding(file, "description", "does not say what it must", name)
    if not re.search(rf"\b{re.escape(emergency)}\b", said):
        yield Finding(file, "description", "lacks the emergency number", emergency)


def _never_said(file: str, listing: Listing, language: str, rules: Mapping[str, re.Pattern[str]]) -> Iterator[Finding]:
    """Brands anywhere; what else is never said, or claimed, in what the public reads."""
    for field, text in listing.texts.items():
        for name, pattern in rules.items():
            is_held = name == "brand" or field != "testing_instructions"
            if is_held and (found := pattern.search(_WAKE.sub("", _plain(text)))):
                yield Finding(file, field, f"says what is never said ({name})", found[0])
        for name, claim in listing_words()[language].never_says.items():
            if found := re.search(claim, _plain(text), re.IGNORECASE):
                yield Finding(file, field, f"claims what no skill may ({name})", found[0])
    for word in listing.name.lower().split():
        if word in forbidden_words()[language].wake:
            yield Finding(file, "name", "holds a word that Amazon forbids", word)


def _dead_phrases(file: str, listing: Listing, locale: str, written: Writing) -> Iterator[Finding]:
    """Examples, and what the description puts in quotes, that would not be understood to the letter."""
    model = language_model(locale)
    name = written.normalise(model["invocationName"])
    samples = {
        written.normalise(sample) for intent in model["intents"] for sample in intent["samples"] if "{" not in sample
    }
    address = re.compile(written.words.address.format(name=name))
    launch = forbidden_words()[locale.partition("-")[0]].launch
    for phrase in listing.example_phrases:
        if not _PHRASE.fullmatch(phrase):
            yield Finding(file, "example_phrases", "signs that a phrase may not have, or no full stop", phrase)
    first = written.normalise(listing.example_phrases[0])
    if not address.fullmatch(first) or first.partition(" ")[0] not in launch:
        yield Finding(
            file, "example_phrases", "the first does not open the skill by its name", listing.example_phrases[0]
        )
    quoted = [one or other for one, other in _QUOTED.findall(listing.description)]
    for field, phrases in {"example_phrases": listing.example_phrases, "description": quoted}.items():
        for phrase in phrases:
            said = written.normalise(phrase)
            addressed = address.match(said)
            rest = written.normalise(said[addressed.end() :]) if addressed else said
            if rest and rest not in samples:
                yield Finding(file, field, "is no sample", phrase)
            if bool(addressed) != phrase.startswith("Alexa, "):
                yield Finding(file, field, "has a wake word without the name, or the name without one", phrase)


def _plain(text: str) -> str:
    return text.replace("’", "'")
