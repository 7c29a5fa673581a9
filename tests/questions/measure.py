"""How often the local understanding finds the right answer: `make measure`.

The questions were written by people who had not seen the samples. `examples` are the clinic's own. Thresholds and
words were chosen on `examples` and the sets named `_a`; those named `_b` were kept aside to see how much of that was
luck. All is measured twice: with danger words looked for in the whole sentence, and without, as on a device whose own
understanding could not place it.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from interaction_model.built import language_model
from responses.catalogue import load
from responses.tier import Tier
from skill.device import Answer, Device
from skill.understanding.samples import read_samples
from skill.understanding.words import normalise

HERE = Path(__file__).parent
LOCALE = "en-US"
FILES = ("examples", "unseen_a", "unseen_b", "reports_a", "reports_b", "refill_a", "refill_b")

#: The day on which the dates in the questions were written.
SENT = datetime(2026, 11, 22, 12, tzinfo=UTC)

#: Topics that somebody has who reports something.
LIVE = ("crisis_self_harm", "refill_missed")


@dataclass(frozen=True)
class Question:
    """A sentence, every topic whose answer would do, the least tier that it needs, and the date that it tells."""

    utterance: str
    topic: str
    accepted: frozenset[str]
    tier: Tier | None
    date: str | None

    @property
    def is_live(self) -> bool:
        """Whether it reports something that happens now."""
        return self.topic.startswith("report_") or self.topic in LIVE


Asked = tuple[Question, Answer]


def questions(name: str) -> Iterator[Question]:
    """The questions of a file beside this one."""
    with (HERE / f"{name}_en.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            topic = row["expected_topic"]
            tier = Tier[row["urgency"].upper()] if "urgency" in row else None
            accepted = frozenset({topic, *row["alt_topics"].split("|")})
            yield Question(row["utterance"], topic, accepted, tier, row.get("date"))


def is_right(question: Question, answer: Answer) -> bool:
    """Whether the answer given is one that would do."""
    return answer.reply.topic in question.accepted


def is_too_low(question: Question, answer: Answer) -> bool:
    """Whether a person who needs help now is not told so."""
    return question.tier is not None and question.tier >= Tier.URGENT and answer.reply.tier < question.tier


def is_false_alarm(question: Question, answer: Answer) -> bool:
    """Whether a person is told to call now for nothing."""
    return question.tier is not None and question.tier < Tier.URGENT <= answer.reply.tier


def is_other_date(question: Question, answer: Answer) -> bool:
    """Whether a date was told and another one, or none, was understood."""
    values = [slot.said for slot in answer.understood.slots.values() if not slot.ids]
    return bool(question.date) and (not values or values[-1] != question.date)


def share(asked: Sequence[Asked], count: int) -> str:
    """A count as a percentage of some questions."""
    return f"{100 * count / len(asked):4.0f} %" if asked else "     –"


def figures(asked: Sequence[Asked]) -> str:
    """One line: how many, right first, right among three, asked back, live reports right, too low, false alarms."""
    first = sum(is_right(*pair) for pair in asked)
    three = sum(
        any(one.topic in question.accepted for one in answer.understood.candidates) for question, answer in asked
    )
    back = sum(answer.reply.topic in (None, "unclear") and not is_right(question, answer) for question, answer in asked)
    live = [pair for pair in asked if pair[0].is_live]
    low = [pair for pair in asked if pair[0].tier is not None and pair[0].tier < Tier.URGENT]
    right_live = sum(is_right(*pair) for pair in live)
    shares = [share(asked, first), share(asked, three), share(asked, back), share(live, right_live)]
    too_low, alarms = sum(is_too_low(*pair) for pair in asked), sum(is_false_alarm(*pair) for pair in asked)
    return "  ".join([f"{len(asked):6}", *shares, f"{too_low:3} of {len(live):3}", f"{alarms:3} of {len(low):3}"])


def wrong(asked: Sequence[Asked]) -> Iterator[str]:
    """What is amiss with each answer that would not do."""
    for question, answer in asked:
        heard = f"{question.utterance} → {answer.reply.topic} ({answer.reply.tier.word})"
        if is_too_low(question, answer):
            yield f"too low, {question.tier.word if question.tier else ''}: {heard}"
        elif is_false_alarm(question, answer):
            yield f"false alarm, {question.topic}: {heard}"
        elif not is_right(question, answer):
            yield f"{question.topic}: {heard}"
        elif is_other_date(question, answer):
            yield f"date {question.date}: {heard} {[slot.said for slot in answer.understood.slots.values()]}"


def main(names: list[str]) -> None:
    """Prints figures for each file, with the net and without; for files asked for by name also what is wrong."""
    catalogue = load()
    samples = {sample.sentence for sample in read_samples(language_model(LOCALE), {})}
    print("questions           number    first   three    back  reports    too low   false alarms")
    for net in (True, False):
        device = Device(catalogue, LOCALE, net=net, now=lambda: SENT)
        for name in names or FILES:
            asked = []
            for question in questions(name):
                device.close()
                asked.append((question, device.hear(question.utterance)))
            print(f"{name:10} net {'on ' if net else 'off'}  {figures(asked)}")
            if names and net:
                print(*wrong(asked), sep="\n")
    for name in names or FILES:
        same = sum(normalise(question.utterance) in samples for question in questions(name))
        print(f"{name}: {same} stand in the samples too")


if __name__ == "__main__":
    main(sys.argv[1:])
