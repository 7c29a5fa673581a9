"""Small catalogues and models with one thing planted in them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from interaction_model import built
from responses.catalogue import Catalogue
from skill.checks import listing, model_rules, parity
from skill.checks.finding import Finding

Model = dict[str, Any]


@pytest.fixture(scope="session")
def saying(catalogue) -> Callable[..., Catalogue]:
    """A catalogue of one locale and one topic, which says what it is given; other fields of it may be changed."""

    def make(*parts: str, topic: str = "what_is_pump", locale: str = "en-US", **changed: Any) -> Catalogue:
        guide = catalogue.guide(locale)
        lone = replace(guide.topics[topic], parts=parts or guide.topics[topic].parts, next="", **changed)
        plan = replace(guide.plan, topics={topic: guide.plan.topics[topic]}, when_lost=(topic, topic))
        return replace(catalogue, guides={locale: replace(guide, topics={topic: lone}, plan=plan)})

    return make


def intent(name: str, *samples: str, **slots: str) -> Model:
    declared = {"slots": [{"name": slot, "type": kind} for slot, kind in slots.items()]} if slots else {}
    return {"name": name, **declared, "samples": list(samples)}


def value(id: str, name: str, *synonyms: str) -> Model:
    return {"id": id, "name": {"value": name, "synonyms": list(synonyms)}}


@pytest.fixture
def model() -> Model:
    """A language model that keeps every rule."""
    return {
        "invocationName": "baclofen pump guide",
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": "MEDIUM"}},
        "intents": [
            intent("AMAZON.HelpIntent"),
            intent("HowItWorksIntent", "how does it work", "what's inside", "m. r. i.", "the pump's job", "a check-up"),
            intent(
                "ActivityIntent",
                "can i {activity}",
                "may i {activity}",
                "is {activity} allowed",
                "{activity}",
                "am i free to {activity}",
                activity="activity_type",
            ),
        ],
        "types": [
            {
                "name": "activity_type",
                "values": [value("driving", "drive", "use a car"), value("heat", "sit in the sun")],
            }
        ],
    }


@pytest.fixture
def committed(tmp_path, monkeypatch) -> Callable[[Model], None]:
    """Makes a language model the only one that is committed, or the only one beside those that were."""

    def commit(language_model: Model, *, locale: str = "en-US", **beside: Any) -> None:
        text = json.dumps({"interactionModel": {"languageModel": language_model, **beside}}, ensure_ascii=False)
        (tmp_path / f"{locale}.json").write_text(text, encoding="utf-8")
        for module in (model_rules, parity, listing):
            monkeypatch.setattr(module, "LOCALES", tuple(sorted(path.stem for path in tmp_path.glob("*.json"))))

    monkeypatch.setattr(built, "HERE", tmp_path)
    monkeypatch.setattr(model_rules, "HERE", tmp_path)
    return commit


def about(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.what, finding.figure) for finding in findings]
