"""`en.yaml` and its like: how the words of a language are read around a sign."""

import unicodedata
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from interaction_model.built import BrokenModelError

HERE = Path(__file__).parent


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"no_": "not"}):
    """The words of one language; each list is explained in its file. Those of `Members` hold folded words."""

    stemmer: Literal["english", "french"]
    apostrophe: Literal["before", "after"]
    rewritten: dict[str, str]
    skipped: frozenset[str]
    light: dict[str, frozenset[str]]
    very: frozenset[str]
    no_: frozenset[str]
    numbers: frozenset[str]
    number_joints: frozenset[str]
    negations: tuple[str, ...]
    negated_over: frozenset[str]
    negated_after: frozenset[str]
    denial_ends_at: frozenset[str]
    denial_verbs: frozenset[str]
    denial_articles: frozenset[str]
    carried_on_by: frozenset[str]
    subjects: frozenset[str]
    owners: frozenset[str]
    others: frozenset[str]
    conditional: tuple[str, ...]
    would: tuple[str, ...]
    general: tuple[str, ...]
    asking: frozenset[str]
    interrogative: frozenset[str]
    plain: tuple[str, ...]
    past: tuple[str, ...]
    joined_by: frozenset[str]
    staff: frozenset[str]
    staff_do: frozenset[str]
    reassuring: frozenset[str]
    body: tuple[str, ...]
    whole: dict[str, tuple[str, ...]]
    harmless: tuple[str, ...]
    always: frozenset[str]
    pairs: dict[str, tuple[tuple[tuple[str, ...], ...], ...]]
    complaints: tuple[str, ...] = ()
    candidate: tuple[str, ...] = ()
    baseline: frozenset[str] = frozenset()
    lately: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    particles_not_after: frozenset[str] = frozenset()
    asked_after: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    imperfect: tuple[str, ...] = ()
    clause_opened_by: frozenset[str] = frozenset()
    clause_closed_by: frozenset[str] = frozenset()
    clause_subjects: frozenset[str] = frozenset()
    clause_not_after: frozenset[str] = frozenset()
    not_in_clauses: frozenset[str] = frozenset()


#: The lists that a word is looked up in; the others are phrases, which are read like a sentence.
MEMBERS = (
    *("skipped", "light", "very", "not", "numbers", "number_joints", "negated_over", "negated_after"),
    *("denial_ends_at", "denial_verbs", "denial_articles", "carried_on_by", "subjects", "owners", "others"),
    *("asking", "interrogative", "joined_by", "staff", "staff_do", "reassuring", "lately"),
    *("particles", "particles_not_after", "clause_opened_by", "clause_closed_by"),
    *("clause_subjects", "clause_not_after"),
)


def read_words(language: str) -> Words:
    """The words of a language; BrokenModelError where its file cannot be read."""
    path = HERE / f"{language}.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return msgspec.convert({key: _folded(value) if key in MEMBERS else value for key, value in data.items()}, Words)
    except (OSError, UnicodeDecodeError, AttributeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise BrokenModelError(f"lexicon/{path.name}: {' '.join(str(error).split())}") from error


def folded(word: str) -> str:
    """A word without its accents: people leave them out, and recognisers do."""
    plain = unicodedata.normalize("NFKD", word.replace("œ", "oe"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _folded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_folded(one) for one in value]
    return folded(value) if isinstance(value, str) else value
