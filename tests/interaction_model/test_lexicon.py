"""Signs are found in whatever words people use, and what is denied, possible, general or long ago is no report."""

from typing import get_origin

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interaction_model.built import LOCALES, BrokenModelError, language_model
from interaction_model.lexicon import SIGN_TYPE, Lexicon, Reported, Words, lexicon
from interaction_model.lexicon import words as module
from responses.catalogue import load

WORDS = {
    "stemmer": "english",
    "apostrophe": "before",
    "rewritten": dict.fromkeys(("nine one one", "9 1 1", "911", "nine nine nine", "999"), "emergencynumber"),
    "skipped": ["a", "the", "i", "he", "my", "her", "is", "are", "was", "'s", "he's", "so", "of"],
    "light": {"have": ["have", "has", "had"], "get": ["get", "gets", "getting", "got"]},
    "very": ["very", "really", "dead"],
    "not": ["not", "isn't", "can't", "won't", "unable"],
    "numbers": ["one", "two", "four", "thirty", "nine", "hundred"],
    "number_joints": ["point", "and"],
    "negations": ["no", "without", "rule out"],
    "negated_over": ["sign", "any"],
    "carried_on_by": ["or", "nor"],
    "subjects": ["i", "he", "she", "he's"],
    "owners": ["my", "his", "her"],
    "others": ["he", "she", "his", "her", "he's", "mum"],
    "conditional": ["if", "what if", "watch for"],
    "would": ["can it", "will i"],
    "general": ["signs of", "what is", "causes"],
    "asking": ["is", "does", "how"],
    "plain": ["but", "help", "even if", "mayday"],
    "past": ["years ago", "as a child"],
    "harmless": ["hay fever", "confused about", "itching to"],
    "pairs": {"blue_lips": [[["lips", "nails"], ["blue", "purple"]]], "three": [[["red"], ["amber"], ["green"]]]},
}
PHRASES = [
    ("fever", "a fever"),
    ("fever", "fever of a hundred and two"),
    ("high_fever", "a very high fever"),
    ("confusion", "confused"),
    ("confusion", "confusion"),
    ("itching", "itching"),
    ("itching", "has got an itch"),
    ("alarm", "the pump is beeping"),
    ("wake", "won't wake up"),
    ("number", "call nine one one"),
    ("cry", "mayday"),
]


@pytest.fixture(scope="module")
def small():
    empty = {field.encode_name: {} if get_origin(field.type) is dict else [] for field in msgspec.structs.fields(Words)}
    return Lexicon(msgspec.convert({**empty, **WORDS}, Words), PHRASES)


@pytest.fixture(scope="module")
def english():
    return lexicon("en")


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("a fever", "fever"),
        ("fever", "fever"),
        ("he had fevers", "fever"),
        ("confusing him", "confusion"),
        ("she is confused", "confusion"),
        ("my skin itches", "itching"),
        ("he has got an itch", "itching"),
        ("he got itching", "itching"),
        ("the pump is beeping", "alarm"),
        ("pumps beeped", "alarm"),
        ("the pump's beeping", "alarm"),
        ("my pump it beeps", None),
        ("he can't wake up", "wake"),
        ("unable to wake up", None),
        ("he won't wake up", "wake"),
        ("HE WON’T WAKE UP!", "wake"),
        ("well then my pump so beeping and now what", "alarm"),
        ("a really high fever", "high_fever"),
        ("a dead high fever", "high_fever"),
        ("a high fever", "fever"),
        ("pump", None),
        ("beeping", None),
    ],
)
def test_a_sign_is_found_in_any_form_of_its_words_and_with_small_words_between(small, said, sign):
    assert small.reported(said).signs == ((sign,) if sign else ())


def test_all_signs_of_a_sentence_are_found_once_each(small):
    said = "he's confused with a fever and confusion and the pump is beeping"
    assert small.reported(said).signs == ("confusion", "fever", "alarm")


def test_the_longer_phrase_is_the_one_that_is_meant(small):
    assert small.reported("a very high fever").signs == ("high_fever",)


@pytest.mark.parametrize(
    "said",
    ["a fever of 102", "a fever of 39", "fever of thirty nine", "fever of one hundred and four", "fever of 38.5"],
)
def test_one_number_is_as_good_as_another(small, said):
    assert small.reported(said).signs == ("fever",)


@pytest.mark.parametrize("said", ["call 911", "call 9 1 1", "call nine one one", "call 999", "call nine nine nine"])
def test_an_emergency_number_is_no_measure(small, said):
    assert small.reported(said).signs == ("number",)


