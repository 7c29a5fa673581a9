from dataclasses import replace

import pytest

from handlers.session import read_session
from handlers.telling import tell
from handlers.topics import topic_of
from handlers.turn import Slot, Turn
from handlers.unclear import lost
from responses.tier import Tier
from tests.handlers.answering import reply_to
from tests.handlers.strategies import CATALOGUE, GUIDE, GUIDES

TOPICS = sorted(GUIDE.topics)
OPEN = Turn("SomeIntent")
ONE_SHOT = replace(OPEN, is_one_shot=True)
DISCLAIMER = GUIDE.phrases.disclaimer


def after(reply):
    return replace(OPEN, session=read_session(reply.remember, GUIDE))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_one_shot_answer_closes_without_a_question_unless_it_asks_for_action(topic):
    reply = tell(ONE_SHOT, GUIDE, topic)
    assert reply.ends == (reply.tier < Tier.URGENT)
    assert bool(reply.question) != reply.ends


@pytest.mark.parametrize("topic", TOPICS)
def test_an_answer_in_an_open_session_ends_in_one_question_with_a_reprompt_that_adds_something(topic):
    reply = tell(OPEN, GUIDE, topic)
    assert not reply.ends
    assert reply.question.endswith("?")
    assert reply.question.count("?") == 1
    assert reply.reprompt not in ("", reply.question)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_part_of_a_topic_is_reached_by_saying_more(topic):
    reply = tell(OPEN, GUIDE, topic)
    heard = [reply.text]
    for _ in GUIDE.topics[topic].parts[1:]:
        reply = reply_to(replace(after(reply), name="MoreIntent"), GUIDE)
        heard.append(reply.text)
    for part, text in zip(GUIDE.topics[topic].parts, heard, strict=True):
        assert text.startswith(part)


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if GUIDE.topics[topic].is_health])
def test_the_first_health_answer_carries_the_disclaimer_after_the_answer_but_never_what_to_do_in_danger(topic):
    reply = tell(OPEN, GUIDE, topic)
    assert reply.text.endswith(DISCLAIMER) == (reply.tier < Tier.URGENT)
    assert not reply.text.startswith(DISCLAIMER)


@pytest.mark.parametrize("topic", TOPICS)
def test_later_answers_carry_it_only_with_a_warning(topic):
    reply = tell(after(tell(OPEN, GUIDE, "recovery")), GUIDE, topic)
    is_general = GUIDE.topics[topic].warning and reply.tier < Tier.URGENT
    assert reply.text.endswith(DISCLAIMER) == (is_general or topic == "recovery")


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_told_at_its_own_tier(topic):
    assert tell(OPEN, GUIDE, topic).tier == GUIDE.topics[topic].tier


def test_a_session_never_forgets_the_gravest_tier():
    crisis = tell(OPEN, GUIDE, "crisis_self_harm")
    later = tell(after(crisis), GUIDE, "recovery")
    assert read_session(later.remember, GUIDE).tier == Tier.EMERGENCY


@pytest.mark.parametrize(
    ("intent", "topic"),
    [("SurgeryTimeIntent", "surgery_time"), ("AnaesthesiaIntent", "anaesthesia"), ("OosGeneralIntent", "oos_general")],
)
def test_an_intent_is_named_after_its_topic(intent, topic):
    assert topic_of(intent, GUIDE) == topic


@pytest.mark.parametrize("name", ["NoSuchIntent", "AMAZON.HelpIntent", "SurgeryTime", "", "surgery_time", "Intent"])
def test_other_names_are_no_topic(name):
    assert topic_of(name, GUIDE) is None


@pytest.mark.parametrize("slots", [{}, {"topic": Slot("")}, {"topic": Slot("banana", ("banana",))}])
def test_a_topic_that_we_do_not_have_is_not_understood(slots):
    reply = reply_to(Turn("TopicIntent", slots=slots), GUIDE)
    assert (reply.topic, reply.ends) == ("unclear", False)
    assert GUIDE.emergency in reply.text


@pytest.mark.parametrize(
    ("intent", "said", "topic"),
    [
        ("ActivityIntent", "go skydiving", "ask_clinic"),
        ("ActivityIntent", "", "unclear"),
        ("ReportIntent", "my toes are odd", "refuse_diagnosis"),
        ("ReportIntent", "", "unclear"),
        ("CareTeamIntent", "plumber", "care_team"),
        ("CareTeamIntent", "", "care_team"),
    ],
)
def test_a_word_that_we_do_not_know_is_sent_to_who_can_answer(intent, said, topic):
    assert reply_to(Turn(intent, slots={"any": Slot(said)}), GUIDE).topic == topic


@pytest.mark.parametrize(
    ("topics", "level"),
    [
        (("refill_importance", "refill_missed"), "urgent"),
        (("alarm_info", "report_alarm", "battery_life"), "urgent"),
        (("withdrawal_info", "report_alarm", "report_severe_withdrawal"), "emergency"),
        (("refuse_turn_off", "crisis_self_harm"), "crisis"),
    ],
    ids=str,
)
@pytest.mark.parametrize("locale", GUIDES)
def test_the_most_urgent_topic_is_asked_about_first_after_what_to_do_if_it_is_so(topics, level, locale):
    guide = CATALOGUE.guide(locale)
    reply = reply_to(Turn("TopicIntent", locale, {"topic": Slot("my pump", topics)}), guide)
    urgent = max(topics, key=lambda topic: guide.topics[topic].tier)
    line = guide.instructions[level].in_doubt
    assert (reply.topic, reply.tier, reply.ends) == (urgent, guide.topics[urgent].tier, False)
    assert reply.heard == f"{line} {guide.phrases.is_it.format(title=guide.topics[urgent].title)}"
    assert reply.reprompt.startswith(line)
    assert guide.emergency in line


def test_a_yes_to_an_urgent_topic_is_a_report():
    doubt = Turn("TopicIntent", slots={"topic": Slot("refill", ("refill_importance", "refill_missed"))})
    reply = reply_to(replace(after(reply_to(doubt, GUIDE)), name="AMAZON.YesIntent"), GUIDE)
    assert (reply.topic, reply.tier, reply.question) == ("refill_missed", Tier.URGENT, GUIDE.phrases.say_again)


@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_every_time_we_do_not_understand_the_emergency_number_is_said(times):
    reply = lost(OPEN, GUIDE, times)
    assert GUIDE.emergency in reply.text
    assert reply.ends == (times > 2)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_card_repeats_the_answer_and_no_question(topic):
    reply = tell(OPEN, GUIDE, topic)
    assert reply.card_title[0].isupper() or reply.card_title[0].isdigit()
    assert not reply.card_title.endswith("?")
