"""A page of the store that Amazon would refuse, or that promises what is not so, is found before it is sent."""

import pytest
from msgspec.structs import replace

from interaction_model.built import LOCALES
from interaction_model.listing import read_listing
from interaction_model.templates import BrokenTemplateError
from responses.catalogue import HERE
from responses.strict_yaml import BrokenFileError
from skill.checks import listing
from skill.checks.listing import listing_findings, listing_words
from skill.checks.policy import read_rules
from tests.skill.checks.conftest import about, intent

RULES = read_rules(HERE / "never_said.yaml")

#: The samples that the committed listings give as examples.
SAMPLES = {
    "en-US": (
        "how does the pump work",
        "how long does the surgery take",
        "what are the early signs of withdrawal",
        "why are refills so important",
    ),
    "fr-CA": (
        "comment fonctionne la pompe",
        "combien de temps dure l'opération",
        "quels sont les premiers signes du sevrage",
        "pourquoi est-ce que les remplissages sont si importants",
    ),
}
NAMES = {"en-US": "baclofen pump guide", "fr-CA": "guide pompe baclofène"}


@pytest.fixture
def found(catalogue, committed, model, monkeypatch):
    """What is found of a locale's committed listing with some of its fields changed."""

    def check(locale="en-US", **changed):
        spoken = intent("HowItWorksIntent", *SAMPLES[locale])
        committed(model | {"invocationName": NAMES[locale], "intents": [*model["intents"], spoken]}, locale=locale)
        whole = replace(read_listing(locale), **changed)
        monkeypatch.setattr(listing, "read_listing", lambda _: whole)
        return list(listing_findings(catalogue, RULES))

    return check


@pytest.mark.parametrize("locale", SAMPLES)
def test_a_listing_that_keeps_the_rules_has_no_findings(found, locale):
    assert found(locale) == []


def test_the_committed_listings_have_no_findings(catalogue):
    assert list(listing_findings(catalogue, RULES)) == []


def test_a_locale_without_a_listing_is_found(catalogue, committed, model, tmp_path, monkeypatch):
    committed(model)
    monkeypatch.setattr(listing, "read_listing", lambda locale: read_listing(locale, tmp_path))
    (finding,) = listing_findings(catalogue, RULES)
    assert (finding.file, finding.what) == ("interaction_model/store/en-US.yaml", "cannot be used")
    assert "No such file" in finding.figure


@pytest.mark.parametrize(
    ("field", "text", "what"),
    [
        ("name", "Pump " * 11, "more than 50 letters"),
        ("summary", "The pump and you. " * 9, "more than 160 letters"),
        ("what_is_new", "The pump and you. " * 223, "more than 4000 letters"),
        ("testing_instructions", "The pump and you. " * 223, "more than 4000 letters"),
        ("keywords", ("pump",) * 31, "more than 30"),
        ("privacy_path", "/privacy/fr", "is not the page in en"),
        ("privacy_path", "privacy/en", "is not the page in en"),
        ("category", "MEDICAL", "is not HEALTH_AND_FITNESS"),
    ],
)
def test_a_field_outside_its_limits_is_found(found, field, text, what):
    assert [(finding.about, finding.what) for finding in found(**{field: text})] == [(field, what)]


def test_a_description_of_more_letters_than_amazon_takes_is_found(found):
    text = read_listing("en-US").description + " The pump and you." * 150
    assert [finding.what for finding in found(description=text)] == ["more than 4000 letters"]


@pytest.mark.parametrize("field", ["summary", "what_is_new", "testing_instructions"])
def test_a_text_of_another_language_is_found(found, field):
    text = getattr(read_listing("fr-CA"), field)
    assert ("is not written in en", text) in about(found(**{field: text}))


@pytest.mark.parametrize(
    ("locale", "said", "missing"),
    [
        ("en-US", "does not provide medical advice", "not_advice"),
        ("en-US", "informational and educational purposes only", "for_information"),
        ("en-US", "not a substitute for professional medical advice", "no_substitute"),
        ("en-US", "general information", "general"),
        ("en-US", "Call your doctor", "call_doctor"),
        ("en-US", "keeps nothing", "nothing_kept"),
        ("en-US", "tied to no maker", "independent"),
        ("fr-CA", "ne donne pas d'avis médical", "not_advice"),
        ("fr-CA", "à des fins d'information", "for_information"),
        ("fr-CA", "ne remplace pas", "no_substitute"),
        ("fr-CA", "information générale", "general"),
        ("fr-CA", "appelez votre médecin", "call_doctor"),
        ("fr-CA", "ne garde rien", "nothing_kept"),
        ("fr-CA", "lié à aucun fabricant", "independent"),
    ],
)
def test_a_description_that_leaves_out_what_it_must_say_is_found(found, locale, said, missing):
    text = read_listing(locale).description
    assert said in text
    findings = found(locale, description=text.replace(said, "tells"))
    assert about(findings) == [("does not say what it must", missing)]


