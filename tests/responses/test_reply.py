"""What is heard is the text and then the question."""

import dataclasses

import pytest

from responses.reply import Reply


@pytest.mark.parametrize(
    ("text", "question", "heard"),
    [
        ("Call 911 now.", "Shall I say that again?", "Call 911 now. Shall I say that again?"),
        ("Goodbye.", "", "Goodbye."),
        ("", "Is it about the pump?", "Is it about the pump?"),
        ("", "", ""),
    ],
)
def test_the_question_follows_the_text(text, question, heard):
    assert Reply(text=text, question=question).heard == heard


def test_a_reply_cannot_be_changed_once_it_is_made():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Reply(text="Goodbye.").text = "Hello."


def test_a_bare_reply_is_silence_that_ends_and_keeps_nothing():
    reply = Reply()
    assert (reply.heard, reply.ends, dict(reply.remember)) == ("", True, {})
