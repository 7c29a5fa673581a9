"""How often the local understanding finds the right topic: `make measure`.

The questions were written by people who had not seen the samples. `examples` are the clinic's own; thresholds were
chosen on `examples` and `unseen_a`, and `unseen_b` was kept aside to see how much of that was luck.
"""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interaction_model.built import language_model
from responses.catalogue import load
from skill.device import Answer, Device
from skill.understanding.samples import read_samples
from skill.understanding.words import normalise

HERE = Path(__file__).parent
LOCALE = "en-US"

#: Until reports and refill dates have answers of their own, these topics answer for them.
STANDS_FOR = {
    "report_severe_withdrawal": "withdrawal_info",
    "report_overdose": "overdose_info",
    "report_other_emergency": "who_to_call",
    "report_early_withdrawal": "withdrawal_early",
    "report_wound": "wound_signs",
    "report_headache_leak": "surgery_risks",
    "report_alarm": "alarm_info",
    "report_device": "device_problems",
    "report_side_effect": "overdose_info",
}


@dataclass(frozen=True)
class Question:
    """A sentence, the topic that it asks for, and every topic whose answer would do."""

    utterance: str
    topic: str
    accepted: frozenset[str]


def questions(name: str) -> Iterator[Question]:
    """The questions of a file beside this one."""
    with (HERE / f"{name}_en.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            topic = row["expected_topic"]
            stand_in = "refill_importance" if topic.startswith("refill_") else STANDS_FOR.get(topic, topic)
            yield Question(row["utterance"], topic, frozenset({topic, stand_in, *row["alt_topics"].split("|")}))


def is_right(question: Question, answer: Answer) -> bool:
    """Whether the answer given is one that would do."""
    return answer.reply.topic in question.accepted


def is_among_three(question: Question, answer: Answer) -> bool:
    """Whether one of the three candidates would do."""
    return any(candidate.topic in question.accepted for candidate in answer.understood.candidates)


def print_figures(label: str, answers: list[tuple[Question, Answer]], samples: set[str]) -> None:
    """Prints the shares of some questions that were right first, right among three, asked back, and wrong."""
    count = len(answers)
    first = sum(is_right(*pair) for pair in answers)
    three = sum(is_among_three(*pair) for pair in answers)
    asked = sum(pair[1].reply.topic in (None, "unclear") and not is_right(*pair) for pair in answers)
    known = sum(normalise(question.utterance) in samples for question, _ in answers)
    shares = "  ".join(f"{100 * some / count:10.0f} %" for some in (first, three, asked, count - first - asked))
    print(f"{label:16}  {count:6}  {shares}  {known:12}")


def main(names: list[str]) -> None:
    """Prints a line of figures for each file and for its page topics, and the wrong ones of files asked for by name."""
    catalogue = load()
    page = {topic.id for topic in catalogue.guides["en"].topics.values() if topic.origin == "page"} | {"overdose_info"}
    device = Device(catalogue, LOCALE)
    samples = {sample.sentence for sample in read_samples(language_model(LOCALE), {})}
    print("questions         number         first   among three    asked back         wrong  also samples")
    for name in names or ["examples", "unseen_a", "unseen_b"]:
        answers = []
        for question in questions(name):
            device.close()
            answers.append((question, device.hear(question.utterance)))
        of_page = [(question, answer) for question, answer in answers if question.topic in page]
        print_figures(f"{name}, page", of_page, samples)
        print_figures(f"{name}, all", answers, samples)
        if names:
            for question, answer in answers:
                if not is_right(question, answer):
                    print(question.topic, "←", question.utterance, "→", [c.topic for c in answer.understood.candidates])


if __name__ == "__main__":
    main(sys.argv[1:])