@pytest.mark.parametrize(("locale", "number"), [("en-US", "911"), ("fr-CA", "le 911")])
def test_a_description_without_the_emergency_number_is_found(found, locale, number):
    text = read_listing(locale).description.replace("911", "999" if locale == "en-US" else "112")
    assert ("lacks the emergency number", number) in about(found(locale, description=text))


@pytest.mark.parametrize("field", ["name", "summary", "what_is_new", "testing_instructions"])
def test_a_brand_is_found_in_any_field(found, field):
    assert about(found(**{field: "For Medtronic pumps."})) == [("says what is never said (brand)", "Medtronic")]


def test_a_brand_is_found_among_the_keywords(found):
    assert [finding.figure for finding in found(keywords=("pump", "lioresal"))] == ["lioresal"]


@pytest.mark.parametrize(
    ("text", "what", "figure"),
    [
        ("You will be fine.", "says what is never said (reassurance)", "You will be fine"),
        ("For users of Alexa.", "says what is never said (wrong_number)", "Alexa"),
        ("It may save your life.", "claims what no skill may (life_saving)", "save your life"),
        ("A lifesaver.", "claims what no skill may (life_saving)", "lifesav"),
        ("It cures stiffness.", "claims what no skill may (cure)", "cures"),
    ],
)
def test_what_is_never_said_is_not_claimed_either(found, text, what, figure):
    assert about(found(summary=text)) == [(what, figure)]


def test_a_name_with_a_wake_word_is_found(found):
    assert ("holds a word that Amazon forbids", "skill") in about(found(name="Pump Guide Skill"))


OPEN, ASK = "Alexa, open baclofen pump guide.", "Alexa, ask baclofen pump guide how does the pump work?"
QUESTION = "How long does the surgery take?"


@pytest.mark.parametrize(
    ("phrases", "what", "figure"),
    [
        ((OPEN, ASK, "How long is the op?"), "is no sample", "How long is the op?"),
        ((OPEN, "Alexa, ask baclofen pump guide to sing.", QUESTION), "is no sample", None),
        ((OPEN, "Alexa, how long does the surgery take?", QUESTION), "has a wake word without the name", None),
        ((OPEN, "Open baclofen pump guide.", QUESTION), "or the name without one", "Open baclofen pump guide."),
        ((OPEN, ASK, "How long does the surgery take"), "no full stop", "How long does the surgery take"),
        ((OPEN, ASK, "How long does the surgery take!"), "signs that a phrase may not have", None),
        ((QUESTION, ASK, OPEN), "the first does not open the skill", QUESTION),
        ((ASK, OPEN, QUESTION), "the first does not open the skill", ASK),
        (("Alexa, open pump guide.", ASK, QUESTION), "the first does not open the skill", "Alexa, open pump guide."),
        (("Alexa, baclofen pump guide.", ASK, QUESTION), "the first does not open the skill", None),
        ((OPEN, ASK, "How long does the surgery take" + " " * 200 + "?"), "more than 200 letters", None),
    ],
)
def test_an_example_that_may_fail_is_found(found, phrases, what, figure):
    findings = found(example_phrases=phrases)
    assert any(what in finding.what and figure in (None, finding.figure) for finding in findings)
    assert {finding.about for finding in findings} == {"example_phrases"}


@pytest.mark.parametrize(
    ("locale", "before", "after", "figure"),
    [
        ("en-US", "How does the pump work?", "How do pumps work?", "How do pumps work?"),
        ("fr-CA", "Comment fonctionne la pompe?", "La pompe marche comment?", "La pompe marche comment?"),
    ],
)
def test_what_the_description_tells_to_say_works_to_the_letter(found, locale, before, after, figure):
    text = read_listing(locale).description.replace(before, after)
    assert about(found(locale, description=text)) == [("is no sample", figure)]


def test_every_language_has_words_for_its_listings():
    assert {locale.partition("-")[0] for locale in LOCALES} <= listing_words().keys()


def test_a_pattern_that_is_none_stops_the_check_with_file_key_and_reason(tmp_path, monkeypatch):
    path = tmp_path / "listing_words.yaml"
    path.write_text("en: {must_say: {call: '(a'}, never_says: {}}\n", encoding="utf-8")
    monkeypatch.setattr(listing, "WORDS", path)
    with pytest.raises(BrokenFileError, match=r"listing_words.yaml: en.call: no regular expression"):
        listing_words.__wrapped__()


def test_a_broken_listing_is_a_finding_and_no_crash(catalogue, committed, model, monkeypatch, tmp_path):
    committed(model)

    def broken(locale):
        raise BrokenTemplateError(tmp_path / "en-US.yaml", 3, "name stands twice")

    monkeypatch.setattr(listing, "read_listing", broken)
    (finding,) = listing_findings(catalogue, RULES)
    assert finding.figure.endswith("en-US.yaml:3: name stands twice")
