"""A slip changes one thing, and the same one each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.slips import SPEECH, Slips

WORDS = {
    "en": [
        "how",
        "long",
        "does",
        "the",
        "a",
        "an",
        "pump",
        "pomp",
        "leak",
        "leek",
        "like",
        "i",
        "his",
        "has",
        "911",
        "-",
    ],
    "fr": [
        "la",
        "l'alarme",
        "l'",
        "le",
        "un",
        "pompe",
        "sang",
        "sans",
        "cent",
        "j'ai",
        "mal",
        "ver",
        "vert",
        "et",
        "911",
    ],
}
SLIPS = {language: Slips(language, words) for language, words in WORDS.items()}
FIRST, DOUBLED, PAUSE, ARTICLE, MISHEARD = range(5)


@st.composite
def spoken(draw):
    """A language, one of its slips, and words."""
    language = draw(st.sampled_from(sorted(WORDS)))
    kind = draw(st.sampled_from(SLIPS[language].kinds))
    return language, kind, draw(st.lists(st.sampled_from(WORDS[language]), max_size=12))


def changed(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """What is left of both when the words are taken off that they begin and end with alike."""
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


@given(spoken())
def test_one_thing_is_changed(said):
    language, kind, words = said
    slipped = SLIPS[language].make(kind, " ".join(words))
    if slipped is not None:
        lost, come = changed(words, slipped.split())
        assert len(lost) <= 1
        assert len(come) <= 1
        assert (lost, come) != ([], [])


@given(spoken())
def test_the_length_is_that_of_the_slip(said):
    language, kind, words = said
    slipped = SLIPS[language].make(kind, " ".join(words))
    if slipped is not None:
        more = len(slipped.split()) - len(words)
        is_joined = kind == SLIPS[language].kinds[ARTICLE] and language == "fr"
        assert (
            more
            in {FIRST: [-1], DOUBLED: [1], PAUSE: [1], ARTICLE: [-1, 0] if is_joined else [-1], MISHEARD: [0]}[
                SLIPS[language].kinds.index(kind)
            ]
        )


@given(spoken())
def test_the_same_slip_is_made_each_time(said):
    language, kind, words = said
    sentence = " ".join(words)
    again = Slips(language, reversed(WORDS[language]))
    assert SLIPS[language].make(kind, sentence) == again.make(kind, sentence)


@given(spoken())
def test_a_misheard_word_sounds_alike(said):
    language, _, words = said
    slips = SLIPS[language]
    if slipped := slips.make(slips.kinds[MISHEARD], " ".join(words)):
        lost, come = changed(words, slipped.split())
        sound = SPEECH[language].sound
        assert sound(lost[0]) == sound(come[0])
        assert come[0] in WORDS[language]


@pytest.mark.parametrize(
    ("language", "kind", "sentence", "slipped"),
    [
        ("en", FIRST, "how long", "long"),
        ("en", FIRST, "how", None),
        ("en", DOUBLED, "how", "how how"),
        ("en", ARTICLE, "how long is the pump", "how long is pump"),
        ("en", ARTICLE, "how long", None),
        ("en", ARTICLE, "the", None),
        ("en", MISHEARD, "does pump long", "does pomp long"),
        ("en", MISHEARD, "long", None),
        ("fr", ARTICLE, "j'ai l'alarme", "j'ai alarme"),
        ("fr", ARTICLE, "un", None),
        ("fr", MISHEARD, "mal vert", "mal ver"),
        ("fr", MISHEARD, "et", None),
    ],
)
def test_slips(language, kind, sentence, slipped):
    slips = SLIPS[language]
    assert slips.make(slips.kinds[kind], sentence) == slipped


@pytest.mark.parametrize(("language", "word"), [("en", "um"), ("fr", "euh")])
def test_a_pause_is_filled_as_the_language_does(language, word):
    slips = SLIPS[language]
    assert word in slips.make(slips.kinds[PAUSE], "pompe")


@given(
    st.sampled_from(sorted(SPEECH)),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzàâçéèêëîïôœùûü'-0123456789", min_size=1),
)
def test_every_word_has_a_sound(language, word):
    assert isinstance(SPEECH[language].sound(word), str)
