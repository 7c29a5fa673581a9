"""What a slip costs is counted on the questions that it can happen to."""

import pytest

from responses.tier import Tier
from tests.questions.asked import Asked, Question, Told
from tests.questions.losses import Loss, losses
from tests.questions.slips import Slips


class Hearing:
    """Places what holds the word "pump"."""

    def ask(self, questions):
        return [Asked(one, Told(None, Tier.NONE, ("pump",) if "pump" in one.utterance else ())) for one in questions]


@pytest.mark.parametrize(
    ("before", "after", "points", "is_too_much"), [(95, 85, 10, False), (95, 84, 11, True), (80, 82, -2, False)]
)
def test_ten_points_may_be_lost(before, after, points, is_too_much):
    loss = Loss(100, before, after)
    assert (loss.points, loss.is_too_much) == (points, is_too_much)
    assert str(loss).endswith("!") is is_too_much


def test_where_a_slip_cannot_happen_nothing_is_lost():
    assert Loss(0, 0, 0).points == 0
    assert not Loss(0, 0, 0).is_too_much


def test_losses_by_set_and_kind():
    hearing, slips = Hearing(), Slips("en", ["pump", "long"])
    said = ["pump", "pump it", "the pump", "how long"]
    asked = hearing.ask(Question(one, "pump", frozenset(["pump"])) for one in said)
    found = losses({"some": asked, "none": []}, slips, hearing)
    assert found["some"] == [Loss(3, 2, 1), Loss(4, 3, 3), Loss(4, 3, 3), Loss(1, 1, 1), Loss(0, 0, 0)]
    assert found["none"] == [Loss(0, 0, 0)] * 5
