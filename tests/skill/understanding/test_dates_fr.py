"""A date that is said in French is found as Alexa would send it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.when import read_when
from skill.understanding.dates import IMPOSSIBLE, Dates

TODAY = date(2026, 11, 22)  # a Sunday
WEDNESDAY = date(2027, 6, 2)
FRENCH = Dates("fr", day_first=True)
DAYS = st.dates(date(2020, 1, 1), date(2039, 12, 31))
WORDS = (
    "dans une un deux quinze huit trente et premier jours semaine semaines mois an ans prochain prochaine passé "
    "dernier le la du au de d'ici il y a ça fait mardi jeudi décembre février mars été hiver l'hiver noël fin en pas "
    "l'autre aujourd'hui demain après-demain hier ce cette qui vient cent heures barre 3 1er 2027"
)


def found(said, today=TODAY):
    return [one.value for one in FRENCH.find(said, today)]


@pytest.mark.parametrize(
    ("said", "today", "value"),
    [
        # Days by their distance.
        ("aujourd'hui", TODAY, "2026-11-22"),
        ("à soir", TODAY, "2026-11-22"),
        ("ce soir", TODAY, "2026-11-22"),
        ("à matin", TODAY, "2026-11-22"),
        ("demain", TODAY, "2026-11-23"),
        ("demain matin", TODAY, "2026-11-23"),
        ("après-demain", TODAY, "2026-11-24"),
        ("apres demain", TODAY, "2026-11-24"),
        ("hier", TODAY, "2026-11-21"),
        ("hier soir", TODAY, "2026-11-21"),
        ("avant-hier", TODAY, "2026-11-20"),
        ("avant hier", TODAY, "2026-11-20"),
        # Days of the week.
        ("mardi", TODAY, "2026-11-24"),
        ("dimanche", TODAY, "2026-11-29"),
        ("ce mardi", TODAY, "2026-11-24"),
        ("mardi prochain", TODAY, "2026-11-24"),
        ("mardi qui vient", TODAY, "2026-11-24"),
        ("mardi qui s'en vient", TODAY, "2026-11-24"),
        ("mercredi prochain", WEDNESDAY, "2027-06-09"),
        ("mardi passé", TODAY, "2026-11-17"),
        ("mardi passe", TODAY, "2026-11-17"),
        ("dimanche dernier", TODAY, "2026-11-15"),
        ("mardi en huit", TODAY, "2026-12-01"),
        ("de mardi en huit", TODAY, "2026-12-01"),
        ("lundi en quinze", TODAY, "2026-12-07"),
        ("d'aujourd'hui en huit", TODAY, "2026-11-29"),
        ("demain en quinze", TODAY, "2026-12-07"),
        ("pas mardi qui vient l'autre", TODAY, "2026-12-01"),
        ("pas mardi prochain l'autre d'après", TODAY, "2026-12-01"),
        ("mardi de la semaine prochaine", WEDNESDAY, "2027-06-08"),
        ("vendredi de la semaine prochaine", WEDNESDAY, "2027-06-11"),
        ("la semaine prochaine jeudi", WEDNESDAY, "2027-06-10"),
        ("vendredi de cette semaine", WEDNESDAY, "2027-06-04"),
        ("lundi de la semaine passée", WEDNESDAY, "2027-05-24"),
        ("mardi dans deux semaines", WEDNESDAY, "2027-06-15"),
        ("dans deux semaines jeudi", WEDNESDAY, "2027-06-17"),
        # Days of a month.
        ("le trois juin", TODAY, "2027-06-03"),
        ("trois décembre", TODAY, "2026-12-03"),
        ("trois decembre", TODAY, "2026-12-03"),
        ("le trois de décembre", TODAY, "2026-12-03"),
        ("le trois du mois de décembre", TODAY, "2026-12-03"),
        ("la semaine du quinze janvier", TODAY, "2027-01-15"),
        ("changé au premier février", TODAY, "2027-02-01"),
        ("le dix d'avril", TODAY, "2027-04-10"),
        ("mardi le trois juin", TODAY, "2027-06-03"),
        ("mardi trois juin", TODAY, "2027-06-03"),
        ("le jeudi trois juin", TODAY, "2027-06-03"),
        ("le premier mars deux mille vingt-sept", TODAY, "2027-03-01"),
        ("le premier mars deux mille vingt huit", TODAY, "2028-03-01"),
        ("premier mars", TODAY, "2027-03-01"),
        ("le vingt-deux novembre", TODAY, "2026-11-22"),
        ("le vingt-et-un novembre", TODAY, "2027-11-21"),
        ("le vingt et un août", TODAY, "2027-08-21"),
        ("le vingt et un aout", TODAY, "2027-08-21"),
        ("le trente et un décembre", TODAY, "2026-12-31"),
        ("le trente-et-un décembre", TODAY, "2026-12-31"),
        ("le vingt-neuf février", TODAY, "2028-02-29"),
        ("le cinq mai", TODAY, "2027-05-05"),
        ("le trois", TODAY, "2026-12-03"),
        ("le vingt-deux", TODAY, "2026-11-22"),
        ("le trente et un", TODAY, "2026-12-31"),
        ("le premier", TODAY, "2026-12-01"),
        ("mardi le trois", TODAY, "2026-12-03"),
        ("mardi trois", TODAY, "2026-12-03"),
        ("premier du mois", TODAY, "2026-12-01"),
        ("le quinze du mois", TODAY, "2026-12-15"),
        ("le premier du mois prochain", TODAY, "2026-12-01"),
        ("le vingt-cinq du mois prochain", TODAY, "2026-12-25"),
        ("le vingt-cinq du mois passé", TODAY, "2026-10-25"),
        ("le vingt-cinq de ce mois-ci", TODAY, "2026-11-25"),
        # Times from now.
        ("dans deux semaines", TODAY, "2026-12-06"),
        ("dans une semaine", TODAY, "2026-11-29"),
        ("dans une couple de semaines", TODAY, "2026-12-06"),
        ("dans onze jours", TODAY, "2026-12-03"),
        ("dans soixante-dix jours", TODAY, "2027-01-31"),
        ("dans soixante et onze jours", TODAY, "2027-02-01"),
        ("dans quatre-vingt-dix jours", TODAY, "2027-02-20"),
        ("dans vingt et une journées", TODAY, "2026-12-13"),
        ("dans trois mois", TODAY, "2027-02-22"),
        ("dans trois mois jour pour jour", TODAY, "2027-02-22"),
        ("dans un an", TODAY, "2027-11-22"),
        ("dans quinze jours", TODAY, "2026-12-06"),  # as it is meant: two weeks
        ("dans huit jours", TODAY, "2026-11-29"),
        ("d'ici deux semaines", TODAY, "2026-12-06"),
        ("deux semaines à partir d'aujourd'hui", TODAY, "2026-12-06"),
        ("deux semaines après mardi", TODAY, "2026-12-08"),
        ("une semaine à partir de demain", TODAY, "2026-11-30"),
        ("il y a trois jours", TODAY, "2026-11-19"),
        ("y a trois jours", TODAY, "2026-11-19"),
        ("ça fait deux semaines", TODAY, "2026-11-08"),
        ("ca fait deux semaines", TODAY, "2026-11-08"),
        ("ça va faire trois semaines mardi", TODAY, "2026-11-01"),
        ("il y a un mois", TODAY, "2026-10-22"),
        # Longer times.
        ("la semaine prochaine", TODAY, "2026-W48"),
        ("la semaine qui vient", TODAY, "2026-W48"),
        ("cette semaine", TODAY, "2026-W47"),
        ("la semaine passée", TODAY, "2026-W46"),
        ("la semaine dernière", TODAY, "2026-W46"),
        ("pas la semaine prochaine l'autre d'après", TODAY, "2026-W49"),
        ("la fin de semaine prochaine", TODAY, "2026-W48-WE"),
        ("la fin de semaine qui vient", TODAY, "2026-W47-WE"),
        ("en fin de semaine", TODAY, "2026-W47-WE"),
        ("cette fin de semaine", TODAY, "2026-W47-WE"),
        ("la fin de semaine passée", TODAY, "2026-W46-WE"),
        ("le week-end prochain", TODAY, "2026-W48-WE"),
        ("le mois prochain", TODAY, "2026-12"),
        ("ce mois-ci", TODAY, "2026-11"),
        ("à la fin du mois", TODAY, "2026-11"),
        ("au début du mois prochain", TODAY, "2026-12"),
        ("le mois passé", TODAY, "2026-10"),
        ("pas le mois prochain l'autre", TODAY, "2027-01"),
        ("en novembre", TODAY, "2026-11"),
        ("au mois de mai", TODAY, "2027-05"),
        ("fin janvier", TODAY, "2027-01"),
        ("mai prochain", TODAY, "2027-05"),
        ("juin deux mille vingt-huit", TODAY, "2028-06"),
        ("l'an prochain", TODAY, "2027"),
        ("l'année prochaine", TODAY, "2027"),
        ("cette année", TODAY, "2026"),
        ("l'an passé", TODAY, "2025"),
        ("cet hiver", TODAY, "2026-WI"),
        ("au printemps", TODAY, "2027-SP"),
        ("cet été", TODAY, "2027-SU"),
        ("l'été prochain", TODAY, "2027-SU"),
        ("à l'automne", TODAY, "2027-FA"),
        # Holidays that fall on the same day each year.
        ("à noël", TODAY, "2026-12-25"),
        ("a noel", TODAY, "2026-12-25"),
        ("la veille de noël", TODAY, "2026-12-24"),
        ("au jour de l'an", TODAY, "2027-01-01"),
        ("à la saint-jean", TODAY, "2027-06-24"),
        ("la saint-jean-baptiste", TODAY, "2027-06-24"),
        ("à la fête du canada", TODAY, "2027-07-01"),
        ("à l'halloween", TODAY, "2027-10-31"),
        # Figures.
        ("le 3 juin", TODAY, "2027-06-03"),
        ("le 1er juin 2028", TODAY, "2028-06-01"),
        ("le 1er", TODAY, "2026-12-01"),
        ("le 3", TODAY, "2026-12-03"),
        ("dans 2 semaines", TODAY, "2026-12-06"),
        ("3 barre 12", TODAY, "2026-12-03"),
        # Days that do not exist.
        ("le trente février", TODAY, IMPOSSIBLE),
        ("le trente et un juin", TODAY, IMPOSSIBLE),
        ("le trente et un du mois prochain", WEDNESDAY, "2027-07-31"),
        ("le trente et un de ce mois-ci", WEDNESDAY, IMPOSSIBLE),
    ],
)
def test_a_date_is_found_as_alexa_would_send_it(said, today, value):
    assert found(f"mon remplissage c'est {said}", today) == [value]
    assert found(said, today) == [value]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("mon refill est le douze non le quinze", ["2026-12-12", "2026-12-15"]),
        ("le trois décembre non attends le quatre décembre", ["2026-12-03", "2026-12-04"]),
        ("lundi je veux dire mardi", ["2026-11-23", "2026-11-24"]),
        ("ils l'ont changé du douze au quinze", ["2026-12-12", "2026-12-15"]),
        ("mardi à trois heures", ["2026-11-24"]),
        ("mardi trois heures", ["2026-11-24"]),
        ("le premier non le deux", ["2026-12-01", "2026-12-02"]),
        ("mon remplissage s'en vient", []),
        ("c'est mon premier remplissage", []),
        ("le premier remplissage fait-tu mal", []),
        ("j'ai appelé le neuf cent onze", []),
        ("j'ai appelé le neuf un un", []),
        ("j'appelle au huit cent onze", []),
        ("j'ai été à l'hôpital", []),
        ("aux trois mois", []),
        ("chaque mardi", []),
        ("le dernier vendredi", []),
        ("les deux", []),
        ("dans un an et demi", []),
        ("mais quand est mon remplissage", []),
        ("à la fête du travail", []),
        ("", []),
    ],
)
def test_all_dates_of_a_sentence_are_found_in_their_order_and_no_others(said, values):
    assert found(said) == values


@pytest.mark.parametrize(
    ("written", "value"),
    [("2026-12-03", "2026-12-03"), ("2026-12-01", "2026-12-01"), ("3/12", "2026-12-03"), ("31/12/2026", "2026-12-31")],
)
def test_a_date_in_figures_has_its_day_first(written, value):
    assert found(FRENCH.written(f"c'est le {written}")) == [value]


@given(DAYS, DAYS)
def test_a_day_said_in_full_is_found_as_itself(today, day):
    value = found(FRENCH.written(f"c'est le {day.isoformat()}"), today)
    assert len(value) == 1
    assert value[0][5:] == f"{day:%m-%d}"
    assert value[0] >= today.isoformat()


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=40), DAYS)
def test_whatever_is_found_can_be_read_and_stands_where_it_was_said(said, today):
    last = 0
    for one in FRENCH.find(said, today):
        assert one.value == IMPOSSIBLE or read_when(one.value) is not None
        assert last <= one.start < one.end <= len(said)
        last = one.end


@given(st.sampled_from(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]), DAYS)
def test_a_day_of_the_week_is_the_next_one_and_never_today(weekday, today):
    day = date.fromisoformat(found(weekday, today)[0])
    assert 1 <= (day - today).days <= 7
    assert found(f"{weekday} en huit", today) == [(day + timedelta(7)).isoformat()]
    before = date.fromisoformat(found(f"{weekday} dernier", today)[0])
    assert 1 <= (today - before).days <= 7
    assert before.weekday() == day.weekday()
