"""What is learnt once for all tests of the understanding."""

from datetime import date

import pytest

from skill.understanding.understand import Understanding

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="package")
def understanding(guide):
    return Understanding(guide)


@pytest.fixture(scope="package")
def without_net(guide):
    return Understanding(guide, net=False)


@pytest.fixture(scope="package")
def understand(understanding):
    return lambda sentence: understanding.understand(sentence, TODAY)
