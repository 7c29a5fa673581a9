"""A finding is one line that a person can act on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.checks.finding import Finding


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (
            Finding("responses/en/pump.yaml", "how_it_works part 1", "more than 75 words", "81"),
            "responses/en/pump.yaml: how_it_works part 1: more than 75 words: 81",
        ),
        (Finding("a.yaml", "heat", "a warning without whom to call"), "a.yaml: heat: a warning without whom to call"),
    ],
)
def test_a_finding_names_file_topic_fault_and_figure(finding, line):
    assert str(finding) == line


@given(figure=st.text())
def test_a_finding_prints_as_one_line(figure):
    assert len(str(Finding("a.yaml", "heat", "signs that a sample may not have", figure)).splitlines()) == 1


def test_the_same_finding_in_two_locales_counts_once():
    assert len({Finding("a", "b", "c", "d"), Finding("a", "b", "c", "d")}) == 1
