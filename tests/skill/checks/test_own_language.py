"""A text that stands under the wrong language is found."""

import pytest

from skill.checks import own_language
from skill.checks.finding import Finding
from skill.checks.own_language import is_foreign, stop_words, texts_in_another_language

ENGLISH = "The pump is about the size of a hockey puck, and it sits under the skin of your belly."
FRENCH = "La pompe est grosse comme une rondelle de hockey, et elle se trouve sous la peau de votre ventre."
NAMES = "Medicine, clinic, doctor, nurse, surgeon, pump, tube, battery, refill, alarm, scan, card, bag."


@pytest.mark.parametrize(
    ("text", "language", "is_found"),
    [
        (ENGLISH, "en", False),
        (FRENCH, "fr", False),
        (ENGLISH, "fr", True),
        (FRENCH, "en", True),
        (NAMES, "en", True),
        ("The pump is under your skin.", "fr", False),
        ("C'est l'eau qu'il n'a pas, et l'air d'aujourd'hui.", "fr", False),
        ("", "fr", False),
    ],
)
def test_a_text_of_more_than_twelve_words_is_known_by_its_small_ones(text, language, is_found):
    assert is_foreign(text, language) is is_found


def test_no_small_word_belongs_to_two_languages():
    lists = list(stop_words().values())
    assert len(frozenset().union(*lists)) == sum(map(len, lists))


def test_every_language_that_we_speak_has_its_small_words(catalogue):
    assert {guide.language for guide in catalogue.guides.values()} <= stop_words().keys()


@pytest.fixture
def page(monkeypatch):
    def write(text):
        monkeypatch.setattr(own_language, "privacy_page", lambda language: text)

    write("<p>Nothing.</p>")
    return write


def test_a_foreign_answer_is_found(saying, page):
    assert list(texts_in_another_language(saying(ENGLISH))) == []
    assert list(texts_in_another_language(saying(ENGLISH, FRENCH))) == [
        Finding("responses/en/pump.yaml", "what_is_pump", "is not written in en", FRENCH)
    ]


def test_a_foreign_paragraph_of_the_privacy_page_is_found(saying, page):
    page(f"<h1>Privacy</h1>\n<p>{ENGLISH}</p>\n<p>{{% if remembers %}}{FRENCH}{{% endif %}}</p>")
    (finding,) = texts_in_another_language(saying(ENGLISH))
    assert (finding.file, finding.figure.strip()) == ("responses/en/privacy.html", FRENCH)
