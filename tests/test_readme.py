"""What the README shows is what a newcomer gets."""

import re
from pathlib import Path

from responses.catalogue import load
from skill.device import Device

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def transcript() -> list[tuple[str, str]]:
    """What is typed, the greeting's being nothing, and what is heard."""
    block = next(block for block in README.split("```") if block.strip().startswith("Welcome"))
    typed, heard = [""], [""]
    for line in block.strip().splitlines():
        if line.startswith("> "):
            typed.append(line.removeprefix("> "))
            heard.append("")
        else:
            heard[-1] = f"{heard[-1]} {line}".strip()
    return list(zip(typed, heard, strict=True))


def test_the_transcript_is_real():
    device = Device(load(), "en-US")
    answers = [(typed, (device.hear(typed) if typed else device.launch()).reply.heard) for typed, _ in transcript()]
    assert answers == transcript()


def test_the_two_commands_are_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|^)make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
