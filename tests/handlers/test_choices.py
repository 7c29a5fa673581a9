"""In doubt a person is asked what was meant, can say so by its place, and is never asked before what cannot wait."""

from dataclasses import replace

import pytest

from handlers.session import Session, read_session
from handlers.turn import Slot, Turn
from responses.tier import Tier
from tests.handlers.answering import reply_to
from tests.handlers.strategies import CATALOGUE, GUIDE, GUIDES, keeps_the_action, next_session

THREE = ("surgery_time", "recovery", "hospital_stay")
TWO = THREE[:2]
#: A warning asks for no action by itself, but somebody may be in danger.
WITH_A_WARNING = ("pump_location", "alarm_info")

locales = pytest.mark.parametrize("locale", GUIDES)


def in_doubt(*topics, guide=GUIDE, session=None):
    """The reply to a sentence that may mean any of some topics."""
    session = session or Session()
    return reply_to(Turn("TopicIntent", guide.locale, {"topic": Slot("it", topics)}, session), guide)


def after(reply, name, *places, guide=GUIDE):
    """The reply to what is said next: an intent, or a place among the choices."""
    slots = {"place": Slot(" ".join(places), places)} if places else {}
    return reply_to(Turn(name, guide.locale, slots, read_session(reply.remember, guide)), guide)


def titles(topics, guide=GUIDE):
    return [guide.topics[topic].title for topic in topics]


@pytest.mark.parametrize(
    ("topics", "question"),
    [
        (TWO, "Did you mean how long the surgery takes, or recovery after the surgery?"),
        (TWO[::-1], "Did you mean recovery after the surgery, or how long the surgery takes?"),
        (
            THREE,
            "Did you mean how long the surgery takes, recovery after the surgery, or how long the hospital stay is?",
        ),
        ((*THREE, "heat"), "Did you mean how long the surgery takes, recovery after the surgery, or "),
    ],
    ids=["two", "the other way round", "three", "four"],
)
def test_up_to_three_topics_are_asked_about_at_once_in_the_order_of_their_likeliness(topics, question):
    reply = in_doubt(*topics)
    hospital = GUIDE.topics["hospital_stay"].title
    assert reply.heard.replace(hospital, "how long the hospital stay is").startswith(question)
    assert (reply.topic, reply.text, reply.tier, reply.ends) == (None, "", Tier.NONE, False)
    assert next_session(reply).offered == list(topics[:3])


@locales
@pytest.mark.parametrize("topics", [TWO, THREE], ids=["two", "three"])
def test_the_question_names_every_choice_in_every_language(topics, locale):
    guide = CATALOGUE.guide(locale)
    reply = in_doubt(*topics, guide=guide)
    places = [reply.question.index(title) for title in titles(topics, guide)]
    assert places == sorted(places)
    assert reply.question.count("?") == 1
    assert "{" not in reply.question + reply.reprompt + reply.card_text


@locales
def test_a_card_lists_the_choices_a_line_each(locale):
    guide = CATALOGUE.guide(locale)
    reply = in_doubt(*THREE, guide=guide)
    assert reply.card_title == guide.phrases.did_you_mean
    assert [line.lower() for line in reply.card_text.splitlines()] == [title.lower() for title in titles(THREE, guide)]
    assert all(line[0].isupper() for line in reply.card_text.splitlines())


def test_the_reprompt_says_how_to_answer_and_gives_an_example():
    assert in_doubt(*THREE).reprompt == GUIDE.phrases.reprompt_did_you_mean.format(ask=GUIDE.topics["surgery_time"].ask)


@locales
def test_where_one_may_be_a_warning_the_emergency_line_comes_before_the_question(locale):
    guide = CATALOGUE.guide(locale)
    reply = in_doubt(*WITH_A_WARNING, guide=guide)
    assert reply.text == guide.phrases.emergency_line
    assert guide.emergency in reply.heard
    assert all(title in reply.question for title in titles(WITH_A_WARNING, guide))


def test_where_none_is_a_warning_nobody_is_alarmed():
    assert in_doubt(*TWO).text == ""


@locales
@pytest.mark.parametrize("urgent", ["report_alarm", "refill_missed", "report_severe_withdrawal", "crisis_self_harm"])
def test_a_choice_that_cannot_wait_is_said_first_and_asked_about_alone(urgent, locale):
    guide = CATALOGUE.guide(locale)
    reply = in_doubt("battery_life", urgent, "recovery", guide=guide)
    topic = guide.topics[urgent]
    assert reply.text == guide.instructions[topic.instruction or topic.tier.word].in_doubt
    assert reply.question == guide.phrases.is_it.format(title=topic.title)
    assert (reply.topic, reply.tier, reply.card_text) == (urgent, topic.tier, "")


