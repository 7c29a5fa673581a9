"""What all tests share."""

import os

import pytest
from hypothesis import settings

from responses.catalogue import Catalogue, load
from responses.guide import Guide


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def guide(catalogue: Catalogue) -> Guide:
    return catalogue.guide("en-US")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport():
    """Where everything must be there (`.ci/run`), a skipped test is a failed one."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("PUMP_GUIDE_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped although PUMP_GUIDE_REQUIRE_ALL is set: {report.longrepr}"


# The same examples in every run where a failure stops others; new ones each time where somebody can look at it.
settings.register_profile("quiet", database=None, deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("quiet")
