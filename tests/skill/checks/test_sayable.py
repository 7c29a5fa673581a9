"""One answer is one or two breaths, in plain words."""

import pytest

from responses.catalogue import HERE
from responses.strict_yaml import read_as
from skill.checks.finding import Finding
from skill.checks.heard import every_part
from skill.checks.languages import languages
from skill.checks.sayable import MEASURES, hardness_of, lix, too_hard, too_long

PUMP = "responses/en/pump.yaml"


def words(count):
    return " ".join(["word"] * count)


@pytest.fixture
def beside(saying) -> int:
    """How many words are heard with a part of the lone topic: the disclaimer and the question."""
    heard = next(every_part(saying("word")))
    return len(heard.whole.split()) - 1


def test_an_answer_of_seventy_six_words_is_found_question_and_disclaimer_counted(saying, beside):
    assert beside > 5
    assert list(too_long(saying(words(76 - beside)))) == [
        Finding(PUMP, "what_is_pump part 1", "more than 75 words", "76")
    ]


def test_an_answer_of_seventy_five_words_is_sayable(saying, beside):
    assert list(too_long(saying(words(75 - beside)))) == []


def test_a_later_part_that_is_too_long_is_found_by_its_number(saying):
    assert [finding.about for finding in too_long(saying("Short.", words(76), "Short."))] == ["what_is_pump part 2"]


def test_a_reprompt_that_is_too_long_is_found(saying):
    found = list(too_long(saying("Short.", ask=words(80))))
    assert [finding.what for finding in found] == ["more than 75 words"]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("Call for fever, pain, redness, swelling, fluid and itching.", 6),
        ("Call for fever, pain, redness, swelling, fluid, and itching.", 6),
        ("Call for fever, pain, redness, swelling or heat, or itching.", 6),
        ("Call for fever, pain, redness, swelling, fluid, itching or a seizure.", 7),
        ("Call for fever, pain or redness, swelling or heat, and fluid.", 6),
    ],
)
def test_a_list_of_six_or_more_is_found_with_its_number_and_sentence(saying, sentence, items):
    found = list(too_long(saying(f"Do not wait. {sentence} Say baclofen pump.")))
    assert found == [Finding(PUMP, "what_is_pump part 1", "a list of more than 5", f"{items} in “{sentence}”")]


@pytest.mark.parametrize(
    "text",
    [
        "Call for fever, pain, redness, swelling and fluid.",
        "Call for fever, pain, redness, swelling, or fluid.",
        "Call for fever, pain and redness. Go for swelling, fluid and itching.",
        "After the surgery, ask your doctor.",
        "Do not wait.",
    ],
)
def test_a_list_of_five_is_sayable(saying, text):
    assert list(too_long(saying(text))) == []


@pytest.mark.parametrize("topic", ["withdrawal_early", "withdrawal_info"])
def test_the_signs_of_withdrawal_are_never_cut(saying, topic):
    six = "Call for stiffness, spasms, itching, low blood pressure, feeling light-headed and tingling."
    assert list(too_long(saying(six, topic=topic))) == []
    assert len(list(too_long(saying(six)))) == 1


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("Appelez pour la fièvre, la douleur, la rougeur, l'enflure, un liquide et des démangeaisons.", 6),
        ("Appelez pour la fièvre, la douleur, la rougeur, l'enflure, un liquide ou des démangeaisons.", 6),
        ("Appelez pour la fièvre, la douleur ou la rougeur, l'enflure ou la chaleur, et un liquide.", 6),
    ],
)
def test_a_french_list_of_six_is_found_too(saying, sentence, items):
    (found,) = too_long(saying(f"N'attendez pas. {sentence}", locale="fr-CA"))
    assert (found.what, found.figure) == ("a list of more than 5", f"{items} in “{sentence}”")


def test_a_french_list_of_five_is_sayable(saying):
    said = "Appelez pour la fièvre, la douleur, la rougeur, l'enflure et un liquide. Dites-le, and a and b and c."
    assert list(too_long(saying(said, locale="fr-CA"))) == []


WORDS = {"en": ["baclofen", "catheter"], "fr": ["baclofène", "cathéter"]}
HARD = "Continuous administration necessitates individualised supervision by experienced professionals."
PLAIN = "The pump holds your medicine. It sits low in your belly."


