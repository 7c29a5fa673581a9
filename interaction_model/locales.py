"""`locales.yaml`: the locales that have a model, their invocation name and spelling."""

import re
from pathlib import Path
from typing import Literal

from msgspec import Struct

from interaction_model.strict import shape
from interaction_model.templates import BrokenTemplateError, items, read_node

_WORD = re.compile(r"\{\w+\}|(?:[^\W\d_]|')+")


class Locale(Struct, frozen=True, forbid_unknown_fields=True):
    """A locale of the interaction model. `spelling` gives its own spelling of words of the sentence files.

    `fallback_sensitivity` is how much Alexa leaves to the fallback intent; only English and German have the setting.
    """

    id: str
    language: str
    invocation_name: str
    fallback_sensitivity: Literal["LOW", "MEDIUM", "HIGH"] | None = None
    spelling: dict[str, str] = {}

    def respelled(self, sentence: str) -> str:
        """The sentence in this locale's spelling; what stands in braces is a slot and stays."""
        return _WORD.sub(lambda match: self.spelling.get(match[0], match[0]), sentence)


def read_locales(path: Path) -> list[Locale]:
    """The locales in a file, in its order; BrokenTemplateError where a field is missing, unknown or wrong."""
    locales = []
    for id, node in items(path, read_node(path)):
        locale = shape(path, node, Locale, id, id=id)
        if not re.fullmatch(rf"{re.escape(locale.language)}-[A-Z]{{2}}", id):
            line = node.start_mark.line + 1
            raise BrokenTemplateError(path, line, f"{id}: is no locale of the language {locale.language}")
        locales.append(locale)
    return locales
