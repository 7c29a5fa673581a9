"""Which of the signs in a sentence are reported: neither denied, nor merely possible, nor general, nor long ago."""

from collections.abc import Iterator, Sequence

from interaction_model.lexicon.finding import Found
from interaction_model.lexicon.tokens import Token
from interaction_model.lexicon.words import Words


class Reading:
    """Goes through a sentence once and decides which of its signs are reported."""

    def __init__(self, words: Words, tokens: Sequence[Token]) -> None:
        self._words, self._tokens = words, tokens
        self._mood = "plain"
        self._negated_until = -1
        self.has_denied = False
        self._has_negation = False
        self._has_harmless = False
        self._is_about_somebody = False
        is_about_what_is = any(token.word in words.reassuring for token in tokens)
        is_cut_short = len(tokens) > 1 and tokens[1].stem == "not"  # "is not breathing": somebody left out who
        self._names_somebody = False
        self._opens_a_question = tokens[0].word in words.asking and not is_about_what_is and not is_cut_short

    @property
    def tells_of_somebody(self) -> bool:
        """Whether the sentence tells something of a person, and asks nothing."""
        return self._is_about_somebody and self._tokens[0].word not in self._words.asking

    @property
    def may_report(self) -> bool:
        """Whether what was read can be a report of anything."""
        is_general = self._opens_a_question and not self._is_about_somebody
        return not (self._has_negation or self._has_harmless or is_general)

    def signs(self, found: Sequence[Found]) -> Iterator[tuple[str, bool]]:
        """Each sign in its order, and whether it is reported."""
        place = 0
        asking = {place for one in found if one.what in ("conditional", "would") for place in range(one.start, one.end)}
        self._names_somebody = any(
            token.word in self._words.subjects | self._words.owners
            for place, token in enumerate(self._tokens)
            if place not in asking
        )
        for one in found:
            self._pass(place, one.start)
            place = max(place, one.start)
            if one.what.startswith("sign:"):
                is_denied = not one.has_not and (one.start <= self._negated_until or self._is_denied_after(one))
                self.has_denied |= is_denied
                is_live = (
                    self._is_live(one)
                    and not is_denied
                    and not self._is_past(one, found)
                    and not self._is_asked(one, found)
                )
                yield one.what.removeprefix("sign:"), is_live
                self._pass(one.start, one.end)
                place = max(place, one.end)
                self._negated_until = max(self._carried_on(one.end), one.end - 1) if is_denied else -1
            elif one.what in ("conditional", "would", "general", "plain"):
                if not (self._mood == "conditional" and one.what in ("would", "general")):
                    self._mood = one.what
                self._opens_a_question &= one.what != "plain"
                self._has_negation &= one.what != "plain"
                place = max(place, one.end)
            elif one.what == "negations" and not self._is_answer(one.end):
                self._has_negation = True
                self._negate(one.end)
            elif one.what == "harmless":
                self._has_harmless = True
                place = max(place, one.end)
        self._pass(place, len(self._tokens))

    def _is_answer(self, place: int) -> bool:
        """Whether a "no" that ends there answers a question, and denies nothing: "no, he's confused"."""
        return place < len(self._tokens) and self._tokens[place].word in self._words.subjects | self._words.owners

    def _is_denied_after(self, sign: Found) -> bool:
        """Whether a word right behind a sign denies it, as in "ça démange pas"."""
        return sign.end < len(self._tokens) and self._tokens[sign.end].word in self._words.negated_after

    def _is_live(self, sign: Found) -> bool:
        self._opens_a_question &= sign.start > 0 or sign.is_pair  # a phrase's own first word is no opening
        is_always = sign.what.removeprefix("sign:") in self._words.always and not sign.is_pair
        if is_always and self._is_about_somebody:
            return True
        return self._mood == "plain" and (self._is_about_somebody or not self._opens_a_question)

    def _pass(self, start: int, end: int) -> None:
        """Words on the way to the next phrase: who is spoken of, and what is denied."""
        for place in range(start, end):
            token = self._tokens[place]
            if token.stem == "not":
                self._negate(place + 1)
            if self._is_particle(place) and not self._names_somebody:
                self._opens_a_question = True
            is_subject = token.word in self._words.subjects
            if is_subject or token.word in self._words.owners:
                self._is_about_somebody = True
                if self._mood == "general" or (self._mood == "would" and is_subject):
                    self._mood = "plain"

    def _negate(self, place: int) -> None:
        """A denial holds for a sign that follows with nothing but small words between."""
        is_of_verb = place > 1 and self._tokens[place - 2].stem in self._words.denial_verbs
        ends_at = self._words.denial_ends_at | (frozenset() if is_of_verb else self._words.denial_articles)
        self._negated_until = self._over_small_words(place, ends_at)

    def _over_small_words(self, place: int, ends_at: frozenset[str] = frozenset()) -> int:
        words = self._words
        while (
            place < len(self._tokens)
            and self._tokens[place].word not in ends_at
            and (
                self._tokens[place].word in words.skipped | words.negated_over
                or self._tokens[place].stem in words.light
            )
        ):
            place += 1
        return place

    def _carried_on(self, place: int) -> int:
        """How far a denial reaches on: "no fever or confusion" denies both."""
        if place < len(self._tokens) and self._tokens[place].word in self._words.carried_on_by:
            return self._over_small_words(place + 1)
        return -1

    def _is_past(self, sign: Found, found: Sequence[Found]) -> bool:
        """Whether a sign is followed at once by how long ago it was, or is in the imperfect after such an opening."""
        end = sign.end
        while end < len(self._tokens) and self._tokens[end].word in self._words.skipped | {"#"}:
            end += 1
        if any(one.what == "candidate" and sign.end <= one.start <= end for one in found):
            return True
        if any(one.what == "past" and sign.start < one.start <= end and one.end > sign.end for one in found):
            return True
        is_opened = any(one.what == "past" and one.start == 0 for one in found)
        return is_opened and any(
            token.word.endswith(self._words.imperfect) for token in self._tokens[sign.start : sign.end]
        )

    def _is_asked(self, sign: Found, found: Sequence[Found]) -> bool:
        """Whether what follows a sign, or a particle in it, asks about it in general, or makes it the background."""
        after = {one.what for one in found if one.start >= sign.end}
        if "background" in after:
            return True
        has_particle = any(self._is_particle(place) for place in range(sign.start + 1, sign.end + 1))
        is_within = any(one.what == "would" and sign.start < one.start < sign.end for one in found)
        return not self._names_somebody and (has_particle or is_within or "asked_after" in after)

    def _is_particle(self, place: int) -> bool:
        """Whether a word there makes a question of the verb before it: "ça pique tu"."""
        if not 0 < place < len(self._tokens) or self._tokens[place].word not in self._words.particles:
            return False
        verb = self._tokens[place - 1]
        return verb.word not in self._words.skipped | self._words.particles_not_after and verb.stem != "very"
