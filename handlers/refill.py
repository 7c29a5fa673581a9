"""The next refill: the day that a person tells, what is kept of it, and what to do when the visit cannot be kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from handlers.handler import Handler, on
from handlers.memory import Memory, MemoryUnavailableError
from handlers.replies import instruction, leave_open
from handlers.telling import report, say_of, tell
from handlers.turn import Turn
from handlers.when import Today, When, read_when, today_at
from responses.dates import spoken_day, spoken_month, spoken_number, spoken_year
from responses.guide import Guide
from responses.reply import Reply
from responses.tier import Tier

#: The topics that a date is told, and asked, under.
TOLD, ASKED = "refill_set_date", "refill_ask_date"

#: Days ahead. No refill is so far off: it was misheard.
FAR = 270

#: Days ahead within a year. A device takes a day without a year for the next one, so this is one that was not long ago.
LIKELY_OVER = 300


@on("RefillDateIntent")
def set_date(turn: Turn, guide: Guide) -> Reply:
    """The day said back, with the advice to keep the visit; the last day that was said is the one that is meant."""
    said = [turn.slots[name].said for name in ("other_date", "date") if name in turn.slots]
    when = read_when(next(filter(None, said), ""))
    today = _today(turn, guide)
    if when is None:
        return _unclear(turn, guide)
    if when.kind == "day":
        return _day(turn, guide, when.first, today)
    if today and today.is_over(when.last):
        return _passed(turn, guide, TOLD, guide.dates.saved_passed)
    return _advise(turn, guide, _span(when, guide))


def _day(turn: Turn, guide: Guide, day: date, today: Today | None) -> Reply:
    """A day that is over, or likely is, is asked about; one that is too far off is said back as such."""
    dates = guide.dates
    ahead = (day - today.counted).days if today else 0
    likely = day - timedelta(days=365) if ahead > LIKELY_OVER else day
    if today and today.is_over(likely):
        return _passed(turn, guide, TOLD, dates.passed.format(day=spoken_day(likely, guide)))
    if ahead > FAR:
        far = dates.year_away.format(day=spoken_day(day, guide), year=spoken_year(day))
        return say_of(turn, guide, TOLD, 0, far)
    return _ahead(turn, guide, day, _counted(day, today, guide))


def _advise(turn: Turn, guide: Guide, text: str) -> Reply:
    """What is said of a day, then the advice to keep the visit, and never a card: a date is shown nowhere."""
    return say_of(turn, guide, TOLD, 0, f"{text} {guide.topics[TOLD].parts[0]}")


def _done(turn: Turn, guide: Guide, topic: str, text: str) -> Reply:
    """A word on what was done with a date, after which there is no more to hear of it."""
    reply = say_of(turn, guide, topic, 0, text, is_health=False)
    if reply.ends:
        return reply
    reprompt = guide.phrases.reprompt_open.format(ask=guide.topics[guide.plan.when_lost[1]].ask)
    return leave_open(reply, "else", guide.phrases.what_else, reprompt)


def _unclear(turn: Turn, guide: Guide) -> Reply:
    """The advice; with memory on also a request to say the day again. With memory off nobody is asked for a date."""
    dates = guide.dates
    reply = _advise(turn, guide, dates.unclear)
    return reply if turn.memory is None else leave_open(reply, "", dates.say_again, dates.reprompt_say_again)


def _ahead(turn: Turn, guide: Guide, day: date, counted: str) -> Reply:
    """A day to come. With memory off the device's own reminder is named, and the session closed so that it works."""
    dates = guide.dates
    if turn.memory is not None:
        reply = _advise(turn, guide, counted)
        return leave_open(reply, "keep", dates.shall_keep, dates.reprompt_shall_keep, day=day.isoformat())
    if instruction(turn.session, guide):
        return _advise(turn, guide, counted)
    reply = _advise(replace(turn, is_one_shot=True), guide, counted)
    return replace(reply, text=f"{reply.text} {dates.remind}")


def said_again(turn: Turn, guide: Guide) -> Reply | None:
    """The last reply on a date once more, where a question about it is open."""
    session = turn.session
    if session.asked == "took_place":
        return _passed(turn, guide, session.topic or TOLD, guide.dates.saved_passed)
    if session.asked == "keep" and session.day:
        day = date.fromisoformat(session.day)
        return _ahead(turn, guide, day, _counted(day, _today(turn, guide), guide))
    return None


def _today(turn: Turn, guide: Guide) -> Today | None:
    return today_at(turn.sent, guide.zones) if turn.sent else None


def _counted(day: date, today: Today | None, guide: Guide) -> str:
    """The day, and in how many days it is where that is certain."""
    dates, spoken = guide.dates, spoken_day(day, guide)
    ahead = today.days_until(day) if today else None
    if ahead is None:
        return dates.day.format(day=spoken)
    if ahead > 1:
        return dates.in_days.format(day=spoken, count=spoken_number(ahead, guide))
    return (dates.tomorrow if ahead else dates.today).format(day=spoken)


