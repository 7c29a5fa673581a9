"""The committed models are there for every locale that we list."""

import pytest

from interaction_model.build import BUILT_IN, HERE
from interaction_model.built import LOCALES, BrokenModelError, intent_names, language_model
from interaction_model.locales import read_locales


def test_every_listed_locale_has_a_model_and_no_other_has():
    assert set(LOCALES) == {locale.id for locale in read_locales(HERE / "locales.yaml")}


def test_the_english_locales_are_listed():
    assert {"en-US", "en-CA", "en-GB"} <= set(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_model_has_a_name_intents_and_types(locale):
    model = language_model(locale)
    assert model["invocationName"]
    assert model["intents"]
    assert model["types"]


def test_a_locale_without_model_is_not_made_up():
    with pytest.raises(BrokenModelError, match="xx-XX.json"):
        language_model("xx-XX")


def test_all_intents_of_all_locales_are_known_by_name():
    names = intent_names()
    assert set(BUILT_IN) <= names
    assert {"TopicIntent", "SurgeryTimeIntent", "CrisisSelfHarmIntent"} <= names
