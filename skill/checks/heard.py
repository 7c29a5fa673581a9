"""Every answer of the catalogue as a person hears it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from handlers import refill
from handlers.memory import Memory
from handlers.session import AFTER_CALL, Session
from handlers.telling import ask_is_it, tell
from handlers.turn import Slot, Turn
from handlers.warning import after_call, goodbye, warn
from responses.catalogue import Catalogue
from responses.guide import Guide, Topic
from responses.reply import Reply
from responses.tier import Tier


@dataclass(frozen=True)
class Heard:
    """One answer in one locale: the text alone, and all that is heard of it, as the longest that it can become.

    `source` is the file that the text stands in, and `place` what of it, for findings. `is_warning` is whether it
    speaks of signs or faults, so that it must hold whom to call.
    """

    guide: Guide
    topic: str
    tier: Tier
    source: str
    place: str
    text: str
    whole: str
    reprompt: str
    is_warning: bool = False

    @property
    def has_number(self) -> bool:
        """Whether the text says the emergency number of its locale, and not merely its digits."""
        return re.search(rf"\b{re.escape(self.guide.emergency)}\b", self.text) is not None


def every_part(catalogue: Catalogue) -> Iterator[Heard]:
    """All answers in all locales: the parts of topics, what is said when something is wrong, and of a date."""
    for guide in catalogue.guides.values():
        for topic in guide.topics.values():
            yield from _parts(guide, topic)
        yield from _instructions(guide)
        if refill.TOLD in guide.topics:
            yield from _dates(guide)


def _parts(guide: Guide, topic: Topic) -> Iterator[Heard]:
    turn = Turn("", guide.locale)
    for part, text in enumerate(topic.parts):
        yield _heard(guide, tell(turn, guide, topic.id, part), topic.source, f"{topic.id} part {part + 1}", topic, text)
    if topic.they:
        other = replace(turn, session=Session(who="other"))
        place = f"{topic.id} of another person"
        yield _heard(guide, tell(other, guide, topic.id), topic.source, place, topic, topic.they)


def _instructions(guide: Guide) -> Iterator[Heard]:
    """What a session that holds a report hears, by the gravest report that the guide has of each kind."""
    source = f"responses/{guide.language}/instructions.yaml"
    levels = {topic.instruction: topic for topic in guide.topics.values() if topic.instruction}
    for level, topic in levels.items():
        session = Session(tier=topic.tier, warned=topic.id)
        turn = Turn("", guide.locale, session=session)
        for who in ("self", "other"):
            reply = warn(replace(turn, session=replace(session, who=who)), guide)
            yield _heard(guide, reply, source, f"{level} {who}", topic)
        for said in AFTER_CALL:
            yield _heard(guide, after_call(turn, guide, said), source, f"{level} {said}", topic)
        yield _heard(guide, goodbye(turn, guide), source, f"{level} goodbye", topic)
        yield _heard(guide, ask_is_it(turn, guide, [topic.id]), source, f"{level} in_doubt", topic)


class _Kept:
    """A memory that holds one date."""

    def __init__(self, day: date | None) -> None:
        self._day = day

    def recall(self) -> date | None:
        return self._day

    def keep(self, day: date) -> None:
        self._day = day

    def forget(self) -> None:
        self._day = None


#: When the dates are told that findings and reviews show, and what is told: each form of AMAZON.DATE, by a name for it.
SENT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOLD_DATES = {
    "a day": "2026-12-03",
    "tomorrow": "2026-11-23",
    "a day far off": "2029-09-19",
    "a week": "2026-W49",
    "a weekend": "2026-W49-WE",
    "a month": "2026-12",
    "a season": "2026-WI",
    "a year": "2027",
    "a day that is over": "2026-11-17",
    "no day": "?",
}


def _dates(guide: Guide) -> Iterator[Heard]:
    """What is said of a date, with memory off and on."""
    source = f"responses/{guide.language}/dates.yaml"
    kept = {"": None, "memory on, ": _Kept(date(2026, 12, 3))}
    for when, memory in kept.items():
        turn = Turn("RefillDateIntent", guide.locale, sent=SENT, memory=memory)
        for name, value in TOLD_DATES.items():
            reply = refill.set_date.reply(replace(turn, slots={"date": Slot(value)}), guide)
            yield _heard(guide, reply, source, f"{when}{name}", guide.topics[refill.TOLD])
        asking = Session(asked="took_place")
        for name, reply in (
            ("when is my refill", refill.ask_date.reply(turn, guide)),
            ("it took place", refill.yes.reply(replace(turn, session=asking), guide)),
            ("forget my date", refill.forget_date.reply(turn, guide)),
        ):
            yield _heard(guide, reply, source, f"{when}{name}", guide.topics[refill.ASKED])
    yield from _dates_kept(guide, source)


def _dates_kept(guide: Guide, source: str) -> Iterator[Heard]:
    """What only a memory leads to: a date that was kept, is to be kept, has passed, or cannot be reached."""

    def asked(memory: Memory) -> Reply:
        return refill.ask_date.reply(Turn("", guide.locale, sent=SENT, memory=memory), guide)

    keeping = Turn("", guide.locale, sent=SENT, memory=_Kept(None), session=Session(asked="keep", day="2026-12-03"))
    for name, reply in (
        ("yes to keeping it", refill.yes.reply(keeping, guide)),
        ("no to keeping it", refill.no.reply(keeping, guide)),
        ("a kept day is near", asked(_Kept(date(2026, 11, 23)))),
        ("a kept day has passed", asked(_Kept(date(2026, 11, 17)))),
        ("nothing is kept", asked(_Kept(None))),
    ):
        yield _heard(guide, reply, source, f"memory on, {name}", guide.topics[refill.ASKED])


def _heard(guide: Guide, reply: Reply, source: str, place: str, topic: Topic, text: str = "") -> Heard:
    return Heard(
        guide=guide,
        topic=topic.id,
        tier=reply.tier,
        source=source,
        place=place,
        text=text or reply.text,
        whole=reply.heard,
        reprompt=reply.reprompt,
        is_warning=topic.warning and bool(text),
    )
