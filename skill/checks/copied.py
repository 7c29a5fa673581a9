"""No sentence is the source page's own.

The page belongs to its publisher, so it is not in this project. `responses/page_runs.txt` holds a hash of every run of
eight of its words, which tells a copied run and gives nothing of the page away. It is made from the page by
`python -m skill.checks.copied PAGE`.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from responses.catalogue import HERE, Catalogue
from responses.strict_yaml import BrokenFileError
from skill.checks.finding import Finding
from skill.checks.policy import every_text

RUN = 8
RUNS_FILE = HERE / "page_runs.txt"


def copied_runs(catalogue: Catalogue, known: frozenset[str]) -> Iterator[Finding]:
    """Texts that share eight words in a row with the page."""
    for guide in catalogue.guides.values():
        for file, topic, text in every_text(guide):
            for run in _runs(text):
                if _hash(run) in known:
                    yield Finding(file, topic, f"{RUN} words in a row are the page's own", run)


def page_runs(path: Path = RUNS_FILE) -> frozenset[str]:
    """The hashes of the page's runs; BrokenFileError if there are none."""
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenFileError(path, "the runs of the page cannot be read") from error


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def _hash(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:16]


if __name__ == "__main__":
    hashes = sorted({_hash(run) for run in _runs(Path(sys.argv[1]).read_text(encoding="utf-8"))})
    RUNS_FILE.write_text("\n".join(hashes) + "\n", encoding="utf-8")
