"""The seam to the Alexa SDK: its requests become turns, our handlers answer, and our replies become its responses."""

import json
import logging
from collections.abc import Callable
from typing import Any

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
from responses.catalogue import Catalogue
from responses.guide import Guide
from responses.reply import Reply
from responses.speech import ssml
from skill.envelope import essentials

log = logging.getLogger("pump_guide")

#: Called with every turn and what it was answered, so that tools and logs need not read the answer back.
Observer = Callable[[Turn, Reply], None]


def create_skill(catalogue: Catalogue, observe: Observer = lambda turn, reply: None) -> CustomSkill:
    """An SDK skill that answers with our handlers, in their order."""
    builder = SkillBuilder()
    for handler in HANDLERS:
        builder.add_request_handler(_Answering(handler, catalogue, observe))
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

    def __init__(self, handler: Handler, catalogue: Catalogue, observe: Observer) -> None:
        self._handler, self._catalogue, self._observe = handler, catalogue, observe

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return self._handler.fits(_turn(handler_input, self._catalogue))

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = _turn(handler_input, self._catalogue)
        guide = self._catalogue.guide(turn.locale)
        reply = self._handler.reply(turn, guide)
        handler_input.attributes_manager.session_attributes = dict(reply.remember)
        self._observe(turn, reply)
        return _response(reply, guide)


class _Apologising(AbstractExceptionHandler):
    """Whatever fails, a person hears one plain sentence and the emergency number."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        log.error("outcome=failed kind=%s", type(exception).__name__)
        guide = self._catalogue.guide(handler_input.request_envelope.request.locale or "")
        return _response(Reply(text=guide.phrases.trouble), guide)


def _turn(handler_input: HandlerInput, catalogue: Catalogue) -> Turn:
    """The turn in a request, read when the first handler looks and kept for the others."""
    kept = handler_input.attributes_manager.request_attributes
    if "turn" not in kept:
        kept["turn"] = read_turn(handler_input.request_envelope, catalogue)
    turn: Turn = kept["turn"]
    return turn


def read_turn(envelope: RequestEnvelope, catalogue: Catalogue) -> Turn:
    """A request of the SDK as plain values."""
    request = envelope.request
    locale = request.locale or ""
    session = read_session(envelope.session.attributes, catalogue.guide(locale).topics)
    if not isinstance(request, IntentRequest):
        return Turn(request.object_type, locale, session=session, is_intent=False)
    return Turn(
        name=request.intent.name,
        locale=locale,
        slots={name: _slot(slot) for name, slot in request.intent.slots.items()},
        session=session,
        is_one_shot=envelope.session.new,
    )


def _slot(slot: AlexaSlot) -> Slot:
    matches = slot.resolutions.resolutions_per_authority if slot.resolutions else []
    ids = (value.value.id for authority in matches for value in authority.values)
    return Slot(said=slot.value or "", ids=tuple(dict.fromkeys(ids)))


def _response(reply: Reply, guide: Guide) -> Response:
    if not reply.heard:
        return Response()
    return Response(
        output_speech=SsmlOutputSpeech(ssml=ssml(reply.heard, guide, slow=reply.slow)),
        card=SimpleCard(title=reply.card_title, content=reply.text) if reply.card_title else None,
        reprompt=Reprompt(SsmlOutputSpeech(ssml=ssml(reply.reprompt, guide))) if reply.reprompt else None,
        should_end_session=reply.ends,
    )
