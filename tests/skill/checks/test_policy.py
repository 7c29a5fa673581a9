"""What a warning must say, and what is never said."""

import pytest
from msgspec.structs import replace

from responses.catalogue import HERE, load
from responses.strict_yaml import BrokenFileError
from skill.checks.finding import Finding
from skill.checks.policy import (
    every_text,
    foreign_numbers,
    late_actions,
    never_said,
    read_rules,
    urgent_without_number,
    warnings_without_call,
)

RULES = read_rules(HERE / "never_said.yaml")
WHOLE = "Call your pump clinic or doctor right now. Call 911 for confusion."


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        "Call 911 now. Call your doctor too.",
        "Tell your care team today. Call 911 for a seizure.",
        "Ring the clinic, and 911 for a seizure.",
    ],
)
def test_a_warning_with_call_and_number_is_whole(saying, text):
    assert list(warnings_without_call(saying(text, warning=True))) == []


@pytest.mark.parametrize(
    ("text", "what", "figure"),
    [
        ("Call 911 now.", "a warning without whom to call", ""),
        ("Ask your doctor. Call 911 now.", "a warning without whom to call", ""),
        ("The clinic knows. Call 911 now.", "a warning without whom to call", ""),
        ("Call. Your doctor knows. In danger, 911.", "a warning without whom to call", ""),
        ("Call your pump clinic or doctor right now.", "a warning without the emergency number", "911"),
        ("Call your pump clinic. Call 999.", "a warning without the emergency number", "911"),
        ("Call your pump clinic. It has served since 1911.", "a warning without the emergency number", "911"),
    ],
)
def test_a_warning_without_call_or_number_is_found(saying, text, what, figure):
    found = list(warnings_without_call(saying(text, warning=True)))
    assert found == [Finding("responses/en/pump.yaml", "what_is_pump part 1", what, figure)]


def test_every_part_of_a_warning_is_looked_at(saying):
    found = list(warnings_without_call(saying(WHOLE, "Do not wait.", WHOLE, warning=True)))
    assert [finding.about for finding in found] == ["what_is_pump part 2"] * 2


def test_the_number_must_be_the_locales_own(saying):
    british = "Ring your pump team now. Call 999 for confusion."
    assert list(warnings_without_call(saying(british, warning=True, locale="en-GB"))) == []
    assert len(list(warnings_without_call(saying(WHOLE, warning=True, locale="en-GB")))) == 1


def test_what_is_no_warning_needs_neither(saying):
    assert list(warnings_without_call(saying("The pump sits under the skin.", warning=False))) == []


CAUGHT = {
    "dose": [
        "The pump gives 50 mcg a day.",
        "A dose of ten milligrams.",
        "Take 20 units.",
        "Turn it up.",
        "Turn your pump down.",
    ],
    "rate_or_change": [
        "You can raise your dose.",
        "Lower the rate a little.",
        "We double the dose.",
        "Adjust your setting.",
    ],
    "reassurance": [
        "You are fine.",
        "You'll be all right.",
        "You’ll be all right.",
        "That is normal.",
        "That's harmless.",
        "It is perfectly safe.",
        "Do not worry.",
        "It is safe to swim.",
        "You can swim safely.",
        "It is probably nothing.",
    ],
    "how_often": [
        "This is rare.",
        "It rarely happens.",
        "Infection is common.",
        "It is unlikely to fail.",
        "An uncommon fault.",
    ],
    "diagnosis": [
        "This is withdrawal.",
        "It's withdrawal.",
        "That's an infection.",
        "That must be an overdose.",
        "You have meningitis.",
        "You don't have an infection.",
        "This is not withdrawal.",
    ],
    "waiting": [
        "Wait and see.",
        "Call in the morning.",
        "That can wait.",
        "Call within an hour.",
        "Call within 30 minutes.",
        "Wait until Monday.",
        "Call tomorrow.",
    ],
    "time_window": [
        "You have two hours.",
        "It starts after 12 hours.",
        "Go in three days.",
        "You have up to two days.",
        "A few hours later.",
    ],
    "medicine": [
        "Take a painkiller.",
        "Stop your medicine.",
        "Take an extra tablet.",
        "Skip the pills.",
        "Take your baclofen tablets.",
        "Take two tablets now.",
        "Take baclofen by mouth.",
    ],
    "home_treatment": ["Rub it gently.", "Press the skin.", "Lie flat.", "Cool the person.", "Massage your belly."],
    "permission": [
        "You can drive.",
        "You may have an MRI.",
        "You can safely fly.",
        "You could still drink.",
        "It is okay to swim.",
        "It's fine for a day.",
        "It’s fine for a day.",
    ],
    "late_refill": ["A few days late is fine.", "A refill can be late.", "A bit late.", "The visit can be put off."],
    "success": [
        "The success rate is high.",
        "It will work.",
        "The pump will help.",
        "97 percent success.",
        "We guarantee it.",
    ],
    "false_action": [
        "I've called your doctor.",
        "I’ve called your doctor.",
        "I will tell your clinic.",
        "Help is on its way.",
        "An ambulance is on the way.",
        "I can call them.",
    ],
    "wrong_number": ["Call 811.", "Ring 111.", "Call 800 555 1234.", "Call 888-555-1234.", "Ask Alexa to call."],
    "blame_or_fear": ["You should have called.", "You could die.", "This is your fault.", "You might die."],
    "brand": ["A Medtronic pump.", "It is a SynchroMed II.", "Lioresal is a name.", "Ask Amazon.", "MEDTRONIC'S pump."],
}

