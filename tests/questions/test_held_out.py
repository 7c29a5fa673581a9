"""What is held out is not learnt from."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.held_out import FOLDS, Fold, Template, folds, placed, read_templates

TEMPLATES = st.lists(
    st.builds(
        Template,
        st.sampled_from(["recovery", "heat", "driving"]),
        st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=3, unique=True).map(tuple),
    ),
    max_size=30,
)


def sentences(templates):
    return {sentence for template in templates for sentence in template.sentences}


@given(TEMPLATES)
def test_no_sentence_is_in_both_parts(templates):
    for fold in folds(templates):
        assert sentences(fold.learnt).isdisjoint(sentences(fold.held))


@given(TEMPLATES)
def test_every_template_is_held_out_once_and_whole(templates):
    assert Counter(template for fold in folds(templates) for template in fold.held) == Counter(templates)


@given(TEMPLATES)
def test_the_rest_is_learnt_from(templates):
    for fold in folds(templates):
        assert sentences(fold.learnt) == sentences(templates) - sentences(fold.held)


@given(TEMPLATES)
def test_a_topics_templates_are_spread_over_the_folds(templates):
    for topic, count in Counter(template.topic for template in templates).items():
        held = [sum(template.topic == topic for template in fold.held) for fold in folds(templates)]
        assert max(held) - min(held) <= 1
        assert max(held) <= -(-count // FOLDS)


@given(TEMPLATES)
def test_the_folds_are_the_same_each_time(templates):
    assert list(folds(templates)) == list(folds(templates))


@pytest.fixture(scope="module")
def templates(guide):
    return read_templates(guide)


def test_no_sentence_of_the_real_files_is_in_both_parts(templates):
    for fold in folds(templates):
        assert sentences(fold.learnt).isdisjoint(sentences(fold.held))
        assert {template.topic for template in fold.held} <= {template.topic for template in fold.learnt}


def test_topics_are_read_with_their_sentences_and_names_and_no_signs(templates, guide):
    assert {template.topic for template in templates} <= guide.topics.keys()
    assert not any(template.topic.startswith("report_") for template in templates)
    known = sentences(templates)
    assert {"how long does the surgery take", "surgery time", "is my refill on somedate"} <= known
    assert not any("{" in sentence for sentence in known)


def test_a_sentence_is_placed_by_its_likeness_to_those_that_were_learnt():
    learnt = [
        Template("heat", ("can i sit in the sun", "is a hot bath safe")),
        Template("driving", ("may i drive the car", "when can i drive again")),
        Template("recovery", ("how long till i'm better", "when will i be well")),
        Template("battery_life", ("how old does a battery get", "does the battery run down")),
    ]
    held = [Template("heat", ("is the hot sun safe",)), Template("driving", ("can i sit in a hot bath",))]
    held.append(Template("diving_pressure", ("may i dive",)))
    found = placed(Fold(learnt, held), {}, "[\\w']+")
    assert (found.number, found.first) == (3, 1)
    assert found.three <= 2
