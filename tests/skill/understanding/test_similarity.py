"""A sentence is likest to what it shares letters, words or meaning with; without the meaning, letters are enough."""

import numpy as np
import pytest

from skill.understanding.similarity import Similarity

WORD = r"[\w']+"
TAUGHT = (
    ["how long is the surgery", "how long does surgery take", "where is the pump", "where does the pump sit", "yes"],
    ["time", "time", "place", "place", "yes"],
)
BARE = (["how long is the surgery", "where is the pump", "yes"], ["time", "place", "yes"])

#: What a sentence is about, to somebody who understands it.
ABOUT = {"surgery": 0, "pump": 1, "yes": 2, "operation": 0, "device": 1}


def encode(sentences):
    rows = np.full((len(sentences), 3), 0.01, dtype=np.float32)
    for row, sentence in zip(rows, sentences, strict=True):
        for word, place in ABOUT.items():
            row[place] += word in sentence
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def letters():
    return Similarity(TAUGHT, BARE, word=WORD)


@pytest.fixture(scope="module")
def fused():
    return Similarity(TAUGHT, BARE, word=WORD, vectors=(encode, encode))


def likest(similarity, sentence):
    scores, nearest = similarity.score(sentence)
    return similarity.labels[scores.argmax()], TAUGHT[0][nearest[scores.argmax()]]


@pytest.mark.parametrize("which", ["letters", "fused"])
@pytest.mark.parametrize(("sentence", "label"), list(zip(*TAUGHT, strict=True)))
def test_what_is_taught_is_likest_to_itself(request, which, sentence, label):
    assert likest(request.getfixturevalue(which), sentence) == (label, sentence)


@pytest.mark.parametrize(
    ("sentence", "label"), [("tell me of the operation", "time"), ("tell me of the device", "place")]
)
def test_what_shares_the_meaning_alone_is_found_by_its_meaning(fused, sentence, label):
    assert likest(fused, sentence)[0] == label


def test_without_vectors_letters_and_words_alone_are_compared(letters):
    assert likest(letters, "how long will a surgery take")[0] == "time"


def test_of_several_wordings_each_label_has_the_score_of_the_one_that_suits_it_best(fused):
    wordings = ["how long is the surgery", "where is the pump"]
    scores, nearest = fused.best_score(wordings, wordings[0])
    single = np.stack([fused.best_score([wording], wordings[0])[0] for wording in wordings])
    assert np.array_equal(scores, single.max(axis=0))
    assert TAUGHT[0][nearest[fused.labels.index("place")]] == "where is the pump"


@pytest.mark.parametrize(
    ("sentence", "share"),
    [("where is the pump", 1), ("xqzt wvbn", 0), ("", 0), ("where xqzt", 0.5), ("whére IS the pump", 1)],
)
def test_the_share_of_words_that_are_known(letters, fused, sentence, share):
    assert letters.known(sentence) == fused.known(sentence) == share


def test_two_builds_score_alike(fused):
    again = Similarity(TAUGHT, BARE, word=WORD, vectors=(encode, encode))
    for sentence in ("where is it", "surgery", "xqzt"):
        assert np.array_equal(fused.score(sentence)[0], again.score(sentence)[0])
