"""`python -m skill check` finds nothing here, prints what it finds elsewhere, and says so in its exit code."""

from pathlib import Path

import pytest

import skill.checks
from responses.strict_yaml import BrokenFileError
from skill.checks import check, findings
from skill.checks.finding import Finding


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
    assert capsys.readouterr().out == printed


def test_a_broken_file_is_one_line_and_no_traceback(monkeypatch, capsys):
    def broken():
        raise BrokenFileError(Path("en/pump.yaml"), "expected a mapping of names")

    monkeypatch.setattr(skill.checks, "findings", broken)
    assert check() == 1
    assert capsys.readouterr().out == "en/pump.yaml: expected a mapping of names\n"