HONEST = {
    "dose": ["Your care team may change the dose.", "Turn off the light.", "Do not turn the pump."],
    "rate_or_change": [
        "Do not raise your dose.",
        "Never adjust the settings.",
        "Your care team may change the dose to ease side effects.",
    ],
    "reassurance": [
        "It is not a promise.",
        "Ask if it is right for you.",
        "You are not bothering anyone.",
        "With any worry, call your clinic.",
    ],
    "how_often": ["In rare cases make organs stop working.", "Common side effects are sleepiness and dizziness."],
    "diagnosis": [
        "Call 911 if you think it is withdrawal or an overdose.",
        "Tell the team if you have an infection.",
        "Its title is withdrawal.",
        "You have a baclofen pump.",
    ],
    "waiting": ["Do not wait.", "Call right now, even for one early sign.", "It can get worse fast."],
    "time_window": ["It takes about 1 to 2 hours.", "It can take weeks or months.", "Call by day and by night."],
    "medicine": [
        "Do not stop the pump on your own.",
        "Do not change or stop any medicine yourself.",
        "Call before you take any medicine.",
        "Never stop your baclofen.",
        "Pills and tablets are taken by mouth.",
        "The page does not say if you would still take baclofen by mouth.",
    ],
    "home_treatment": ["Do not rub, push or turn the pump.", "Do not press the skin.", "The tube lies flat."],
    "permission": [
        "You may have a short hospital stay.",
        "Ask your doctor before you drive.",
        "You can ask about the pump.",
    ],
    "late_refill": ["Call right now if a refill is missed or may be late.", "Never let it run out."],
    "success": [
        "It is not a promise that the pump will work.",
        "This figure does not say how well the pump will work for you.",
        "It cannot tell you if the pump will help you.",
    ],
    "false_action": ["I cannot call or send a message.", "Please call them yourself."],
    "wrong_number": ["Call 911.", "Call Samaritans on 116 123 now.", "The 97 percent figure is from 1992."],
    "blame_or_fear": ["You should not have an infection.", "It can lead to death.", "You should ask."],
    "brand": [
        "A public patient page from a pump maker.",
        "The catheter is made of silicone.",
        "The voice service may keep it.",
    ],
}


def table(examples):
    return [pytest.param(rule, text, id=f"{rule}: {text}") for rule, texts in examples.items() for text in texts]


def rules_broken(catalogue):
    return {
        finding.what.removeprefix("says what is never said (").removesuffix(")")
        for finding in never_said(catalogue, RULES)
        if finding.about == "what_is_pump"
    }


@pytest.mark.parametrize(("rule", "text"), table(CAUGHT))
def test_what_is_never_said_is_caught(saying, rule, text):
    assert rule in rules_broken(saying(text))


@pytest.mark.parametrize(("rule", "text"), table(HONEST))
def test_an_honest_neighbour_is_left_alone(saying, rule, text):
    assert rule not in rules_broken(saying(text))


def test_every_rule_has_examples_on_both_sides():
    assert CAUGHT.keys() == HONEST.keys() == RULES["en"].keys()
    assert all(len(texts) >= 2 for examples in (CAUGHT, HONEST) for texts in examples.values())


def test_every_language_has_its_rules_and_each_rule_the_others_too(catalogue):
    assert {guide.language for guide in catalogue.guides.values()} <= RULES.keys()
    assert len({frozenset(rules) for rules in RULES.values()}) == 1


def test_a_brand_is_found_with_file_topic_rule_and_word(saying):
    assert list(never_said(saying("A pump.", "It is a Medtronic pump."), RULES)) == [
        Finding("responses/en/pump.yaml", "what_is_pump", "says what is never said (brand)", "Medtronic")
    ]


@pytest.mark.parametrize("field", ["title", "ask"])
def test_titles_and_examples_are_looked_at_too(saying, field):
    assert rules_broken(saying("A pump.", **{field: "the medtronic pump"})) == {"brand"}


