"""No run of eight words is the source page's own."""

import hashlib

import pytest

from skill.checks.copied import RUN, RUNS_FILE, copied_runs, page_runs
from skill.checks.finding import Finding

PAGE = "a brown fox can't jump over the 2 lazy dogs today"
TOPIC = "what_is_pump"


@pytest.fixture
def runs(tmp_path):
    words = PAGE.replace("'", "").split()
    hashes = [
        hashlib.sha256(" ".join(words[start : start + RUN]).encode()).hexdigest()[:16]
        for start in range(len(words) - RUN + 1)
    ]
    path = tmp_path / "runs.txt"
    path.write_text("\n".join(hashes) + "\n", encoding="utf-8")
    return page_runs(path)


@pytest.mark.parametrize(
    "text",
    [
        "A brown fox can't jump over the 2",
        "A brown fox can’t jump over the 2",
        "They say: a BROWN fox can't jump, over the 2!",
        "A brown fox. Can't jump over the 2.",
    ],
)
def test_a_copied_run_of_eight_is_found_whatever_its_signs(saying, runs, text):
    assert list(copied_runs(saying(text), runs)) == [
        Finding(
            "responses/en/pump.yaml", TOPIC, "8 words in a row are the page's own", "a brown fox cant jump over the 2"
        )
    ]


@pytest.mark.parametrize(
    "text",
    ["A brown fox can't jump over the", "A brown fox cannot jump over the 2 lazy", "The pump.", "", "fox " * 20],
)
def test_a_run_of_seven_or_words_of_our_own_are_left_alone(saying, runs, text):
    assert list(copied_runs(saying(text), runs)) == []


def test_a_longer_copy_is_found_run_by_run(saying, runs):
    assert len(list(copied_runs(saying(PAGE), runs))) == len(PAGE.split()) - RUN + 1


def test_a_title_is_looked_at_too(saying, runs):
    assert len(list(copied_runs(saying("A pump.", title=PAGE[:40]), runs))) >= 1


def test_the_runs_we_hold_give_nothing_of_the_page_away():
    lines = RUNS_FILE.read_text(encoding="utf-8").split()
    assert len(lines) > 1000
    assert all(len(line) == 16 and int(line, 16) >= 0 for line in lines)
