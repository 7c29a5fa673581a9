"""What is said around answers, in danger and around dates is all there, or the skill does not start."""

import re
import shutil

import pytest

from responses.catalogue import HERE, load
from responses.phrases import LATER_IN_DATES, LEVELS, DatePhrases, Instruction, Phrases
from responses.strict_yaml import BrokenFileError

GUIDES = sorted(load().guides)
ALL = [
    *((("en/phrases.yaml"), (key,)) for key in Phrases.__struct_fields__),
    *((("en/dates.yaml"), (key,)) for key in DatePhrases.__struct_fields__),
    *((("en/instructions.yaml"), (level, key)) for level in LEVELS for key in Instruction.__struct_fields__),
    *((("en/instructions.yaml"), (level,)) for level in LEVELS),
]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    return {name: (HERE / name).read_text(encoding="utf-8") for name, _ in ALL}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    copy = tmp_path_factory.mktemp("texts") / "responses"
    return shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))


@pytest.fixture
def broken(folder, original):
    """Writes a file with a fault, and mends it again."""
    changed = []

    def write(name, text):
        changed.append(name)
        assert text != original[name]
        (folder / name).write_text(text, encoding="utf-8")
        with pytest.raises(BrokenFileError) as caught:
            load(folder)
        return str(caught.value)

    yield write
    for name in changed:
        (folder / name).write_text(original[name], encoding="utf-8")


def without(text, keys):
    """The text of a YAML file without a key, two deep at most, and all that stands under it."""
    block = re.compile(rf"^{keys[0]}:.*\n(?:[ #].*\n|\n)*", re.MULTILINE)
    if len(keys) == 1:
        return block.sub("", text, count=1)
    line = re.compile(rf"^  {keys[1]}:.*\n(?:   +.*\n)*", re.MULTILINE)
    return block.sub(lambda found: line.sub("", found[0], count=1), text, count=1)


@pytest.mark.parametrize(("name", "keys"), ALL, ids=lambda value: value if isinstance(value, str) else ".".join(value))
def test_a_text_that_is_missing_stops_the_start_with_its_file_and_key(broken, original, name, keys):
    message = broken(name, without(original[name], keys))
    assert message.startswith(f"{name}: ")
    assert all(key in message for key in keys)
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        ("en/dates.yaml", r"^remind: ", "hurrah: Hurrah.\nremind: ", "hurrah"),
        ("en/dates.yaml", r"^remind: ", "remind: Soon.\nremind: ", "remind stands twice"),
        ("en/dates.yaml", r"^remind: .*$", "remind: 7", "remind"),
        ("en/dates.yaml", r"^remind: .*$", "remind: After {day}.", "unknown placeholder {day}"),
        ("en/dates.yaml", r"^today: .*$", "today: It is {title}.", "unknown placeholder {title}"),
        ("en/dates.yaml", r"^today: .*$", "today: In {count} days.", "unknown placeholder {count}"),
        ("en/instructions.yaml", r"^urgent:$", "grave:", "grave"),
        ("en/instructions.yaml", r"^crisis:$", "crisis:\n  hurrah: Hurrah.", "hurrah"),
        ("en/instructions.yaml", r"^  goodbye: .*$", "  goodbye: ''", "goodbye"),
        ("en/instructions.yaml", r"^  goodbye: .*$", "  goodbye: 911", "goodbye"),
        ("en/instructions.yaml", r"^  goodbye: .*$", "  goodbye: Call {nurse}.", "unknown placeholder {nurse}"),
    ],
)
def test_a_text_that_is_wrong_stops_the_start_with_its_file_and_key(broken, original, name, old, new, named):
    message = broken(name, re.sub(old, new, original[name], count=1, flags=re.MULTILINE))
    assert message.startswith(f"{name}: ")
    assert named in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("name", ["instructions.yaml", "dates.yaml", "phrases.yaml"])
def test_a_file_that_is_missing_stops_the_start(folder, original, name):
    path = folder / "en" / name
    path.unlink()
    with pytest.raises(BrokenFileError, match=rf"^en/{name}: .*No such file"):
        load(folder)
    path.write_text(original[f"en/{name}"], encoding="utf-8")


@pytest.mark.parametrize("locale", GUIDES)
def test_every_instruction_names_the_number_of_its_country_and_keeps_no_brace(catalogue, locale):
    guide = catalogue.guide(locale)
    for level in LEVELS:
        for key in Instruction.__struct_fields__:
            said = getattr(guide.instructions[level], key)
            assert not set("{}") & set(said)
            assert guide.emergency in said or (level, key) in {("crisis", "first")}, (level, key)


@pytest.mark.parametrize("locale", GUIDES)
def test_a_phrase_of_a_date_keeps_only_the_braces_that_are_filled_when_it_is_said(catalogue, locale):
    dates = catalogue.guide(locale).dates
    for key in DatePhrases.__struct_fields__:
        said = getattr(dates, key)
        assert not set("{}") & set(said.format(day="x", count="y", year="z"))
        assert ("{" in said) == (key in LATER_IN_DATES), key
