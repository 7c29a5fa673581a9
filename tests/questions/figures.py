"""The figures of questions that were asked, as tables."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.questions.asked import BEYOND, GROUPS, PAGE, REFILL, REPORTS, SCOPE, Asked
from tests.questions.tables import part_of, percent, table

#: How many confusions are listed.
MOST_CONFUSED = 15

#: What the groups are called.
TITLES = {
    PAGE: "page",
    BEYOND: "beyond it, refused",
    REPORTS: "reports",
    REFILL: "refill",
    SCOPE: "out of scope, talk",
}


@dataclass(frozen=True)
class Row:
    """Questions that are counted together, as they are answered with the net and without."""

    title: str
    with_net: Sequence[Asked]
    without_net: Sequence[Asked]


def accuracy(rows: Iterable[Row], groups: Mapping[str, str]) -> str:
    """How many are right, first and among three, together and by the group that a topic belongs to."""

    def line(row: Row) -> list[str]:
        parts = [[one for one in row.with_net if groups[one.question.topic] == group] for group in GROUPS]
        return [row.title, *map(_right, [row.with_net, *parts])]

    return table(["questions", "all", *(TITLES[group] for group in GROUPS)], map(line, rows))


def harm(rows: Iterable[Row]) -> str:
    """How many are answered in a way that may do harm, and how often the guide asked back."""

    def line(row: Row) -> list[str]:
        heard = row.with_net
        needy, harmless = _count(heard, lambda one: one.question.needs_help), _count(heard, _is_harmless)
        return [
            row.title,
            _share(heard, lambda one: one.is_confidently_wrong),
            part_of(_count(heard, _is_too_low), needy),
            part_of(_count(row.without_net, _is_too_low), needy),
            part_of(_count(heard, lambda one: one.is_false_alarm), harmless),
            part_of(
                _count(heard, lambda one: one.is_seen_out_of_scope),
                _count(heard, lambda one: one.question.is_out_of_scope),
            ),
            _share(heard, lambda one: one.is_asked_back),
            part_of(_count(heard, lambda one: one.is_other_date), _count(heard, lambda one: bool(one.question.date))),
        ]

    headings = ["questions", "told wrong", "too low", "without net", "false alarms", "seen", "asked back", "dates"]
    return table(headings, map(line, rows))


def confusions(asked: Iterable[Asked]) -> str:
    """Which topic is most often taken for which."""
    pairs = Counter((one.question.topic, _given(one)) for one in asked if not one.is_right)
    ranking = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CONFUSED]
    return table(["expected", "given", "times"], [[topic, given, str(times)] for (topic, given), times in ranking])


def _given(one: Asked) -> str:
    return "asked which" if one.told.topic is None and one.told.asks_back else str(one.told.topic)


def _right(asked: Sequence[Asked]) -> str:
    first, three = _count(asked, lambda one: one.is_right), _count(asked, lambda one: one.is_among_three)
    return f"{percent(first, len(asked))}/{percent(three, len(asked))} ({len(asked)})" if asked else part_of(0, 0)


def _share(asked: Sequence[Asked], holds: Callable[[Asked], bool]) -> str:
    return f"{percent(_count(asked, holds), len(asked))} %"


def _count(asked: Iterable[Asked], holds: Callable[[Asked], bool]) -> int:
    return sum(holds(one) for one in asked)


def _is_too_low(one: Asked) -> bool:
    return one.is_too_low


def _is_harmless(one: Asked) -> bool:
    return one.question.is_harmless
