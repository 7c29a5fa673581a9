"""Each locale has every word, and a text takes only words that the locale has."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.locales import fill, read_locales
from responses.strict_yaml import BrokenFileError

WORDS = {"clinic": "your pump clinic", "er": "A and E", "emergency": "911"}
TEXTS = Path("en/surgery.yaml")


def filled(text: str, later: tuple[str, ...] = ()) -> str:
    return fill(text, WORDS, TEXTS, "recovery", later)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Call {clinic}.", "Call your pump clinic."),
        ("{Clinic} knows.", "Your pump clinic knows."),
        ("Go to {er}, or {emergency}.", "Go to A and E, or 911."),
        ("{clinic}{er}", "your pump clinicA and E"),
        ("  two\n  lines  \t here ", "two lines here"),
        ("", ""),
        ("no placeholder", "no placeholder"),
    ],
)
def test_a_text_takes_the_words_of_its_locale_and_single_blanks(text, said):
    assert filled(text) == said


def test_some_placeholders_may_wait_for_the_answer():
    assert filled("Is it about {title} at {clinic}?", ("title",)) == "Is it about {title} at your pump clinic?"


@pytest.mark.parametrize("text", ["{nurse}", "{Nurse}", "{}", "{title}", "{clinic} and {nurse}", "{clinic_number}"])
def test_an_unknown_placeholder_stops_the_start(text):
    with pytest.raises(BrokenFileError, match=r"^en/surgery\.yaml: recovery: unknown placeholder \{"):
        filled(text)


@pytest.mark.parametrize("text", ["{clinic", "clinic}", "{clinic }", "{clinic-number}", "{{clinic}}", "{the clinic}"])
def test_a_brace_that_is_no_placeholder_stops_the_start(text):
    with pytest.raises(BrokenFileError):
        filled(text)


@given(st.text().filter(lambda text: not set("{}") & set(text)))
def test_a_text_without_placeholders_changes_in_its_blanks_only(text):
    assert filled(text) == " ".join(text.split())
    assert filled(filled(text)) == filled(text)


def locales(tmp_path, text):
    path = tmp_path / "locales.yaml"
    path.write_text(text, encoding="utf-8")
    return read_locales(path)


PLACE = "language: en, day: EEEE d MMMM, zones: [0, 1]"
GOOD = f"""
en: {{{PLACE}, words: {{clinic: the clinic, emergency: your number}}}}
en-US: {{{PLACE}, spell_out: ["911"], pronounce: {{baclofen: x}}, words: {{clinic: the clinic, emergency: "911"}}}}
"""
BRITISH = f"{GOOD}en-GB: {{{PLACE}, "


def test_good_locales_are_read(tmp_path):
    rows = locales(tmp_path, GOOD)
    assert rows["en-US"].spell_out == ("911",)
    assert rows["en"].spell_out == ()
    assert rows["en"].pronounce == {}
    assert rows["en"].zones == (0, 1)
    assert not rows["en"].day_first


FRENCH = f"{GOOD}fr: {{{PLACE.replace('en,', 'fr,')}, first_day: x, words: {{clinic: la clinique}}}}\n"
QUEBEC = f"{FRENCH}fr-CA: {{{PLACE.replace('en,', 'fr,')}, "


def test_another_language_may_need_other_words(tmp_path):
    rows = locales(tmp_path, QUEBEC + "words: {clinic: votre clinique}}")
    assert (rows["fr"].first_day, rows["fr-CA"].first_day, rows["en"].first_day) == ("x", "", "")
    assert {row.language for row in rows.values()} == {"en", "fr"}


def test_every_word_that_a_language_has_is_there_in_all_of_its_places(catalogue):
    for guide in catalogue.guides.values():
        assert guide.words.keys() == catalogue.guide(guide.language).words.keys()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (QUEBEC + "words: {clinic: a, emergency: b}}", "fr: the word emergency is missing"),
        (QUEBEC + "words: {}}", "fr-CA: the word clinic is missing"),
        (QUEBEC + "first_day: 1, words: {clinic: a}}", "fr-CA: "),
        (BRITISH + "words: {clinic: the team}}", "en-GB: the word emergency is missing"),
        (BRITISH + "words: {clinic: a, emergency: b, er: c}}", "the word er is missing"),
        (
            BRITISH.replace("en-GB: {language: en", "fr-CA: {language: fr") + "words: {clinic: a, emergency: b}}",
            "fr-CA: there is no entry for the language fr",
        ),
        (BRITISH + "words: {clinic: a, emergency: 999}}", "en-GB: "),
        (GOOD + "en-GB: {day: d MMMM, zones: [0, 1], words: {clinic: a, emergency: b}}", "language"),
        (BRITISH.removesuffix(", ") + "}", "en-GB: "),
        (BRITISH + "numbers: x, words: {clinic: a, emergency: b}}", "en-GB: "),
        (BRITISH + "spell_out: [999], words: {clinic: a, emergency: b}}", "en-GB: "),
        (GOOD + f"en-US: {{{PLACE}, words: {{clinic: a, emergency: b}}}}", "en-US stands twice"),
        (BRITISH + "words: {clinic: a, emergency: ''}}", "en-GB: "),
        (GOOD + "en-GB: {language: en, zones: [0, 1], words: {clinic: a, emergency: b}}", "day"),
        (GOOD + "en-GB: {language: en, day: d MMMM, words: {clinic: a, emergency: b}}", "zones"),
        (GOOD + "en-GB: {language: en, day: d MMMM, zones: [0], words: {clinic: a, emergency: b}}", "zones"),
        (GOOD + "en-GB: {language: en, day: d MMMM, zones: [a, b], words: {clinic: a, emergency: b}}", "zones"),
        ("{}", "en"),
    ],
    ids=[
        "a word that its language has elsewhere",
        "no word of its language",
        "a first day that is no text",
        "a word missing",
        "a word that the others lack",
        "an unknown language",
        "a number that is no text",
        "no language",
        "no words",
        "an unknown field",
        "a spelled number that is no text",
        "a locale twice",
        "an empty word",
        "no way to say a day",
        "no zones",
        "one zone",
        "zones that are no numbers",
        "no locale at all",
    ],
)
def test_locales_that_do_not_hold_together_stop_the_start(tmp_path, text, named):
    with pytest.raises(BrokenFileError) as caught:
        locales(tmp_path, text)
    message = str(caught.value)
    assert "/locales.yaml: " in message
    assert named in message
    assert len(message.splitlines()) == 1


def test_every_locale_of_ours_has_its_zones_from_west_to_east(catalogue):
    for guide in catalogue.guides.values():
        west, east = guide.zones
        assert -12 <= west <= east <= 14
