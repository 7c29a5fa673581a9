"""`python -m skill check` finds nothing here, prints what it finds elsewhere, and says so in its exit code."""

import re

import pytest

import skill.checks
from skill.checks import check, findings
from skill.checks.finding import Finding


#: The spelling dictionary's reader leaves its files to be closed by the interpreter.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_this_project_has_no_findings():
    assert findings() == []


def test_what_is_wrong_in_several_locales_counts_once(monkeypatch):
    finding = Finding("a.yaml", "heat", "wrong")
    monkeypatch.setattr(skill.checks, "_findings", lambda: iter([finding, Finding("b.yaml", "heat", "wrong"), finding]))
    assert findings() == [finding, Finding("b.yaml", "heat", "wrong")]


@pytest.mark.parametrize(
    ("found", "code", "printed"),
    [
        ([], 0, "0 findings\n"),
        ([Finding("a.yaml", "heat", "wrong", "9")], 1, "a.yaml: heat: wrong: 9\n1 findings\n"),
    ],
)
def test_findings_are_printed_a_line_each_and_counted(monkeypatch, capsys, found, code, printed):
    monkeypatch.setattr(skill.checks, "findings", lambda: found)
    assert check() == code
    out = capsys.readouterr().out
    assert re.sub(r"\d+ of \d+ lines wait for a clinician's signature\n", "", out, count=1) == printed
    assert "signature" in out
