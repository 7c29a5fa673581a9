"""Everything that can be said, loaded and checked once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from responses.facts import Fact, PolicyLine, read_facts, read_policy
from responses.guide import LATER, Guide, Phrases, Topic
from responses.locales import LocaleRow, fill, read_locales
from responses.plan import Plan, read_plan
from responses.strict_yaml import BrokenFileError, read_as, shape

HERE = Path(__file__).parent


#: A text that says something.
Text = Annotated[str, Meta(min_length=1)]


class TopicText(Struct, frozen=True, forbid_unknown_fields=True):
    """What a chapter such as `en/surgery.yaml` says of a topic, with placeholders for a locale's own words."""

    title: Text
    answer: Text
    ask: str = ""
    more: tuple[Text, ...] = ()


class Catalogue(Struct, frozen=True):
    """The fact table, the policy lines, and a guide for each locale."""

    facts: Mapping[str, Fact]
    policy: Mapping[str, PolicyLine]
    guides: Mapping[str, Guide]

    def guide(self, locale: str) -> Guide:
        """The guide of a locale, or where we lack it of its language, or else English, without national numbers."""
        return self.guides.get(locale) or self.guides.get(locale.partition("-")[0]) or self.guides["en"]


def load(folder: Path = HERE) -> Catalogue:
    """The catalogue in a folder laid out like this; BrokenFileError if anything in it is missing, unknown or wrong."""
    facts = read_facts(folder / "facts.csv")
    policy = read_policy(folder / "policy.csv")
    plan = read_plan(folder / "topics.yaml", facts, policy)
    locales = read_locales(folder / "locales.yaml")
    texts = {row.language: _read_chapters(folder / row.language, plan) for row in locales.values()}
    guides = {
        locale: _guide(locale, row, plan, texts[row.language], folder / row.language / "phrases.yaml")
        for locale, row in locales.items()
    }
    return Catalogue(facts=facts, policy=policy, guides=guides)


def privacy_page(language: str) -> str:
    """The page that tells what is kept, as HTML; BrokenFileError if there is none."""
    path = HERE / language / "privacy.html"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenFileError(path, "the privacy page cannot be read") from error


def _read_chapters(folder: Path, plan: Plan) -> dict[str, tuple[Path, TopicText]]:
    texts: dict[str, tuple[Path, TopicText]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "phrases.yaml":
            continue
        for topic, text in read_as(path, TopicText).items():
            if topic not in plan.topics:
                raise BrokenFileError(path, "there is no such topic in topics.yaml", topic)
            if topic in texts:
                raise BrokenFileError(path, f"stands in {texts[topic][0].name} too", topic)
            texts[topic] = path, text
    for topic in plan.topics:
        if topic not in texts:
            raise BrokenFileError(folder, "no chapter has a text for this topic", topic)
    return texts


def _guide(
    locale: str, row: LocaleRow, plan: Plan, texts: Mapping[str, tuple[Path, TopicText]], phrases_file: Path
) -> Guide:
    topics = {topic: _topic(topic, plan, row.words, *texts[topic]) for topic in plan.topics}
    phrases = read_as(phrases_file, str)
    filled = {key: fill(text, row.words, phrases_file, key, LATER.get(key, ())) for key, text in phrases.items()}
    return Guide(
        locale=locale,
        language=row.language,
        topics=topics,
        phrases=shape(filled, Phrases, phrases_file),
        plan=plan,
        words=row.words,
        spell_out=row.spell_out,
        pronounce=row.pronounce,
    )


def _topic(topic: str, plan: Plan, words: Mapping[str, str], path: Path, text: TopicText) -> Topic:
    row = plan.topics[topic]
    return Topic(
        id=topic,
        tier=row.urgency,
        origin=row.origin,
        facts=row.facts,
        policy=row.policy,
        next=row.next,
        warning=row.warning,
        name=row.counts_as or topic,
        title=fill(text.title, words, path, f"{topic}.title"),
        ask=fill(text.ask, words, path, f"{topic}.ask"),
        parts=tuple(fill(part, words, path, topic) for part in (text.answer, *text.more)),
        source=f"responses/{path.parent.name}/{path.name}",
    )
