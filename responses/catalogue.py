"""Everything that can be said, loaded and checked once."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from responses.facts import Fact, PolicyLine, read_facts, read_policy
from responses.guide import Guide, Topic
from responses.locales import LocaleRow, fill, read_locales
from responses.phrases import LATER, LATER_IN_DATES, LEVELS, DatePhrases, Instruction, Phrases
from responses.plan import Plan, read_plan
from responses.signs import Signs, read_signs
from responses.strict_yaml import BrokenFileError, read_as, shape

HERE = Path(__file__).parent


#: A text that says something.
Text = Annotated[str, Meta(min_length=1)]

#: Files of a language that are no chapter of topics.
PHRASES, INSTRUCTIONS, DATES = "phrases.yaml", "instructions.yaml", "dates.yaml"


class TopicText(Struct, frozen=True, forbid_unknown_fields=True):
    """What a chapter such as `en/surgery.yaml` says of a topic, with placeholders for a locale's own words.

    `they` is the answer to a report on another person. A topic with an instruction has no answer of its own.
    """

    title: Text
    answer: str = ""
    they: str = ""
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
    signs = read_signs(folder / "signs.yaml", plan.topics, facts, policy)
    locales = read_locales(folder / "locales.yaml")
    texts = {row.language: _read_texts(folder / row.language, plan) for row in locales.values()}
    guides = {locale: _guide(locale, row, plan, signs, texts[row.language]) for locale, row in locales.items()}
    return Catalogue(facts=facts, policy=policy, guides=guides)


def privacy_page(language: str) -> str:
    """The page that tells what is kept, HTML that asks `remembers` as a template; BrokenFileError if there is none."""
    path = HERE / language / "privacy.html"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenFileError(path, "the privacy page cannot be read") from error


class _Texts(Struct, frozen=True):
    """All files of a language as they are written, placeholders and all."""

    folder: Path
    topics: Mapping[str, tuple[Path, TopicText]]
    phrases: Mapping[str, str]
    instructions: Mapping[str, Mapping[str, str]]
    dates: Mapping[str, str]


def _read_texts(folder: Path, plan: Plan) -> _Texts:
    return _Texts(
        folder=folder,
        topics=_read_chapters(folder, plan),
        phrases=read_as(folder / PHRASES, str),
        instructions={
            level: {key: shape(text, Text, folder / INSTRUCTIONS, f"{level}.{key}") for key, text in lines.items()}
            for level, lines in read_as(folder / INSTRUCTIONS, dict[str, object]).items()
        },
        dates=read_as(folder / DATES, str),
    )


def _read_chapters(folder: Path, plan: Plan) -> dict[str, tuple[Path, TopicText]]:
    texts: dict[str, tuple[Path, TopicText]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name in (PHRASES, INSTRUCTIONS, DATES):
            continue
        for topic, text in read_as(path, TopicText).items():
            if topic not in plan.topics:
                raise BrokenFileError(path, "there is no such topic in topics.yaml", topic)
            if topic in texts:
                raise BrokenFileError(path, f"stands in {texts[topic][0].name} too", topic)
            if bool(text.answer) == bool(plan.topics[topic].instruction):
                raise BrokenFileError(path, "takes either an answer or, in topics.yaml, an instruction", topic)
            texts[topic] = path, text
    for topic in plan.topics:
        if topic not in texts:
            raise BrokenFileError(folder, "no chapter has a text for this topic", topic)
    return texts


def _guide(locale: str, row: LocaleRow, plan: Plan, signs: Signs, texts: _Texts) -> Guide:
    phrases, dates, path = texts.folder / PHRASES, texts.folder / DATES, texts.folder / INSTRUCTIONS
    instructions = {
        level: shape(_filled(lines, row, path, {}), Instruction, path, level)
        for level, lines in texts.instructions.items()
    }
    if missing := set(LEVELS) ^ instructions.keys():
        raise BrokenFileError(path, f"takes {', '.join(LEVELS)}", min(missing))
    topics = {topic: _topic(topic, plan, row.words, instructions, *texts.topics[topic]) for topic in plan.topics}
    return Guide(
        locale=locale,
        language=row.language,
        topics=topics,
        phrases=shape(_filled(texts.phrases, row, phrases, LATER), Phrases, phrases),
        instructions=instructions,
        dates=shape(_filled(texts.dates, row, dates, LATER_IN_DATES), DatePhrases, dates),
        plan=plan,
        signs=signs,
        words=row.words,
        spell_out=row.spell_out,
        pronounce=row.pronounce,
        day=row.day,
        first_day=row.first_day or row.day,
        zones=row.zones,
        day_first=row.day_first,
    )


def _filled(
    texts: Mapping[str, str], row: LocaleRow, path: Path, later: Mapping[str, Collection[str]]
) -> dict[str, str]:
    return {key: fill(text, row.words, path, key, later.get(key, ())) for key, text in texts.items()}


def _topic(
    topic: str,
    plan: Plan,
    words: Mapping[str, str],
    instructions: Mapping[str, Instruction],
    path: Path,
    text: TopicText,
) -> Topic:
    row = plan.topics[topic]
    said = instructions.get(row.instruction)
    parts = (said.you,) if said else tuple(fill(part, words, path, topic) for part in (text.answer, *text.more))
    return Topic(
        id=topic,
        tier=row.urgency,
        origin=row.origin,
        facts=row.facts,
        policy=row.policy,
        next=row.next,
        warning=row.warning,
        instruction=row.instruction,
        name=row.counts_as or topic,
        title=fill(text.title, words, path, f"{topic}.title"),
        ask=fill(text.ask, words, path, f"{topic}.ask"),
        parts=parts,
        they=said.they if said else fill(text.they, words, path, f"{topic}.they"),
        source=f"responses/{path.parent.name}/{path.name}",
    )
