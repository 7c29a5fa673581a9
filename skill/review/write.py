"""`python -m skill review`: one page to read and print, one table to fill in."""

import csv
import subprocess
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from responses.catalogue import Catalogue, load
from skill.review.lines import Line, every_line
from skill.review.signoff import Signature, count_open, read_signoff

HERE = Path(__file__).parent


def review(out: Path) -> int:
    """Writes `review.html` and `review.csv` into a folder, and says so; gives the exit code."""
    catalogue, signed = load(), read_signoff()
    lines = every_line(catalogue)
    page = _page(catalogue, lines, signed)
    out.mkdir(parents=True, exist_ok=True)
    (out / "review.html").write_text(page, encoding="utf-8")
    _write_table(out / "review.csv", lines, signed)
    print(f"{out / 'review.html'}, {out / 'review.csv'}: {len(lines)} lines, {count_open(lines, signed)} unsigned")
    return 0


def _page(catalogue: Catalogue, lines: list[Line], signed: dict[str, Signature]) -> str:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    chapters: dict[str, list[Line]] = {}
    for line in lines:
        chapters.setdefault(line.source, []).append(line)
    gravest = {chapter: max(line.tier for line in within) for chapter, within in chapters.items()}
    return environment.get_template("page.html").render(
        commit=commit(),
        chapters=dict(sorted(chapters.items(), key=lambda chapter: -gravest[chapter[0]])),
        signs=catalogue.guides["en"].signs,
        signed=signed,
        total=len(lines),
        open=count_open(lines, signed),
    )


def _write_table(path: Path, lines: list[Line], signed: dict[str, Signature]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ["hash", "topic", "tier", "place", "heard", "rests on", "grade (fr: LIX)", "seconds", "initials", "date"]
        )
        for line in lines:
            signature = signed.get(line.hash)
            table.writerow(
                [
                    line.hash,
                    line.topic,
                    line.tier.word,
                    line.place,
                    "\n".join(f"{', '.join(locales)}: {text}" for text, locales in line.wordings),
                    "\n".join(f"{id} {text}" for id, text in line.rests_on),
                    f"{line.hardness:.1f}",
                    line.seconds,
                    signature.initials if signature else "",
                    signature.day.isoformat() if signature else "",
                ]
            )


def commit() -> str:
    """The commit that the texts are of, marked where files were changed since; empty outside a checkout."""
    try:
        done = subprocess.run(
            ["git", "describe", "--always", "--dirty=, with changes since"],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
