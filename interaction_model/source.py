"""The sentence files of one language, gathered: which intent is asked how, and which words a slot may hold."""

from dataclasses import dataclass
from pathlib import Path

from interaction_model.templates import BrokenTemplateError, Expander, Line, read_sections

#: Beside `sentences`, a topic may give words to a slot that several topics share: key in the file → slot.
SLOT_OF_KEY = {"names": "topic", "activities": "activity", "roles": "role", "signs": "sign"}

#: Files of a language that are no chapter.
WORDS, SLOTS = "words.yaml", "slots.yaml"


@dataclass(frozen=True)
class Source:
    """Sentences by intent, slot values by slot and id, and the word lists to write them out with."""

    intents: dict[str, list[Line]]
    slots: dict[str, dict[str, list[Line]]]
    expander: Expander


def intent_name(topic: str) -> str:
    """The intent through which a topic is asked: `surgery_time` gives `SurgeryTimeIntent`."""
    return "".join(word.capitalize() for word in topic.split("_")) + "Intent"


def read_source(folder: Path) -> Source:
    """The sentences of a language; BrokenTemplateError names file, line and reason where they cannot be used.

    A chapter's sections are topics, signs, or intents of their own by their full name. A topic may stand in two.
    """
    words = {name: _word_list(folder / WORDS, name, keys) for name, keys in read_sections(folder / WORDS).items()}
    slots = read_sections(folder / SLOTS)
    for slot, values in slots.items():
        if not values:
            raise BrokenTemplateError(folder / SLOTS, 0, f"{slot}: a slot without values")
    intents: dict[str, list[Line]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name in (WORDS, SLOTS):
            continue
        for section, keys in read_sections(path).items():
            for key, lines in keys.items():
                if key == "sentences":
                    name = section if section.endswith("Intent") else intent_name(section)
                    intents.setdefault(name, []).extend(lines)
                elif key in SLOT_OF_KEY:
                    slots.setdefault(SLOT_OF_KEY[key], {}).setdefault(section, []).extend(lines)
                else:
                    raise BrokenTemplateError(path, lines[0].number, f"{section}: unknown key {key}")
    return Source(intents, slots, Expander(words))


def _word_list(path: Path, name: str, keys: dict[str, list[Line]]) -> Line:
    lines = keys.get("is", [])
    if len(lines) != 1 or len(keys) != 1:
        raise BrokenTemplateError(path, lines[0].number if lines else 0, f"{name}: expected is: and one template")
    if lines[0].slots:
        raise lines[0].broken("a word list names no slot")
    return lines[0]
