"""How well a template's sentences are placed by one who knows the other templates only.

A template is one line of a sentence file. All that it writes out is held out together: its sentences differ in a word
or two, and whoever knows one of them knows the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from handlers.topics import topic_of
from interaction_model import build
from interaction_model.source import Source, read_source
from interaction_model.templates import Line
from responses.guide import Guide
from skill.understanding import vectors
from skill.understanding.samples import DATE_TYPE, SOME_DATE
from skill.understanding.similarity import Similarity
from skill.understanding.words import Writing, writing
from tests.questions.cores import spread

SENTENCES = Path(build.__file__).parent / "sentences"
FOLDS = 5
SEED = 5


@dataclass(frozen=True)
class Template:
    """What a line of a topic writes out, normalised."""

    topic: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Fold:
    """Templates that are learnt from, and others that are held out. No sentence stands in both."""

    learnt: Sequence[Template]
    held: Sequence[Template]


@dataclass(frozen=True)
class Placed:
    """Of so many sentences that were held out, how many were placed right first, and among three."""

    number: int
    first: int
    three: int


def read_templates(guide: Guide) -> list[Template]:
    """The templates of the intents that ask for one topic, and the names of topics; no signs."""
    source = read_source(SENTENCES / guide.language)
    written = writing(guide.language)
    asked = [(topic_of(intent, guide), line) for intent, lines in source.intents.items() for line in lines]
    named = [(topic, line) for topic, lines in source.slots["topic"].items() for line in lines]
    return [
        Template(topic, _sentences(line, source, written))
        for topic, line in (*asked, *named)
        if topic and all(build.TYPES.get(slot) == DATE_TYPE for slot in line.slots)
    ]


def _sentences(line: Line, source: Source, written: Writing) -> tuple[str, ...]:
    sentences = source.expander.expand(line)
    for slot in line.slots:
        sentences = [sentence.replace(f"{{{slot}}}", SOME_DATE) for sentence in sentences]
    return tuple(dict.fromkeys(map(written.normalise, sentences)))


def folds(templates: Sequence[Template], count: int = FOLDS) -> Iterator[Fold]:
    """Every template held out once, those of a topic spread over all folds.

    A sentence that two templates write out is held out with either, and then learnt from neither.
    """
    order = list(templates)
    Random(SEED).shuffle(order)
    order.sort(key=lambda template: template.topic)
    for number in range(count):
        held = order[number::count]
        secret = {sentence for template in held for sentence in template.sentences}
        left = [
            Template(template.topic, tuple(one for one in template.sentences if one not in secret))
            for place, template in enumerate(order)
            if place % count != number
        ]
        yield Fold([template for template in left if template.sentences], held)


def cross_validated(guide: Guide) -> Placed:
    """How many sentences of held-out templates are placed right, over all folds, by their likeness alone."""
    templates = read_templates(guide)
    known = _vectors(guide.language, templates)
    word = writing(guide.language).words.word
    found = spread(lambda fold: placed(fold, known, word), list(folds(templates)))
    return Placed(
        number=sum(one.number for one in found),
        first=sum(one.first for one in found),
        three=sum(one.three for one in found),
    )


def _vectors(language: str, templates: Sequence[Template]) -> dict[str, np.ndarray]:
    """The vector of each sentence; none where there is no encoder."""
    if not vectors.is_installed():
        return {}
    sentences = list(dict.fromkeys(sentence for template in templates for sentence in template.sentences))
    return dict(zip(sentences, vectors.kept(language, sentences), strict=True))


def placed(fold: Fold, known: Mapping[str, np.ndarray], word: str) -> Placed:
    """How the held sentences of a fold are placed. `known` are the vectors of all sentences, where there are any."""
    pairs = [(sentence, template.topic) for template in fold.learnt for sentence in template.sentences]
    taught = [sentence for sentence, _ in pairs], [topic for _, topic in pairs]

    def found(sentences: Sequence[str]) -> np.ndarray:
        return np.stack([known[sentence] for sentence in sentences])

    similarity = Similarity(taught, taught, word=word, vectors=(found, found) if known else None)
    ranks = [_rank(similarity, sentence, template.topic) for template in fold.held for sentence in template.sentences]
    return Placed(len(ranks), sum(rank < 1 for rank in ranks), sum(rank < 3 for rank in ranks))


def _rank(similarity: Similarity, sentence: str, topic: str) -> int:
    """The place of a topic among all that are known, the likeliest being 0; a topic that is not known has the last."""
    scores, _ = similarity.score(sentence)
    ranking = [similarity.labels[label] for label in np.argsort(-scores, kind="stable")]
    return ranking.index(topic) if topic in ranking else len(ranking)
