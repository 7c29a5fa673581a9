"""What a recogniser writes for our words is known wherever the word is, from one list for each language."""

import json

import pytest

from interaction_model.built import LOCALES, BrokenModelError, language_model
from interaction_model.misheard import read_misheard, with_mishearings
from skill.understanding.words import writing

MISHEARD = read_misheard()
FORMS = [
    (language, word, form) for language, words in MISHEARD.items() for word, forms in words.items() for form in forms
]


def test_every_language_has_a_list():
    assert set(MISHEARD) == {locale.partition("-")[0] for locale in LOCALES}


@pytest.mark.parametrize(("language", "word", "form"), FORMS)
def test_a_mishearing_is_read_as_the_word(language, word, form):
    assert writing(language).normalise(form) == word


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mishearing_is_a_synonym_for_alexa(locale):
    model = json.dumps(language_model(locale)["types"], ensure_ascii=False)
    misheard = MISHEARD[locale.partition("-")[0]]
    heard = [form for word, forms in misheard.items() if word in model for form in forms]
    assert heard
    assert not [form for form in heard if form not in model]


def test_the_words_come_first_and_each_once():
    values = with_mishearings(["the tube", "the catheter", "cath eater"], {"catheter": ("cath eater", "calf eater")})
    assert values == ["the tube", "the catheter", "cath eater", "the cath eater", "the calf eater"]


def test_a_part_of_another_word_is_not_misheard():
    assert with_mishearings(["catheters"], {"catheter": ("cath eater",)}) == ["catheters"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("en: {baclofen: [bacon, bacon]}", "en: bacon stands twice"),
        ("en: {baclofen: [bacon], catheter: [bacon]}", "en: bacon stands twice"),
        ("en: [baclofen]", "Expected `object`"),
        ("en: {baclofen: 3}", "Expected `array`"),
        ("en: {", "while parsing"),
    ],
)
def test_a_list_that_cannot_be_used_is_named(tmp_path, text, reason):
    path = tmp_path / "misheard.yaml"
    path.write_text(text)
    with pytest.raises(BrokenModelError, match=r"^misheard\.yaml: ") as error:
        read_misheard(path)
    assert reason in str(error.value)
