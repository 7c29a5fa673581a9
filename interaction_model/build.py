"""Sentence files → the interaction model of each locale, as Alexa takes it (`make model`)."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from interaction_model.built import BrokenModelError
from interaction_model.clashes import source_clashes
from interaction_model.locales import Locale, read_locales
from interaction_model.misheard import read_misheard, with_mishearings
from interaction_model.parity import read_sources
from interaction_model.source import Source
from interaction_model.templates import BrokenTemplateError, BrokenTemplatesError, Line

HERE = Path(__file__).parent

#: Amazon's own intents. They get no samples of ours: those would disturb Amazon's own.
BUILT_IN = (
    "AMAZON.HelpIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.NextIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.YesIntent",
    "AMAZON.NoIntent",
    "AMAZON.StopIntent",
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.NavigateHomeIntent",
)

#: Slots whose type is not named after them: Amazon's own, and a second slot of one kind.
TYPES = {"date": "AMAZON.DATE", "other_date": "AMAZON.DATE", "other_sign": "sign_type"}

#: A template that writes out to more sentences than this is split by its author, so that it stays readable.
MOST_FROM_ONE_TEMPLATE = 24


def build(locale: Locale, source: Source, misheard: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """The interaction model of a locale; BrokenTemplateError where a sentence cannot be used."""
    intents: list[dict[str, Any]] = [{"name": name, "samples": []} for name in BUILT_IN]
    for name, lines in source.intents.items():
        samples = _samples(lines, source, locale)
        slots = list(dict.fromkeys(slot for line in lines for slot in line.slots))
        declared = {"slots": [{"name": slot, "type": _type_name(slot)} for slot in slots]} if slots else {}
        intents.append({"name": name, **declared, "samples": samples})
    sensitivity = {"fallbackIntentSensitivity": {"level": locale.fallback_sensitivity}}
    language_model = {
        "invocationName": locale.invocation_name,
        **({"modelConfiguration": sensitivity} if locale.fallback_sensitivity else {}),
        "intents": intents,
        "types": [
            {
                "name": _type_name(slot),
                "values": [_value(id, lines, source, locale, misheard) for id, lines in values.items()],
            }
            for slot, values in source.slots.items()
        ],
    }
    return {"interactionModel": {"languageModel": language_model}}


def _samples(lines: list[Line], source: Source, locale: Locale) -> list[str]:
    samples: dict[str, None] = {}
    known = {_type_name(slot) for slot in source.slots}
    for line in lines:
        for slot in line.slots:
            if _type_name(slot) not in known and not _type_name(slot).startswith("AMAZON."):
                raise line.broken(f"there is no slot {slot}")
        samples.update(dict.fromkeys(_written(line, source, locale)))
    return list(samples)


def _written(line: Line, source: Source, locale: Locale) -> list[str]:
    written = source.expander.expand(line)
    if len(written) > MOST_FROM_ONE_TEMPLATE:
        raise line.broken(f"writes out to {len(written)} sentences; at most {MOST_FROM_ONE_TEMPLATE}")
    return [locale.respelled(sentence) for sentence in written]


def _type_name(slot: str) -> str:
    return TYPES.get(slot, f"{slot}_type")


def _value(
    id: str, lines: list[Line], source: Source, locale: Locale, misheard: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    for line in lines:
        if line.slots:
            raise line.broken("a slot's word names no slot")
    name, *synonyms = with_mishearings((word for line in lines for word in _written(line, source, locale)), misheard)
    return {"id": id, "name": {"value": name, "synonyms": synonyms}}


def build_all(folder: Path = HERE) -> dict[Path, str]:
    """The text of every locale's model file by its path. Nothing is written, so that a fault leaves the old files."""
    locales = read_locales(folder / "locales.yaml")
    sources = read_sources(folder / "sentences", [locale.language for locale in locales])
    shared = [fault for source in sources.values() for fault in source_clashes(source)]
    if shared:
        raise BrokenTemplatesError(shared)
    lists = read_misheard()
    models = {locale.id: build(locale, sources[locale.language], lists.get(locale.language, {})) for locale in locales}
    return {
        folder / f"{id}.json": json.dumps(model, ensure_ascii=False, indent=1) + "\n" for id, model in models.items()
    }


def make(folder: Path = HERE) -> int:
    """Writes the models anew, or leaves the old ones and tells what is wrong with the files; gives the exit code."""
    try:
        models = build_all(folder)
    except (BrokenTemplateError, BrokenModelError) as error:
        print(error, file=sys.stderr)
        return 1
    for path, text in models.items():
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {len(text.encode()) / 1024:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(make())
