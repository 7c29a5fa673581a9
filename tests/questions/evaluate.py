"""How well sentences are understood that nobody taught: `make evaluate`, or with the names of question sets.

With names only those sets are asked, and every answer of theirs that would not do is printed.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from interaction_model.built import LOCALES
from responses.catalogue import Catalogue, load
from tests.questions.asked import Asked, QuestionSet, group_of, question_sets
from tests.questions.figures import Row, accuracy, confusions, harm
from tests.questions.hearing import SENT, Hearing
from tests.questions.held_out import cross_validated
from tests.questions.losses import LIMIT, losses, losses_table
from tests.questions.samples import Samples
from tests.questions.slips import Slips
from tests.questions.tables import percent, table

#: The locale in which the questions of a language are asked.
ASKED_IN = {"en": "en-US", "fr": "fr-CA"}

#: How many questions of a set and how many of the model's own sentences are slipped. They are drawn by lot with this
#: seed: to slip all of them takes minutes.
SLIPPED, SAMPLES_SLIPPED, SEED = 150, 400, 2026

RIGHT = """\
Right answers, in %: told first / among the first three (of how many). "Not in samples" leaves out the questions that
stand in the samples to the letter, where a date stands for any other. Nobody tuned on what is kept aside."""
HARM = """\
Answers that may do harm. Told wrong: another topic is told, and not asked back. Too low: less urgent than the policy
demands, of the questions that need help now; the same without the net. False alarms: told to call now, of those that
do not. Seen: answered as out of scope, of what is. Asked back: not understood, or "is it about …?". Dates: another date
or none was understood."""
HELD_OUT = """\
A fifth of the sentence files' templates held out, five times, and placed by likeness to the other four fifths alone."""
SLIPS = f"""\
Slips: the share in % that still has a right topic among three (points lost, of the questions to which it can happen).
More than {LIMIT:g} points may not be lost; ! marks where they are."""


@dataclass(frozen=True)
class Heard:
    """A question set with its answers, with the net and without."""

    set: QuestionSet
    with_net: list[Asked]
    without_net: list[Asked]

    @property
    def title(self) -> str:
        """What it is called in the tables."""
        return f"{self.set.name}, kept aside" if self.set.is_kept_aside else self.set.name


def evaluate(catalogue: Catalogue, language: str, names: list[str]) -> bool:
    """Prints all figures of a language. Returns whether every slip keeps to its limit."""
    guide = catalogue.guide(ASKED_IN[language])
    sets = [one for one in question_sets(language) if not names or one.is_named(names)]
    if not sets:
        return True
    with_net, without_net = (Hearing(catalogue, guide.locale, net=net) for net in (True, False))
    heard = [Heard(one, with_net.ask(one.questions), without_net.ask(one.questions)) for one in sets]
    samples = Samples(guide, SENT.date())
    rows = list(_rows(heard, samples))
    print(f"\n==== {guide.locale} ====")
    print("", RIGHT, accuracy(rows, {id: group_of(topic) for id, topic in guide.topics.items()}), sep="\n")
    print("", HARM, harm(rows), sep="\n")
    print("", "Questions that the samples hold.", _held(heard, samples), sep="\n")
    if names:
        for one in heard:
            print("", f"{one.title}, what is amiss:", *_amiss(one.with_net), sep="\n")
        return True
    shown = [answer for one in heard if not one.set.is_kept_aside for answer in one.with_net]
    print("", "What is taken for what, in the sets that are not kept aside.", confusions(shown), sep="\n")
    placed = cross_validated(guide)
    first, three = percent(placed.first, placed.number), percent(placed.three, placed.number)
    print("", HELD_OUT, f"{first} % first, {three} % among three, of {placed.number} sentences", sep="\n")
    slips = Slips(language, samples.vocabulary)
    asked = {one.title: _drawn(one.with_net) for one in heard}
    asked["all together"] = [answer for some in asked.values() for answer in some]
    asked["samples, drawn"] = with_net.ask(samples.drawn(SAMPLES_SLIPPED, SEED))
    lost = losses(asked, slips, with_net)
    print("", SLIPS, losses_table(lost, slips.kinds), sep="\n", flush=True)
    return not any(loss.is_too_much for some in lost.values() for loss in some)


def _rows(heard: Sequence[Heard], samples: Samples) -> Iterator[Row]:
    """Each set, and some together; under each the same without what stands in the samples."""
    aside = [one for one in heard if one.set.is_kept_aside]
    rows = [Row(one.title, one.with_net, one.without_net) for one in heard]
    if len(aside) > 1:
        rows.append(_together("all kept aside", aside))
    rows.append(_together("all together", heard))
    rows.append(Row("all, without net", rows[-1].without_net, rows[-1].without_net))
    for row in rows:
        yield row
        yield Row("  not in samples", _unseen(row.with_net, samples), _unseen(row.without_net, samples))


def _together(title: str, heard: Sequence[Heard]) -> Row:
    with_net = [answer for one in heard for answer in one.with_net]
    return Row(title, with_net, [answer for one in heard for answer in one.without_net])


def _unseen(asked: Sequence[Asked], samples: Samples) -> list[Asked]:
    return [one for one in asked if not samples.hold(one.question.utterance)]


def _drawn(asked: Sequence[Asked]) -> list[Asked]:
    return Random(SEED).sample(asked, min(SLIPPED, len(asked)))


def _held(heard: Sequence[Heard], samples: Samples) -> str:
    counts = [
        [len(said), sum(map(samples.hold, said)), sum(map(samples.hold_all_words, said))]
        for said in ([answer.question.utterance for answer in one.with_net] for one in heard)
    ]
    titles = [*(one.title for one in heard), "all together"]
    counts.append([sum(column) for column in zip(*counts, strict=True)])
    rows = [[title, *map(str, numbers)] for title, numbers in zip(titles, counts, strict=True)]
    return table(["questions", "number", "to the letter", "all words in one sample"], rows)


def _amiss(asked: Sequence[Asked]) -> list[str]:
    return [one.amiss for one in asked if one.amiss]


def main(names: list[str]) -> int:
    """Prints the figures of every language that has a model. Returns 1 where a slip costs more than it may."""
    languages = [language for language, locale in ASKED_IN.items() if locale in LOCALES]
    known = [one for language in languages for one in question_sets(language)]
    if strange := [name for name in names if not any(one.is_named([name]) for one in known)]:
        print(f"There is no question set {', '.join(strange)}; there are {', '.join(one.file for one in known)}.")
        return 2
    catalogue = load()
    kept = [evaluate(catalogue, language, names) for language in languages]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
