"""Figures are counted over the right questions, and stand in columns."""

import subprocess
import sys
from pathlib import Path

from responses.tier import Tier
from tests.questions.asked import Asked, Question, Told
from tests.questions.figures import Row, accuracy, confusions, harm
from tests.questions.tables import NONE, part_of, percent, table

ROOT = Path(__file__).parents[2]


def asked(expected, given, *, needs=None, tier=Tier.NONE, back=False):
    told = Told(given, tier, (given,) if given else (), back)
    return Asked(Question(f"{expected}?", expected, frozenset([expected]), needs), told)


HEARD = [
    asked("recovery", "recovery"),
    asked("recovery", "heat"),
    asked("recovery", "heat"),
    asked("heat", None, back=True),
    asked("oos_general", "oos_insurance"),
    asked("report_wound", "recovery", needs=Tier.URGENT),
    asked("heat", "report_wound", needs=Tier.NONE, tier=Tier.URGENT),
    asked("heat", "heat", needs=Tier.NONE),
]
GROUPS = {"recovery": "page", "heat": "beyond", "oos_general": "scope", "report_wound": "reports"}


def cells(text: str, line: int) -> list[str]:
    return [cell.strip() for cell in text.splitlines()[line].split("  ") if cell.strip()]


def test_right_answers_are_counted_by_group():
    counted = cells(accuracy([Row("some", HEARD, [])], GROUPS), 1)
    assert counted == ["some", "25/25 (8)", "33/33 (3)", "33/33 (3)", "0/0 (1)", NONE, "0/0 (1)"]


def test_harm_is_counted_of_those_that_can_come_to_it():
    counted = cells(harm([Row("some", HEARD, HEARD[:5])]), 1)
    assert counted == ["some", "62 %", "1 of 1", "0 of 1", "1 of 2", "1 of 1", "12 %", NONE]


def test_the_most_frequent_confusion_comes_first():
    lines = confusions(HEARD).splitlines()
    assert lines[1].split() == ["recovery", "heat", "2"]
    assert ["heat", "asked", "which", "1"] in [line.split() for line in lines]
    assert len(lines) == 6


def test_a_table_has_columns():
    assert table(["a", "count"], [["longer", "1"], ["b", "22"]]) == "a       count\nlonger      1\nb          22"
    assert (percent(1, 3), percent(0, 0), part_of(1, 3), part_of(0, 0)) == ("33", NONE, "1 of 3", NONE)


def test_work_that_is_spread_comes_back_in_order():
    # In a process of its own: this one may have threads, and must not be forked.
    program = "from tests.questions.cores import spread; add = 1; print(spread(lambda n: n + add, range(9), at_once=2))"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[1, 2, 3, 4, 5, 6, 7, 8, 9]"
