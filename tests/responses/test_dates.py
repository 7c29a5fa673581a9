"""Days and numbers are said in full, as people in each locale say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.dates import spoken_day, spoken_month, spoken_number, spoken_year

DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ("en-US", "Thursday, December 3"),
        ("en-CA", "Thursday, December 3"),
        ("en-GB", "Thursday 3 December"),
        ("en", "Thursday 3 December"),
        ("en-AU", "Thursday 3 December"),
        ("fr-CA", "jeudi 3 décembre"),
        ("fr", "jeudi 3 décembre"),
        ("fr-FR", "jeudi 3 décembre"),
    ],
)
def test_a_day_is_spoken_in_full_in_the_order_of_the_place(catalogue, locale, spoken):
    assert spoken_day(DAY, catalogue.guide(locale)) == spoken


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ("fr-CA", "mardi 1er décembre"),
        ("fr", "mardi 1er décembre"),
        ("en-US", "Tuesday, December 1"),
        ("en-GB", "Tuesday 1 December"),
    ],
)
def test_the_first_of_a_month_is_spoken_as_the_language_does(catalogue, locale, spoken):
    assert spoken_day(date(2026, 12, 1), catalogue.guide(locale)) == spoken


@given(st.dates())
def test_in_french_the_first_alone_is_an_ordinal(catalogue, day):
    assert ("1er" in spoken_day(day, catalogue.guide("fr-CA"))) == (day.day == 1)


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [*((locale, "December 2026") for locale in ("en-US", "en-CA", "en-GB", "en")), ("fr-CA", "décembre 2026")],
)
def test_a_month_has_its_year(catalogue, locale, spoken):
    assert spoken_month(DAY, catalogue.guide(locale)) == spoken


def test_a_year_is_said_as_it_is_written():
    assert spoken_year(DAY) == "2026"


@pytest.mark.parametrize(("number", "spoken"), [(2, "two"), (11, "eleven"), (45, "forty-five"), (100, "one hundred")])
def test_a_number_is_said_in_words(guide, number, spoken):
    assert spoken_number(number, guide) == spoken


@given(st.dates(), st.sampled_from(["en-US", "en-CA", "en-GB", "en"]))
def test_any_day_that_there_is_can_be_spoken(catalogue, day, locale):
    spoken = spoken_day(day, catalogue.guide(locale))
    assert f"{day:%A}" in spoken
    assert f"{day:%B}" in spoken
    assert str(day.day) in spoken


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 300))
def test_no_two_days_of_a_year_sound_alike(guide, day, apart):
    assert spoken_day(day, guide) != spoken_day(day + timedelta(apart), guide)


@pytest.mark.parametrize(("number", "spoken"), [(2, "deux"), (11, "onze"), (71, "soixante et onze")])
def test_a_number_is_said_in_french_words(catalogue, number, spoken):
    assert spoken_number(number, catalogue.guide("fr-CA")).replace("-", " ") == spoken


@given(st.integers(0, 400))
def test_no_number_holds_a_figure(guide, number):
    assert not any(sign.isdigit() for sign in spoken_number(number, guide))
