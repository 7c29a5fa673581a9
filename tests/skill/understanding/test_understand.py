"""A typed sentence is understood as Alexa would, and in doubt nothing is guessed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.topics import MOST_CHOICES
from handlers.turn import Turn
from interaction_model.built import language_model
from interaction_model.lexicon import lexicon
from skill.understanding.taught import CONVERSATION, REPORT
from skill.understanding.understand import LAUNCH, LONGEST, MARGIN, Understanding
from skill.understanding.words import writing
from tests.handlers.answering import reply_to
from tests.handlers.strategies import says_crisis_line

normalise = writing("en").normalise

FALLBACK = "AMAZON.FallbackIntent"
WORDS = ["how", "long", "is", "the", "pump", "surgery", "stop", "yes", "i", "die", "refill", "baclofen", "guide", "ask"]
STEERING = {*CONVERSATION.values(), "launch"}


def test_every_example_that_the_guide_gives_is_understood_to_the_letter(understand, guide):
    for topic in guide.topics.values():
        if topic.ask and topic.is_health:
            understood = understand(topic.ask)
            assert understood.candidates[0].topic == topic.id, topic.ask


def test_every_sample_without_slots_comes_back_as_its_own_intent(understand):
    for intent in language_model("en-US")["intents"]:
        plain = [sample for sample in intent["samples"] if "{" not in sample]
        for sample in plain[:1]:
            assert understand(sample).intent == intent["name"], sample


@pytest.mark.parametrize(
    ("sentence", "intent", "topic"),
    [
        ("how long does the surgery take", "SurgeryTimeIntent", "surgery_time"),
        ("How long does the surgery take?", "SurgeryTimeIntent", "surgery_time"),
        ("um, how long does the surgery take please", "SurgeryTimeIntent", "surgery_time"),
        ("what are the early signs of withdrawal", "WithdrawalEarlyIntent", "withdrawal_early"),
        ("yes", "AMAZON.YesIntent", "yes"),
        ("no thanks", "AMAZON.NoIntent", "no"),
        ("Stop!", "AMAZON.StopIntent", "stop"),
        ("what can i ask", "AMAZON.HelpIntent", "help"),
        ("say that again", "AMAZON.RepeatIntent", "repeat"),
        ("next", "AMAZON.NextIntent", "more"),
        ("forget it", "AMAZON.CancelIntent", "stop"),
    ],
)
def test_a_sentence_of_the_model_is_understood_to_the_letter(understand, sentence, intent, topic):
    understood = understand(sentence)
    assert (understood.intent, understood.candidates[0].topic) == (intent, topic)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("roughly how many hours does the surgery take", "surgery_time"),
        ("do i have to stay overnight in the hospital", "hospital_stay"),
        ("what are early withdrawal signs", "withdrawal_early"),
        ("how does the pump actually work", "how_it_works"),
        ("will they put me to sleep for the surgery", "anaesthesia"),
        ("why are the refills important", "refill_importance"),
    ],
)
def test_a_similar_sentence_finds_its_topic(understand, sentence, topic):
    assert understand(sentence).candidates[0].topic == topic


def test_a_slots_words_come_with_the_id_that_they_stand_for(understand):
    slots = understand("what about after that").slots
    assert [(slot.said, slot.ids) for slot in slots.values()] == [("after that", ("after",))]


@pytest.mark.parametrize(
    "address",
    [
        "ask baclofen pump guide {}",
        "Ask Baclofen Pump Guide, {}?",
        "alexa, ask the baclofen pump guide {}",
        "tell baclofen pump guide {}",
        "open baclofen pump guide and {}",
        "ask baclofen pump guide to {}",
        "baclofen pump guide {}",
        "alexa ask baclofen pump guide um {}",
    ],
)
@pytest.mark.parametrize("sentence", ["how long does the surgery take", "forget it", "what is a baclofen pump"])
def test_a_sentence_that_calls_the_guide_by_name_means_what_it_means_alone(understand, address, sentence):
    addressed, alone = understand(address.format(sentence)), understand(sentence)
    assert (addressed.intent, addressed.candidates) == (alone.intent, alone.candidates)


@pytest.mark.parametrize(
    "sentence",
    [
        "open baclofen pump guide",
        "Alexa, open Baclofen Pump Guide!",
        "baclofen pump guide",
        "start the baclofen pump guide",
        "launch baclofen pump guide please",
        "talk to baclofen pump guide",
    ],
)
def test_the_guides_name_alone_opens_it(understand, sentence):
    assert understand(sentence) == LAUNCH


def test_a_name_within_a_question_is_no_address(understand):
    assert understand("who made the baclofen pump guide").intent != "LaunchRequest"


@pytest.fixture(scope="module")
def in_doubt(understand, guide):
    """Sentences that mix two topics, or a topic with a word that steers the talk, and lie between the two."""
    asks = [topic.ask for topic in guide.topics.values() if topic.ask and topic.is_health]
    steering = ["help me", "say that again", "stop", "go on", "yes"]
    mixed = [f"{one} {another}" for one, another in zip(asks, [*asks[7:], *asks[:7]], strict=True)]
    mixed += [f"{word} {ask.split()[-1]}" for word in steering for ask in asks[::2]]
    # Where a sign is named the general answer on it is told, whatever else is as likely.
    read = {sentence: understand(sentence) for sentence in mixed if not lexicon("en").reported(sentence).named}
    return {
        sentence: understood
        for sentence, understood in read.items()
        if understood.intent not in (FALLBACK, "CrisisSelfHarmIntent", REPORT)
        and understood.candidates[0].score - understood.candidates[1].score < MARGIN
        and not {candidate.topic for candidate in understood.candidates[:2]} & STEERING
    }


def test_in_doubt_the_topics_are_sent_to_be_asked_about(in_doubt):
    assert [understood for understood in in_doubt.values() if len(understood.slots["topic"].ids) > 1]
    for sentence, understood in in_doubt.items():
        assert understood.intent == "TopicIntent"
        assert understood.slots["topic"].said == normalise(sentence)
        assert len(understood.slots["topic"].ids) <= MOST_CHOICES


def test_in_doubt_one_topic_alone_is_never_told_as_if_it_were_meant(in_doubt):
    assert [sentence for sentence, understood in in_doubt.items() if len(understood.slots["topic"].ids) == 1] == []


def test_the_topics_in_doubt_are_the_likeliest_in_their_order(in_doubt):
    for understood in in_doubt.values():
        order, ids = [candidate.topic for candidate in understood.candidates], understood.slots["topic"].ids
        assert [id for id in ids if id in order] == [topic for topic in order if topic in ids]


def choices(understood):
    return {id for slot in understood.slots.values() for id in slot.ids}


def test_nothing_that_steers_the_talk_is_offered_as_a_choice(in_doubt):
    for understood in in_doubt.values():
        assert not choices(understood) & STEERING


@pytest.mark.parametrize(
    "sentence",
    [
        "i want to kill myself",
        "I want to die",
        "i can't go on anymore",
        "i don't want to be here anymore",
        "i want to end it all",
        "i'd be better off dead",
        "should i just turn off the pump and die",
        "i want to hurt myself with the pump",
        "i don't want to live like this pump or no pump",
        "kill the pump and me with it",
        "nobody would miss me",
    ],
)
def test_a_cry_for_help_is_answered_with_the_crisis_line(understand, guide, sentence):
    understood = understand(sentence)
    signs = tuple(id for id in choices(understood) if id in guide.signs.signs)
    reply = reply_to(Turn(understood.intent, slots=understood.slots, signs=signs), guide)
    assert says_crisis_line(reply.heard, guide, within=12)


@pytest.mark.parametrize("sentence", ["i want to kill myself", "I want to die.", "um, i want to kill myself"])
def test_a_plain_cry_for_help_is_heard(understand, sentence):
    understood = understand(sentence)
    assert understood.candidates[0].topic == "crisis_self_harm"
    assert understood.intent == "CrisisSelfHarmIntent" or choices(understood) == {"self_harm", "self"}


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "   ",
        "\n\t",
        "???",
        "um",
        "uh hmm",
        "'",
        "xqzt wvbn plk",
        "asdf jkl qwer uiop",
        "\x00\x01",
        "😀😀😀",
        "quanto dura l'operazione alla pompa",
        "wie lange dauert diese operation",
        "как долго длится операция",
        "手術はどのくらいかかりますか",
        "lorem ipsum dolor sit amet consectetur",
        "a" * (LONGEST + 1),
        "how long does the surgery take " * 40,
    ],
)
def test_what_is_none_of_ours_is_not_understood(understand, sentence):
    understood = understand(sentence)
    assert understood.intent == FALLBACK
    assert not understood.slots


def test_nobody_is_cut_short_below_the_limit(understand):
    sentence = "how long does the surgery take".ljust(LONGEST)
    assert understand(sentence).intent == "SurgeryTimeIntent"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sentence=st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(WORDS)).map(" ".join),
    )
)
def test_any_sentence_is_understood_as_something_with_three_candidates(understand, guide, sentence):
    intents = {intent["name"] for intent in language_model("en-US")["intents"]} | {"LaunchRequest"}
    understood = understand(sentence)
    assert understood.intent in intents
    if understood.intent not in ("LaunchRequest", REPORT) and normalise(sentence):
        assert len({candidate.topic for candidate in understood.candidates}) == 3
        assert {candidate.topic for candidate in understood.candidates} <= guide.topics.keys()
        scores = [candidate.score for candidate in understood.candidates]
        assert scores == sorted(scores, reverse=True)


def test_two_builds_understand_alike(understanding, guide, in_doubt):
    again = Understanding(guide)
    for sentence in [*in_doubt, "how long does the surgery take", "i want to die", "xqzt", "what about the pump"]:
        assert again.understand(sentence) == understanding.understand(sentence)
