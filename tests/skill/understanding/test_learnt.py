"""What is learnt is kept in a file, and learnt anew where the file is lost, damaged or rests on something older."""

import pickle

import pytest

from skill.understanding import learnt as module
from skill.understanding.files import fingerprint, write
from skill.understanding.learnt import Learnt
from skill.understanding.taught import Taught


@pytest.fixture(autouse=True)
def times(monkeypatch):
    """How often something was learnt, which is quick here."""
    learnt = []

    def learn(guide):
        learnt.append(guide.locale)
        return Learnt({}, Taught([], []), None, {guide.locale: frozenset({"stop"})})

    monkeypatch.setattr(module, "learn", learn)
    return learnt


def test_it_is_learnt_once_and_then_read(guide, tmp_path, times):
    assert module.learnt(guide, tmp_path) == module.learnt(guide, tmp_path)
    assert times == ["en-US"]


def test_every_locale_has_its_own(catalogue, tmp_path, times):
    for locale in ("en-US", "fr-CA", "en-US"):
        assert locale in module.learnt(catalogue.guide(locale), tmp_path).steering
    assert times == ["en-US", "fr-CA"]


@pytest.mark.parametrize(
    "content",
    [b"", b"no pickle", pickle.dumps("another thing"), pickle.dumps(("older", Learnt({}, Taught([], []), None, {})))],
    ids=["empty", "damaged", "another thing", "another version's"],
)
def test_a_file_that_cannot_be_used_is_made_anew(guide, tmp_path, times, content):
    (tmp_path / "learnt-en-US.pickle").write_bytes(content)
    assert module.learnt(guide, tmp_path).steering
    assert module.learnt(guide, tmp_path).steering
    assert times == ["en-US"]


def test_what_it_rests_on_is_looked_at_and_so_is_a_missing_encoder(guide, tmp_path, times, monkeypatch):
    module.learnt(guide, tmp_path)
    monkeypatch.setattr(module.vectors, "is_installed", lambda: not module.vectors.PACKAGE)
    module.learnt(guide, tmp_path)
    assert len(times) == 2


def test_where_nothing_can_be_written_it_is_learnt_each_time(guide, tmp_path, times):
    (tmp_path / "file").write_text("in the way")
    for _ in range(2):
        assert module.learnt(guide, tmp_path / "file").steering
    assert len(times) == 2


def test_a_file_is_kept_whole_and_nothing_is_left_beside_it(tmp_path):
    write(tmp_path / "kept", b"one")
    write(tmp_path / "kept", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("kept", b"two")]


def test_a_fingerprint_changes_with_every_file_and_word_and_not_with_their_order(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    before = fingerprint([one, two], "x")
    assert fingerprint([two, one], "x") == before
    assert fingerprint([one, two], "y") != before
    two.write_text("3")
    assert fingerprint([one, two], "x") != before
