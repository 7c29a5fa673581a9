"""Sentence files as they are written: every line with its place, so that a fault can be pointed at."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from hassil.errors import HassilError
from hassil.expression import Sentence
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError
from hassil.sample import sample_expression

_SLOT = re.compile(r"\{(\w+)\}")


class BrokenTemplateError(ValueError):
    """A file of this room cannot be used. The message is one line: file, line (0 for the whole file) and reason."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path.parent.name}/{path.name}:{line}: {' '.join(reason.split())}")


class BrokenTemplatesError(BrokenTemplateError):
    """Several faults that an author would rather see together. The message has a line for each."""

    def __init__(self, faults: Iterable[BrokenTemplateError]) -> None:
        ValueError.__init__(self, "\n".join(dict.fromkeys(map(str, faults))))


@dataclass(frozen=True)
class Line:
    """One template or word of a sentence file, and where it stands."""

    text: str
    path: Path
    number: int

    @property
    def place(self) -> str:
        """File and line, as faults name them."""
        return f"{self.path.parent.name}/{self.path.name}:{self.number}"

    @property
    def slots(self) -> list[str]:
        """The slots that are named in braces."""
        return _SLOT.findall(self.text)

    def broken(self, reason: str) -> BrokenTemplateError:
        """The error to raise when this line is at fault."""
        return BrokenTemplateError(self.path, self.number, f"{self.text!r}: {reason}")


#: A file: section (a topic or an intent) → key (`sentences`, `names`, …) → lines.
Sections = dict[str, dict[str, list[Line]]]


def read_sections(path: Path) -> Sections:
    """The sections of a file; BrokenTemplateError where it is not YAML of that shape, or a key stands twice."""
    return {
        section: {key: list(_lines(path, lines)) for key, lines in items(path, body)}
        for section, body in items(path, read_node(path))
    }


def read_node(path: Path) -> yaml.Node | None:
    """A YAML file with the place of each thing in it; BrokenTemplateError where it is missing or none."""
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise BrokenTemplateError(
            path, error.problem_mark.line + 1 if error.problem_mark else 0, str(error.problem)
        ) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BrokenTemplateError(path, 0, str(error)) from error


def items(path: Path, node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """What a mapping holds by name; BrokenTemplateError where it is none, or a name stands twice."""
    if not isinstance(node, yaml.MappingNode):
        raise BrokenTemplateError(path, node.start_mark.line + 1 if node else 0, "expected a mapping of names")
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise BrokenTemplateError(path, key.start_mark.line + 1, "expected a name")
        if key.value in seen:
            raise BrokenTemplateError(path, key.start_mark.line + 1, f"{key.value} stands twice")
        seen.add(key.value)
        yield key.value, value


def _lines(path: Path, node: yaml.Node) -> Iterator[Line]:
    if isinstance(node, yaml.SequenceNode) and not node.value:
        raise BrokenTemplateError(path, node.start_mark.line + 1, "expected a line of words")
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
            raise BrokenTemplateError(path, item.start_mark.line + 1, "expected a line of words")
        yield Line(item.value.strip(), path, item.start_mark.line + 1)


class Expander:
    """Writes templates out: `[optional]`, `(one|another)`, and `<word list>` from the language's `words.yaml`."""

    def __init__(self, word_lists: Mapping[str, Line]) -> None:
        self._rules: dict[str, Sentence] = {}
        for name, line in word_lists.items():
            self._rules[name] = self._parse(line)

    def expand(self, line: Line, *, optional: bool = True) -> list[str]:
        """The sentences of a template, each once; without `optional` words when they are not wanted."""
        expression = self._parse(line).expression
        try:
            written = sample_expression(
                expression, expansion_rules=self._rules, expand_lists=False, skip_optionals=not optional
            )
            sentences = list(dict.fromkeys(" ".join(sentence.split()) for sentence in written))
        except (HassilError, RecursionError) as error:
            raise line.broken(str(error)) from error
        if "" in sentences:
            raise line.broken("may be left out as a whole")
        return sentences

    def _parse(self, line: Line) -> Sentence:
        try:
            return parse_sentence(line.text)
        except (ParseError, HassilError) as error:
            raise line.broken(str(error)) from error
