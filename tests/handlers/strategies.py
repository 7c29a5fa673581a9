"""Turns and sessions for the property tests, and what every answer in danger must hold."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from hypothesis import strategies as st

from handlers.replies import is_crisis
from handlers.session import AFTER_CALL, ASKED, Session, read_session
from handlers.turn import Slot
from interaction_model.built import intent_names
from responses.catalogue import load
from responses.guide import Guide
from responses.reply import Reply
from responses.tier import Tier

CATALOGUE = load()
GUIDE = CATALOGUE.guide("en-US")
#: The locales that have texts; `en` stands for the rest of the world.
GUIDES = sorted(CATALOGUE.guides)

SIGNS = sorted(GUIDE.signs.signs)
REPORTS = sorted(GUIDE.signs.of_topic)
KINDS = sorted(GUIDE.signs.kinds)
INTENTS = sorted(intent_names())
NEW = Session()
SENT = datetime(2026, 11, 22, 15, tzinfo=UTC)

#: Topics that signs may have led to, by the least tier that the session then has.
_WARNED = [(sign.urgency, sign.topic) for sign in GUIDE.signs.signs.values() if sign.urgency >= Tier.URGENT]

_names = st.sampled_from(sorted(GUIDE.topics))
_maybe = st.just("") | _names
intents = st.sampled_from(INTENTS)
some_signs = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=4)

#: Whatever attributes may come from outside and are read as ours, be it from an older edition of the skill.
any_sessions = st.builds(
    Session,
    topic=_maybe,
    part=st.integers(0, 9),
    came_from=st.just("") | _names.map(lambda name: f"{name}/1"),
    said=_maybe | st.sampled_from(AFTER_CALL),
    asked=st.sampled_from(ASKED),
    choices=st.lists(_names, max_size=3).map(" ".join),
    lost=st.integers(0, 9),
    disclaimed=st.just("") | _names.map(lambda name: f"{name}/0"),
    tier=st.integers(0, 3),
    warned=st.just("") | st.sampled_from(REPORTS),
    kinds=st.lists(st.sampled_from(KINDS), max_size=3, unique=True).map(" ".join),
    who=st.sampled_from(["", "self", "other"]),
    day=st.just("") | st.dates().map(str),
).map(lambda session: read_session(session.attributes(), GUIDE))


def _can_be(session: Session) -> bool:
    """Whether our answers can lead to it: only who was told to act is asked whether to say that again."""
    is_told = session.tier >= Tier.URGENT
    is_call_open = session.said not in AFTER_CALL or session.asked == "again"
    return (session.asked != "again" or is_told) and is_call_open


sessions = any_sessions.filter(_can_be)


@st.composite
def _endangered(draw: st.DrawFn) -> Session:
    tier, topic = draw(st.sampled_from(_WARNED))
    session = draw(sessions)
    reached = draw(st.sampled_from([tier, Tier.EMERGENCY]))
    return Session(**{**session.attributes(), "tier": int(reached), "warned": topic, "day": ""})


#: Sessions in which somebody was told to act.
endangered = _endangered()

slots = st.dictionaries(
    st.sampled_from(["topic", "activity", "role", "relation", "date", "other_date", "other"]),
    st.builds(
        Slot,
        st.text(max_size=20) | st.sampled_from(["2026-12-03", "2026-11-01", "2026-12", "2026-W49", "?"]),
        st.lists(_names | st.sampled_from(["after", "before", "x"]), max_size=4).map(tuple),
    ),
    max_size=4,
)


def words(text: str) -> list[str]:
    """The words of a text as they are heard, in lower case and without punctuation."""
    return re.findall(r"[\w']+", text.lower())


def _says(number: str, heard: list[str]) -> bool:
    return f" {' '.join(words(number))} " in f" {' '.join(heard)} "


def says_emergency(text: str, guide: Guide, within: int = 75) -> bool:
    """Whether the emergency number is among the first words."""
    return _says(guide.emergency, words(text)[:within])


def _says_any(wordings: Iterable[str], text: str, within: int) -> bool:
    return any(_says(wording, words(text)[:within]) for wording in wordings)


CRISIS_LINES = {
    "en-US": "988",
    "en-CA": "988",
    "en-GB": "116 123",
    "en": "crisis line",
    "fr-CA": "1 866 appelle",
    "fr": "ligne de crise",
}

#: How each language says to call, whom, and to do it now.
CALL_NOW = {
    "en": (("call", "ring"), ("clinic", "team", "doctor"), ("now",)),
    "fr": (
        ("appelez", "d'appeler"),
        ("clinique", "équipe", "médecin"),
        ("maintenant", "tout de suite", "sans attendre"),
    ),
}

#: Within how many words "if it was missed, call your clinic or doctor now" is said.
IF_MISSED = {"en": 12, "fr": 15}

#: What tests look for in an answer, in the words of its language.
SAID = {
    "en": {
        "pump": "pump",
        "baclofen pump": "baclofen pump",
        "pump card": "pump card",
        "I cannot call": "I cannot call for you",
        "do not wait": "Do not wait",
        "go to": "If you cannot reach them, go to {er}",
        "keep the visit": "keep that refill visit",
        "it runs out": "runs out",
    },
    "fr": {
        "pump": "pompe",
        "baclofen pump": "pompe à baclofène",
        "pump card": "carte de la pompe",
        "I cannot call": "Je ne peux pas appeler pour vous",
        "do not wait": "N'attendez pas",
        "go to": "Si personne ne répond, allez à {er}",
        "keep the visit": "Ne manquez pas cette visite de remplissage",
        "it runs out": "la pompe se vide",
    },
}


def says_crisis_line(text: str, guide: Guide, within: int = 75) -> bool:
    """Whether the crisis line of the locale is among the first words."""
    return _says(CRISIS_LINES[guide.locale], words(text)[:within])


def says_to_call_now(text: str, within: int = 75) -> bool:
    """Whether to call the clinic or doctor, and to do it now, is among the first words."""
    return any(all(_says_any(group, text, within) for group in groups) for groups in CALL_NOW.values())


def says_to_call(text: str, within: int = 75) -> bool:
    """Whether to call somebody is among the first words."""
    return any(_says_any(groups[0], text, within) for groups in CALL_NOW.values())


def keeps_the_action(text: str, session: Session, guide: Guide) -> bool:
    """Whether a text holds what a person in such a session was told to do."""
    if is_crisis(session, guide):
        return says_crisis_line(text, guide) or says_emergency(text, guide)
    if session.tier >= Tier.EMERGENCY:
        return says_emergency(text, guide)
    return says_to_call_now(text) or says_emergency(text, guide)


def next_session(reply: Reply) -> Session:
    """The session of the turn after a reply."""
    return read_session(reply.remember, GUIDE)
