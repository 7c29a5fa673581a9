"""`ask` and `talk`: the guide in a terminal."""

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator

from responses.catalogue import load
from skill.device import Answer, Device
from skill.local_memory import local_store
from skill.understanding import vectors


def ask(sentences: Iterable[str], locale: str, *, as_json: bool) -> int:
    """Answers each sentence in a session of its own; gives the exit code."""
    device = _device(locale)
    for sentence in sentences:
        device.close()
        _print(device.hear(sentence), as_json=as_json)
    return 0


def talk(lines: Iterable[str], locale: str, *, as_json: bool) -> int:
    """One session over all lines, opened by a launch; what follows a goodbye opens it anew. Gives the exit code.

    A person at a terminal hears the greeting, and is done when the session ends. For tools each line has one answer.
    """
    device = _device(locale)
    greeting = device.launch()
    if not as_json:
        _print(greeting, as_json=False)
    is_over = False
    for line in lines:
        if is_over:
            device.launch()
        result = device.hear(line)
        _print(result, as_json=as_json)
        is_over = result.ends
        if is_over and sys.stdin.isatty():
            break
    return 0


def _device(locale: str) -> Device:
    if not vectors.is_installed():
        print(
            f"pump guide: without {vectors.PACKAGE} sentences are compared by letters and words alone", file=sys.stderr
        )
    return Device(load(), locale, store=local_store())


def spoken(argument: str) -> str:
    """A command-line argument as text, whatever bytes it was made of."""
    return argument.encode(errors="replace").decode()


def typed_lines(prompt: str) -> Iterator[str]:
    """Lines from standard input, whatever bytes it holds; with a prompt where a person types them."""
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    while True:
        if sys.stdin.isatty():
            print(prompt, end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            return
        yield line.rstrip("\r\n")


def _print(result: Answer, *, as_json: bool) -> None:
    text = json.dumps(result.as_json()) if as_json else result.reply.heard
    if sys.stdout.isatty() and not as_json:
        text = textwrap.fill(text, shutil.get_terminal_size().columns)
    print(text, flush=True)
