"""A sentence → what Alexa would send for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice

import numpy as np

from handlers.topics import MOST_CHOICES
from handlers.triage import by_gravity
from handlers.turn import Slot
from interaction_model.built import language_model
from interaction_model.lexicon import Reported, lexicon
from interaction_model.lexicon.words import folded
from responses.guide import Guide
from responses.tier import Tier
from skill.understanding.dates import Dates, Said
from skill.understanding.learnt import learnt
from skill.understanding.samples import SOME_DATE, Sample
from skill.understanding.taught import REPORT, STEERING, topic_meant, without_date
from skill.understanding.words import writing

#: A sentence is none of ours when its best score is below the floor, or when fewer than this share of its words occur
#: in any sample, unless it is nearest to a warning. When the best score leads by less than the margin we are in doubt.
#: All three were chosen by measurement.
FLOOR = 0.5
KNOWN = 0.6
MARGIN = 0.08

#: Only topics that score at most so much less than the likeliest are asked about.
REACH = 0.25

#: The same for a sentence of which no word is known: a sign misheard is nearer to its phrase than that.
NOISE = 0.55

#: The score of a sentence that stands in the model to the letter; likeness reaches about 1.5.
EXACT = 2.0

#: A sentence that names a sign and does not report it gets the general answer on the sign, unless it is this much like
#: another question.
SURE = 0.9

#: What is reported by a sentence that tells of somebody's body, without a sign that we know: in doubt, one tier up.
UNKNOWN = "unknown_change"

#: What answers a sign that is denied, so that nothing is confirmed.
DENIED = "refuse_diagnosis"

#: Nobody says more than this in one breath; longer input is noise.
LONGEST = 400


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


@dataclass(frozen=True)
class _Wording:
    """A sentence normalised, the dates in it, and its wording with "some date" in their place."""

    words: str
    dates: tuple[Said, ...] = ()

    @property
    def undated(self) -> str:
        """The wording that samples have, in which a date is not yet one day."""
        words = self.words
        for said in reversed(self.dates):
            words = f"{words[: said.start]}{SOME_DATE}{words[said.end :]}"
        return words


class Understanding:
    """Understands one locale, from its model file alone: first to the letter, then by danger words, then by likeness.

    With `net` a sentence that reports a sign is the report, whatever else it is like. Alexa has no such net: a sentence
    that it cannot place reaches a skill without its words.
    """

    def __init__(self, guide: Guide, *, net: bool = True) -> None:
        model = language_model(guide.locale)
        self._guide = guide
        self._writing = writing(guide.language)
        self._lexicon = lexicon(guide.language) if net else None
        self._dates = Dates(guide.language, day_first=guide.day_first)
        self._address = re.compile(self._writing.words.address.format(name=model["invocationName"]))
        self._learnt = learnt(guide)
        self._labels = self._learnt.similarity.labels

    def understand(self, sentence: str, today: date | None = None) -> Understood:
        """What a device would send for a sentence; in doubt, as Alexa does, one slot with several topics."""
        if not sentence.strip() or len(sentence) > LONGEST:
            return NOT_UNDERSTOOD
        words = self._writing.normalise(self._dates.written(sentence))
        if address := self._address.match(words):
            words = self._writing.normalise(words[address.end() :])
            if not words:
                return LAUNCH
        if not words:
            return NOT_UNDERSTOOD
        wording = _Wording(words, tuple(self._dates.find(words, today or datetime.now(UTC).date())))
        exact = self._learnt.exact.get(folded(words)) or self._learnt.exact.get(folded(wording.undated))
        reported = self._lexicon.reported(words) if self._lexicon else Reported()
        if reported.signs and (exact is None or exact.intent == REPORT):
            return self._report(wording.words, reported)
        return self._by_likeness(wording, exact, reported)

    def _report(self, words: str, reported: Reported) -> Understood:
        """The report of the two gravest signs. What else was said stays in the words of the first slot."""
        first, *others = by_gravity(self._guide.signs, reported.signs)
        slots = {"sign": Slot(words, (first,))}
        if others:
            slots["other_sign"] = Slot(others[0].replace("_", " "), (others[0],))
        slots |= _who(reported)
        topics = dict.fromkeys(self._guide.signs.signs[sign].topic for sign in (first, *others))
        return Understood(REPORT, slots, tuple(Candidate(topic, EXACT) for topic in topics)[:MOST_CHOICES])

    def _by_likeness(self, wording: _Wording, exact: Sample | None, reported: Reported) -> Understood:
        wordings = [wording.words, *({wording.undated} - {wording.words})]
        scores, nearest = self._learnt.similarity.best_score(wordings, without_date(wording.undated))
        scores[self._foreign_to(wording.words)] = -np.inf
        if reported.named or not reported.may_report:
            scores[self._reports()] = -np.inf
        if exact:
            scores[self._labels.index(topic_meant(exact, self._guide))] = EXACT
        order = np.argsort(-scores, kind="stable")
        ranking = [Candidate(self._labels[label], round(float(scores[label]), 3)) for label in order]
        candidates = tuple(ranking[:MOST_CHOICES])
        if exact:
            return _meant(exact, candidates, wording.dates)
        first, second = candidates[:2]
        is_close = first.score - second.score < MARGIN
        if (reported.is_denied or reported.named) and (first.score < SURE or is_close):
            return self._named(wording.words, reported, candidates)
        if reported.is_unwell and first.score < SURE and not self._is_urgent(first):
            return self._report(wording.words, replace(reported, signs=(UNKNOWN,)))
        known = self._learnt.similarity.known(wording.undated)
        is_strange = known < KNOWN and not self._is_warning(first)
        is_noise = known == 0 and first.score < NOISE
        if first.score < FLOOR or is_strange or is_noise:
            return Understood("AMAZON.FallbackIntent", candidates=candidates)
        choices = self._choices(ranking)
        if is_close and len(choices) > 1 and not self._is_emergency(first):
            return Understood("TopicIntent", {"topic": Slot(wording.words, choices)}, candidates)
        meant = _meant(self._learnt.taught.samples[nearest[order[0]]], candidates, wording.dates)
        is_report = meant.intent == REPORT and reported.who
        return replace(meant, slots={**meant.slots, **_who(reported)}) if is_report else meant

    def _named(self, words: str, reported: Reported, candidates: tuple[Candidate, ...]) -> Understood:
        """The general answer on a sign that is spoken of and not reported; what is denied is never confirmed."""
        sign = by_gravity(self._guide.signs, reported.named)[0]
        report = self._guide.topics[self._guide.signs.signs[sign].topic]
        topic = DENIED if reported.is_denied or not report.next else report.next
        others = [one for one in candidates if one.topic != topic]
        told = Candidate(topic, max(SURE, candidates[0].score))
        return Understood("TopicIntent", {"topic": Slot(words, (topic,))}, (told, *others)[:MOST_CHOICES])

    def _reports(self) -> list[int]:
        """The labels that report a sign."""
        return [index for index, label in enumerate(self._labels) if label in self._guide.signs.of_topic]

    def _foreign_to(self, words: str) -> list[int]:
        """The labels that steer the conversation and lack one of these words.

        "I'm done with life" is near to "I'm done". A word more than it takes to stop, agree or go on is never noise.
        """
        said = self._writing.parts(words)
        return [index for index, label in enumerate(self._labels) if not said <= self._learnt.steering.get(label, said)]

    def _choices(self, ranking: list[Candidate]) -> tuple[str, ...]:
        """The likeliest topics that a person can be asked about; what steers the conversation is none."""
        near = (one.topic for one in ranking if one.score > ranking[0].score - REACH and one.topic not in STEERING)
        return tuple(islice(near, MOST_CHOICES))

    def _is_emergency(self, candidate: Candidate) -> bool:
        """Whether it is a topic that nobody is asked about when it is the likeliest: it is told."""
        return self._guide.topics[candidate.topic].tier is Tier.EMERGENCY

    def _is_urgent(self, candidate: Candidate) -> bool:
        """Whether its answer tells to call now."""
        return self._guide.topics[candidate.topic].tier >= Tier.URGENT

    def _is_warning(self, candidate: Candidate) -> bool:
        topic = self._guide.topics[candidate.topic]
        return topic.warning or topic.tier >= Tier.URGENT


def _who(reported: Reported) -> dict[str, Slot]:
    return {"who": Slot(reported.who, (reported.who,))} if reported.who else {}


def _meant(sample: Sample, candidates: tuple[Candidate, ...], dates: Sequence[Said] = ()) -> Understood:
    """What a sample stands for. Its slots for a date take the sentence's own; the last one said is the last slot's."""
    slots = {name: Slot(filled.said, (filled.id,)) for name, filled in sample.slots.items() if filled.said != SOME_DATE}
    wanted = [name for name, filled in sample.slots.items() if filled.said == SOME_DATE]
    values = [said.value for said in dates][-len(wanted) :] if wanted else []
    slots |= {name: Slot(value) for name, value in zip(wanted, values, strict=False)}
    return Understood(sample.intent, slots, candidates)
