"""The seam to the Alexa SDK: its requests become turns, our handlers answer, and our replies become its responses."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, Response
from ask_sdk_model.intent_request import IntentRequest
from ask_sdk_model.slot import Slot as AlexaSlot
from ask_sdk_model.ui import Reprompt, SimpleCard, SsmlOutputSpeech

from handlers import HANDLERS, Handler
from handlers.session import read_session
from handlers.turn import Slot, Turn
from interaction_model.built import slot_names
from interaction_model.lexicon import lexicon
from responses.catalogue import Catalogue
from responses.guide import Guide
from responses.reply import Reply
from responses.speech import ssml
from skill.envelope import essentials
from skill.refill_memory import RefillMemory

log = logging.getLogger("pump_guide")

#: Called with every turn and what it was answered, so that tools and logs need not read the answer back.
Observer = Callable[[Turn, Reply], None]


def create_skill(
    catalogue: Catalogue,
    observe: Observer = lambda turn, reply: None,
    store: AbstractPersistenceAdapter | None = None,
) -> CustomSkill:
    """An SDK skill that answers with our handlers, in their order. `store` keeps refill dates; None keeps nothing."""
    builder = SkillBuilder()
    reader = TurnReader(catalogue, store)
    for handler in HANDLERS:
        builder.add_request_handler(_Answering(handler, reader, observe))
    builder.add_exception_handler(_Apologising(catalogue))
    return builder.create()


def answer(skill: CustomSkill, document: Any) -> dict[str, Any]:
    """The response envelope for a request's JSON document. A request of an unknown kind gets a valid, empty one."""
    try:
        envelope = skill.serializer.deserialize(json.dumps(essentials(document)), RequestEnvelope)
    except SerializationException:
        return {"version": "1.0", "response": {}}
    response: dict[str, Any] = skill.serializer.serialize(skill.invoke(envelope, None))
    return response


class _Answering(AbstractRequestHandler):
    """One of our handlers, as the SDK wants it."""

    def __init__(self, handler: Handler, reader: "TurnReader", observe: Observer) -> None:
        self._handler, self._reader, self._observe = handler, reader, observe

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return self._handler.fits(self._turn(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = self._turn(handler_input)
        guide = self._reader.catalogue.guide(turn.locale)
        reply = self._handler.reply(turn, guide)
        handler_input.attributes_manager.session_attributes = dict(reply.remember)
        self._observe(turn, reply)
        return _response(reply, guide)

    def _turn(self, handler_input: HandlerInput) -> Turn:
        """The turn in a request, read when the first handler looks and kept for the others."""
        kept = handler_input.attributes_manager.request_attributes
        if "turn" not in kept:
            kept["turn"] = self._reader.read(handler_input.request_envelope)
        turn: Turn = kept["turn"]
        return turn


class _Apologising(AbstractExceptionHandler):
    """Whatever fails, a person hears one plain sentence and the emergency number.

    Nobody hears the answer to a skill event: there the error is the caller's, who can have the event sent again.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        return not handler_input.request_envelope.request.object_type.startswith("AlexaSkillEvent.")

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        log.error("outcome=failed kind=%s", type(exception).__name__)
        guide = self._catalogue.guide(handler_input.request_envelope.request.locale or "")
        return _response(Reply(text=guide.phrases.trouble), guide)


class TurnReader:
    """Reads requests of the SDK as plain values."""

    def __init__(self, catalogue: Catalogue, store: AbstractPersistenceAdapter | None = None) -> None:
        self.catalogue, self._store = catalogue, store
        self._lexicons = {guide.language: lexicon(guide.language) for guide in catalogue.guides.values()}
        self._names = slot_names()

    def read(self, envelope: RequestEnvelope) -> Turn:
        """The turn in a request. A date that waits for a yes is read only where there is a memory to keep it."""
        request = envelope.request
        locale = request.locale or ""
        guide = self.catalogue.guide(locale)
        session = read_session(envelope.session.attributes, guide)
        user = envelope.context.system.user.user_id  # of a request that names nobody nothing can be kept
        memory = RefillMemory(self._store, envelope) if self._store and user else None
        turn = Turn(
            name=request.object_type,
            locale=locale,
            session=session if memory else replace(session, day=""),
            is_intent=False,
            sent=request.timestamp,
            memory=memory,
        )
        if not isinstance(request, IntentRequest):
            return turn
        slots = {name: _slot(slot) for name, slot in request.intent.slots.items()}
        signs, who = self._reported(guide, slots)
        return replace(
            turn,
            name=request.intent.name,
            slots=slots,
            is_intent=True,
            is_one_shot=envelope.session.new,
            signs=signs,
            who=who,
        )

    def _reported(self, guide: Guide, slots: Mapping[str, Slot]) -> tuple[tuple[str, ...], str]:
        """The signs in the slots of a request and whom they are about: by their ids, and in the raw words of all slots.

        The words of a slot are not looked into where they are a name of ours: "tell me about overdose" is no report.
        """
        ids = [id for slot in slots.values() for id in slot.ids]
        heard = [
            self._lexicons[guide.language].reported(slot.said)
            for slot in slots.values()
            if slot.said.lower() not in self._names
        ]
        who = next((id for id in ("other", "self") if id in ids or any(one.who == id for one in heard)), "")
        found = (id for id in (*ids, *(sign for one in heard for sign in one.signs)) if id in guide.signs.signs)
        return tuple(dict.fromkeys(found)), who


def _slot(slot: AlexaSlot) -> Slot:
    matches = slot.resolutions.resolutions_per_authority if slot.resolutions else []
    ids = (value.value.id for authority in matches for value in authority.values)
    return Slot(said=slot.value or "", ids=tuple(dict.fromkeys(ids)))


def _response(reply: Reply, guide: Guide) -> Response:
    if not reply.heard:
        return Response()
    return Response(
        output_speech=SsmlOutputSpeech(ssml=ssml(reply.heard, guide, slow=reply.slow)),
        card=SimpleCard(title=reply.card_title, content=reply.card_text or reply.text) if reply.card_title else None,
        reprompt=Reprompt(SsmlOutputSpeech(ssml=ssml(reply.reprompt, guide))) if reply.reprompt else None,
        should_end_session=reply.ends,
    )
