"""Sentence files: what each sign means, and how a fault is pointed at."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interaction_model.templates import BrokenTemplateError, Expander, Line, read_sections

PLACE = Path("en/surgery.yaml")


def line(text: str) -> Line:
    return Line(text, PLACE, 7)


EXPANDER = Expander({"pump": line("(the|my) pump"), "pain": line("<pump> [really] hurts")})


@pytest.mark.parametrize(
    ("template", "sentences"),
    [
        ("how long is it", ["how long is it"]),
        ("how long is it [now]", ["how long is it now", "how long is it"]),
        ("is it (long|short)", ["is it long", "is it short"]),
        ("is it [(long|short)]", ["is it long", "is it short", "is it"]),
        ("(a [b]|c) d", ["a b d", "a d", "c d"]),
        ("where is <pump>", ["where is the pump", "where is my pump"]),
        ("<pain>", ["the pump really hurts", "the pump hurts", "my pump really hurts", "my pump hurts"]),
        ("can i {activity}", ["can i {activity}"]),
        ("is {activity} [still] fine", ["is {activity} still fine", "is {activity} fine"]),
        ("[so]   is   it", ["so is it", "is it"]),
        ("is it (long|long)", ["is it long"]),
        ("it's the m. r. i.", ["it's the m. r. i."]),
    ],
)
def test_a_template_is_written_out_to_each_of_its_sentences_once(template, sentences):
    assert EXPANDER.expand(line(template)) == sentences


@pytest.mark.parametrize(
    ("template", "sentences"),
    [
        ("[so] is it [(long|short)]", ["is it"]),
        ("(a|b) [c]", ["a", "b"]),
        ("<pain>", ["the pump hurts", "my pump hurts"]),
    ],
)
def test_optional_words_can_be_left_out(template, sentences):
    assert EXPANDER.expand(line(template), optional=False) == sentences


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("where is <pmup>", "<pmup>"),
        ("is it (long|short", "end of group"),
        ("is it [long", "end of optional"),
        ("where is <pump", "end of rule"),
        ("is it {activity", ""),
        ("is it long)", ""),
        ("is it long]", ""),
        ("is it long}", ""),
    ],
)
def test_a_template_that_cannot_be_written_out_is_shown_with_file_line_and_reason(template, reason):
    with pytest.raises(BrokenTemplateError) as caught:
        EXPANDER.expand(line(template))
    message = str(caught.value)
    assert message.startswith(f"en/surgery.yaml:7: {template!r}: ")
    assert reason in message
    assert len(message.splitlines()) == 1


def test_a_broken_word_list_is_shown_where_it_stands():
    with pytest.raises(BrokenTemplateError, match=r"^en/surgery\.yaml:7: '\(the\|my': "):
        Expander({"pump": line("(the|my")})


def test_a_word_list_that_names_itself_is_shown():
    expander = Expander({"pump": line("the <pump>")})
    with pytest.raises(BrokenTemplateError, match=r"^en/surgery\.yaml:7: "):
        expander.expand(line("where is <pump>"))


@pytest.mark.parametrize("template", ["[please]", "[a] [b]", "([a]|b)"])
def test_a_template_never_writes_out_to_nothing(template):
    try:
        sentences = EXPANDER.expand(line(template))
    except BrokenTemplateError:
        return
    assert "" not in sentences


@pytest.mark.parametrize(
    ("text", "slots"),
    [("can i {activity}", ["activity"]), ("{a} or {b_c} or {a}", ["a", "b_c", "a"]), ("can i", [])],
)
def test_a_line_knows_its_slots(text, slots):
    assert line(text).slots == slots


words = st.lists(st.sampled_from(["how", "long", "is", "it"]), min_size=1, max_size=4).map(" ".join)


@given(words, words, words)
def test_optional_and_alternative_words_stay_where_they_were_put(before, one, another):
    assert EXPANDER.expand(line(f"{before} [{one}]")) == list(dict.fromkeys([f"{before} {one}", before]))
    assert EXPANDER.expand(line(f"{before} ({one}|{another})")) == list(
        dict.fromkeys([f"{before} {one}", f"{before} {another}"])
    )


@pytest.fixture
def file(tmp_path):
    def write(text: str | bytes) -> Path:
        path = tmp_path / "surgery.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_every_line_of_a_file_knows_where_it_stands(file):
    path = file(
        "surgery_time:\n  names: [a, b]\n  sentences:\n    - how long\n    # why\n    - '[so] when '\nother: {is: x}\n"
    )
    sections = read_sections(path)
    assert sections["surgery_time"]["names"] == [Line("a", path, 2), Line("b", path, 2)]
    assert sections["surgery_time"]["sentences"] == [Line("how long", path, 4), Line("[so] when", path, 6)]
    assert sections["other"]["is"] == [Line("x", path, 7)]


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        pytest.param("a:\n  sentences: [x\nb:", 3, "", id="not YAML"),
        pytest.param("a:\n  sentences: *x\n", 2, "alias", id="an alias of nothing"),
        pytest.param(b"a: {sentences: [caf\xe9]}", 0, "utf-8", id="not UTF-8"),
        pytest.param(b"a: {sentences: [\x00]}", 0, "", id="a control character"),
        pytest.param("a: {sentences: [x]}\na: {names: [x]}\n", 2, "a stands twice", id="a section twice"),
        pytest.param("a:\n  sentences: [x]\n  sentences: [y]\n", 3, "sentences stands twice", id="a key twice"),
        pytest.param("", 0, "mapping", id="empty"),
        pytest.param("- a\n- b\n", 1, "mapping", id="a list"),
        pytest.param("a: word\n", 1, "mapping", id="a section that is a word"),
        pytest.param("a:\n", 1, "mapping", id="a section without keys"),
        pytest.param("a:\n  sentences:\n", 2, "line of words", id="a key without lines"),
        pytest.param("a:\n  sentences:\n    - x\n    -\n", 4, "line of words", id="an empty line"),
        pytest.param("a:\n  sentences:\n    - x\n    - '  '\n", 4, "line of words", id="a blank line"),
        pytest.param("a:\n  sentences:\n    - x\n    - when: now\n", 4, "line of words", id="a colon without quotes"),
        pytest.param("a:\n  sentences:\n    - [x, y]\n", 3, "line of words", id="a list in a list"),
        pytest.param("? [a, b]\n: {sentences: [x]}\n", 1, "", id="a list as a name"),
    ],
)
def test_a_fault_in_a_file_is_shown_with_file_line_and_reason(file, text, number, reason):
    path = file(text)
    with pytest.raises(BrokenTemplateError) as caught:
        read_sections(path)
    message = str(caught.value)
    assert message.startswith(f"{path.parent.name}/surgery.yaml:{number}: ")
    assert reason in message
    assert len(message.splitlines()) == 1


def test_a_missing_file_is_shown_by_its_name(tmp_path):
    with pytest.raises(BrokenTemplateError, match=r"surgery\.yaml:0: .*No such file"):
        read_sections(tmp_path / "surgery.yaml")
