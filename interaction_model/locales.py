"""`locales.yaml`: the locales that have a model, their invocation name and spelling."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from interaction_model.templates import BrokenTemplateError

_WORD = re.compile(r"\{\w+\}|[a-z']+")


@dataclass(frozen=True)
class Locale:
    """A locale of the interaction model. `spelling` gives its own spelling of words of the sentence files."""

    id: str
    language: str
    invocation_name: str
    fallback_sensitivity: str
    spelling: dict[str, str]

    def respelled(self, sentence: str) -> str:
        """The sentence in this locale's spelling; what stands in braces is a slot and stays."""
        return _WORD.sub(lambda match: self.spelling.get(match[0], match[0]), sentence)


def read_locales(path: Path) -> list[Locale]:
    """The locales in a file, in its order; BrokenTemplateError where a field is missing or unknown."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [Locale(id=locale, **fields) for locale, fields in data.items()]
    except (OSError, ValueError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise BrokenTemplateError(path, 0, str(error)) from error
