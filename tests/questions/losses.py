"""What slips cost: how many questions are no longer placed right when one thing goes wrong on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tests.questions.asked import Asked
from tests.questions.hearing import Hearing
from tests.questions.slips import Slips
from tests.questions.tables import NONE, table

#: How many points of the accuracy among three a slip may cost.
LIMIT = 10.0


@dataclass(frozen=True)
class Loss:
    """Of the questions to which a slip can happen: how many, and how many have the right topic among three."""

    number: int
    before: int
    after: int

    @property
    def points(self) -> float:
        """The points lost."""
        return 100 * (self.before - self.after) / self.number if self.number else 0.0

    @property
    def is_too_much(self) -> bool:
        """Whether more is lost than may be."""
        return self.points > LIMIT

    def __str__(self) -> str:
        if not self.number:
            return NONE
        return f"{100 * self.after / self.number:.1f} ({self.points:+.1f} of {self.number}){'!' * self.is_too_much}"


def losses(asked: Mapping[str, Sequence[Asked]], slips: Slips, hearing: Hearing) -> dict[str, list[Loss]]:
    """For each set of questions what each kind of slip costs, in the order of the kinds."""
    slipped = {(title, kind): _slipped(some, slips, kind) for title, some in asked.items() for kind in slips.kinds}
    said = [replace(one.question, utterance=words) for pairs in slipped.values() for one, words in pairs]
    after = iter(hearing.ask(said))
    found: dict[str, list[Loss]] = {}
    for (title, _), pairs in slipped.items():
        before = sum(one.is_among_three for one, _ in pairs)
        found.setdefault(title, []).append(Loss(len(pairs), before, sum(next(after).is_among_three for _ in pairs)))
    return found


def _slipped(asked: Sequence[Asked], slips: Slips, kind: str) -> list[tuple[Asked, str]]:
    pairs = [(one, slips.make(kind, one.question.utterance)) for one in asked]
    return [(one, said) for one, said in pairs if said is not None]


def losses_table(losses: Mapping[str, Sequence[Loss]], kinds: Sequence[str]) -> str:
    """The same as a table."""
    return table(["questions", *kinds], [[title, *map(str, some)] for title, some in losses.items()])
