"""The map of the region: sixteen districts, the hole, the credit, links in place of colour alone."""

import gzip
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from alany.faces.ui import geometry, maps


def drawn(features, values, language="kk"):
    return maps.district_map(features, values, lambda kato: f"/{language}/places/{kato}/", language)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_district_is_a_link_with_name_and_value(features, language):
    codes = [feature["properties"]["kato"] for feature in features]
    region = drawn(features, {code: number for number, code in enumerate(codes)}, language)
    html = render_to_string("ui/components/map.html", {"map": region, "id": "region", "title": "Карта"})
    assert html.count('<a href="/') == 16
    assert [one.name for one in region.districts] == [
        one["properties"][f"name_{language}"] for one in features
    ]
    assert all(f"<title>{one.name}: {one.value}</title>" in html for one in region.districts)
    assert maps.SHYMKENT.in_language(language) in html
    assert " style=" not in html


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_credit_stands_on_the_map_with_its_links(features, language):
    html = render_to_string(
        "ui/components/map.html", {"map": drawn(features, {}, language), "id": "m", "title": "t"}
    )
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    assert "https://github.com/arodionoff/geokz" in html
    assert "©" in html


def test_the_hole_is_one_ring_and_small(features):
    region = drawn(features, {})
    assert len(region.holes) == 1
    assert len(region.holes[0].path) < 3000


def test_what_is_not_known_is_drawn_with_the_lattice(features):
    region = drawn(features, {"615200000": 6})
    assert [one.step for one in region.districts if one.kato == "615200000"] == [1]
    assert {one.step for one in region.districts if one.kato != "615200000"} == {0}
    assert [(one.step, one.text) for one in region.legend] == [(1, "6"), (0, "белгісіз")]


def test_labels_never_overlap_and_stay_in_the_picture(features):
    region = drawn(features, {}, "ru")
    rows = sorted(one.label.y for one in region.districts if one.label.line)
    assert all(below - above >= maps.LINE - 0.2 for above, below in pairwise(rows))
    assert rows[0] > 0
    assert rows[-1] <= maps.HEIGHT + 4


def test_the_picture_is_light(features):
    html = render_to_string("ui/components/map.html", {"map": drawn(features, {}), "id": "m", "title": "t"})
    assert len(gzip.compress(html.encode())) <= 6 * 1024


@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_steps_hold_every_value_once_in_order(values):
    bounds = maps.steps_of(values)
    assert len(bounds) <= 5
    assert all(low <= high for low, high in bounds)
    assert all(one[1] < other[0] for one, other in pairwise(bounds))
    assert all(any(low <= value <= high for low, high in bounds) for value in values)


def test_without_districts_there_is_an_empty_picture():
    assert geometry.projected([], 760) == ([], 0.0)
    empty = maps.district_map([], {}, str, "en")
    assert (empty.districts, empty.holes, empty.legend) == ([], [], [])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_name_is_light_on_a_dark_district_also_where_no_stylesheet_reaches_it(features, language):
    codes = [feature["properties"]["kato"] for feature in features]
    region = drawn(features, {code: number for number, code in enumerate(codes)}, language)
    html = render_to_string("ui/components/map.html", {"map": region, "id": "region", "title": "Карта"})
    inside = [one for one in region.districts if not one.label.line]
    for one in inside:
        colour = "#FFFFFF" if one.step >= 4 else "#0B1F2A"
        assert f'class="on{one.step}" fill="{colour}"' in html
    assert inside


def test_a_name_that_is_wider_than_its_district_stands_at_the_right(features):
    def outside(language):
        codes = [feature["properties"]["kato"] for feature in features]
        region = drawn(features, dict.fromkeys(codes, 1), language)
        return {one.label.text for one in region.districts if one.label.line}

    assert {"Шардаринский 1", "Байдибека 1"} <= outside("ru")
    assert not {"Шардара 1", "Арыс 1", "Отырар 1"} & outside("kk")
