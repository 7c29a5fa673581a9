"""A device without a microphone: sentences in, answers out, through real Alexa requests and responses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter

from handlers.turn import Turn
from responses.catalogue import Catalogue
from responses.reply import Reply
from skill import alexa_request
from skill.alexa_request import Json
from skill.assistant import answer, create_skill
from skill.understanding.understand import LAUNCH, Understanding, Understood


@dataclass(frozen=True)
class Answer:
    """One turn as a person hears it and a developer sees it."""

    utterance: str
    locale: str
    understood: Understood
    reply: Reply
    response: Json

    @property
    def ends(self) -> bool:
        """Whether the session is over."""
        return self.response.get("shouldEndSession") is not False

    def as_json(self) -> Json:
        """The answer for tools; an interface that other people's checks rely on. Every key is always there."""
        return {
            "utterance": self.utterance,
            "locale": self.locale,
            "intent": self.understood.intent,
            "topic": self.reply.topic,
            "slots": {key: {"value": slot.said, "ids": list(slot.ids)} for key, slot in self.understood.slots.items()},
            "tier": self.reply.tier.word,
            "speech": self.reply.heard,
            "ssml": self.response.get("outputSpeech", {}).get("ssml", ""),
            "reprompt": self.reply.reprompt or None,
            "card": self.response.get("card"),
            "screen": None,
            "ends": self.ends,
            "candidates": [{"topic": one.topic, "score": one.score} for one in self.understood.candidates],
        }


class Device:
    """Keeps a session, as a device does: a sentence goes on with the open one, or opens a new one-shot session.

    `store` keeps a refill date, by default nothing does. `net` is whether danger words are looked for in all words.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        locale: str,
        *,
        store: AbstractPersistenceAdapter | None = None,
        net: bool = True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._now = now
        self._locale = locale
        self._understanding = Understanding(catalogue.guide(locale), net=net)
        self._skill = create_skill(catalogue, self._keep, store)
        self._attributes: Mapping[str, Any] | None = None
        self._reply = Reply()

    def launch(self) -> Answer:
        """The greeting, with a new session open after it."""
        self.close()
        return self._send("", LAUNCH)

    def hear(self, sentence: str) -> Answer:
        """The answer to a sentence."""
        return self._send(sentence, self._understanding.understand(sentence, self._now().date()))

    def close(self) -> None:
        """Forgets the session."""
        self._attributes = None

    def _send(self, sentence: str, understood: Understood) -> Answer:
        is_launch = understood.intent == LAUNCH.intent
        body = alexa_request.launch() if is_launch else alexa_request.intent(understood.intent, understood.slots)
        is_new = self._attributes is None
        sent = alexa_request.request(body, self._locale, self._attributes or {}, new=is_new, sent=self._now())
        self._reply = Reply()  # an answer that fails is never told as the one before it
        envelope = answer(self._skill, sent)
        result = Answer(sentence, self._locale, understood, self._reply, envelope["response"])
        self._attributes = None if result.ends else envelope.get("sessionAttributes", {})
        return result

    def _keep(self, turn: Turn, reply: Reply) -> None:
        self._reply = reply
