"""Everything that can be said is there when the skill starts, or the skill does not start."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from responses.catalogue import HERE, load, privacy_page
from responses.strict_yaml import BrokenFileError

NATIONAL = re.compile(r"\b(911|999|988|811|111|116 123)\b")


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(HERE, tmp_path / "responses", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert re.search(old, text, re.MULTILINE), f"{name} has no {old}"
        (folder / name).write_text(re.sub(old, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")

    return apply


def add(name: str, text: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return apply


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def test_a_copy_of_the_folder_loads_as_the_folder_does(folder, catalogue):
    assert load(folder) == catalogue


@pytest.mark.parametrize(
    ("fault", "file", "key", "reason"),
    [
        pytest.param(
            edit("topics.yaml", "^topics:$", "topics:\n  lost_topic: {tier: none, origin: service}"),
            "responses/en",
            "lost_topic",
            "no chapter has a text",
            id="a topic without text",
        ),
        pytest.param(
            add("en/pump.yaml", "lost_text: {title: a, answer: b}\n"),
            "en/pump.yaml",
            "lost_text",
            "no such topic",
            id="a text without topic",
        ),
        pytest.param(
            add("en/surgery.yaml", "how_it_works: {title: a, answer: b}\n"),
            "en/surgery.yaml",
            "how_it_works",
            "stands in pump.yaml too",
            id="a topic in two chapters",
        ),
        pytest.param(
            edit("en/pump.yaml", "^how_it_works:$", "how_it_works:\n  colour: red"),
            "en/pump.yaml",
            "how_it_works",
            "colour",
            id="an unknown key in a chapter",
        ),
        pytest.param(
            edit("en/pump.yaml", "^how_it_works:$", "how_it_works: wrong\nwhat_is_pump_too:"),
            "en/pump.yaml",
            "how_it_works",
            "str",
            id="a chapter's topic of a wrong type",
        ),
        pytest.param(
            edit("en/pump.yaml", "^  title: how the pump works$", "  title: 7"),
            "en/pump.yaml",
            "how_it_works",
            "title",
            id="a title that is a number",
        ),
        pytest.param(
            edit("en/pump.yaml", "^  title: how the pump works$", ""),
            "en/pump.yaml",
            "how_it_works",
            "title",
            id="no title",
        ),
        pytest.param(
            edit("en/conversation.yaml", "^  answer: Goodbye for now.$", "  answer: ''"),
            "en/conversation.yaml",
            "stop",
            "answer",
            id="an empty answer",
        ),
        pytest.param(
            edit("en/conversation.yaml", "^  answer: Goodbye for now.$", "  answer: Goodbye for now.\n  more: ['']"),
            "en/conversation.yaml",
            "stop",
            "more",
            id="an empty part",
        ),
        pytest.param(
            edit(
                "en/conversation.yaml",
                "^  answer: Goodbye for now.$",
                "  answer: Goodbye for now.\n  more: All the rest.",
            ),
            "en/conversation.yaml",
            "stop",
            "more",
            id="more that is no list",
        ),
        pytest.param(
            edit("en/conversation.yaml", "Goodbye", "Goodbye, {clinick}"),
            "en/conversation.yaml",
            "stop",
            "unknown placeholder {clinick}",
            id="an unknown placeholder in an answer",
        ),
        pytest.param(
            edit("en/conversation.yaml", "title: goodbye", "title: goodbye {first}"),
            "en/conversation.yaml",
            "stop.title",
            "unknown placeholder {first}",
            id="a phrase's placeholder in a title",
        ),
        pytest.param(
            edit("en/conversation.yaml", "title: goodbye", "title: goodbye\n  ask: why {x}"),
            "en/conversation.yaml",
            "stop.ask",
            "unknown placeholder {x}",
            id="an unknown placeholder in an example",
        ),
        pytest.param(
            edit("en/phrases.yaml", "^say_again: .*$", ""),
            "en/phrases.yaml",
            "say_again",
            "missing",
            id="a phrase missing",
        ),
        pytest.param(
            add("en/phrases.yaml", "hurrah: Hurrah.\n"), "en/phrases.yaml", "hurrah", "unknown", id="an unknown phrase"
        ),
        pytest.param(
            edit("en/phrases.yaml", "^say_again: .*$", "say_again: 3"),
            "en/phrases.yaml",
            "say_again",
            "str",
            id="a phrase that is a number",
        ),
        pytest.param(
            edit("en/phrases.yaml", "^say_again: .*$", "say_again: '{Nurse}'"),
            "en/phrases.yaml",
            "say_again",
            "unknown placeholder {Nurse}",
            id="an unknown placeholder in a phrase",
        ),
        pytest.param(
            edit("en/phrases.yaml", r"^is_it: .*\{title\}.*$", "is_it: Is it about {ask}?"),
            "en/phrases.yaml",
            "is_it",
            "ask",
            id="a placeholder that this phrase is never given",
        ),
        pytest.param(
            edit("en/phrases.yaml", "^say_again: .*$", "say_again: Right, {title}."),
            "en/phrases.yaml",
            "say_again",
            "title",
            id="a placeholder in a phrase that is said as it stands",
        ),
        pytest.param(
            edit("en/phrases.yaml", "^say_again:", "say_again: Fine.\nsay_again:"),
            "en/phrases.yaml",
            "say_again",
            "twice",
            id="a phrase twice",
        ),
        pytest.param(
            edit("facts.csv", "^F002,", "F001,"), "responses/facts.csv", "F001", "stands twice", id="a fact twice"
        ),
        pytest.param(
            edit("topics.yaml", "F001, ", "F999, "), "responses/topics.yaml", "facts", "F999", id="an unknown fact"
        ),
        pytest.param(
            edit("locales.yaml", "^    gp: GP$", ""),
            "responses/locales.yaml",
            "en-GB",
            "gp",
            id="a word missing",
        ),
        pytest.param(remove("en/pump.yaml"), "responses/en", "what_is_pump", "no chapter", id="a chapter missing"),
        pytest.param(remove("en/phrases.yaml"), "en/phrases.yaml", "", "No such file", id="no phrases"),
        pytest.param(remove("topics.yaml"), "responses/topics.yaml", "", "No such file", id="no topics"),
        pytest.param(remove("locales.yaml"), "responses/locales.yaml", "", "No such file", id="no locales"),
        pytest.param(remove("facts.csv"), "responses/facts.csv", "", "No such file", id="no facts"),
        pytest.param(remove("policy.csv"), "responses/policy.csv", "", "No such file", id="no policy"),
    ],
)
def test_one_broken_thing_stops_the_start_with_file_key_and_reason(folder, fault, file, key, reason):
    fault(folder)
    with pytest.raises(BrokenFileError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(f"{file}: ")
    assert key in message
    assert reason in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("locale", ["en-US", "en-CA", "en-GB"])
def test_a_locale_that_we_have_gets_its_own_guide(catalogue, locale):
    assert catalogue.guide(locale).locale == locale


@pytest.mark.parametrize("locale", ["en", "en-AU", "en-IN", "de-DE", "", "xx", "EN-us"])
def test_a_locale_that_we_lack_gets_english_without_national_numbers(catalogue, locale):
    guide = catalogue.guide(locale)
    assert guide.locale == "en"
    assert guide.spell_out == ()
    said = [text for topic in guide.topics.values() for text in (topic.title, topic.ask, *topic.parts)]
    said += [getattr(guide.phrases, key) for key in guide.phrases.__struct_fields__]
    assert not [text for text in said if NATIONAL.search(text)]


def test_french_canada_gets_french_where_we_have_it_and_otherwise_english(catalogue):
    guide = catalogue.guide("fr-CA")
    assert guide.language == ("fr" if "fr" in catalogue.guides else "en")


def test_every_locale_can_tell_the_same_topics(catalogue):
    plans = {tuple(guide.topics) for guide in catalogue.guides.values()}
    assert len(plans) == 1
    assert {"en-US", "en-CA", "en-GB", "en"} <= catalogue.guides.keys()


def test_every_locale_names_its_own_emergency_number(catalogue):
    assert catalogue.guide("en-US").emergency == catalogue.guide("en-CA").emergency == "911"
    assert catalogue.guide("en-GB").emergency == "999"


def test_no_text_is_empty_or_keeps_a_brace(catalogue):
    for guide in catalogue.guides.values():
        for topic in guide.topics.values():
            assert all((topic.title, *topic.parts)), topic.id
            assert not set("{}") & set("".join((topic.title, topic.ask, *topic.parts))), topic.id


def test_a_phrase_keeps_only_the_braces_that_are_filled_when_it_is_said(catalogue):
    for guide in catalogue.guides.values():
        for key in guide.phrases.__struct_fields__:
            said = getattr(guide.phrases, key).format(
                **dict.fromkeys(("title", "first", "second", "third", "ask"), "x")
            )
            assert said, key
            assert not set("{}") & set(said), key


def test_a_topic_knows_the_file_that_it_stands_in(catalogue):
    for guide in catalogue.guides.values():
        for topic in guide.topics.values():
            assert topic.source.startswith(f"responses/{guide.language}/")
            assert (HERE.parent / topic.source).is_file()


def test_what_is_about_the_guide_itself_is_not_about_health(catalogue):
    topics = catalogue.guide("en-US").topics
    assert topics["how_it_works"].is_health
    assert topics["crisis_self_harm"].is_health
    assert not topics["stop"].is_health


def test_the_privacy_page_is_there_and_a_missing_one_is_one_line():
    assert "<html" in privacy_page("en")
    with pytest.raises(BrokenFileError, match=r"^xx/privacy\.html: the privacy page cannot be read$"):
        privacy_page("xx")
