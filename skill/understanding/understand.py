"""A sentence → what Alexa would send for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from handlers.topics import MOST_CHOICES, topic_of
from handlers.turn import Slot
from interaction_model.built import language_model
from responses.guide import Guide
from responses.strict_yaml import read_as
from responses.tier import Tier
from skill.understanding.samples import Sample, read_samples
from skill.understanding.similarity import Similarity
from skill.understanding.words import normalise

HERE = Path(__file__).parent

#: A sentence is none of ours when its best score is below the floor, or when fewer than this share of its words occur
#: in any sample, unless it is nearest to a warning. When the best score leads by less than the margin we are in doubt.
#: All three were chosen by measurement.
FLOOR = 0.5
KNOWN = 0.6
MARGIN = 0.06

#: The score of a sentence that stands in the model to the letter; likeness reaches about 1.5.
EXACT = 2.0

#: Of the carriers that a slot's words can stand in ("can i …", "is it safe to …") one in so many is learnt from.
#: All are still known to the letter, and learning takes a tenth of the time.
STRIDE = 7

#: Nobody says more than this in one breath; longer input is noise.
LONGEST = 400

#: The topics of intents that steer the conversation, which have none by their name.
CONVERSATION = {
    "AMAZON.YesIntent": "yes",
    "AMAZON.NoIntent": "no",
    "AMAZON.HelpIntent": "help",
    "AMAZON.RepeatIntent": "repeat",
    "AMAZON.PreviousIntent": "repeat",
    "SlowerIntent": "repeat",
    "AMAZON.NextIntent": "more",
    "AMAZON.StartOverIntent": "help",
    "AMAZON.StopIntent": "stop",
    "AMAZON.CancelIntent": "stop",
    "MoreIntent": "more",
    "FollowUpIntent": "more",
    "AMAZON.FallbackIntent": "unclear",
}
STEERING = frozenset(CONVERSATION.values())


@dataclass(frozen=True)
class Candidate:
    """A topic that a sentence may be about, and how likely it is beside the others."""

    topic: str
    score: float


@dataclass(frozen=True)
class Understood:
    """An intent with its slots, as Alexa would send it, and the likeliest topics."""

    intent: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()


NOT_UNDERSTOOD = Understood("AMAZON.FallbackIntent")
LAUNCH = Understood("LaunchRequest")

#: How a person addresses the skill by its name, before or instead of a question.
_ADDRESS = (
    r"(?:(?:ask|tell|open|start|launch|begin|use|talk to|speak to|go to) )?(?:the )?{name}\b"
    r"(?: (?:to|about|for|if|whether|and|that)\b)?"
)


class Understanding:
    """Understands one locale, from its model file alone: first to the letter, then by likeness."""

    def __init__(self, guide: Guide) -> None:
        model = language_model(guide.locale)
        samples = read_samples(model, read_as(HERE / f"built_in_{guide.language}.yaml", list[str]))
        self._guide = guide
        self._address = re.compile(_ADDRESS.format(name=model["invocationName"]))
        self._exact = {sample.sentence: sample for sample in reversed(samples)}
        self._learnt = list(_thinned(samples))
        self._words: dict[str, set[str]] = {}
        for sample in samples:
            if (topic := self._topic(sample)) in STEERING:
                self._words.setdefault(topic, set()).update(sample.sentence.split())
        self._similarity = Similarity(
            [sample.sentence for sample in self._learnt], [self._topic(sample) for sample in self._learnt]
        )

    def understand(self, sentence: str) -> Understood:
        """What a device would send for a sentence; in doubt, as Alexa does, one slot with several topics."""
        if not sentence.strip() or len(sentence) > LONGEST:
            return NOT_UNDERSTOOD
        words = normalise(sentence)
        if address := self._address.match(words):
            words = normalise(words[address.end() :])
            if not words:
                return LAUNCH
        scores, nearest = self._similarity.score(words)
        scores[self._foreign_to(words)] = -np.inf
        exact = self._exact.get(words)
        if exact:
            scores[self._similarity.labels.index(self._topic(exact))] = EXACT
        order = np.argsort(-scores, kind="stable")
        ranking = [Candidate(self._similarity.labels[label], round(float(scores[label]), 3)) for label in order]
        candidates = tuple(ranking[:MOST_CHOICES])
        if exact:
            return _meant(exact, candidates)
        first, second = candidates[:2]
        is_strange = self._similarity.known(words) < KNOWN and not self._guide.topics[first.topic].warning
        if first.score < FLOOR or is_strange:
            return Understood("AMAZON.FallbackIntent", candidates=candidates)
        if first.score - second.score < MARGIN and not self._is_emergency(first):
            return Understood("TopicIntent", {"topic": Slot(words, self._choices(ranking))}, candidates)
        return _meant(self._learnt[nearest[order[0]]], candidates)

    def _foreign_to(self, words: str) -> list[int]:
        """The labels that steer the conversation and lack one of these words.

        "I'm done with life" is near to "I'm done". A word more than it takes to stop, agree or go on is never noise.
        """
        said = set(words.split())
        return [
            index for index, label in enumerate(self._similarity.labels) if not said <= self._words.get(label, said)
        ]

    def _choices(self, ranking: list[Candidate]) -> tuple[str, ...]:
        """The likeliest topics that a person can be asked about; what steers the conversation is none."""
        topics = (one.topic for one in ranking if one.topic not in STEERING and not self._is_emergency(one))
        return tuple(islice(topics, MOST_CHOICES))

    def _is_emergency(self, candidate: Candidate) -> bool:
        """Whether it is a topic that nobody is asked about: in doubt it is told, and otherwise left out."""
        return self._guide.topics[candidate.topic].tier is Tier.EMERGENCY

    def _topic(self, sample: Sample) -> str:
        named = (filled.id for filled in sample.slots.values() if filled.id in self._guide.topics)
        return next(named, None) or CONVERSATION.get(sample.intent) or topic_of(sample.intent, self._guide) or "unclear"


def _meant(sample: Sample, candidates: tuple[Candidate, ...]) -> Understood:
    slots = {name: Slot(filled.said, (filled.id,)) for name, filled in sample.slots.items()}
    return Understood(sample.intent, slots, candidates)


def _thinned(samples: list[Sample]) -> Iterator[Sample]:
    """The samples to learn from: of those that differ in the carrier only, the bare words and one in `STRIDE`."""
    turns: dict[tuple[str, ...], int] = {}
    for sample in samples:
        words = tuple(filled.said for filled in sample.slots.values())
        if words:
            turns[words] = turns.get(words, len(turns)) + 1
        if not words or turns[words] % STRIDE == 0 or sample.sentence == normalise(words[0]):
            yield sample
