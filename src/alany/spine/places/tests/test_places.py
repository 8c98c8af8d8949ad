"""Places by date, as the classifier and the decree of March 2021 have them."""

from datetime import UTC, date, datetime

import pytest

from alany.spine.ledger.rules import SYSTEM
from alany.spine.places import actions
from alany.spine.places.models import Border, Place
from alany.spine.places.queries import (
    borders_on,
    children_of,
    districts_on,
    place_on,
    search_places,
    working_calendar,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 7, 30, tzinfo=UTC)
IN_2020, IN_2021 = date(2020, 7, 30), date(2021, 4, 1)


@pytest.fixture(autouse=True)
def _classifier():
    actions.load_classifier(by=SYSTEM, at=NOW)


def test_there_are_16_units_in_july_2020_and_17_after_sauran_was_formed():
    names = [place.name_en for place in districts_on(IN_2021)]
    assert (districts_on(IN_2020).count(), len(names)) == (16, 17)
    assert "Sauran district" in names
    assert not districts_on(date(2021, 3, 14)).filter(kato="615500000").exists()
    assert districts_on(date(2021, 3, 15)).filter(kato="615500000").exists()


@pytest.mark.parametrize("day", [IN_2020, IN_2021])
def test_there_are_177_okrugs_on_both_dates(day):
    assert Place.objects.valid_on(day).okrugs().count() == 177


def test_shornak_counts_for_kentau_in_2020_and_for_sauran_in_2021():
    before, after = place_on("615530000", IN_2020), place_on("615530000", IN_2021)
    assert (before.parent.name_en, after.parent.name_en) == ("Kentau city", "Sauran district")
    assert before.successor == after


def test_kentau_has_16_okrugs_before_and_4_after():
    counts = [children_of(place_on("612000000", day), day).okrugs().count() for day in (IN_2020, IN_2021)]
    assert counts == [16, 4]


def test_every_place_reaches_the_region_without_a_circle():
    parents = dict(Place.objects.values_list("pk", "parent"))
    ends = set()
    for start in parents:
        seen = [start]
        while parents[seen[-1]] is not None:
            seen.append(parents[seen[-1]])
            assert len(seen) == len(set(seen))
        ends.add(seen[-1])
    assert {Place.objects.get(pk=end).level for end in ends} == {"region"}


def test_loading_twice_changes_nothing():
    before = Place.objects.count()
    assert actions.load_classifier(by=SYSTEM, at=NOW) == 0
    assert Place.objects.count() == before


@pytest.mark.parametrize(
    ("typed", "found"),
    [("казыгурт", "Kazygurt district"), ("Жетисай", "Zhetisay district"), ("тулкибас", "Tulkibas district"),
     ("Тюлькубас", "Tulkibas district"), ("616000000", "Tulkibas district")],
)  # fmt: skip
def test_search_finds_kazakh_names_typed_without_kazakh_letters(typed, found):
    assert found in [place.name_en for place in search_places(typed, IN_2020).districts()]


def test_districts_stand_in_the_order_of_the_kazakh_alphabet():
    names = [place.name_kk.split()[0] for place in districts_on(IN_2020)]
    expected = [
        "Арыс", "Бәйдібек", "Жетісай", "Кентау", "Келес", "Қазығұрт", "Мақтаарал", "Ордабасы", "Отырар",
        "Сайрам", "Сарыағаш", "Созақ", "Төлеби", "Түлкібас", "Түркістан", "Шардара",
    ]  # fmt: skip
    assert sorted(names) == sorted(expected)
    assert names.index("Кентау") < names.index("Қазығұрт") < names.index("Мақтаарал")
    assert names.index("Төлеби") < names.index("Түлкібас") < names.index("Түркістан") < names.index("Шардара")


def test_a_place_without_a_kazakh_name_does_not_pass_russian_off_as_kazakh():
    okrug = place_on("615530000", IN_2020)
    assert (okrug.name("kk"), okrug.name_language("kk")) == ("с.о.Шорнак", "ru")


@pytest.mark.slow
def test_the_map_has_the_16_units_of_2020_and_its_attribution():
    actions.load_borders(by=SYSTEM, at=NOW)
    assert {border.place.kato for border in borders_on(IN_2020)} == {
        place.kato for place in districts_on(IN_2020)
    }
    assert all("CC BY 4.0" in border.attribution_kk for border in Border.objects.all())
    assert not Border.objects.filter(place__kato="790000000").exists()


def test_the_calendar_knows_transfers_and_worked_weekends():
    actions.load_calendar(by=SYSTEM, at=NOW)
    calendar = working_calendar()
    year = [
        date.fromordinal(day) for day in range(date(2020, 1, 1).toordinal(), date(2021, 1, 1).toordinal())
    ]
    assert sum(calendar.is_working(day) for day in year) == 246
    assert calendar.is_working(date(2020, 5, 11))
    assert calendar.is_working(date(2020, 12, 20))
    assert calendar.is_working(date(2026, 8, 31))