@pytest.mark.parametrize(
    ("said", "live"),
    [
        ("no fever", ()),
        ("she has no fever", ()),
        ("not confused", ()),
        ("he isn't confused", ()),
        ("no sign of any fever", ()),
        ("no fever or confusion", ()),
        ("no fever nor confusion or itching", ()),
        ("no fever but confused", ("confusion",)),
        ("without a fever", ()),
        ("rule out fever", ()),
        ("no answer and he has a fever", ("fever",)),
        ("no fever and the pump is beeping", ("alarm",)),
        ("he won't wake up", ("wake",)),
        ("he is not well he has a fever", ("fever",)),
    ],
)
def test_a_sign_that_is_denied_is_named_and_not_reported(small, said, live):
    reported = small.reported(said)
    assert reported.signs == live
    assert reported.is_denied == (said.startswith(("no f", "she has no", "not", "he isn't", "no s", "with", "rule")))


@pytest.mark.parametrize(
    ("said", "live"),
    [
        ("what if he gets a fever", ()),
        ("if he has a fever or is confused", ()),
        ("what should i watch for fever", ()),
        ("can it cause a fever", ()),
        ("can it cause a fever because he has a fever", ("fever",)),
        ("will i have a fever", ()),
        ("signs of confusion", ()),
        ("signs of confusion in my boy", ()),
        ("what is itching", ()),
        ("what is wrong he is itching", ("itching",)),
        ("what causes my itching", ("itching",)),
        ("is fever bad", ()),
        ("does fever matter", ()),
        ("is his fever bad", ("fever",)),
        ("even if i rest i have a fever", ("fever",)),
        ("if it helps but he has a fever", ("fever",)),
        ("help he has a fever", ("fever",)),
        ("a fever years ago", ()),
        ("fever as a child", ()),
        ("a fever two years ago", ()),
        ("surgery years ago and now a fever", ("fever",)),
        ("i have hay fever", ()),
        ("i am confused about the pump", ()),
        ("itching to go", ()),
        ("hay fever and confusion", ("confusion",)),
    ],
)
def test_what_is_possible_general_harmless_or_long_ago_is_no_report(small, said, live):
    assert small.reported(said).signs == live


@pytest.mark.parametrize("said", ["no fever", "what if he has a fever", "signs of fever", "fever years ago"])
def test_what_is_not_reported_is_still_named(small, said):
    assert small.reported(said).named == ("fever",)


def test_a_sign_that_is_reported_and_named_counts_as_reported(small):
    reported = small.reported("he has a fever and no fever yesterday")
    assert (reported.signs, reported.named) == (("fever",), ())


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ("blue lips", ("blue_lips",)),
        ("his lips have gone all blue", ("blue_lips",)),
        ("purple nails", ("blue_lips",)),
        ("lips and then a great many other words before blue", ()),
        ("red amber", ()),
        ("green amber red", ("three",)),
        ("lips", ()),
    ],
)
def test_words_that_belong_together_are_found_in_any_order_near_each_other(small, said, signs):
    assert small.reported(said).signs == signs


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("i have a fever", "self"),
        ("my fever", "self"),
        ("he has a fever", "other"),
        ("mum has a fever", "other"),
        ("i think he has a fever", "other"),
        ("fever", ""),
        ("he's confused", "other"),
        ("his lips are blue", "other"),
    ],
)
def test_whom_it_is_about_is_heard(small, said, who):
    assert small.reported(said).who == who


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from([*" ".join(phrase for _, phrase in PHRASES).split(), "no", "if", "'"]))
)
@example("'")
@example("#")
@example("’s 9.1.1")
@example("and point and")
def test_any_text_is_read_without_an_error(small, english, said):
    said = said if isinstance(said, str) else " ".join(said)
    for read in (small, english):
        reported = read.reported(said)
        assert reported.who in ("", "self", "other")
        assert not set(reported.signs) & set(reported.named)


@pytest.mark.parametrize("said", ["", "   ", "?!", "\n", "-"])
def test_where_there_are_no_words_there_is_no_sign(small, said):
    assert small.reported(said) == Reported()


@given(st.lists(st.sampled_from(["fever", "no", "if", "he", "itching", "but", "years", "ago", "pump", "beeping"])))
def test_case_and_punctuation_change_nothing(small, said):
    assert small.reported(" ".join(said)) == small.reported(f"  {' '.join(said).upper()} !")


# The English lexicon as it is committed.

SIGNS = load().guide("en").signs.signs
GRAVE = {id for id, sign in SIGNS.items() if sign.tier in ("urgent", "emergency")}


