"""The interaction models, the sentence files, the handlers and the catalogue speak of the same things."""

from collections.abc import Iterator, Mapping
from typing import Any

from handlers import HANDLERS
from handlers.topics import topic_of
from interaction_model.build import HERE, build_all
from interaction_model.built import LOCALES, language_model
from interaction_model.lexicon import SIGN_TYPE
from interaction_model.source import SLOT_OF_KEY, intent_name, read_source
from interaction_model.templates import BrokenTemplateError, Expander, Line
from responses.catalogue import Catalogue
from responses.guide import Guide
from skill.checks.finding import Finding

#: A page topic can be asked in so many ways at least, with the optional words of a template left out.
FEWEST_WAYS = 25


def model_fit_findings(catalogue: Catalogue) -> Iterator[Finding]:
    """Where they do not fit together."""
    try:
        yield from _stale()
        yield from _too_few_ways(catalogue)
    except BrokenTemplateError as error:
        yield Finding("interaction_model", "sentences", str(error))
    for locale in LOCALES:
        yield from _unhandled(f"interaction_model/{locale}.json", locale, catalogue.guide(locale))


def _stale() -> Iterator[Finding]:
    for path, text in build_all().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield Finding(
                f"interaction_model/{path.name}", "interactionModel", "not what the sentence files give: run make model"
            )


def _unhandled(file: str, locale: str, guide: Guide) -> Iterator[Finding]:
    model = language_model(locale)
    answered = frozenset().union(*(handler.names for handler in HANDLERS))
    families = set(SLOT_OF_KEY.values())
    declared = set()
    for intent in model["intents"]:
        name = intent["name"]
        declared.add(name)
        by_slot = families & {slot["name"] for slot in intent.get("slots", [])}
        if not (name in answered or topic_of(name, guide) or by_slot):
            yield Finding(file, name, "no handler answers this intent")
    for name in answered - declared:
        if name.endswith("Intent"):
            yield Finding(file, name, "a handler answers it and it is not declared")
    yield from _foreign_values(file, model, guide)


def _foreign_values(file: str, model: Mapping[str, Any], guide: Guide) -> Iterator[Finding]:
    """Values of the slots that topics and signs share which are none, and signs that have no words."""
    families = {*SLOT_OF_KEY.values()}
    for kind in model["types"]:
        if kind["name"].removesuffix("_type") in families:
            is_sign = kind["name"] == SIGN_TYPE
            known = guide.signs.signs if is_sign else guide.topics
            ids = [value["id"] for value in kind["values"]]
            for id in ids:
                if id not in known:
                    yield Finding(file, kind["name"], f"a value is no {'sign' if is_sign else 'topic'}", id)
            for id in set(known) - set(ids) if is_sign else ():
                yield Finding(file, kind["name"], "a sign has no words", id)


def _too_few_ways(catalogue: Catalogue) -> Iterator[Finding]:
    for language in {guide.language for guide in catalogue.guides.values()}:
        source = read_source(HERE / "sentences" / language)
        for topic, row in catalogue.guide(language).plan.topics.items():
            ways = _ways(source.expander, source.intents.get(intent_name(topic), []))
            if row.origin == "page" and ways < FEWEST_WAYS:
                yield Finding(
                    f"interaction_model/sentences/{language}", topic, f"fewer than {FEWEST_WAYS} ways to ask", str(ways)
                )


def _ways(expander: Expander, lines: list[Line]) -> int:
    return len({sentence for line in lines for sentence in expander.expand(line, optional=False)})
