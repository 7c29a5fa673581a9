"""What two sentences mean is compared alike in both languages and the same each time."""

import numpy as np
import pytest

from skill.understanding import vectors

pytestmark = pytest.mark.skipif(not vectors.is_installed(), reason="the sentence encoder is not installed")


def test_a_vector_has_length_one_and_is_the_same_each_time():
    once, again = (vectors.encode(["how long does the surgery take", "combien de temps"]) for _ in range(2))
    assert np.array_equal(once, again)
    assert np.allclose(np.linalg.norm(once, axis=1), 1, atol=1e-3)


def test_a_vector_does_not_depend_on_what_else_is_encoded():
    alone = vectors.encode(["where is the pump"])
    assert np.allclose(vectors.encode(["hello", "where is the pump"])[1], alone[0], atol=1e-4)


def test_a_question_is_nearer_to_itself_in_french_than_to_another():
    english, french, other = vectors.encode(
        ["how long does the surgery take", "combien de temps dure l'opération", "can i have a glass of wine"]
    )
    assert english @ french > english @ other
