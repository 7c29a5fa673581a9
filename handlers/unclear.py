"""What is said to words that we could not place."""

from dataclasses import replace

from handlers.replies import action_first, ask, say, standing_tier
from handlers.turn import Turn
from handlers.warning import not_caught
from responses.guide import Guide
from responses.reply import Reply


def not_understood(turn: Turn, guide: Guide) -> Reply:
    """One time more that we could not place what was said. Who was just told to act, is told so again."""
    times = turn.session.lost + 1
    return not_caught(turn, guide, times) if turn.session.asked == "again" else lost(turn, guide, times)


def lost(turn: Turn, guide: Guide, times: int) -> Reply:
    """For the first, second or third time in a row: an example, then two topics to choose from, then whom to call."""
    if times <= 1:
        return say(turn, guide, "unclear", lost=times)
    if times > 2:
        return say(turn, guide, "unclear", 2, lost=times, ends=True)
    first, second = (guide.topics[topic] for topic in guide.plan.when_lost)
    text = action_first(guide.topics["unclear"].parts[1], turn.session, guide)
    reply = Reply(topic="unclear", tier=standing_tier(turn.session), text=text)
    session = replace(turn.session, said="unclear", lost=times)
    question = guide.phrases.which.format(first=first.title, second=second.title)
    reprompt = guide.phrases.reprompt_which.format(ask=first.ask)
    return ask(reply, session, "which", guide.plan.when_lost, question=question, reprompt=reprompt)
