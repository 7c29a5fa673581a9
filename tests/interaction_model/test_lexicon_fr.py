"""French is read as it is spoken: elided, without accents, its denials before, around and behind what is denied."""

import pytest

from interaction_model.built import LOCALES, language_model
from interaction_model.lexicon import SIGN_TYPE, lexicon
from responses.catalogue import load

SIGNS = load().guide("fr").signs.signs


@pytest.fixture(scope="module")
def french():
    return lexicon("fr")


@pytest.mark.parametrize("said", ["l'alarme sonne", "l’alarme sonne", "l alarme sonne", "L'ALARME SONNE !"])
def test_an_apostrophe_parts_two_words_however_it_is_written(french, said):
    assert french.reported(said).signs == ("pump_alarm",)


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("il a de la fièvre", "fever"),
        ("il a de la fievre", "fever"),
        ("j'ai des démangeaisons", "itching"),
        ("j'ai des demangeaisons", "itching"),
        ("il a les lèvres bleues", "blue_lips"),
        ("il a les levres bleues", "blue_lips"),
        ("mon père est confus", "confusion"),
        ("mon pere est confus", "confusion"),
        ("elle est confuse", "confusion"),
        ("ma pompe sonne", "pump_alarm"),
        ("je veux mourir", "self_harm"),
    ],
)
def test_a_sign_is_heard_with_its_accents_and_without(french, said, sign):
    assert sign in french.reported(said).signs


@pytest.mark.parametrize(
    "said",
    [
        "j'ai pas la fièvre",
        "je n'ai pas de fièvre",
        "il n'a pas de fièvre",
        "il a pas de fièvre",
        "aucune fièvre",
        "sans fièvre",
        "pas de fièvre",
    ],
)
def test_what_is_denied_is_named_and_not_reported(french, said):
    reported = french.reported(said)
    assert (reported.signs, reported.named, reported.is_denied) == ((), ("fever",), True)


def test_a_denial_goes_on_over_ni(french):
    assert french.reported("pas de fièvre ni de confusion").named == ("fever", "confusion")


def test_a_word_right_behind_a_sign_denies_it(french):
    assert french.reported("ça démange").signs == ("itching",)
    assert french.reported("ça démange pas").signs == ()


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("ça va pas la pompe sonne", "pump_alarm"),
        ("il va pas bien il fait de la fièvre", "fever"),
        ("non il est confus", "confusion"),
        ("ça marche pas ma pompe sonne", "pump_alarm"),
    ],
)
def test_a_denial_ends_where_something_else_is_spoken_of(french, said, sign):
    assert sign in french.reported(said).signs


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ("il est pas mal confus", {"confusion"}),
        ("je fais pas mal de fièvre", {"fever", "high_fever"}),
        ("il est pas confus", set()),
    ],
)
def test_pas_mal_denies_nothing(french, said, signs):
    reported = french.reported(said)
    assert bool(signs & set(reported.signs)) == bool(signs)
    assert reported.is_denied == (not signs)


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("ma pompe arrête pas de sonner", "pump_alarm"),
        ("appelle le 911", "cry_for_help"),
        ("appelle le neuf un un", "cry_for_help"),
        ("j'ai le coup raide", "stiff_neck"),
        ("j'ai le cou raide", "stiff_neck"),
    ],
)
def test_what_is_said_or_heard_in_other_words_is_rewritten_first(french, said, sign):
    assert sign in french.reported(said).signs


@pytest.mark.parametrize(
    "said",
    [
        "si j'ai de la fièvre",
        "qu'est-ce qui arrive si j'ai de la fièvre",
        "est-ce que le baclofène donne de la fièvre",
        "quels sont les signes du sevrage",
    ],
)
def test_what_is_asked_or_possible_is_no_alarm(french, said):
    assert french.reported(said).signs == ()


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("j'ai de la fièvre", "self"),
        ("ma pompe sonne", "self"),
        ("il a de la fièvre", "other"),
        ("mon père est confus", "other"),
        ("la fièvre", ""),
    ],
)
def test_whom_it_is_about_is_heard(french, said, who):
    assert french.reported(said).who == who


def is_heard(french, sign, said):
    """Whether a sign is heard as itself, or as one of danger where the same words stand for both."""
    signs = french.reported(said).signs
    return sign in signs or any(SIGNS[one].tier == "emergency" for one in signs)


def test_of_the_phrases_for_a_sign_hardly_one_in_a_thousand_is_missed(french):
    locales = [locale for locale in LOCALES if locale.startswith("fr-")]
    kinds = [kind for locale in locales for kind in language_model(locale)["types"] if kind["name"] == SIGN_TYPE]
    values = [value for kind in kinds for value in kind["values"]]
    phrases = [(value["id"], said) for value in values for said in (value["name"]["value"], *value["name"]["synonyms"])]
    missed = [(sign, said) for sign, said in phrases[::5] if not is_heard(french, sign, said)]
    assert len(missed) * 1000 <= len(phrases[::5]), missed
