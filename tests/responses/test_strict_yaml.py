"""A data file that is not what we expect stops the start, and the error says where to look."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from responses.strict_yaml import BrokenFileError, read, read_as


class Row(Struct, forbid_unknown_fields=True):
    title: str
    count: int = 0


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "chapter.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BrokenFileError) as caught:
        read_as(path, Row)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    assert message.startswith(f"{path.parent.name}/{path.name}: ")
    return message


def test_a_good_file_is_read_as_it_stands(tmp_path):
    path = written(tmp_path, "surgery: {title: Große Sache, count: 2}\nrecovery: {title: ''}\n")
    assert read_as(path, Row) == {"surgery": Row("Große Sache", 2), "recovery": Row("")}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(b"surgery: {title: caf\xe9}", "utf-8", id="not UTF-8"),
        pytest.param(b"surgery: {title: \x00}", "", id="a control character"),
        pytest.param("surgery: {title: [}", "(line 1)", id="not YAML"),
        pytest.param("surgery:\n  title: a\n b: c\n", "(line 3)", id="wrongly indented"),
        pytest.param("a: &x {title: t}\nb: *y\n", "(line 2)", id="an anchor that is not there"),
        pytest.param("a: !!python/object:os.system {}", "(line 1)", id="a tag that would run code"),
        pytest.param("a: {title: t}\n---\nb: {title: t}\n", "(line 2)", id="two documents"),
        pytest.param("[surgery, recovery]", "expected a mapping of names", id="a list"),
        pytest.param("surgery", "expected a mapping of names", id="a word"),
        pytest.param("", "expected a mapping of names", id="nothing"),
        pytest.param("1: {title: t}", "expected a mapping of names", id="a number as a name"),
        pytest.param("yes: {title: t}", "expected a mapping of names", id="a bare yes as a name"),
        pytest.param("? [a, b]\n: {title: t}", "(line 1)", id="a list as a name"),
    ],
)
def test_what_is_no_mapping_in_plain_utf8_yaml_stops_the_start(tmp_path, text, named):
    assert named in refusal(written(tmp_path, text))


def test_a_missing_file_stops_the_start(tmp_path):
    assert "No such file" in refusal(tmp_path / "chapter.yaml")


def test_a_folder_in_the_place_of_a_file_stops_the_start(tmp_path):
    (tmp_path / "chapter.yaml").mkdir()
    assert "directory" in refusal(tmp_path / "chapter.yaml")


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("surgery: {title: a}\nrecovery: {title: b}\nsurgery: {title: c}\n", "surgery", 3),
        ("surgery:\n  title: a\n  title: b\n", "title", 3),
        ('surgery: {title: a, "title": a}\n', "title", 1),
        ("list:\n  - {deep: [{twice: 1, twice: 1}]}\n", "twice", 2),
    ],
)
def test_a_key_written_twice_stops_the_start(tmp_path, text, key, line):
    assert f"key {key} stands twice (line {line})" in refusal(written(tmp_path, text))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{}", "title"),
        ("{title: 3}", "$.title"),
        ("{title: }", "$.title"),
        ("{title: a, count: many}", "$.count"),
        ("{title: a, colour: red}", "colour"),
        ("[a, b]", "array"),
        ("just words", "str"),
    ],
)
def test_a_value_of_another_shape_is_named_by_its_key_and_field(tmp_path, row, reason):
    message = refusal(written(tmp_path, f"recovery: {{title: fine}}\nsurgery: {row}\n"))
    assert ": surgery: " in message
    assert reason in message
    assert "`" not in message


def test_merged_rows_are_no_repetition(tmp_path):
    path = written(tmp_path, "a: &a {title: t, count: 1}\nb: {<<: *a, count: 2}\n")
    assert read(path)["b"] == {"title": "t", "count": 2}


@given(reason=st.text(), key=st.text())
def test_every_error_is_one_line(reason, key):
    assert len(str(BrokenFileError(Path("en/surgery.yaml"), f"broken {reason}", key)).splitlines()) == 1
