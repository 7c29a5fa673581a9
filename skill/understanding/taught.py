"""What the local understanding learns from a model: sentences, and the topic that each of them is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.topics import topic_of
from responses.guide import Guide
from skill.understanding.samples import SOME_DATE, Sample

#: Of the carriers that a slot's words can stand in ("can i …", "is it safe to …") one in so many is learnt from.
#: All are still known to the letter, and learning takes a tenth of the time.
STRIDE = 7

#: Of the phrases for a sign one in so many is learnt from; all are known to the letter.
SIGN_STRIDE = 5

REPORT = "ReportIntent"

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

#: The topics that other intents stand for which are not named after one.
TOPICS = {
    "PlayedDownIntent": "refuse_diagnosis",
    "NobodyAnswersIntent": "who_to_call",
    "OnHoldIntent": "who_to_call",
    "WhatToSayIntent": "who_to_call",
    "NumberAgainIntent": "who_to_call",
    "HelpComingIntent": "who_to_call",
    "RefillDateIntent": "refill_set_date",
    "ForgetDateIntent": "refill_ask_date",
}


@dataclass(frozen=True)
class Taught:
    """Samples to learn from, each with its topic."""

    samples: list[Sample]
    topics: list[str]

    @property
    def sentences(self) -> list[str]:
        """Their sentences, as they are written down."""
        return [sample.sentence for sample in self.samples]


def taught_by(samples: Sequence[Sample], guide: Guide) -> Taught:
    """The samples that are worth learning from: of those that differ in a small word only, one in so many."""
    chosen = list(_thinned(samples))
    return Taught(chosen, [topic_meant(sample, guide) for sample in chosen])


def without_date(sentence: str) -> str:
    """What a sentence means beside the date that it tells: the word that stands for one has no meaning of its own."""
    return " ".join(sentence.replace(SOME_DATE, " ").split()) or SOME_DATE


def bare(taught: Taught) -> Taught:
    """Those of them without a carrier: what a carrier adds to a slot's words is not what a sentence means."""
    pairs = [(sample, topic) for sample, topic in zip(taught.samples, taught.topics, strict=True) if _is_bare(sample)]
    return Taught([sample for sample, _ in pairs], [topic for _, topic in pairs])


def topic_meant(sample: Sample, guide: Guide) -> str:
    """The topic that a sample is about."""
    topics, signs = guide.topics, guide.signs.signs
    ids = [filled.id for filled in sample.slots.values()]
    named = next((signs[id].topic if id in signs else id for id in ids if id in signs or id in topics), None)
    return named or (CONVERSATION | TOPICS).get(sample.intent) or topic_of(sample.intent, guide) or "unclear"


def _is_bare(sample: Sample) -> bool:
    words = [filled.said for filled in sample.slots.values()]
    return not words or SOME_DATE in words or sample.is_slot


def _thinned(samples: Sequence[Sample]) -> Iterator[Sample]:
    """Of the samples that differ in the carrier only the bare words and one in `STRIDE`; of a sign's phrases one in
    `SIGN_STRIDE`, since most differ in a form of a word or in its place.
    """
    turns: dict[tuple[str, ...], int] = {}
    signs = 0
    for sample in samples:
        if sample.intent == REPORT:
            signs += 1
            if signs % SIGN_STRIDE == 0:
                yield sample
            continue
        words = tuple(filled.said for filled in sample.slots.values())
        if words:
            turns[words] = turns.get(words, len(turns)) + 1
        if _is_bare(sample) or turns[words] % STRIDE == 0:
            yield sample
