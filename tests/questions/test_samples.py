"""Questions are held against what the model teaches."""

import pytest

from tests.questions.hearing import SENT
from tests.questions.samples import Samples


@pytest.fixture(scope="module")
def samples(guide):
    return Samples(guide, SENT.date())


@pytest.mark.parametrize(
    ("utterance", "holds", "holds_all_words"),
    [
        ("how long does the surgery take", True, True),
        ("Um, how long does the surgery take?", True, True),
        ("is my refill on june the third", True, True),
        ("take the surgery how long does", False, True),
        ("how long does the fjord take", False, False),
    ],
)
def test_a_question_stands_among_them_or_has_its_words_in_one(samples, utterance, holds, holds_all_words):
    assert (samples.hold(utterance), samples.hold_all_words(utterance)) == (holds, holds_all_words)


def test_some_are_drawn_by_lot_and_the_same_each_time(samples, guide):
    drawn = samples.drawn(50, seed=1)
    assert drawn == samples.drawn(50, seed=1)
    assert drawn != samples.drawn(50, seed=2)
    assert len({question.utterance for question in drawn}) == 50
    for question in drawn:
        assert samples.hold(question.utterance), question
        assert question.accepted <= guide.topics.keys()


def test_the_vocabulary_is_made_of_words(samples):
    assert {"surgery", "pump", "tube"} <= samples.vocabulary
    assert not any(" " in word or "{" in word for word in samples.vocabulary)
