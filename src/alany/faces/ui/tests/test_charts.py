"""Charts begin at zero, say what is not known and never stand without their table."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from alany.faces.ui import charts
from alany.faces.ui.parts import Bar, Series


def test_bars_share_one_scale_from_zero():
    rows = [Bar("А", 7.7, "7,7 %"), Bar("Ә", 0, "0 %"), Bar("Б", None, "белгісіз"), Bar("В", 12, "12 %")]
    assert [drawn.width for drawn in charts.bars(rows, top=10)] == [77.0, 0.0, None, 100.0]


def test_a_column_chart_has_title_description_and_table():
    chart = charts.columns(
        "c", "Тақырып", "Сипаты", [Bar("1", 5, "5"), Bar("2", None, "–")], heads=("Ай", "Саны")
    )
    html = render_to_string("ui/components/chart.html", {"chart": chart})
    for part in ('role="img"', "<title", "<desc", "<details>", "<table", "url(#c-kerege)"):
        assert part in html
    assert " style=" not in html
    assert [pillar.height for pillar in chart.pillars] == [186.0, 186.0]


def test_a_gap_in_a_line_is_not_a_zero():
    chart = charts.lines(
        "l", "t", "d", ["1", "2", "3"], [Series("a", [1, None, 3], ["1", "", "3"])], head="Ай"
    )
    assert chart.curves[0].strokes == []
    assert len(chart.curves[0].points) == 2
    assert chart.curves[0].end_text == "3"


def test_eight_lines_are_refused():
    with pytest.raises(ValueError, match="seven"):
        charts.lines("l", "t", "d", ["1"], [Series(str(n), [n]) for n in range(8)], head="Ай")


def test_a_waffle_has_a_hundred_squares():
    squares = charts.waffle("w", "t", "d", counted=70, unknown=4).squares
    assert [sum(kind == wanted for *_, kind in squares) for wanted in (1, 2, 0)] == [70, 4, 26]


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e12)), min_size=1, max_size=20))
def test_no_column_leaves_the_picture(values):
    rows = [Bar(str(at), value, "") for at, value in enumerate(values)]
    chart = charts.columns("c", "t", "d", rows, heads=("", ""))
    assert all(0 <= pillar.y <= charts.HEIGHT and pillar.height >= 0 for pillar in chart.pillars)
