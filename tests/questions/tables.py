"""Figures in columns."""

from collections.abc import Iterable, Sequence

#: Where there is nothing to count.
NONE = "–"


def percent(part: int, whole: int) -> str:
    """A part as a percentage of the whole."""
    return f"{100 * part / whole:.0f}" if whole else NONE


def part_of(part: int, whole: int) -> str:
    """A part beside the whole that it is taken from."""
    return f"{part} of {whole}" if whole else NONE


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their headings: the first column begins at the left, all others end at the right."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