def _span(when: When, guide: Guide) -> str:
    """A week, month or longer said back as such, with a request to ask the clinic for the day."""
    dates = guide.dates
    match when.kind:
        case "week":
            return dates.week.format(day=spoken_day(when.first, guide))
        case "weekend":
            return dates.weekend.format(day=spoken_day(when.first, guide))
        case "month":
            return dates.month.format(day=spoken_month(when.first, guide))
        case "season":
            season: str = getattr(dates, when.season)
            return dates.season.format(day=f"{season} {spoken_year(when.first)}")
    return dates.year.format(day=spoken_year(when.first))


def _passed(turn: Turn, guide: Guide, topic: str, text: str) -> Reply:
    """For a day that is over: whom to call if the visit was missed, and then whether it took place."""
    dates = guide.dates
    reply = say_of(turn, guide, topic, 0, text)
    reply = replace(reply, tier=max(reply.tier, Tier.CAUTION))
    return leave_open(reply, "took_place", dates.took_place, dates.reprompt_took_place)


def _remembering(answer: Callable[[Turn, Guide, Memory], Reply], topic: str) -> Callable[[Turn, Guide], Reply]:
    """An answer that needs what was kept. Where nothing is kept it is the topic's own; where what is kept cannot be
    reached, one plain sentence comes before the advice, which never depends on a date.
    """

    def reply(turn: Turn, guide: Guide) -> Reply:
        if turn.memory is None:
            return tell(turn, guide, topic)
        try:
            return answer(turn, guide, turn.memory)
        except MemoryUnavailableError:
            return say_of(turn, guide, topic, 0, f"{guide.dates.unreachable} {guide.topics[topic].parts[0]}")

    return reply


def _saved(turn: Turn, guide: Guide, memory: Memory) -> Reply:
    dates, day = guide.dates, memory.recall()
    if day is None:
        return say_of(turn, guide, ASKED, 0, f"{guide.topics[ASKED].parts[0]} {dates.none_saved}")
    today = _today(turn, guide)
    if today is None or today.is_over(day):
        return _passed(turn, guide, ASKED, dates.saved_passed)
    ahead, spoken = today.days_until(day), spoken_day(day, guide)
    if ahead is None or ahead < 2:
        return say_of(turn, guide, ASKED, 0, dates.saved_soon.format(day=spoken))
    return say_of(turn, guide, ASKED, 0, dates.saved.format(day=spoken, count=spoken_number(ahead, guide)))


def _forgotten(turn: Turn, guide: Guide, memory: Memory) -> Reply:
    memory.forget()
    return _done(turn, guide, ASKED, guide.dates.forgotten)


def _kept(turn: Turn, guide: Guide, memory: Memory) -> Reply:
    day = date.fromisoformat(turn.session.day)
    memory.keep(day)
    return _done(turn, guide, TOLD, guide.dates.kept.format(day=spoken_day(day, guide)))


def _took_place(turn: Turn, guide: Guide, memory: Memory) -> Reply:
    """The visit was made: a date that was kept for it has served. One that is still to come is for another visit."""
    day, today = memory.recall(), _today(turn, guide)
    if day and (today is None or today.is_over(day)):
        memory.forget()
    return _done(turn, guide, TOLD, guide.dates.it_took_place)


#: "When is my refill?", from what was kept, or else whom to ask.
ask_date = Handler(_remembering(_saved, ASKED), frozenset({"RefillAskDateIntent"}))


@on("ForgetDateIntent")
def forget_date(turn: Turn, guide: Guide) -> Reply:
    """What was kept is wiped; with memory off there is nothing to wipe, and that is said."""
    if turn.memory is None:
        return _done(turn, guide, ASKED, guide.dates.nothing_kept)
    return _remembering(_forgotten, ASKED)(turn, guide)


def _yes(turn: Turn, guide: Guide) -> Reply:
    if turn.session.asked == "keep":
        return _remembering(_kept, TOLD)(turn, guide)
    if turn.memory is None:
        return _done(turn, guide, TOLD, guide.dates.it_took_place)
    return _remembering(_took_place, TOLD)(turn, guide)


def _no(turn: Turn, guide: Guide) -> Reply:
    """A visit that did not take place is a missed refill; a date that is not to be kept is dropped."""
    if turn.session.asked == "took_place":
        return report(turn, guide, ["refill_missed"])
    return _done(turn, guide, TOLD, guide.dates.not_kept)


def _is_asked(intent: str) -> Callable[[Turn], bool]:
    def fits(turn: Turn) -> bool:
        session = turn.session
        return turn.name == intent and (
            session.asked == "took_place" or (session.asked == "keep" and session.day != "")
        )

    return fits


#: Yes and no to the two questions about a date.
yes = Handler(_yes, also=_is_asked("AMAZON.YesIntent"))
no = Handler(_no, also=_is_asked("AMAZON.NoIntent"))
