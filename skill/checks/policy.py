"""What must be said with a warning, and what may never be said at all."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import asdict

from responses.catalogue import Catalogue
from responses.guide import Guide
from responses.strict_yaml import BrokenFileError, read_as
from skill.checks.finding import Finding
from skill.checks.heard import every_part
from skill.checks.languages import Language, languages


def warnings_without_call(catalogue: Catalogue) -> Iterator[Finding]:
    """Parts of a warning that lack whom to call, or the emergency number of the locale."""
    for heard in every_part(catalogue):
        if heard.is_warning and not _language(heard.guide).finds("call", heard.text):
            yield Finding(heard.source, heard.place, "a warning without whom to call")
        if heard.is_warning and not heard.has_number:
            number = heard.guide.emergency
            yield Finding(heard.source, heard.place, "a warning without the emergency number", number)


def urgent_without_number(catalogue: Catalogue) -> Iterator[Finding]:
    """Parts that tell a person to call right now, and lack the emergency number for what is graver still."""
    for heard in every_part(catalogue):
        if _language(heard.guide).finds("urgent", heard.text) and not heard.has_number:
            number = heard.guide.emergency
            yield Finding(heard.source, heard.place, "urgent without the emergency number", number)


#: Within so many words of an instruction the action is said (clinical policy, part 2, tiers).
FIRST_WORDS = {"emergency": 12, "crisis": 12, "urgent": 30}


def late_actions(catalogue: Catalogue) -> Iterator[Finding]:
    """Instructions that do not say what to do in their first words, or leave out what every one of them must hold."""
    for guide in catalogue.guides.values():
        for level, said in guide.instructions.items():
            for key in ("you", "they"):
                text = getattr(said, key)
                first = " ".join(text.split()[: FIRST_WORDS[level]])
                action = {"emergency": guide.emergency, "crisis": guide.words["crisis_call"].partition(" ")[2]}
                is_said = action[level] in first if level in action else _language(guide).finds("at_once", first)
                file = f"responses/{guide.language}/instructions.yaml"
                if not is_said:
                    yield Finding(file, f"{level} {key}", f"no action in the first {FIRST_WORDS[level]} words", first)
                if guide.emergency not in text:
                    yield Finding(
                        file, f"{level} {key}", "an instruction without the emergency number", guide.emergency
                    )


def foreign_numbers(catalogue: Catalogue) -> Iterator[Finding]:
    """Texts with a number of another country: one written out where its placeholder should stand."""
    every_number = {number for guide in catalogue.guides.values() for number in guide.spell_out}
    for guide in catalogue.guides.values():
        for file, topic, text in every_text(guide):
            for number in every_number - set(guide.spell_out):
                if re.search(rf"\b{number}\b", text):
                    yield Finding(file, topic, f"says a number that {guide.locale} does not have", number)


def read_rules(path: Path) -> dict[str, dict[str, re.Pattern[str]]]:
    """The patterns of what is never said, by language and name; BrokenFileError where one is no pattern."""
    rules: dict[str, dict[str, re.Pattern[str]]] = {}
    for language, patterns in read_as(path, dict[str, str]).items():
        for name, pattern in patterns.items():
            try:
                rules.setdefault(language, {})[name] = re.compile(pattern, re.IGNORECASE)
            except re.error as error:
                raise BrokenFileError(path, f"no regular expression: {error}", f"{language}.{name}") from error
    return rules


def never_said(catalogue: Catalogue, rules: Mapping[str, Mapping[str, re.Pattern[str]]]) -> Iterator[Finding]:
    """Texts of any kind that say what the policy forbids."""
    for guide in catalogue.guides.values():
        for name, pattern in rules[guide.language].items():
            for file, topic, text in every_text(guide):
                if found := pattern.search(text.replace("’", "'")):
                    yield Finding(file, topic, f"says what is never said ({name})", found[0])


def _language(guide: Guide) -> Language:
    return languages()[guide.language]


def every_text(guide: Guide) -> Iterator[tuple[str, str, str]]:
    """File, topic or key, and text of everything that a locale says or shows."""
    for topic in guide.topics.values():
        for text in (topic.title, topic.ask, *topic.parts):
            yield topic.source, topic.id, text
        yield topic.source, topic.id, topic.they
    folder = f"responses/{guide.language}"
    tables = {
        "phrases.yaml": {"": guide.phrases},
        "instructions.yaml": guide.instructions,
        "dates.yaml": {"": guide.dates},
    }
    for file, structs in tables.items():
        for level, struct in structs.items():
            for key, text in asdict(struct).items():
                yield f"{folder}/{file}", f"{level} {key}".strip(), text
