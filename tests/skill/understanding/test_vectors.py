"""What sentences mean is kept in a file that may be lost, damaged or old at no more cost than a little time."""

import json

import numpy as np
import pytest

from skill.understanding import vectors

SENTENCES = ["how long does the surgery take", "where is the pump", "where is the pump"]
VERSION = "7.0"


@pytest.fixture(autouse=True)
def made(monkeypatch):
    """What was made, by an encoder that is quick: a vector from the letters of a sentence."""
    asked = []

    def encode(sentences):
        asked.append(list(sentences))
        rows = np.array([[len(one), one.count("e") + 1, one.count(" ") + 1] for one in sentences], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    monkeypatch.setattr(vectors, "encode", encode)
    monkeypatch.setattr(vectors, "version", lambda package: VERSION)
    return asked


def kept(folder, sentences=SENTENCES):
    return vectors.kept("en", sentences, folder)


def test_each_sentence_has_its_vector_in_the_order_that_was_asked_for(tmp_path):
    found = kept(tmp_path)
    assert found.shape == (3, 3)
    assert found.dtype == np.float32
    assert np.array_equal(found[1], found[2])
    assert np.allclose(found, vectors.encode(SENTENCES), atol=1e-3)
    assert np.array_equal(kept(tmp_path, SENTENCES[::-1]), found[::-1])


def test_a_sentence_is_made_once_and_then_read_from_the_file(tmp_path, made):
    first = kept(tmp_path)
    again = kept(tmp_path)
    assert made == [SENTENCES[:2]]
    assert np.array_equal(first, again)


def test_only_what_the_file_lacks_is_made(tmp_path, made):
    kept(tmp_path, SENTENCES[:1])
    kept(tmp_path, [*SENTENCES, "a new one"])
    assert made == [SENTENCES[:1], ["where is the pump", "a new one"]]
    kept(tmp_path, ["a new one"])
    assert len(made) == 2


def test_languages_are_kept_apart(tmp_path, made):
    kept(tmp_path)
    vectors.kept("fr", SENTENCES, tmp_path)
    assert len(made) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vectors-en.npz", "vectors-fr.npz"]


def write(path, **arrays):
    np.savez(path, **arrays)


DAMAGED = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "no archive": lambda path: path.write_bytes(b"PK\x03\x04 and no more than that"),
    "text": lambda path: path.write_text("not vectors"),
    "another version's": lambda path: write(
        path, sentences=np.array(json.dumps(["6.9", SENTENCES[:2]])), vectors=np.zeros((2, 3))
    ),
    "no sentences": lambda path: write(path, vectors=np.zeros((2, 3))),
    "no vectors": lambda path: write(path, sentences=np.array(json.dumps([VERSION, SENTENCES]))),
    "no JSON": lambda path: write(path, sentences=np.array("{"), vectors=np.zeros((2, 3))),
    "too few vectors": lambda path: write(
        path, sentences=np.array(json.dumps([VERSION, SENTENCES[:2]])), vectors=np.zeros((1, 3))
    ),
    "objects": lambda path: np.savez(path, sentences=np.array([{}], dtype=object), vectors=np.zeros((2, 3))),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_file_that_cannot_be_used_is_made_anew(tmp_path, made, damage):
    first = kept(tmp_path)
    damage(tmp_path / "vectors-en.npz")
    assert np.array_equal(kept(tmp_path), first)
    assert len(made) == 2
    assert np.array_equal(kept(tmp_path), first)
    assert len(made) == 2


def test_where_nothing_can_be_written_they_are_made_each_time(tmp_path, made):
    (tmp_path / "file").write_text("in the way")
    first = kept(tmp_path / "file")
    assert np.array_equal(kept(tmp_path / "file"), first)
    assert len(made) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_no_half_written_file_is_left_behind(tmp_path):
    kept(tmp_path)
    kept(tmp_path, ["another"])
    assert [path.name for path in tmp_path.iterdir()] == ["vectors-en.npz"]


def test_a_missing_package_is_seen(monkeypatch):
    def missing(package):
        raise vectors.PackageNotFoundError(package)

    monkeypatch.setattr(vectors, "version", missing)
    assert not vectors.is_installed()
