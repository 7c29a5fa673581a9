"""What the tests of the single checks share."""

from datetime import UTC, datetime

import pytest

from tests.authority import Authority, Clock

#: A day on which nothing in these tests is near its end; no test here depends on the real date.
TODAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def authority() -> Authority:
    """An authority with an intermediate certificate; for reading only."""
    return Authority(now=TODAY, has_intermediate=True)


@pytest.fixture
def clock() -> Clock:
    return Clock(TODAY)
