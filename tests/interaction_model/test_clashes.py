"""What two intents or two values would share is shown with both places."""

import pytest

from interaction_model.clashes import clashes, source_clashes
from interaction_model.source import read_source


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ([], []),
        ([("a", "x"), ("b", "y")], []),
        ([("a", "x"), ("a", "x")], []),
        ([("a", "x"), ("a", "y")], [(("a", "x"), ("a", "y"))]),
        ([("a", "x"), ("a", "y"), ("a", "z")], [(("a", "x"), ("a", "y")), (("a", "x"), ("a", "z"))]),
    ],
)
def test_a_claim_clashes_with_the_first_of_another_owner(claims, found):
    assert list(clashes(claims, lambda claim: claim[0], lambda claim: claim[1])) == found


@pytest.fixture
def found(tmp_path):
    def check(chapter):
        for name, text in {"words": "the_pump: {is: (the|my) pump}\n", "slots": "{}\n", "pump": chapter}.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return [str(fault).removeprefix(f"{tmp_path.name}/") for fault in source_clashes(read_source(tmp_path))]

    return check


@pytest.mark.parametrize(
    ("chapter", "fault"),
    [
        pytest.param(
            "heat:\n  sentences:\n    - is it hot\nsun:\n  sentences:\n    - is it warm\n    - is it hot\n",
            "pump.yaml:7: SunIntent shares 'is it hot' with HeatIntent at {}/pump.yaml:3",
            id="two intents one sentence",
        ),
        pytest.param(
            "heat:\n  sentences:\n    - where is my pump\nsun:\n  sentences:\n    - '[so] where is <the_pump>'\n",
            "pump.yaml:6: SunIntent shares 'where is my pump' with HeatIntent at {}/pump.yaml:3",
            id="two intents one sentence of a template",
        ),
        pytest.param(
            "heat:\n  sentences:\n    - can i {topic}\nsun:\n  sentences:\n    - can i {topic} [now]\n  names: [sun]\n",
            "pump.yaml:6: SunIntent shares 'can i {topic}' with HeatIntent at {}/pump.yaml:3",
            id="two intents one sentence with a slot",
        ),
        pytest.param(
            "heat:\n  names:\n    - the heat\n  sentences:\n    - '[the] heat'\n"
            "TopicIntent:\n  sentences:\n    - '{topic}'\n",
            "pump.yaml:3: TopicIntent shares 'the heat' with HeatIntent at {}/pump.yaml:5",
            id="a sentence that is a bare topic",
        ),
        pytest.param(
            "heat:\n  names: [sun]\n  activities: [sun]\n"
            "TopicIntent: {sentences: ['{topic}']}\nActivityIntent: {sentences: ['{activity}']}\n",
            "pump.yaml:3: ActivityIntent shares 'sun' with TopicIntent at {}/pump.yaml:2",
            id="a bare topic that is a bare activity",
        ),
        pytest.param(
            "heat:\n  names: [heat]\nTopicIntent: {sentences: ['{topic}']}\nMoreIntent: {sentences: ['{topic}']}\n",
            "pump.yaml:4: MoreIntent shares '{topic}' with TopicIntent at {}/pump.yaml:3",
            id="two intents one bare slot",
        ),
        pytest.param(
            "heat:\n  names:\n    - warmth\nsun:\n  names:\n    - sunshine\n    - warmth\n",
            "pump.yaml:7: topic sun shares 'warmth' with topic heat at {}/pump.yaml:3",
            id="two values one word",
        ),
    ],
)
def test_what_is_shared_is_shown_with_both_places(found, tmp_path, chapter, fault):
    assert found(chapter) == [fault.replace("{}", tmp_path.name)]


@pytest.mark.parametrize(
    "chapter",
    [
        pytest.param("heat: {sentences: [is it hot, is it hot, '[so] is it hot']}\n", id="an intent twice"),
        pytest.param("heat: {names: [warm, warm, (warm|hot)]}\n", id="a value twice"),
        pytest.param("heat: {names: [sun], activities: [sun]}\n", id="two slots one word, and nobody says it bare"),
        pytest.param(
            "heat: {names: [sun], sentences: [sun please]}\nTopicIntent: {sentences: ['{topic}']}\n",
            id="a bare topic and a longer sentence",
        ),
        pytest.param(
            "heat: {sentences: ['{date}']}\nsun: {sentences: ['{moon}']}\n", id="bare slots without our words"
        ),
    ],
)
def test_what_one_owner_says_twice_is_no_clash(found, chapter):
    assert found(chapter) == []
