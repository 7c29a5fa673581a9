"""What all tests share."""

import os
import re

import pytest
from hypothesis import settings

from responses.catalogue import HERE, Catalogue, load
from responses.guide import Guide
from responses.reply import Reply
from skill import assistant
from skill.checks.policy import read_rules

#: A refill date is said back with its distance, which is no time to wait.
DAYS_AHEAD = re.compile(r", (in [\w\s-]+ days|dans [\w\s-]+ jours)\b")

NEVER_SAID = read_rules(HERE / "never_said.yaml")


@pytest.fixture(autouse=True)
def nothing_is_said_that_is_never_said(monkeypatch):
    """Holds every answer that a test gets through the SDK against the whole list (clinical policy, part 2).

    It is looked at when the test is over: what fails inside an answer would only be apologised for.
    """
    broken, respond = [], assistant._response

    def watched(reply: Reply, guide: Guide):
        is_of_a_date = reply.topic in ("refill_set_date", "refill_ask_date")
        for text in (DAYS_AHEAD.sub("", reply.heard) if is_of_a_date else reply.heard, reply.reprompt):
            rules = NEVER_SAID[guide.language].items()
            broken.extend(f"{reply.topic}: {name} in {text}" for name, rule in rules if rule.search(text))
        return respond(reply, guide)

    monkeypatch.setattr(assistant, "_response", watched)
    yield
    assert broken == []


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
