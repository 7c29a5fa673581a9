"""Every language understands the same things: what one has, each other has too."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from interaction_model.source import Source, read_source
from interaction_model.templates import BrokenTemplateError, BrokenTemplatesError, Line

#: A thing by its name, after the name of the thing that it belongs to.
Thing = tuple[str, ...]


def missing(held: Mapping[str, Collection[Thing]]) -> Iterator[tuple[str, Thing, str]]:
    """Who lacks what, and somebody who has it. Where a thing is missing as a whole its parts are not named."""
    for who, things in held.items():
        lacked: set[Thing] = set()
        for other, more in held.items():
            for thing in more:
                if thing not in things and thing not in lacked and not (thing[:-1] and thing[:-1] not in things):
                    lacked.add(thing)
                    yield who, thing, other


def read_sources(folder: Path, languages: Iterable[str]) -> dict[str, Source]:
    """The sentences of each language; BrokenTemplateError where one cannot be used.

    BrokenTemplatesError where one lacks a chapter, an intent, a slot or a value that another has.
    """
    chapters = {language: _chapters(folder / language) for language in languages}
    lacking = [
        BrokenTemplateError(folder / who / chapter, 0, f"there is no such chapter, and {other} has one")
        for who, (chapter,), other in missing(chapters)
    ]
    if lacking:
        raise BrokenTemplatesError(lacking)
    sources = {language: read_source(folder / language) for language in chapters}
    things = {language: _things(source) for language, source in sources.items()}
    for who, thing, other in missing(things):
        line = things[other][thing]
        reason = f"lacks {', '.join(thing)}, which {line.place} has"
        lacking.append(BrokenTemplateError(folder / who / line.path.name, 0, reason))
    if lacking:
        raise BrokenTemplatesError(lacking)
    return sources


def _chapters(folder: Path) -> list[Thing]:
    if not folder.is_dir():
        raise BrokenTemplateError(folder, 0, "a locale has this language, and there is no such folder")
    return [(path.name,) for path in sorted(folder.glob("*.yaml"))]


def _things(source: Source) -> dict[Thing, Line]:
    """Intents with their slots, and slots with their values, each with a line where it stands."""
    things: dict[Thing, Line] = {}
    for intent, lines in source.intents.items():
        for line in lines:
            things.setdefault((intent,), line)
            for slot in line.slots:
                things.setdefault((intent, f"{{{slot}}}"), line)
    for slot, values in source.slots.items():
        for id, lines in values.items():
            things.setdefault((f"{{{slot}}}",), lines[0])
            things.setdefault((f"{{{slot}}}", id), lines[0])
    return things
