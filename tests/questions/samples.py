"""The sentences that a model teaches, to hold questions against."""

from collections import defaultdict
from datetime import date
from random import Random

from interaction_model.lexicon.words import folded
from responses.guide import Guide
from skill.understanding.dates import Dates
from skill.understanding.learnt import learnt
from skill.understanding.samples import SOME_DATE
from skill.understanding.taught import topic_meant
from skill.understanding.words import writing
from tests.questions.asked import Question


class Samples:
    """The samples of a locale, slots filled, as the local understanding knows them to the letter.

    A date stands for any other. Of the sentences that hold a sign there is the sign alone.
    """

    def __init__(self, guide: Guide, today: date) -> None:
        self._guide = guide
        self._writing = writing(guide.language)
        self._dates = Dates(guide.language, day_first=guide.day_first)
        self._today = today
        self._exact = learnt(guide).exact
        #: Those that are no carrier for a slot's words, of which there are thousands for each word.
        self._bare = [one for one in self._exact.values() if not one.slots or one.is_slot]
        self._holding: dict[str, set[int]] = defaultdict(set)
        for number, sentence in enumerate(self._exact):
            for word in sentence.split():
                self._holding[word].add(number)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a sentence that is no carrier."""
        return frozenset(word for sample in self._bare for word in sample.sentence.split()) - {SOME_DATE}

    def hold(self, utterance: str) -> bool:
        """Whether it stands among them to the letter."""
        return not self._exact.keys().isdisjoint(self._wordings(utterance))

    def hold_all_words(self, utterance: str) -> bool:
        """Whether there is one that has all its words."""
        nothing: set[int] = set()
        return any(
            set.intersection(*(self._holding.get(word, nothing) for word in wording.split()))
            for wording in self._wordings(utterance)
            if wording
        )

    def drawn(self, count: int, seed: int) -> list[Question]:
        """Some of them as questions, drawn by lot, each topic alike: neither a carrier nor a date is among them."""
        lot = Random(seed)
        by_topic: dict[str, list[str]] = defaultdict(list)
        for sample in self._bare:
            if SOME_DATE not in sample.sentence:
                by_topic[topic_meant(sample, self._guide)].append(sample.sentence)
        found: list[Question] = []
        while len(found) < count and by_topic:
            topic = lot.choice(sorted(by_topic))
            sentences = by_topic[topic]
            found.append(Question(sentences.pop(lot.randrange(len(sentences))), topic, frozenset([topic])))
            if not sentences:
                del by_topic[topic]
        return found

    def _wordings(self, utterance: str) -> set[str]:
        """The words, and the same with any date in place of the one that was said."""
        words = undated = self._writing.normalise(self._dates.written(utterance))
        for said in reversed(self._dates.find(words, self._today)):
            undated = f"{undated[: said.start]}{SOME_DATE}{undated[said.end :]}"
        return {folded(words), folded(undated)}