@pytest.mark.parametrize("sign", ["itching", "confusion", "self_harm"])
@locales
def test_after_a_report_the_action_comes_before_the_question_which_it_is(sign, locale):
    guide = CATALOGUE.guide(locale)
    session = next_session(reply_to(Turn("ReportIntent", locale, signs=(sign,)), guide))
    reply = in_doubt(*THREE, guide=guide, session=session)
    assert keeps_the_action(reply.text, session, guide)
    assert reply.tier >= Tier.URGENT
    assert read_session(reply.remember, guide).standing == session.standing


# The answer to it.


@locales
@pytest.mark.parametrize(
    ("topics", "place", "topic"),
    [
        (THREE, "first", "surgery_time"),
        (THREE, "second", "recovery"),
        (THREE, "third", "hospital_stay"),
        (THREE, "last", "hospital_stay"),
        (TWO, "first", "surgery_time"),
        (TWO, "second", "recovery"),
        (TWO, "last", "recovery"),
    ],
)
def test_the_topic_at_the_place_that_is_named_is_told(topics, place, topic, locale):
    guide = CATALOGUE.guide(locale)
    reply = after(in_doubt(*topics, guide=guide), "ChoiceIntent", place, guide=guide)
    assert reply.topic == topic
    assert reply.text.startswith(guide.topics[topic].parts[0])


def test_the_second_that_was_said_is_the_second_that_is_told_whatever_is_more_urgent():
    asked = in_doubt(*WITH_A_WARNING)
    assert after(asked, "ChoiceIntent", "second").topic == "alarm_info"


@pytest.mark.parametrize(("topics", "place"), [(TWO, "third"), (TWO, "fourth"), (THREE, "fourth"), (THREE, "")])
def test_a_place_that_was_not_offered_is_not_understood(topics, place):
    reply = after(in_doubt(*topics), "ChoiceIntent", *([place] if place else []))
    assert (reply.topic, reply.ends) == ("unclear", False)
    assert GUIDE.emergency in reply.text


@pytest.mark.parametrize("name", ["AMAZON.NoIntent", "ChoiceIntent"])
def test_none_of_them_is_a_no(name):
    reply = after(in_doubt(*THREE), name, *(["none"] if name == "ChoiceIntent" else []))
    assert reply == after(in_doubt(*THREE), "AMAZON.NoIntent")
    assert reply.question == GUIDE.phrases.what_else


def test_a_yes_to_several_is_asked_for_the_likeliest():
    reply = after(in_doubt(*THREE), "AMAZON.YesIntent")
    assert reply.question == GUIDE.phrases.is_it.format(title=GUIDE.topics["surgery_time"].title)
    assert after(reply, "AMAZON.YesIntent").topic == "surgery_time"


def test_a_no_to_one_of_several_goes_on_to_the_next_and_at_last_is_not_understood():
    reply = after(in_doubt(*THREE), "AMAZON.YesIntent")
    for topic in THREE[1:]:
        reply = after(reply, "AMAZON.NoIntent")
        assert GUIDE.topics[topic].title in reply.question
    assert after(reply, "AMAZON.NoIntent").topic == "unclear"


def test_the_question_can_be_heard_again_and_still_answered():
    asked = in_doubt(*THREE)
    again = after(asked, "AMAZON.RepeatIntent")
    assert (again.heard, again.card_text) == (asked.heard, asked.card_text)
    assert after(again, "ChoiceIntent", "third").topic == "hospital_stay"


def test_a_place_also_answers_the_question_of_who_was_not_understood_twice():
    lost = after(in_doubt(), "AMAZON.FallbackIntent")
    assert lost.question.startswith("Would you like to hear about")
    assert after(lost, "ChoiceIntent", "second").topic == GUIDE.plan.when_lost[1]


@pytest.mark.parametrize("asked", ["", "more", "else", "keep"])
@pytest.mark.parametrize("place", ["first", "second", "last"])
def test_a_place_answers_nothing_where_no_choice_was_offered(asked, place):
    session = Session(topic="recovery", asked=asked, choices="recovery hospital_stay")
    turn = Turn("ChoiceIntent", slots={"place": Slot(place, (place,))}, session=session)
    assert reply_to(turn, GUIDE).topic == "unclear"


@pytest.mark.parametrize("place", ["first", "none", "third"])
def test_after_a_report_a_place_that_means_nothing_still_keeps_the_action(place):
    told = reply_to(Turn("ReportIntent", signs=("confusion",)), GUIDE)
    reply = after(told, "ChoiceIntent", place)
    assert keeps_the_action(reply.heard, next_session(told), GUIDE)


def test_a_place_that_names_what_cannot_wait_is_a_report():
    session = replace(Session(), asked="is_it", choices="refill_missed refill_importance")
    turn = Turn("ChoiceIntent", slots={"place": Slot("the first", ("first",))}, session=session)
    reply = reply_to(turn, GUIDE)
    assert (reply.topic, reply.tier, reply.question) == ("refill_missed", Tier.URGENT, GUIDE.phrases.say_again)