def test_phrases_are_looked_at_too(saying):
    catalogue = saying("A pump.")
    guide = catalogue.guides["en-US"]
    phrases = replace(guide.phrases, what_else="You are fine.")
    (found,) = never_said(replace(catalogue, guides={"en-US": replace(guide, phrases=phrases)}), RULES)
    assert (found.file, found.about, found.figure) == ("responses/en/phrases.yaml", "what_else", "You are fine")


def test_everything_that_a_locale_says_or_shows_is_looked_at():
    guide = load().guide("en-GB")
    texts = {text for _, _, text in every_text(guide)}
    assert guide.phrases.disclaimer in texts
    assert all({topic.title, topic.ask, *topic.parts} <= texts for topic in guide.topics.values())


def test_a_number_of_another_country_is_found_whatever_the_answer_is_about(saying):
    british = saying("In danger call 911, or text 988.", locale="en-GB").guides["en-GB"]
    american = saying("In danger call 911.").guides["en-US"]
    catalogue = replace(saying(), guides={"en-US": american, "en-GB": british})
    found = {(finding.what, finding.figure) for finding in foreign_numbers(catalogue)}
    assert found == {("says a number that en-GB does not have", number) for number in ("911", "988")}


@pytest.mark.parametrize("text", ["Call your doctor right now.", "Tell them right away."])
def test_urgent_advice_without_the_emergency_number_is_found_in_any_topic(saying, text):
    assert [finding.figure for finding in urgent_without_number(saying(text))] == ["911"]
    assert list(urgent_without_number(saying(text + " Call 911 for high fever."))) == []


def test_a_rule_that_is_no_pattern_stops_the_check_with_file_key_and_reason(tmp_path):
    path = tmp_path / "never_said.yaml"
    path.write_text("en: {dose: '(mg'}")
    with pytest.raises(BrokenFileError, match=r"never_said.yaml: en.dose: no regular expression"):
        read_rules(path)


FRENCH = "Appelez votre clinique ou votre médecin tout de suite. Appelez le 911 en cas de confusion."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FRENCH, []),
        (FRENCH.replace("de suite", "de même"), []),
        ("Appelez le 911 tout de suite.", ["a warning without whom to call"]),
        ("Demandez à votre médecin. Appelez le 911.", ["a warning without whom to call"]),
        ("Appelez votre clinique.", ["a warning without the emergency number"]),
        ("Appelez votre clinique. Faites le 999.", ["a warning without the emergency number"]),
    ],
)
def test_a_french_warning_is_held_to_the_same(saying, text, found):
    catalogue = saying(text, warning=True, locale="fr-CA")
    assert [finding.what for finding in warnings_without_call(catalogue)] == found


@pytest.mark.parametrize("text", ["Appelez votre clinique tout de suite.", "Dites-le immédiatement."])
def test_urgent_french_advice_without_the_emergency_number_is_found(saying, text):
    assert [finding.figure for finding in urgent_without_number(saying(text, locale="fr-CA"))] == ["le 911"]


def instructed(saying, level, text, locale):
    """What is found where an instruction says something else."""
    catalogue = saying(locale=locale)
    guide = catalogue.guides[locale]
    said = {**guide.instructions, level: replace(guide.instructions[level], you=text)}
    return [
        (finding.about, finding.what)
        for finding in late_actions(replace(catalogue, guides={locale: replace(guide, instructions=said)}))
    ]


BEFORE = "one two three four five six seven eight nine ten eleven twelve "


@pytest.mark.parametrize(
    ("locale", "level", "text", "found"),
    [
        ("en-US", "emergency", "Call 911 now.", []),
        ("en-US", "emergency", f"{BEFORE}Call 911 now.", ["no action in the first 12 words"]),
        ("en-US", "crisis", "Please call or text 988 now. In danger, 911.", []),
        ("en-US", "crisis", f"{BEFORE}please call or text 988 now. 911.", ["no action in the first 12 words"]),
        ("en-US", "urgent", "Call your clinic or doctor now. In danger, 911.", []),
        ("en-US", "urgent", "Call your clinic or doctor. In danger, 911.", ["no action in the first 30 words"]),
        ("en-US", "urgent", "Call your clinic or doctor now.", ["an instruction without the emergency number"]),
        ("fr-CA", "emergency", "Appelez le 911 tout de suite.", []),
        ("fr-CA", "emergency", f"{BEFORE}appelez le 911.", ["no action in the first 12 words"]),
        ("fr-CA", "urgent", "Appelez la clinique ou le médecin tout de suite. Ou le 911.", []),
        ("fr-CA", "urgent", "Appelez la clinique ou le médecin. Ou le 911.", ["no action in the first 30 words"]),
    ],
)
def test_an_instruction_that_comes_to_the_action_late_or_lacks_the_number_is_found(saying, locale, level, text, found):
    assert instructed(saying, level, text, locale) == [(f"{level} you", what) for what in found]


def test_our_own_instructions_come_to_the_action_at_once(catalogue):
    assert list(late_actions(catalogue)) == []
