"""What counts as right, wrong, too low and a false alarm."""

import pytest

from responses.tier import Tier
from skill.device import Device
from tests.questions.asked import GROUPS, Asked, Question, Told, group_of, question_sets, told
from tests.questions.hearing import SENT

SETS = [one for language in ("en", "fr") for one in question_sets(language)]


def asked(expected="recovery", given="recovery", *, needs=None, tier=Tier.NONE, others=(), back=False, dates=("", "")):
    question = Question("how long till i'm better", expected, frozenset([expected, "hospital_stay"]), needs, dates[0])
    return Asked(question, Told(given, tier, tuple(others), back, dates[1]))


@pytest.mark.parametrize(
    ("given", "back", "is_right", "is_confidently_wrong", "is_asked_back"),
    [
        ("recovery", False, True, False, False),
        ("hospital_stay", False, True, False, False),
        ("surgery_time", False, False, True, False),
        # Who is told what to do, and asked "is it about …?", is told it; who is asked about another topic is in doubt.
        ("recovery", True, True, False, False),
        ("report_wound", True, False, False, True),
        ("unclear", True, False, False, True),
        (None, True, False, False, True),
        (None, False, False, False, False),
    ],
)
def test_an_answer_is_right_or_wrong_or_asks_back(given, back, is_right, is_confidently_wrong, is_asked_back):
    one = asked(given=given, back=back)
    assert (one.is_right, one.is_confidently_wrong, one.is_asked_back) == (
        is_right,
        is_confidently_wrong,
        is_asked_back,
    )


@pytest.mark.parametrize(
    ("others", "is_among"),
    [(("surgery_time", "recovery"), True), (("hospital_stay",), True), (("heat",), False), ((), False)],
)
def test_a_topic_that_would_do_is_looked_for_among_the_likeliest(others, is_among):
    assert asked(given="heat", others=others).is_among_three is is_among


@pytest.mark.parametrize(
    ("needs", "tier", "is_too_low", "is_false_alarm"),
    [
        (Tier.EMERGENCY, Tier.EMERGENCY, False, False),
        (Tier.EMERGENCY, Tier.URGENT, True, False),
        (Tier.URGENT, Tier.CAUTION, True, False),
        (Tier.URGENT, Tier.EMERGENCY, False, False),
        (Tier.CAUTION, Tier.NONE, False, False),
        (Tier.CAUTION, Tier.URGENT, False, True),
        (Tier.NONE, Tier.EMERGENCY, False, True),
        (Tier.NONE, Tier.CAUTION, False, False),
        (None, Tier.EMERGENCY, False, False),
        (None, Tier.NONE, False, False),
    ],
)
def test_an_answer_may_be_too_low_or_a_false_alarm(needs, tier, is_too_low, is_false_alarm):
    one = asked(needs=needs, tier=tier)
    assert (one.is_too_low, one.is_false_alarm) == (is_too_low, is_false_alarm)


@pytest.mark.parametrize(
    ("expected", "given", "is_seen"),
    [
        ("oos_general", "oos_general", True),
        ("oos_general", "oos_insurance", True),
        ("oos_general", "recovery", False),
        ("oos_general", None, False),
        ("recovery", "oos_general", False),
    ],
)
def test_what_is_out_of_scope_is_seen_where_any_answer_for_that_is_given(expected, given, is_seen):
    assert asked(expected, given).is_seen_out_of_scope is is_seen


@pytest.mark.parametrize(
    ("dates", "is_other"),
    [
        (("2026-12-03", "2026-12-03"), False),
        (("2026-12-03", "2026-12-04"), True),
        (("2026-12-03", ""), True),
        (("", "2026-12-03"), False),
    ],
)
def test_another_date_counts_only_where_one_was_told(dates, is_other):
    assert asked(dates=dates).is_other_date is is_other


@pytest.mark.parametrize(
    ("one", "begins"),
    [
        (asked(), None),
        (asked(given="heat", needs=Tier.URGENT), "too low, urgent: "),
        (asked(given="heat", needs=Tier.NONE, tier=Tier.URGENT), "false alarm, recovery: "),
        (asked(given="heat"), "recovery: how long till i'm better → heat (none)"),
        (asked(dates=("2026-12-03", "")), "date 2026-12-03: "),
    ],
)
def test_the_gravest_fault_is_named(one, begins):
    assert (one.amiss is None) is (begins is None)
    assert begins is None or one.amiss.startswith(begins)


@pytest.mark.parametrize(
    ("topic", "group"),
    [
        ("recovery", "page"),
        ("refill_importance", "page"),
        ("source_disclaimer", "page"),
        ("heat", "beyond"),
        ("refuse_dose", "beyond"),
        ("privacy", "beyond"),
        ("report_wound", "reports"),
        ("crisis_self_harm", "reports"),
        ("refill_missed", "reports"),
        ("refill_set_date", "refill"),
        ("refill_delay", "refill"),
        ("oos_other_drug", "scope"),
        ("repeat", "scope"),
        ("unclear", "scope"),
    ],
)
def test_a_topic_has_its_group(guide, topic, group):
    assert group_of(guide.topics[topic]) == group


def test_every_topic_has_a_group(guide):
    assert {group_of(topic) for topic in guide.topics.values()} == set(GROUPS)


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.file)
def test_every_question_names_topics_that_exist(guide, one):
    assert one.questions
    for question in one.questions:
        assert question.utterance
        assert question.accepted <= guide.topics.keys(), question.utterance


def test_sets_are_kept_aside_by_their_name():
    assert {one.name for one in question_sets("en") if one.is_kept_aside} >= {
        "unseen_b",
        "reports_b",
        "refill_b",
        "unseen_d",
    }
    assert not any(one.is_kept_aside for one in question_sets("en") if one.name in ("examples", "unseen_a", "unseen_c"))
    assert question_sets("en")[0].name == "examples"


def test_a_set_is_called_by_its_name_with_or_without_the_language():
    first = question_sets("en")[0]
    assert first.is_named(["examples"])
    assert first.is_named(["examples_en"])
    assert not first.is_named(["examples_fr"])


@pytest.fixture(scope="module")
def device(catalogue):
    return Device(catalogue, "en-US", now=lambda: SENT)


@pytest.mark.parametrize(
    ("utterance", "topic", "asks_back", "date"),
    [
        ("how long does the surgery take", "surgery_time", False, ""),
        ("fjord quux blah", "unclear", True, ""),
        ("my refill is on june third", "refill_set_date", False, "2027-06-03"),
    ],
)
def test_what_a_device_tells(device, utterance, topic, asks_back, date):
    device.close()
    heard = told(device.hear(utterance))
    assert (heard.topic, heard.asks_back, heard.date) == (topic, asks_back, date)
