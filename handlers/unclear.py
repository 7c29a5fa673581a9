"""What is said to words that we could not place."""

from dataclasses import replace

from handlers.replies import ask, say
from handlers.turn import Turn
from responses.guide import Guide
from responses.reply import Reply


def not_understood(turn: Turn, guide: Guide) -> Reply:
    """One time more that we could not place what was said."""
    return lost(turn, guide, turn.session.lost + 1)


def lost(turn: Turn, guide: Guide, times: int) -> Reply:
    """For the first, second or third time in a row: an example, then two topics to choose from, then whom to call."""
    if times <= 1:
        return say(turn, guide, "unclear", lost=times)
    if times > 2:
        return say(turn, guide, "unclear", 2, lost=times, ends=True)
    first, second = (guide.topics[topic] for topic in guide.plan.when_lost)
    reply = Reply(topic="unclear", text=guide.topics["unclear"].parts[1])
    session = replace(turn.session, said="unclear", lost=times)
    question = guide.phrases.which.format(first=first.title, second=second.title)
    reprompt = guide.phrases.reprompt_which.format(ask=first.ask)
    return ask(reply, session, "which", guide.plan.when_lost, question=question, reprompt=reprompt)
