"""The list of locales: what each line of it means, and what stops the build."""

import pytest

from interaction_model.locales import Locale, read_locales
from interaction_model.templates import BrokenTemplateError


@pytest.fixture
def read(tmp_path):
    def locales(text):
        path = tmp_path / "locales.yaml"
        path.write_text(text, encoding="utf-8")
        return read_locales(path)

    return locales


def test_locales_are_read_in_the_order_of_the_file(read):
    text = (
        "fr-CA: {language: fr, invocation_name: guide pompe}\n"
        "en-US: {language: en, invocation_name: pump guide, fallback_sensitivity: LOW, spelling: &s {color: colour}}\n"
        "en-GB: {language: en, invocation_name: pump guide, spelling: {<<: *s, mom: mum}}\n"
    )
    assert read(text) == [
        Locale("fr-CA", "fr", "guide pompe"),
        Locale("en-US", "en", "pump guide", "LOW", {"color": "colour"}),
        Locale("en-GB", "en", "pump guide", None, {"color": "colour", "mom": "mum"}),
    ]


def test_words_with_accents_are_respelled_whole():
    locale = Locale("fr-CA", "fr", "guide pompe", spelling={"mal": "douleur", "évalué": "estimé"})
    assert locale.respelled("mal, animal et évalué") == "douleur, animal et estimé"


GOOD = "en-US: {language: en, invocation_name: pump guide}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(GOOD + "en-GB: {language: en}\n", "2: en-GB: .*invocation_name", id="a field too few"),
        pytest.param(GOOD + "en-GB: {language: en, colour: red}\n", "2: en-GB: .*colour", id="an unknown field"),
        pytest.param(GOOD + "en-GB: {language: en, language: fr}\n", "2: language stands twice", id="a field twice"),
        pytest.param(GOOD + GOOD, "2: en-US stands twice", id="a locale twice"),
        pytest.param(
            GOOD.replace("en}", "1}").replace(": en", ": 1"), "1: en-US: .*language", id="a number for a word"
        ),
        pytest.param(
            GOOD.replace("}", ", fallback_sensitivity: LOUD}"), "1: en-US: .*LOUD", id="an unknown sensitivity"
        ),
        pytest.param(
            GOOD.replace("}", ", spelling: [color]}"), "1: en-US: .*spelling", id="spelling that is no mapping"
        ),
        pytest.param(
            GOOD.replace("en-US", "fr-CA"), "1: fr-CA: is no locale of the language en", id="another language"
        ),
        pytest.param(GOOD.replace("en-US", "en"), "1: en: is no locale of the language en", id="a language alone"),
        pytest.param(
            GOOD.replace("en-US", "no"), "1: no: is no locale", id="a name that YAML takes for something else"
        ),
        pytest.param("en-US: pump guide\n", "1: expected a mapping", id="a locale that is a word"),
        pytest.param("en-US: {1: 2}\n", "1: en-US: ", id="a field that is a number"),
        pytest.param("en-US: {language: !!python/name:os.system x}\n", "1: en-US: .*python", id="a foreign tag"),
        pytest.param("", "0: expected a mapping", id="an empty file"),
    ],
)
def test_a_fault_is_shown_with_file_line_and_locale(read, text, message):
    with pytest.raises(BrokenTemplateError, match=rf"/locales\.yaml:{message}"):
        read(text)


def test_a_missing_list_is_shown_by_its_name(tmp_path):
    with pytest.raises(BrokenTemplateError, match=r"locales\.yaml:0: .*No such file"):
        read_locales(tmp_path / "locales.yaml")