@pytest.fixture(scope="module")
def phrases():
    """Every phrase for a sign in any English locale, and the sign."""
    locales = [locale for locale in LOCALES if locale.startswith("en-")]
    kinds = (kind for locale in locales for kind in language_model(locale)["types"] if kind["name"] == SIGN_TYPE)
    names = ((value["id"], value["name"]) for kind in kinds for value in kind["values"])
    return list(dict.fromkeys((id, said) for id, name in names for said in (name["value"], *name["synonyms"])))


#: "Can not wake him" alone may as well be a question; there the id of the slot, or the sample, tells.
OPENINGS = "any are can could do does how is may might should what what's which will would when why who"


#: Nobody says so of a seizure: it may as well be an appointment.
EXCEPTIONS = {"my fitting"}


def is_heard(english, sign, said):
    """Whether a sign is heard as itself, or as one of danger where the same words stand for both."""
    signs = english.reported(said).signs
    return sign in signs or any(SIGNS[one].tier == "emergency" for one in signs)


def test_every_phrase_for_a_sign_is_heard_when_it_is_said_alone(english, phrases):
    missed = [
        (sign, said)
        for sign, said in phrases
        if not is_heard(english, sign, said)
        and not (said.split()[0] in OPENINGS.split() and sign in english.reported(said).named)
    ]
    assert missed == []


def test_every_phrase_for_a_grave_sign_is_heard_of_a_person(english, phrases):
    spoken = [(sign, f"{opening} {said}") for sign, said in phrases if sign in GRAVE for opening in ("he's", "my")]
    missed = [(sign, said) for sign, said in spoken[::3] if not is_heard(english, sign, said)]
    assert [(sign, said) for sign, said in missed if said not in EXCEPTIONS] == []


def test_a_phrase_for_a_sign_is_never_lost_to_a_marker_of_the_same_words(small):
    assert small.reported("mayday").signs == ("cry",)


@pytest.mark.parametrize(
    "said",
    [
        "does not wake up",
        "does not wake up at all now",
        "is not waking up",
        "can you come he does not wake up",
        "how do i get him awake he won't wake up",
    ],
)
def test_a_denial_that_opens_a_sentence_makes_it_no_question(small, said):
    assert small.reported(said).signs == ("wake",)


@pytest.mark.parametrize(
    "said",
    [
        "is not breathing",
        "is not breathing properly",
        "can not breathe properly",
        "can not wake him up at all",
        "does not wake up at all now",
        "might have overdosed on baclofen",
        "could be having a stroke i think",
    ],
)
def test_a_report_that_lost_its_first_word_is_still_a_report(english, said):
    assert any(sign in GRAVE for sign in english.reported(said).signs)


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ("he's burning up and confused", {"high_fever", "confusion"}),
        ("my legs are locking up", {"spasms_back"}),
        ("my skin is crawling", {"itching"}),
        ("she won't wake up", {"hard_to_wake"}),
        ("he's talking nonsense", {"confusion"}),
        ("the pump is bee ping", {"pump_alarm"}),
        ("he was seeing things", {"seeing_things"}),
        ("his lips have gone blue", {"blue_lips"}),
        ("i want to kill myself", {"self_harm"}),
        ("he's confused and burning up", {"high_fever", "confusion"}),
        ("i have a sore neck and fever", {"stiff_neck", "fever"}),
        ("a kink in my neck with a temperature", {"stiff_neck", "fever"}),
        ("my legs are locking up and my pump is beeping", {"spasms_back", "pump_alarm"}),
    ],
)
def test_what_a_frightened_person_says_is_heard(english, said, signs):
    assert signs <= set(english.reported(said).signs)


@pytest.mark.parametrize(
    "said",
    [
        "no fever",
        "she's not confused",
        "no fever or confusion",
        "what if he gets a fever",
        "what are the signs of withdrawal",
        "can baclofen cause confusion",
        "is itching a side effect",
        "how would i know if the pump is beeping",
        "how long does the surgery take",
        "i have hay fever",
        "what happens if the pump runs out",
    ],
)
def test_what_is_asked_or_denied_is_no_alarm(english, said):
    assert english.reported(said).signs == ()


@pytest.mark.parametrize("text", ["[", "skipped: 7", "hurrah: []", "{}", None])
def test_a_lexicon_that_cannot_be_read_is_one_line(tmp_path, monkeypatch, text):
    if text is not None:
        (tmp_path / "en.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "HERE", tmp_path)
    with pytest.raises(BrokenModelError, match=r"^lexicon/en\.yaml: [^\n]+$"):
        lexicon.__wrapped__("en")
