"""What is learnt of a model: each thing that it teaches, without what a carrier or a date adds to it."""

import pytest

from skill.understanding.samples import SOME_DATE, Filled, Sample
from skill.understanding.taught import REPORT, SIGN_STRIDE, STRIDE, Taught, bare, taught_by, topic_meant, without_date

DRIVE, WHO = Filled("drive", "driving"), Filled("my doctor", "care_team")
DATE = Filled(SOME_DATE, "")
PLAIN = Sample("how long does the surgery take", "SurgeryTimeIntent")
ALONE = Sample("drive", "ActivityIntent", {"activity": DRIVE}, is_slot=True)
CARRIED = Sample("can i drive", "ActivityIntent", {"activity": DRIVE})
DATED = Sample(f"my refill is {SOME_DATE}", "RefillDateIntent", {"date": DATE})
A_DATE = Sample(SOME_DATE, "RefillDateIntent", {"date": DATE}, is_slot=True)


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("how long does it take", "how long does it take"),
        (f"my refill is {SOME_DATE}", "my refill is"),
        (f"is it {SOME_DATE} or {SOME_DATE}", "is it or"),
        (f"{SOME_DATE} is my refill", "is my refill"),
        (SOME_DATE, SOME_DATE),
        (f"{SOME_DATE} {SOME_DATE}", SOME_DATE),
    ],
)
def test_a_sentence_is_compared_without_its_date_unless_that_is_all_there_is(sentence, left):
    assert without_date(sentence) == left


def test_sentences_are_learnt_with_the_word_that_stands_for_a_date():
    assert Taught([PLAIN, DATED, A_DATE], ["a", "b", "b"]).sentences == [PLAIN.sentence, DATED.sentence, SOME_DATE]


@pytest.mark.parametrize(
    ("sample", "is_kept"),
    [(PLAIN, True), (ALONE, True), (CARRIED, False), (DATED, True), (A_DATE, True)],
    ids=lambda one: one.sentence if isinstance(one, Sample) else "",
)
def test_what_is_compared_by_meaning_has_no_carrier(sample, is_kept):
    assert bare(Taught([sample], ["topic"])) == (Taught([sample], ["topic"]) if is_kept else Taught([], []))


def test_what_is_bare_keeps_its_topic_and_its_order():
    assert bare(Taught([CARRIED, PLAIN, ALONE], ["x", "y", "z"])) == Taught([PLAIN, ALONE], ["y", "z"])


@pytest.mark.parametrize(
    ("sample", "topic"),
    [
        (PLAIN, "surgery_time"),
        (CARRIED, "driving"),
        (Sample("yes", "AMAZON.YesIntent"), "yes"),
        (Sample("nobody answers", "NobodyAnswersIntent"), "who_to_call"),
        (DATED, "refill_set_date"),
        (Sample("itching", REPORT, {"sign": Filled("itching", "itching")}), "report_early_withdrawal"),
        (Sample("whatever", "NoSuchIntent"), "unclear"),
    ],
    ids=lambda one: one.sentence if isinstance(one, Sample) else "",
)
def test_a_sample_is_about_one_topic(guide, sample, topic):
    assert topic_meant(sample, guide) == topic


def test_a_slots_words_are_learnt_alone_and_in_one_carrier_of_so_many(guide):
    carried = [Sample(f"carrier {number} drive", "ActivityIntent", {"activity": DRIVE}) for number in range(2 * STRIDE)]
    taught = taught_by([ALONE, *carried], guide)
    assert taught.samples[0] == ALONE
    assert len(taught.samples) == 1 + len(carried) // STRIDE
    assert set(taught.topics) == {"driving"}


def test_one_phrase_for_a_sign_in_so_many_is_learnt_and_every_other_sentence(guide):
    signs = [Sample(f"itching {number}", REPORT, {"sign": Filled("x", "itching")}) for number in range(4 * SIGN_STRIDE)]
    taught = taught_by([PLAIN, *signs, DATED], guide)
    assert taught.topics.count("report_early_withdrawal") == 4
    assert {"surgery_time", "refill_set_date"} <= set(taught.topics)
