"""Asking the guide many questions, each in a session of its own."""

from collections.abc import Iterable
from datetime import UTC, datetime

from responses.catalogue import Catalogue
from skill.device import Device
from skill.understanding.words import writing
from tests.questions.asked import Asked, Question, Told, told
from tests.questions.cores import spread

#: The day on which the dates in the questions were written.
SENT = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Hearing:
    """A locale, with danger words looked for in the whole sentence (`net`), or as on a device that could not place it.

    What is the same once it is written down ("um") is asked once only.
    """

    def __init__(self, catalogue: Catalogue, locale: str, *, net: bool = True) -> None:
        self._device = Device(catalogue, locale, net=net, now=lambda: SENT)
        self._writing = writing(catalogue.guide(locale).language)
        self._known: dict[str, Told] = {}

    def ask(self, questions: Iterable[Question]) -> list[Asked]:
        """The questions with what is told to each."""
        wanted = [(question, self._writing.normalise(question.utterance)) for question in questions]
        missing = {words: question.utterance for question, words in wanted if words not in self._known}
        self._known |= dict(zip(missing, spread(self._tell, [*missing.values()], at_once=16), strict=True))
        return [Asked(question, self._known[words]) for question, words in wanted]

    def _tell(self, utterance: str) -> Told:
        self._device.close()
        return told(self._device.hear(utterance))
