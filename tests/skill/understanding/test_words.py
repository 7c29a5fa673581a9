"""However a sentence is written, it is read as a speech recogniser would write it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skill.understanding.words import writing

normalise = writing("en").normalise


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("How long does the surgery take?", "how long does the surgery take"),
        ("  how\tlong \n is   it  ", "how long is it"),
        ("Stop!!!", "stop"),
        ("the pump's alarm", "the pump's alarm"),
        ("the pump’s alarm", "the pump's alarm"),
        ("light-headed", "light headed"),
        ("snake_case", "snake case"),
        ("can i have an m. r. i.", "can i have an mri"),
        ("can i have an M.R.I. scan", "can i have an mri scan"),
        ("can i have an m r i", "can i have an mri"),
        ("can i have an MRI", "can i have an mri"),
        ("what is I.T.B. therapy", "what is itb therapy"),
        ("i have m. s.", "i have ms"),
        ("an x-ray or a c.t.", "an xray or a ct"),
        ("um how long uh is it", "how long is it"),
        ("alexa please tell me", "tell me"),
        ("so, well, okay: is it safe", "is it safe"),
        ("to stop the pump", "stop the pump"),
        ("hello", "hello"),
        ("okay", "okay"),
        ("well so", "so"),
        ("how to stop", "how to stop"),
        ("um", ""),
        ("?!…", ""),
        ("", ""),
        ("Où est la pompe ?", "où est la pompe"),
        ("take her to the ER", "take her to the er"),
        ("take her to the e. r.", "take her to the er"),
    ],
)
def test_a_sentence_is_read_as_it_is_heard(written, heard):
    assert normalise(written) == heard


PIECES = [
    "um",
    "er",
    "so",
    "to",
    "okay",
    "m",
    "r",
    "i",
    "c",
    "t",
    "s",
    "e",
    "x",
    "ray",
    "a",
    "b",
    "p",
    "I.T.B.",
    "İ",
    "’s",
    "-",
]

sentences = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join))


@given(sentences)
@example("go to the e. r.")
def test_reading_twice_changes_nothing(sentence):
    once = normalise(sentence)
    assert normalise(once) == once


@given(sentences)
def test_what_is_read_is_lower_case_words_parted_by_single_blanks(sentence):
    heard = normalise(sentence)
    assert heard == " ".join(heard.split())
    assert heard == heard.lower()
    assert "_" not in heard
    assert all(sign.isalnum() or sign in "' " for sign in heard)


@given(st.lists(st.sampled_from(["pump", "surgery", "long", "help"]), min_size=1).map(" ".join))
def test_plain_words_stay_as_they_are(sentence):
    assert normalise(sentence) == normalise(sentence.upper()) == normalise(f"Um, {sentence}?") == sentence
