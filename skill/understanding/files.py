"""What takes long to work out, kept in files that can be made anew at any time."""

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path

#: Where they are kept, beside the code.
FOLDER = Path(__file__).parents[2] / ".cache"


def fingerprint(paths: Iterable[Path], *more: str) -> str:
    """Changes whenever one of the files does, or what else is told."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    found.update("\0".join(more).encode())
    return found.hexdigest()[:16]


def write(path: Path, content: bytes) -> None:
    """Keeps a file, whole or not at all; where that is not possible it is made anew next time."""
    try:
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError:
        return
