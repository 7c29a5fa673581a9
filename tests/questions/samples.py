"""The sentences that a model teaches, to hold questions against."""

from collections import defaultdict
from datetime import date
from random import Random

from interaction_model.built import language_model
from interaction_model.lexicon.words import folded
from responses.guide import Guide
from responses.strict_yaml import read_as
from skill.understanding.dates import Dates
from skill.understanding.samples import SOME_DATE, read_samples
from skill.understanding.taught import bare, learnt
from skill.understanding.understand import HERE as UNDERSTANDING
from skill.understanding.words import writing
from tests.questions.asked import Question


class Samples:
    """The samples of a locale, slots filled, as the local understanding knows them to the letter.

    A date stands for any other. Of the sentences that hold a sign there is the sign alone.
    """

    def __init__(self, guide: Guide, today: date) -> None:
        self._writing = writing(guide.language)
        self._dates = Dates(guide.language, day_first=guide.day_first)
        self._today = today
        built_in = read_as(UNDERSTANDING / guide.language / "built_in.yaml", list[str])
        samples = read_samples(language_model(guide.locale), built_in, self._writing)
        self._sentences = {folded(sample.sentence): None for sample in samples}
        self._holding: dict[str, set[int]] = defaultdict(set)
        for number, sentence in enumerate(self._sentences):
            for word in sentence.split():
                self._holding[word].add(number)
        self._taught = bare(learnt(samples, guide))

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a sentence without a slot's carrier."""
        return frozenset(word for sample in self._taught.samples for word in sample.sentence.split()) - {SOME_DATE}

    def hold(self, utterance: str) -> bool:
        """Whether it stands among them to the letter."""
        return not self._sentences.keys().isdisjoint(self._wordings(utterance))

    def hold_all_words(self, utterance: str) -> bool:
        """Whether there is one that has all its words."""
        nothing: set[int] = set()
        return any(
            set.intersection(*(self._holding.get(word, nothing) for word in wording.split()))
            for wording in self._wordings(utterance)
            if wording
        )

    def drawn(self, count: int, seed: int) -> list[Question]:
        """Some of them as questions, drawn by lot: sentences without a carrier and without a date."""
        topics: dict[str, set[str]] = defaultdict(set)
        for sample, topic in zip(self._taught.samples, self._taught.topics, strict=True):
            topics[sample.sentence].add(topic)
        sentences = sorted(sentence for sentence in topics if SOME_DATE not in sentence)
        return [
            Question(sentence, min(topics[sentence]), frozenset(topics[sentence]))
            for sentence in Random(seed).sample(sentences, min(count, len(sentences)))
        ]

    def _wordings(self, utterance: str) -> set[str]:
        """The words, and the same with any date in place of the one that was said."""
        words = undated = self._writing.normalise(self._dates.written(utterance))
        for said in reversed(self._dates.find(words, self._today)):
            undated = f"{undated[: said.start]}{SOME_DATE}{undated[said.end :]}"
        return {folded(words), folded(undated)}
