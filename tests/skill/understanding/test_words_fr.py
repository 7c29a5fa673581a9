"""However a French sentence is written, it is read as a speech recogniser would write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.understanding.words import LONGEST_NUMBER, writing

normalise = writing("fr").normalise

PIECES = [
    "euh",
    "bon",
    "i",
    "r",
    "m",
    "s",
    "p",
    "l'",
    "qu'",
    "œ",
    "%",
    "1er",
    "2e",
    "3,5",
    "911",
    "71",
    "é",
    "É",
    "-",
    "’",
]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("21", "vingt et un"),
        ("80 ans", "quatre vingts ans"),
        ("71 %", "soixante et onze pour cent"),
        ("97%", "quatre vingt dix sept pour cent"),
        ("3,5 cm", "trois virgule cinq cm"),
        ("1992", "mille neuf cent quatre vingt douze"),
        ("appelez le 911", "appelez le neuf un un"),
        ("le 811, option 1", "le huit un un option un"),
        ("988", "neuf huit huit"),
        ("1" * (LONGEST_NUMBER + 1), "1" * (LONGEST_NUMBER + 1)),
    ],
)
def test_numbers_are_read_as_words_and_numbers_to_call_digit_by_digit(written, heard):
    assert normalise(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("le 1er décembre", "le premier décembre"),
        ("le 2e jour", "le deuxième jour"),
        ("le 3ème mois", "le troisième mois"),
        ("Le 1ER", "le premier"),
    ],
)
def test_an_ordinal_in_figures_is_read_as_its_word(written, heard):
    assert normalise(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("une I.R.M.", "une irm"),
        ("une i r m", "une irm"),
        ("une IRM", "une irm"),
        ("la S. P.", "la sp"),
        ("un a. v. c.", "un avc"),
        ("au C.L.S.C.", "au clsc"),
    ],
)
def test_spelled_letters_make_one_word(written, heard):
    assert normalise(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("L'opération, ça dure combien?", "l'opération ça dure combien"),
        ("l’opération", "l'opération"),
        ("Est-ce que j'ai qu'une pompe?", "est ce que j'ai qu'une pompe"),
        ("aujourd'hui", "aujourd'hui"),
        ("ÇA VA ÊTRE TÔT", "ça va être tôt"),
        ("le cœur de ma sœur", "le coeur de ma soeur"),
        ("ŒIL", "oeil"),
        ("le coeur de ma soeur", "le coeur de ma soeur"),
    ],
)
def test_elisions_accents_and_joined_letters_are_kept_as_they_are_spoken(written, heard):
    assert normalise(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Euh, bon ben, c'est quoi la pompe?", "c'est quoi la pompe"),
        ("Allô, je veux de l'aide", "je veux de l'aide"),
        ("c'est quoi euh la pompe", "c'est quoi la pompe"),
        ("bonjour", "bonjour"),
        ("well the pump", "well the pump"),
    ],
)
def test_what_people_say_before_a_question_is_dropped_and_no_english_word(written, heard):
    assert normalise(written) == heard


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_what_is_read_is_lower_case_words_parted_by_single_blanks(sentence):
    heard = normalise(sentence)
    assert heard == " ".join(heard.split())
    assert heard == heard.lower()
    assert all(sign.isalnum() or sign in "' " for sign in heard)


@given(st.lists(st.sampled_from(["pompe", "opération", "l'aide", "sœur", "fièvre"]), min_size=1).map(" ".join))
def test_reading_twice_changes_nothing(sentence):
    once = normalise(sentence)
    assert normalise(once) == once == normalise(f"Euh, {sentence.upper()} ?")
