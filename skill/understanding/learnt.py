"""What is learnt of a locale's model, once: at set-up (`python -m skill.understanding.learnt`) or when first asked."""

import pickle
import sys
import time
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from interaction_model.built import HERE as MODELS
from interaction_model.built import LOCALES, language_model
from interaction_model.lexicon.words import folded
from responses.catalogue import HERE as RESPONSES
from responses.catalogue import load
from responses.guide import Guide
from responses.strict_yaml import read_as
from skill.understanding import vectors
from skill.understanding.files import FOLDER, fingerprint, write
from skill.understanding.samples import Sample, read_samples
from skill.understanding.similarity import Similarity
from skill.understanding.taught import STEERING, Taught, bare, taught_by, topic_meant, without_date
from skill.understanding.words import writing

HERE = Path(__file__).parent
HANDLERS = HERE.parents[1] / "handlers"


@dataclass(frozen=True)
class Learnt:
    """All samples by their sentence without accents, those to compare with, and the words that steer a conversation."""

    exact: dict[str, Sample]
    taught: Taught
    similarity: Similarity
    steering: dict[str, frozenset[str]]


def learn(guide: Guide) -> Learnt:
    """What the model of a locale teaches."""
    written = writing(guide.language)
    built_in = read_as(HERE / guide.language / "built_in.yaml", list[str])
    samples = read_samples(language_model(guide.locale), built_in, written)
    steering: dict[str, set[str]] = {}
    for sample in samples:
        if (topic := topic_meant(sample, guide)) in STEERING:
            steering.setdefault(topic, set()).update(written.parts(sample.sentence))
    taught = taught_by(samples, guide)
    meant = bare(taught)
    similarity = Similarity(
        (taught.sentences, taught.topics),
        ([without_date(sentence) for sentence in meant.sentences], meant.topics),
        word=written.words.word,
        vectors=(partial(vectors.kept, guide.language), vectors.encode) if vectors.is_installed() else None,
    )
    return Learnt(
        exact={folded(sample.sentence): sample for sample in reversed(samples)},
        taught=taught,
        similarity=similarity,
        steering={topic: frozenset(words) for topic, words in steering.items()},
    )


def learnt(guide: Guide, folder: Path = FOLDER) -> Learnt:
    """The same from a file of ours, where nothing has changed that it rests on; otherwise learnt and kept."""
    rests_on = [
        MODELS / f"{guide.locale}.json",
        *HERE.rglob("*.py"),
        *(MODELS / "lexicon").glob("*.py"),
        *HANDLERS.glob("*.py"),
        *(HERE / guide.language).glob("*.yaml"),
        *RESPONSES.glob("*.yaml"),
    ]
    parts = ("numpy", "scipy", "scikit-learn", *([vectors.PACKAGE] if vectors.is_installed() else []))
    made_by = fingerprint(rests_on, sys.version, *(f"{part} {version(part)}" for part in parts))
    path = folder / f"learnt-{guide.locale}.pickle"
    try:
        kept_by, found = pickle.loads(path.read_bytes())
        if kept_by == made_by and isinstance(found, Learnt):
            return found
    except Exception:
        pass
    found = learn(guide)
    write(path, pickle.dumps((made_by, found), protocol=5))
    return found


if __name__ == "__main__":
    # Under its own name, since that is what the kept file calls its classes by.
    from skill.understanding.learnt import learnt as learnt_once

    started, catalogue = time.monotonic(), load()
    for locale in LOCALES:
        learnt_once(catalogue.guide(locale))
    how = "letters, words and meaning" if vectors.is_installed() else "letters and words alone"
    print(f"Learnt {', '.join(LOCALES)} by {how} in {time.monotonic() - started:.0f} s.")
