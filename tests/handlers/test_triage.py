"""The gravest sign decides, signs add up, and nothing ever steps down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.triage import Standing, assess, by_gravity
from responses.tier import Tier
from tests.handlers.strategies import GUIDE, KINDS, REPORTS, SIGNS

TABLE = GUIDE.signs
FIRST_OF_KIND = {sign.kind: id for id, sign in reversed(TABLE.signs.items())}
TOGETHER = [pytest.param(row, id="+".join(sorted(row.kinds))) for row in TABLE.together]

sign_sets = st.lists(st.sampled_from(SIGNS), max_size=6)
standings = st.builds(
    Standing,
    st.sampled_from(Tier),
    st.just("") | st.sampled_from(REPORTS),
    st.frozensets(st.sampled_from(KINDS), max_size=4),
)


def told_one_by_one(signs):
    earlier = Standing()
    for sign in signs:
        earlier = assess(TABLE, [sign], earlier)
    return earlier


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_alone_has_its_own_tier_and_answer(sign):
    row = TABLE.signs[sign]
    assert assess(TABLE, [sign], Standing()) == Standing(row.urgency, row.topic, frozenset({row.kind}))


@given(sign_sets, standings)
def test_the_tier_is_never_below_that_of_the_gravest_sign(signs, earlier):
    tier = assess(TABLE, signs, earlier).tier
    assert all(tier >= TABLE.signs[sign].urgency for sign in signs)


@given(sign_sets, standings)
def test_nothing_ever_steps_down_and_no_kind_is_forgotten(signs, earlier):
    standing = assess(TABLE, signs, earlier)
    assert standing.tier >= earlier.tier
    assert standing.kinds >= earlier.kinds


@given(sign_sets, st.sampled_from(SIGNS), standings)
def test_one_sign_more_never_makes_it_less_urgent(signs, another, earlier):
    assert assess(TABLE, [*signs, another], earlier).tier >= assess(TABLE, signs, earlier).tier


@given(sign_sets.flatmap(lambda signs: st.tuples(st.just(signs), st.permutations(signs))), standings)
def test_the_order_in_which_signs_are_said_does_not_matter(orders, earlier):
    said, otherwise = orders
    assert assess(TABLE, said, earlier) == assess(TABLE, otherwise, earlier)


@given(sign_sets, standings)
def test_the_same_report_twice_is_the_same_as_once(signs, earlier):
    once = assess(TABLE, signs, earlier)
    assert assess(TABLE, signs, once) == once
    assert assess(TABLE, [*signs, *signs], earlier) == once


@given(standings)
def test_without_a_sign_everything_stays_as_it_was(earlier):
    assert assess(TABLE, [], earlier) == earlier
    assert assess(TABLE, ["no such sign"], earlier) == earlier


@given(sign_sets)
def test_signs_over_several_turns_weigh_as_much_as_in_one_sentence(signs):
    at_once, in_turn = assess(TABLE, signs, Standing()), told_one_by_one(signs)
    assert (in_turn.tier, in_turn.kinds) == (at_once.tier, at_once.kinds)


@pytest.mark.parametrize("row", TOGETHER)
def test_signs_of_kinds_that_add_up_are_an_emergency_in_one_sentence(row):
    signs = [FIRST_OF_KIND[kind] for kind in row.kinds]
    assert assess(TABLE, signs, Standing()).tier is Tier.EMERGENCY
    assert max(TABLE.signs[sign].urgency for sign in signs) < Tier.EMERGENCY


@pytest.mark.parametrize("row", TOGETHER)
def test_they_are_an_emergency_over_several_turns_in_either_order(row):
    signs = [FIRST_OF_KIND[kind] for kind in sorted(row.kinds)]
    for order in (signs, signs[::-1]):
        *before, last = order
        assert told_one_by_one(before).tier < Tier.EMERGENCY
        assert assess(TABLE, [last], told_one_by_one(before)).tier is Tier.EMERGENCY


@pytest.mark.parametrize("row", TOGETHER)
def test_they_still_add_up_when_something_mild_was_said_between(row):
    first, *others = [FIRST_OF_KIND[kind] for kind in sorted(row.kinds)]
    assert told_one_by_one([first, "sleepy", *others]).tier is Tier.EMERGENCY


@pytest.mark.parametrize("early", [id for id, sign in TABLE.signs.items() if sign.kind == "early"])
@pytest.mark.parametrize("supply", ["pump_alarm", "pump_empty", "refill_missed"])
def test_every_early_sign_with_an_alarm_an_empty_pump_or_a_missed_refill_is_an_emergency(early, supply):
    assert assess(TABLE, [early, supply], Standing()).tier is Tier.EMERGENCY
    assert told_one_by_one([supply, early]).topic == "report_severe_withdrawal"


@pytest.mark.parametrize("kind", ["danger", "crisis"])
def test_a_danger_sign_keeps_its_own_answer_whatever_adds_up_beside_it(kind):
    sign = FIRST_OF_KIND[kind]
    standing = assess(TABLE, [sign, "itching", "pump_alarm"], Standing())
    assert standing.topic == TABLE.signs[sign].topic


@given(sign_sets)
def test_signs_come_once_each_with_the_gravest_first(signs):
    order = by_gravity(TABLE, [*signs, "no such sign"])
    assert sorted(order) == sorted(set(signs))
    tiers = [TABLE.signs[sign].urgency for sign in order]
    assert tiers == sorted(tiers, reverse=True)
