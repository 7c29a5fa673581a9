"""Models, sentence files, handlers and texts speak of the same things."""

import pytest

from handlers import HANDLERS, Handler
from interaction_model import build
from responses.reply import Reply
from skill.checks import model_fit
from skill.checks.finding import Finding
from skill.checks.model_fit import model_fit_findings
from tests.skill.checks.conftest import intent, value

FILE = "interaction_model/en-US.json"
LOCALES = "en-US: {language: en, invocation_name: pump guide, fallback_sensitivity: MEDIUM, spelling: {}}\n"
STALE = "not what the sentence files give: run make model"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project of one chapter in the place of the real one, its model built and committed."""
    (tmp_path / "sentences" / "en").mkdir(parents=True)
    (tmp_path / "locales.yaml").write_text(LOCALES, encoding="utf-8")
    for name, text in {
        "words": "pump: {is: the pump}\n",
        "slots": "relation: {after: [after]}\n",
        "pump": "how_it_works: {sentences: [how does <pump> work]}\n",
    }.items():
        (tmp_path / "sentences" / "en" / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(model_fit, "HERE", tmp_path)
    monkeypatch.setattr(model_fit, "build_all", lambda: build.build_all(tmp_path))
    monkeypatch.setattr(model_fit, "LOCALES", ())
    commit(tmp_path)
    return tmp_path


def commit(folder):
    for path, text in build.build_all(folder).items():
        path.write_text(text, encoding="utf-8")


def chapter(folder, text):
    (folder / "sentences" / "en" / "pump.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def stale(folder, saying):
    return lambda: [
        finding for finding in model_fit_findings(saying("A pump.", locale="en")) if "fewer than" not in finding.what
    ]


def test_a_model_that_the_sentence_files_give_is_fresh(stale):
    assert stale() == []


def test_a_model_older_than_its_sentences_is_found(folder, stale):
    chapter(folder, "how_it_works: {sentences: [how does <pump> work, what drives it]}\n")
    assert stale() == [Finding(FILE, "interactionModel", STALE)]
    commit(folder)
    assert stale() == []


def test_a_model_edited_by_hand_is_found(folder, stale):
    path = folder / "en-US.json"
    path.write_text(path.read_text(encoding="utf-8").replace("the pump work", "a pump work"), encoding="utf-8")
    assert [finding.what for finding in stale()] == [STALE]


def test_a_missing_model_is_found(folder, stale):
    (folder / "en-US.json").unlink()
    assert [finding.what for finding in stale()] == [STALE]


@pytest.mark.parametrize("text", ["how_it_works: {sentences: [how (does]}\n", "how_it_works: [a]\n", "a: ["])
def test_a_broken_sentence_file_is_a_finding_with_its_place_and_no_crash(folder, stale, text):
    chapter(folder, text)
    (found,) = stale()
    assert (found.file, found.about) == ("interaction_model", "sentences")
    assert found.what.startswith("en/pump.yaml:")


def ways(catalogue):
    return [finding for finding in model_fit_findings(catalogue) if "ways to ask" in finding.what]


def test_a_page_topic_that_can_be_asked_in_fewer_than_twenty_five_ways_is_found(folder, saying):
    chapter(folder, "how_it_works: {sentences: ['[so] (a|b) (e|f|g|h|i|j)', '(c|d) (e|f|g|h|i|j) [now]']}\n")
    assert ways(saying(topic="how_it_works", locale="en")) == [
        Finding("interaction_model/sentences/en", "how_it_works", "fewer than 25 ways to ask", "24")
    ]


def test_a_page_topic_that_nobody_can_ask_for_is_found(folder, saying):
    assert [finding.figure for finding in ways(saying(topic="what_is_pump", locale="en"))] == ["0"]


def test_twenty_five_ways_are_enough(folder, saying):
    chapter(folder, "how_it_works: {sentences: ['(a|b|c|d) (e|f|g|h|i|j)', why]}\n")
    assert ways(saying(topic="how_it_works", locale="en")) == []


def test_a_topic_beyond_the_page_needs_no_number_of_ways(folder, saying):
    assert ways(saying(topic="heat", locale="en")) == []


@pytest.fixture
def unfit(folder, catalogue, monkeypatch):
    answered = sorted(name for handler in HANDLERS for name in handler.names if name.endswith("Intent"))

    def check(*intents, types=()):
        model = {"intents": [*map(intent, answered), *intents], "types": list(types)}
        monkeypatch.setattr(model_fit, "LOCALES", ("en-US",))
        monkeypatch.setattr(model_fit, "language_model", lambda locale: model)
        return [finding for finding in model_fit_findings(catalogue) if finding.file == FILE and finding.what != STALE]

    return check


def test_a_model_of_what_is_answered_fits(unfit):
    shared = intent("TopicIntent", "{topic}", topic="topic_type")
    assert unfit(intent("SurgeryTimeIntent"), shared, intent("AMAZON.NavigateHomeIntent")) == []


@pytest.mark.parametrize(
    "unknown",
    [intent("SurgryTimeIntent"), intent("WeatherIntent", "{town}", town="town_type"), intent("AMAZON.PauseIntent")],
)
def test_an_intent_that_no_handler_answers_is_found(unfit, unknown):
    assert unfit(unknown) == [Finding(FILE, unknown["name"], "no handler answers this intent")]


def test_a_handler_of_an_intent_that_is_not_declared_is_found(unfit, monkeypatch):
    lost = Handler(lambda turn, guide: Reply(), frozenset({"LostIntent", "SomeRequest"}))
    monkeypatch.setattr(model_fit, "HANDLERS", (*HANDLERS, lost))
    assert unfit() == [Finding(FILE, "LostIntent", "a handler answers it and it is not declared")]


@pytest.mark.parametrize("slot", ["topic", "activity", "role"])
def test_a_slot_value_that_is_no_topic_is_found(unfit, slot):
    kind = {"name": f"{slot}_type", "values": [value("driving", "driving"), value("flying_high", "flying high")]}
    assert unfit(types=[kind]) == [Finding(FILE, f"{slot}_type", "a value is no topic", "flying_high")]


def test_a_slot_of_other_things_than_topics_is_left_alone(unfit):
    assert unfit(types=[{"name": "relation_type", "values": [value("after", "after")]}]) == []
