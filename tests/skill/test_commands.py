"""The commands as a person types them, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
KEYS = {
    *("utterance", "locale", "intent", "topic", "slots", "tier", "speech", "ssml"),
    *("reprompt", "card", "screen", "ends", "candidates"),
}


def run(*arguments: str, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "skill", *arguments],
        input=typed,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def test_a_question_on_the_command_line_is_answered_and_so_is_each_line_of_a_pipe_in_its_own_session():
    assert b"about 1 to 2 hours" in run("ask", "how", "long", "does", "the", "surgery", "take").stdout
    piped = run("ask", "--json", "--locale", "en-GB", typed=b"what is a baclofen pump\n\nwho do i call\nyes\n")
    answers = [json.loads(line) for line in piped.stdout.splitlines()]
    assert [answer["topic"] for answer in answers] == ["what_is_pump", "unclear", "who_to_call", "yes"]
    assert all(answer.keys() == KEYS for answer in answers)
    assert [len(answer["candidates"]) for answer in answers] == [3, 0, 3, 3]
    assert answers[2]["tier"] == "caution"
    assert "999" in answers[2]["speech"]
    assert '<say-as interpret-as="digits">999</say-as>' in answers[2]["ssml"]
    assert answers[0]["card"] == {"type": "Simple", "title": "What a baclofen pump is", "content": answers[0]["speech"]}
    assert piped.returncode == 0


def test_talk_is_one_session_with_one_line_of_json_for_each_line_and_a_new_one_after_goodbye():
    typed = b"where does the pump go\nyes\nstop\nwhere does the pump go\n"
    answers = [json.loads(line) for line in run("talk", "--json", typed=typed).stdout.splitlines()]
    assert [(answer["topic"], answer["ends"]) for answer in answers] == [
        ("pump_location", False),
        ("pump_location", False),
        ("stop", True),
        ("pump_location", False),
    ]
    assert "general information" in answers[3]["speech"]


def test_talk_greets_a_person():
    assert run("talk", typed=b"").stdout.startswith(b"Welcome to Baclofen Pump Guide.")


def test_what_is_no_question_of_ours_is_politely_not_caught():
    typed = [b"\xff\xfe\x00\x01\x80", b"x" * 1_000_000, "o\u00f9 va la pompe".encode(), b"", b"?!...", b"\x00"]
    result = run("ask", typed=b"\n".join(typed) + b"\n")
    answers = result.stdout.splitlines()
    assert len(answers) == len(typed)
    assert all(b"did not catch that" in answer for answer in answers)
    assert (result.returncode, result.stderr) == (0, b"")


def test_even_an_argument_that_is_no_text_is_answered():
    assert b"did not catch that" in run("ask", "\udcff\udcfe").stdout


@pytest.mark.parametrize("locale", ["xx", "fr-FR", "", "en-US\nx"])
def test_an_unknown_locale_is_refused_in_one_line(locale):
    result = run("ask", "--locale", locale, "hello")
    assert (result.returncode, result.stdout) == (2, b"")
    assert len(result.stderr.splitlines()) == 1
    assert b"en-US, en-GB, en-CA" in result.stderr


def test_the_service_refuses_to_start_without_the_id_of_a_skill_and_says_so_in_one_line():
    result = run("serve", PUMP_GUIDE_SKILL_ID="")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert b"PUMP_GUIDE_SKILL_ID" in result.stderr


@pytest.mark.parametrize("memory", ["sqlite:dates.db", "everything"])
def test_the_service_refuses_to_start_with_a_memory_that_cannot_be_and_says_so_in_one_line_without_the_secret(memory):
    variables = {"PUMP_GUIDE_MEMORY": memory, "PUMP_GUIDE_SECRET": "CANARYSECRET"}
    result = run("serve", PUMP_GUIDE_SKILL_ID="amzn1.ask.skill.x", **variables)
    assert (result.returncode, result.stdout) == (2, b"")
    assert len(result.stderr.splitlines()) == 1
    assert b"PUMP_GUIDE_" in result.stderr
    assert b"CANARYSECRET" not in result.stderr


@pytest.mark.parametrize("command", ["ask", "talk"])
def test_the_terminal_keeps_no_date_and_leaves_no_file(command, tmp_path):
    typed = b"my refill is on july nineteenth\nyes\nwhen is my refill\n"
    variables = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    result = run(command, "--json", typed=typed, **variables)
    told = [json.loads(line)["speech"] for line in result.stdout.splitlines()]
    assert "July 19" in told[0]
    assert "July 19" not in " ".join(told[1:])
    assert list(tmp_path.iterdir()) == []
