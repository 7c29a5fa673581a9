"""The store's pages: a field too few or too many is an error that names file and key."""

from pathlib import Path

import pytest
import yaml

from interaction_model.build import HERE
from interaction_model.listing import Listing, read_listing
from interaction_model.locales import read_locales
from interaction_model.templates import BrokenTemplateError

FIELDS = {
    "name": "Pump Guide",
    "summary": "Answers.",
    "description": "It answers.",
    "example_phrases": ["Alexa, open pump guide.", "How long?", "Why?"],
    "keywords": ["pump", "refill"],
    "what_is_new": "All.",
    "testing_instructions": "Say stop.",
    "privacy_path": "/privacy/en",
    "category": "HEALTH_AND_FITNESS",
}


@pytest.fixture
def read(tmp_path):
    def listing(**changed):
        fields = {key: value for key, value in (FIELDS | changed).items() if value is not None}
        (tmp_path / "en-US.yaml").write_text(yaml.safe_dump(fields), encoding="utf-8")
        return read_listing("en-US", tmp_path)

    return listing


def test_a_listing_is_read_as_it_stands(read):
    fields = FIELDS | {"example_phrases": tuple(FIELDS["example_phrases"]), "keywords": ("pump", "refill")}
    assert read() == Listing(**fields)


def test_what_people_read_is_told_by_field(read):
    texts = read().texts
    assert texts["keywords"] == "pump\nrefill"
    assert texts.keys() == FIELDS.keys() - {"privacy_path", "category"}


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_field_is_named_with_its_file(read, field):
    with pytest.raises(BrokenTemplateError, match=rf"/en-US\.yaml:1: .*{field}"):
        read(**{field: None})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("colour", "red", id="an unknown field"),
        pytest.param("name", "", id="an empty text"),
        pytest.param("summary", 7, id="a number"),
        pytest.param("example_phrases", ["a.", "b."], id="two phrases"),
        pytest.param("example_phrases", ["a.", "b.", "c.", "d."], id="four phrases"),
        pytest.param("keywords", "pump", id="keywords that are no list"),
    ],
)
def test_a_field_that_is_wrong_is_named_with_its_file(read, field, value):
    with pytest.raises(BrokenTemplateError, match=rf"/en-US\.yaml:1: .*{field}"):
        read(**{field: value})


def test_a_field_twice_is_shown_with_its_line(tmp_path):
    (tmp_path / "en-US.yaml").write_text("name: a\nname: b\n", encoding="utf-8")
    with pytest.raises(BrokenTemplateError, match=r"/en-US\.yaml:2: name stands twice"):
        read_listing("en-US", tmp_path)


def test_a_missing_listing_is_shown_by_its_name(tmp_path):
    with pytest.raises(BrokenTemplateError, match=r"/en-US\.yaml:0: .*No such file"):
        read_listing("en-US", tmp_path)


@pytest.mark.parametrize("locale", [path.stem for path in Path(HERE / "store").glob("*.yaml")])
def test_every_committed_listing_can_be_read(locale):
    assert read_listing(locale).name


def test_every_locale_has_a_listing():
    listed = {path.stem for path in (HERE / "store").glob("*.yaml")}
    assert {locale.id for locale in read_locales(HERE / "locales.yaml")} <= listed
