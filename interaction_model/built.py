"""The interaction models as they are committed and as Alexa has them."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

#: The locales that have a model.
LOCALES = tuple(sorted((path.stem for path in HERE.glob("??-??.json")), reverse=True))


class BrokenModelError(ValueError):
    """A committed model cannot be used. The message is one line: file and reason."""


def language_model(locale: str) -> dict[str, Any]:
    """Invocation name, intents and slot types of a locale; BrokenModelError if its file is no model."""
    path = HERE / f"{locale}.json"
    try:
        model = json.loads(path.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
        intents = [(intent["name"], intent["samples"]) for intent in model["intents"]]
        _ = [(value["id"], value["name"]["value"]) for kind in model["types"] for value in kind["values"]]
        name = model["invocationName"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = " ".join(f"{type(error).__name__} {error}".split())
        raise BrokenModelError(f"interaction_model/{path.name}: no interaction model: {reason}") from error
    if not intents or not isinstance(name, str):
        raise BrokenModelError(f"interaction_model/{path.name}: a model without intents or invocation name")
    found: dict[str, Any] = model
    return found


def intent_names() -> frozenset[str]:
    """The names of all intents of all locales."""
    return frozenset(intent["name"] for locale in LOCALES for intent in language_model(locale)["intents"])


def slot_names() -> frozenset[str]:
    """The names that we gave to topics, activities and roles in any locale, as they are said."""
    return frozenset(
        name
        for locale in LOCALES
        for kind in language_model(locale)["types"]
        if kind["name"] != "sign_type"
        for value in kind["values"]
        for name in (value["name"]["value"], *value["name"].get("synonyms", []))
    )
