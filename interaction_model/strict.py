"""A mapping of YAML as a typed value: what is not expected is an error that names the file, the line and the key."""

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml
from yaml.constructor import SafeConstructor

from interaction_model.templates import BrokenTemplateError, items

T = TypeVar("T")


def shape(path: Path, node: yaml.Node | None, kind: type[T], key: str = "", **beside: object) -> T:
    """What stands in a node as a `kind`, with the fields that are given `beside` it; `key` is the node's own.

    BrokenTemplateError where a field is missing, unknown, of a wrong type, or there twice.
    """
    list(items(path, node))  # says which name stands twice: YAML itself keeps the last one silently
    try:
        data = SafeConstructor().construct_document(node)
        return msgspec.convert(data | beside, kind)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        reason = str(error).replace("`", "")
        line = node.start_mark.line + 1 if node else 0
        raise BrokenTemplateError(path, line, f"{key}: {reason}" if key else reason) from error
