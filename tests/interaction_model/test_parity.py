"""What one language understands, each other understands too."""

import pytest

from interaction_model.parity import missing, read_sources
from interaction_model.templates import BrokenTemplateError, BrokenTemplatesError


@pytest.mark.parametrize(
    ("held", "lacking"),
    [
        ({"en": [("a",)]}, []),
        ({"en": [("a",), ("a", "b")], "fr": [("a",), ("a", "b")]}, []),
        ({"en": [("a",)], "fr": []}, [("fr", ("a",), "en")]),
        ({"en": [], "fr": [("a",)]}, [("en", ("a",), "fr")]),
        ({"en": [("a",), ("a", "b")], "fr": [("a",)]}, [("fr", ("a", "b"), "en")]),
        ({"en": [("a",), ("a", "b")], "fr": []}, [("fr", ("a",), "en")]),
        ({"en": [("a",)], "fr": [("a",)], "de": []}, [("de", ("a",), "en")]),
    ],
)
def test_what_is_missing_is_named_once_and_as_a_whole(held, lacking):
    assert list(missing(held)) == lacking


FILES = {
    "words": "pump: {is: the pump}\n",
    "slots": "relation:\n  after: [after]\n  before: [before]\n",
    "living": "heat:\n  names: [heat]\n  sentences:\n    - is it hot\n    - is it hot {relation}\n"
    "sun: {names: [sun]}\n",
}


@pytest.fixture
def read(tmp_path):
    def write(language, **files):
        (tmp_path / language).mkdir()
        for name, text in (FILES | files).items():
            if text:
                (tmp_path / language / f"{name}.yaml").write_text(text, encoding="utf-8")

    def sources(**other):
        write("en")
        write("fr", **other)
        return read_sources(tmp_path, ["en", "fr", "en"])

    return sources


def test_languages_that_understand_the_same_are_read(read):
    sources = read(living=FILES["living"].replace("is it hot", "est-ce chaud"))
    assert list(sources) == ["en", "fr"]
    assert sources["fr"].intents["HeatIntent"][0].text == "est-ce chaud"


@pytest.mark.parametrize(
    ("other", "fault"),
    [
        pytest.param({"living": ""}, "fr/living.yaml:0: there is no such chapter, and en has one", id="chapter"),
        pytest.param(
            {"extra": "{}\n"}, "en/extra.yaml:0: there is no such chapter, and fr has one", id="chapter too many"
        ),
        pytest.param(
            {"living": "heat: {names: [heat]}\nsun: {names: [sun]}\n"},
            "fr/living.yaml:0: lacks HeatIntent, which en/living.yaml:4 has",
            id="intent",
        ),
        pytest.param(
            {"living": FILES["living"] + "MoreIntent: {sentences: [more]}\n"},
            "en/living.yaml:0: lacks MoreIntent, which fr/living.yaml:7 has",
            id="intent too many",
        ),
        pytest.param(
            {"living": FILES["living"].replace("hot {relation}", "warm")},
            "fr/living.yaml:0: lacks HeatIntent, {relation}, which en/living.yaml:5 has",
            id="slot of an intent",
        ),
        pytest.param(
            {"living": "heat: {sentences: [is it hot, 'hot {relation}']}\n"},
            "fr/living.yaml:0: lacks {topic}, which en/living.yaml:2 has",
            id="slot",
        ),
        pytest.param(
            {"slots": "relation: {after: [after]}\n"},
            "fr/slots.yaml:0: lacks {relation}, before, which en/slots.yaml:3 has",
            id="value",
        ),
        pytest.param(
            {"living": FILES["living"].replace("sun:", "son:")},
            "fr/living.yaml:0: lacks {topic}, sun, which en/living.yaml:6 has\n"
            "en/living.yaml:0: lacks {topic}, son, which fr/living.yaml:6 has",
            id="value by another id",
        ),
    ],
)
def test_what_a_language_lacks_is_shown_with_where_the_other_has_it(read, other, fault):
    with pytest.raises(BrokenTemplatesError) as caught:
        read(**other)
    assert sorted(str(caught.value).splitlines()) == sorted(fault.splitlines())


def test_a_language_without_a_folder_is_shown(tmp_path):
    with pytest.raises(BrokenTemplateError, match=r"/fr:0: a locale has this language, and there is no such folder$"):
        read_sources(tmp_path, ["fr"])
