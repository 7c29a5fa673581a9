"""The interaction models as they are committed and as Alexa has them."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

#: The locales that have a model.
LOCALES = tuple(sorted((path.stem for path in HERE.glob("??-??.json")), reverse=True))


def language_model(locale: str) -> dict[str, Any]:
    """Invocation name, intents and slot types of a locale."""
    data: dict[str, Any] = json.loads((HERE / f"{locale}.json").read_text(encoding="utf-8"))
    model: dict[str, Any] = data["interactionModel"]["languageModel"]
    return model


def intent_names() -> frozenset[str]:
    """The names of all intents of all locales."""
    return frozenset(intent["name"] for locale in LOCALES for intent in language_model(locale)["intents"])
