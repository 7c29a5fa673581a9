"""Any text becomes SSML that Alexa takes, and no letter of it is lost."""

import re
import xml.etree.ElementTree as ET

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from responses.catalogue import load
from responses.speech import ssml

CATALOGUE = load()
US, GB = CATALOGUE.guide("en-US"), CATALOGUE.guide("en-GB")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
TAGS = {"speak", "say-as", "phoneme", "prosody", "break"}

TRAPS = ["911", "baclofen", "Intrathecal", "&", "<b>", "</speak>", "&#911;", "&amp;", '"', "'", ". ", "?"]

texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(TRAPS)).map(" ".join),
)


def heard(markup: str) -> str:
    return "".join(ET.fromstring(markup).itertext())


@given(texts)
@example("\x00\x1b[31m911\r\n")
@example("<break time='99s'/>")
@example("]]>")
@example("\ufffe\uffff")
@example("ıntrathecal")
def test_any_text_is_spoken_to_the_letter_whatever_signs_it_has(text):
    markup = ssml(text, US)
    assert heard(markup) == CONTROL.sub(" ", text)
    assert {element.tag for element in ET.fromstring(markup).iter()} <= TAGS


@given(texts)
def test_slow_speech_says_the_same_words(text):
    markup = ssml(text, US, slow=True)
    assert heard(markup).split() == CONTROL.sub(" ", text).split()


@given(texts)
def test_nothing_but_plain_reading_is_ever_asked_of_the_voice(text):
    for slow in (False, True):
        root = ET.fromstring(ssml(text, GB, slow=slow))
        for element in root.iter():
            assert element.tag in TAGS
            assert not {"pitch", "volume", "src"} & element.attrib.keys()


@pytest.mark.parametrize(
    ("text", "guide", "number"),
    [
        ("Call 911 now.", US, "911"),
        ("call 911", US, "911"),
        ("Call or text 988 now.", US, "988"),
        ("Call Samaritans on 116 123 now.", GB, "116 123"),
        ("Call 999.", GB, "999"),
    ],
)
def test_an_emergency_number_is_said_digit_by_digit(text, guide, number):
    assert f'<say-as interpret-as="digits">{number}</say-as>' in ssml(text, guide)


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("In 1911 and 9110.", US),
        ("The 97 percent figure.", US),
        ("Call 911.", GB),
        ("Call 999.", CATALOGUE.guide("en")),
    ],
)
def test_other_numbers_are_left_to_the_voice(text, guide):
    assert "say-as" not in ssml(text, guide)


@pytest.mark.parametrize("word", ["baclofen", "Baclofen", "BACLOFEN", "intrathecal", "Intrathecal"])
@pytest.mark.parametrize("locale", ["en-US", "en-CA", "en-GB", "en"])
def test_a_hard_word_is_pronounced_and_keeps_its_letters(word, locale):
    guide = CATALOGUE.guide(locale)
    phonemes = list(ET.fromstring(ssml(f"Say {word}, please.", guide)).iter("phoneme"))
    assert [(element.text, element.get("alphabet")) for element in phonemes] == [(word, "ipa")]
    assert phonemes[0].get("ph") == guide.pronounce[word.lower()]


def test_a_pronunciation_may_be_listed_under_a_word_with_capitals():
    guide = msgspec.structs.replace(US, pronounce={"ITB": "aɪ tiː biː"})
    assert [element.text for element in ET.fromstring(ssml("This is ITB.", guide)).iter("phoneme")] == ["ITB"]


def test_a_word_that_merely_holds_a_hard_word_is_left_alone():
    assert "phoneme" not in ssml("baclofenlike", US)


def test_a_locale_without_special_words_still_speaks():
    guide = msgspec.structs.replace(US, pronounce={}, spell_out=())
    assert ssml("Call 911 & say baclofen.", guide) == "<speak>Call 911 &amp; say baclofen.</speak>"


def test_slow_speech_pauses_after_each_sentence_but_the_last():
    root = ET.fromstring(ssml("Call 911. Do not wait! Are you there? Say baclofen pump.", US, slow=True))
    assert root.find("prosody").get("rate") == "slow"
    assert len(list(root.iter("break"))) == 3
    assert "<break" not in ssml("One. Two. Three.", US)


def test_the_pauses_of_a_slow_answer_stay_under_ten_seconds():
    for guide in CATALOGUE.guides.values():
        for topic in guide.topics.values():
            for part in topic.parts:
                said = f"{part} {guide.phrases.disclaimer} {guide.phrases.hear_more}"
                pauses = [element.get("time") for element in ET.fromstring(ssml(said, guide, slow=True)).iter("break")]
                assert sum(int(pause.removesuffix("ms")) for pause in pauses) < 10_000