def test_an_answer_above_grade_eight_is_found_with_its_grade(saying):
    (found,) = too_hard(saying(HARD), WORDS)
    assert (found.file, found.about, found.what) == (
        PUMP,
        "what_is_pump part 1",
        "harder than 8 by flesch_kincaid",
    )
    assert float(found.figure) > languages()["en"].hardest


@pytest.mark.parametrize(("locale", "hardest"), [("en-US", 8), ("en-GB", 8), ("fr-CA", 45), ("fr", 45)])
@pytest.mark.parametrize(("beyond", "count"), [(1.0, 1), (0.1, 1), (0.0, 0)])
def test_an_answer_as_hard_as_its_language_allows_is_sayable_and_a_harder_one_is_found(
    saying, monkeypatch, locale, hardest, beyond, count
):
    language = languages()[saying(locale=locale).guides[locale].language]
    monkeypatch.setitem(MEASURES, language.measure, lambda text: hardest + beyond)
    found = [finding.figure for finding in too_hard(saying(PLAIN, locale=locale), WORDS)]
    assert found == [f"{hardest + beyond:.1f}"] * count


def test_a_plain_answer_is_not_too_hard(saying):
    assert list(too_hard(saying(PLAIN), WORDS)) == []


HARD_FRENCH = "Une administration continue nécessite la surveillance individualisée de professionnels expérimentés."
PLAIN_FRENCH = "La pompe tient votre remède. Elle est posée dans le bas du ventre."


def test_a_hard_french_answer_is_found_by_the_french_measure_and_a_plain_one_is_not(saying):
    (found,) = too_hard(saying(HARD_FRENCH, locale="fr-CA"), WORDS)
    assert (found.file, found.what) == ("responses/fr/pump.yaml", "harder than 45 by lix")
    assert list(too_hard(saying(PLAIN_FRENCH, locale="fr-CA"), WORDS)) == []


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("La pompe est là.", 4),
        ("La pompe est là. Elle bipe.", 3),
        ("Est-ce là?", 2),
        ("Est-ce là? Oui!", 1.5),
        ("La chirurgie est là.", 4 + 100 / 4),
        ("L'opération est là.", 4 + 100 / 4),
        ("L’opération est là.", 4 + 100 / 4),
        ("Maladie rare.", 2 + 100 / 2),
        ("Six lettres: malade.", 3 + 100 / 3),
        ("Sept.", 1),
        ("", 0),
    ],
    ids=repr,
)
def test_lix_is_the_words_of_a_sentence_and_the_share_of_those_with_more_than_six_letters(text, measured):
    assert lix(text) == pytest.approx(measured)


def test_longer_words_and_longer_sentences_are_harder():
    assert lix("Ne la videz pas.") < lix("Ne la videz pas si elle sonne.")
    assert lix("Elle est vide.") < lix("Elle est complètement vide.")


PAGE_WORDS = read_as(HERE / "page_words.yaml", list[str])


@pytest.mark.parametrize(
    ("language", "word"),
    [
        *(("en", word) for word in ("intrathecal", "Baclofen", "SPASTICITY", "multiple sclerosis", "anaesthesia")),
        *(("fr", word) for word in ("baclofène", "Baclofène", "cathéter", "spasticité")),
    ],
)
def test_the_pages_own_words_count_as_a_short_word(language, word):
    known, unknown = PAGE_WORDS, {language: ["zebra"]}
    assert hardness_of(f"This is {word} for you.", known, language) == hardness_of(
        "This is thing for you.", known, language
    )
    assert hardness_of(f"This is {word} for you.", unknown, language) > hardness_of(
        f"This is {word} for you.", known, language
    )


def test_a_page_word_within_another_word_is_left_as_it_is():
    said = "Take the catheterisation."
    assert hardness_of(said, {"en": ["catheter"]}, "en") == hardness_of(said, {"en": ["baclofen"]}, "en")


def test_a_language_without_page_words_is_measured_as_it_stands():
    assert hardness_of(PLAIN, {"en": []}, "en") == hardness_of(PLAIN, WORDS, "en")
