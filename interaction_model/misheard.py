"""`misheard.yaml`: what a recogniser may write for the words that it does not know."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import yaml

from interaction_model.built import BrokenModelError

PATH = Path(__file__).parent / "misheard.yaml"

#: By language, each word of ours and how it is misheard.
Misheard = dict[str, dict[str, tuple[str, ...]]]


def read_misheard(path: Path = PATH) -> Misheard:
    """The lists by language; BrokenModelError where the file is none, or one mishearing stands for two words."""
    try:
        lists = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Misheard)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BrokenModelError(f"{path.name}: {' '.join(str(error).split())}") from error
    for language, words in lists.items():
        every = [form for forms in words.values() for form in forms]
        for form in every:
            if every.count(form) > 1:
                raise BrokenModelError(f"{path.name}: {language}: {form} stands twice")
    return lists


def with_mishearings(values: Iterable[str], misheard: Mapping[str, Iterable[str]]) -> list[str]:
    """Words of a slot, and after them each as it may be misheard."""
    known = dict.fromkeys(values)
    for value in list(known):
        for word, forms in misheard.items():
            if re.search(rf"\b{word}\b", value):
                known.update(dict.fromkeys(re.sub(rf"\b{word}\b", form, value) for form in forms))
    return list(known)
