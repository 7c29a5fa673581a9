"""The graver tier is the greater one."""

import pytest

from responses.tier import Tier


def test_the_tiers_are_ordered_by_gravity():
    assert Tier.NONE < Tier.CAUTION < Tier.URGENT < Tier.EMERGENCY
    assert max(Tier) is Tier.EMERGENCY


def test_the_graver_of_two_is_their_maximum():
    assert max(Tier.URGENT, Tier.CAUTION) is Tier.URGENT


@pytest.mark.parametrize("tier", Tier)
def test_a_tiers_word_is_how_files_write_it(tier):
    assert Tier[tier.word.upper()] is tier
    assert tier.word in ("none", "caution", "urgent", "emergency")
