"""YAML files read strictly: what is not expected is an error that names the file and the key."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

T = TypeVar("T")


class BrokenFileError(ValueError):
    """A data file cannot be used. The message is one line: file, key and reason."""

    def __init__(self, path: Path, reason: str, key: str = "") -> None:
        place = f"{path.parent.name}/{path.name}"
        message = f"{place}: {key}: {reason}" if key else f"{place}: {reason}"
        super().__init__(" ".join(message.split()))


class _Loader(yaml.CSafeLoader):
    """The safe loader, except that a key written twice is an error: YAML itself keeps the last one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = str(key_node.value)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"key {key} stands twice", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def read(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file; BrokenFileError if it is missing, not UTF-8, not YAML, or not a mapping of names."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise BrokenFileError(path, f"{error.problem} (line {line})") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BrokenFileError(path, " ".join(str(error).split())) from error
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise BrokenFileError(path, "expected a mapping of names")
    return data


def shape(value: object, kind: type[T], path: Path, key: str = "") -> T:
    """`value` as a `kind`; BrokenFileError, naming the key, where a field is missing, unknown or of a wrong type."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise BrokenFileError(path, str(error).replace("`", ""), key) from error


def read_as(path: Path, kind: type[T]) -> dict[str, T]:
    """A YAML file whose every value is a `kind`, by key."""
    return {key: shape(value, kind, path, key) for key, value in read(path).items()}
