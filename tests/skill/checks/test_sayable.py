"""One answer is one or two breaths, in plain words."""

import pytest

from responses.catalogue import HERE
from responses.strict_yaml import read_as
from skill.checks.finding import Finding
from skill.checks.heard import every_part
from skill.checks.sayable import HIGHEST_GRADE, grade_of, too_hard, too_long

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


WORDS = {"en": ["baclofen", "catheter"]}
HARD = "Continuous administration necessitates individualised supervision by experienced professionals."
PLAIN = "The pump holds your medicine. It sits low in your belly."


def test_an_answer_above_grade_eight_is_found_with_its_grade(saying):
    (found,) = too_hard(saying(HARD), WORDS)
    assert (found.file, found.about, found.what) == (PUMP, "what_is_pump part 1", "above grade 8")
    assert float(found.figure) > HIGHEST_GRADE


def test_an_answer_of_grade_nine_is_found_and_one_of_grade_eight_is_not(saying, monkeypatch):
    for grade, count in ((9.0, 1), (8.1, 1), (8.0, 0)):
        monkeypatch.setattr("skill.checks.sayable.grade_of", lambda text, words, grade=grade: grade)
        assert [finding.figure for finding in too_hard(saying(PLAIN), WORDS)] == [f"{grade:.1f}"] * count


def test_a_plain_answer_is_not_too_hard(saying):
    assert list(too_hard(saying(PLAIN), WORDS)) == []


@pytest.mark.parametrize("word", ["intrathecal", "Baclofen", "SPASTICITY", "multiple sclerosis", "anaesthesia"])
def test_the_pages_own_words_count_as_a_short_word(word):
    page_words = read_as(HERE / "page_words.yaml", list[str])["en"]
    assert grade_of(f"This is {word} for you.", page_words) == grade_of("This is thing for you.", ["baclofen"])
    assert grade_of(f"This is {word} for you.", ["zebra"]) > grade_of(f"This is {word} for you.", page_words)


def test_a_page_word_within_another_word_is_left_as_it_is():
    assert grade_of("Take the catheterisation.", ["catheter"]) == grade_of("Take the catheterisation.", ["baclofen"])


def test_a_language_without_page_words_is_graded_as_it_stands():
    assert grade_of(PLAIN, []) == grade_of(PLAIN, ["baclofen"])
