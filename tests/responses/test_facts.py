"""The two tables that every sentence rests on are read whole or not at all."""

import pytest

from responses.catalogue import HERE
from responses.facts import read_facts, read_policy
from responses.strict_yaml import BrokenFileError

FACTS = "id,section,fact,must_mention_en,must_mention_fr\n"
POLICY = "id,verdict,line\n"


@pytest.fixture
def table(tmp_path):
    def write(text: str | bytes):
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_fact_names_the_words_that_speak_it(table):
    rows = 'F001,Lead,"A pump, inside.",surg|implant;pump,chirurg;pompe\nF002,Lead,More.,,encore\n'
    facts = read_facts(table(FACTS + rows))
    assert facts["F001"].fact == "A pump, inside."
    assert facts["F001"].must_mention == {"en": (("surg", "implant"), ("pump",)), "fr": (("chirurg",), ("pompe",))}
    assert facts["F002"].must_mention == {"en": (), "fr": (("encore",),)}


def test_a_policy_line_has_a_verdict(table):
    assert read_policy(table(POLICY + "P01,SAY,Call now.\n"))["P01"].verdict == "SAY"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("", "expected the columns id, verdict, line", id="empty"),
        pytest.param("id,verdict\nP01,SAY\n", "expected the columns id, verdict, line", id="a column short"),
        pytest.param("id,verdict,line,by\nP01,SAY,a,b\n", "expected the columns", id="a column too many"),
        pytest.param("verdict,id,line\nSAY,P01,a\n", "expected the columns", id="another order"),
        pytest.param("\ufeff" + POLICY + "P01,SAY,a\n", "expected the columns", id="a byte order mark"),
        pytest.param(POLICY + "P01,SAY,a\nP02,SAY\n", "P02: a row does not have 3 values", id="a short row"),
        pytest.param(POLICY + "P01,SAY,a, b\n", "P01: a row does not have 3 values", id="a comma without quotes"),
        pytest.param(POLICY + ",SAY,a\n", "no id: a row does not have 3 values", id="no id"),
        pytest.param(POLICY + "P01,SAY,a\nP02,SAY,b\nP01,ASK,c\n", "P01: stands twice", id="an id twice"),
        pytest.param(POLICY + 'P01,SAY,"a\n', "unexpected end of data", id="an open quote"),
        pytest.param(POLICY.encode() + b"P01,SAY,caf\xe9\n", "utf-8", id="not UTF-8"),
    ],
)
def test_a_broken_table_stops_the_start(table, text, named):
    path = table(text)
    with pytest.raises(BrokenFileError) as caught:
        read_policy(path)
    message = str(caught.value)
    assert message.startswith(f"{path.parent.name}/table.csv: ")
    assert named in message
    assert len(message.splitlines()) == 1


def test_a_missing_table_stops_the_start(tmp_path):
    with pytest.raises(BrokenFileError, match=r"facts\.csv: .*No such file"):
        read_facts(tmp_path / "facts.csv")


@pytest.mark.parametrize("words", ["surg|", "|surg", "surg||implant", "surg; ", " ", ";", "surg;;pump"])
@pytest.mark.parametrize(
    ("row", "column"),
    [("F001,Lead,A pump.,{},pompe", "must_mention_en"), ("F001,Lead,A pump.,pump,{}", "must_mention_fr")],
)
def test_a_fact_is_never_spoken_by_no_word_at_all_in_any_language(table, row, column, words):
    with pytest.raises(BrokenFileError, match=f"F001: an empty word in {column}"):
        read_facts(table(f"{FACTS}{row.format(words)}\n"))


def test_every_fact_of_the_page_can_be_spoken_in_every_language():
    """The words that speak a fact are there in both languages or in none."""
    for fact in read_facts(HERE / "facts.csv").values():
        assert len({bool(groups) for groups in fact.must_mention.values()}) == 1, fact.id
