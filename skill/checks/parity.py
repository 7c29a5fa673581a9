"""Every locale understands the same things, and asks for nothing that Amazon does not have in its language."""

from collections.abc import Iterator, Mapping
from typing import Any

from interaction_model.built import LOCALES, language_model
from interaction_model.parity import Thing, missing
from skill.checks.finding import Finding

#: The languages in which Amazon can be told how much to leave to the fallback intent.
WITH_SENSITIVITY = ("en", "de")


def parity_findings() -> Iterator[Finding]:
    """Where a committed model lacks what another has, or has a setting that its language has not."""
    models = {locale: language_model(locale) for locale in LOCALES}
    for locale, (thing, *part), other in missing({locale: _things(model) for locale, model in models.items()}):
        yield Finding(_file(locale), thing, f"lacks what {other} has", ", ".join(part))
    for locale, model in models.items():
        yield from _unsupported(locale, model)


def _things(model: Mapping[str, Any]) -> dict[Thing, None]:
    """Intents with their slots, and slot types with the ids of their values."""
    things: dict[Thing, None] = {}
    for intent in model["intents"]:
        things[(intent["name"],)] = None
        things |= {(intent["name"], slot["name"]): None for slot in intent.get("slots", [])}
    for kind in model["types"]:
        things[(kind["name"],)] = None
        things |= {(kind["name"], value["id"]): None for value in kind["values"]}
    return things


def _unsupported(locale: str, model: Mapping[str, Any]) -> Iterator[Finding]:
    for intent in model["intents"]:
        for slot in intent.get("slots", []):
            if "multipleValues" in slot:
                yield Finding(
                    _file(locale), intent["name"], "a slot of many values, which not all locales have", slot["name"]
                )
    has_sensitivity = "fallbackIntentSensitivity" in model.get("modelConfiguration", {})
    if has_sensitivity and locale.partition("-")[0] not in WITH_SENSITIVITY:
        yield Finding(_file(locale), "fallbackIntentSensitivity", "a setting that only English and German have")


def _file(locale: str) -> str:
    return f"interaction_model/{locale}.json"
