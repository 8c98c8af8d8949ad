"""Columns, lines, bars and waffles as our own SVG: shapes in per cent of the width, text never shrinks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from alany.faces.ui.parts import Bar, Cell, Column, Series, Table

HEIGHT = 240
HEAD = 28
FOOT = 26
SERIES = 7


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Pillar:
    """One column; `x`, `width`, `middle` in per cent. Unknown values stand as lattice of full height."""

    x: float
    width: float
    middle: float
    y: float
    height: float
    label: str
    text: str
    unknown: bool
    rare: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A piece of a line between two neighbouring points; `x` in per cent."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A series: its pieces, its lone points, its last value in words."""

    number: int
    label: str
    strokes: Sequence[Stroke]
    points: Sequence[tuple[float, float]]
    end: tuple[float, float]
    end_text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart with its table. `id` must be unique on the page."""

    id: str
    title: str
    description: str
    table: Table
    ticks: Sequence[Tick] = ()
    pillars: Sequence[Pillar] = ()
    curves: Sequence[Curve] = ()
    marks: Sequence[tuple[float, str, bool]] = ()
    height: int = HEIGHT
    base: int = HEIGHT - FOOT


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar with its width in per cent of the scale; None is "not known"."""

    bar: Bar
    width: float | None


@dataclass(frozen=True, slots=True)
class Waffle:
    """A hundred squares: (x, y, kind), kind 1 counted, 2 unknown, 0 the rest."""

    id: str
    title: str
    description: str
    squares: Sequence[tuple[int, int, int]]


def bars(rows: Sequence[Bar], *, top: float | None = None) -> list[DrawnBar]:
    """Bars on one scale from zero to `top` (the largest value, rounded up)."""
    scale = top or nice_top([row.value for row in rows])
    return [
        DrawnBar(row, None if row.value is None else round(min(max(row.value / scale, 0), 1) * 100, 1))
        for row in rows
    ]


def columns(
    chart_id: str,
    title: str,
    description: str,
    rows: Sequence[Bar],
    *,
    heads: tuple[str, str],
    unit: str = "",
) -> Chart:
    """A column for each row, from zero. With many rows a phone shows every third label only."""
    top = nice_top([row.value for row in rows])
    share = 100 / max(len(rows), 1)
    every = ceil(len(rows) / 6)
    pillars = []
    for number, row in enumerate(rows):
        y = HEAD if row.value is None else _y(row.value, top)
        pillars.append(
            Pillar(
                x=round(share * (number + 0.15), 2),
                width=round(share * 0.7, 2),
                middle=round(share * (number + 0.5), 2),
                y=y,
                height=round(HEIGHT - FOOT - y, 1),
                label=row.label,
                text=row.text,
                unknown=row.value is None,
                rare=number % every != 0,
            )
        )
    body = [[Cell(row.label), Cell(row.text)] for row in rows]
    table = Table(caption=title, columns=[Column(heads[0]), Column(heads[1], numeric=True)], rows=body)
    return Chart(chart_id, title, description, table, ticks=_ticks(top, unit), pillars=pillars)


def lines(
    chart_id: str,
    title: str,
    description: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    head: str,
    unit: str = "",
) -> Chart:
    """Up to seven lines over the same labels, from zero. Raises ValueError for more: nobody can read them."""
    if len(series) > SERIES:
        raise ValueError("more than seven series")
    top = nice_top([value for one in series for value in one.values])
    width = 92 / max(len(labels) - 1, 1)
    every = ceil(len(labels) / 5)
    curves = [_curve(number, one, top, width) for number, one in enumerate(series, start=1)]
    marks = [
        (round(width * number, 2), label, number % every != 0 and number != len(labels) - 1)
        for number, label in enumerate(labels)
    ]
    body = [
        [Cell(label), *(Cell(one.texts[number] if number < len(one.texts) else "") for one in series)]
        for number, label in enumerate(labels)
    ]
    table = Table(
        caption=title, columns=[Column(head), *(Column(one.label, numeric=True) for one in series)], rows=body
    )
    return Chart(chart_id, title, description, table, ticks=_ticks(top, unit), curves=curves, marks=marks)


def waffle(waffle_id: str, title: str, description: str, *, counted: int, unknown: int = 0) -> Waffle:
    """`counted` of a hundred squares filled, `unknown` of them with the lattice."""
    squares = [
        (
            number % 10 * 10,
            number // 10 * 10,
            1 if number < counted else 2 if number < counted + unknown else 0,
        )
        for number in range(100)
    ]
    return Waffle(waffle_id, title, description, squares)


SMALLEST = 1e-9
"""Below this a value is drawn as zero; floats near their end have no tidy power of ten."""


def nice_top(values: Sequence[float | None]) -> float:
    """The end of the scale: the next of 1, 2, 2.5, 5, 10 times a power of ten."""
    largest = max((float(value) for value in values if value is not None), default=0)
    if largest < SMALLEST:
        return 1
    power = 10.0 ** floor(log10(largest))
    return next(step * power for step in (1, 2, 2.5, 4, 5, 8, 10) if step * power >= largest * 0.999)


def _curve(number: int, series: Series, top: float, width: float) -> Curve:
    places = [
        None if value is None else (round(width * at, 2), _y(value, top))
        for at, value in enumerate(series.values)
    ]
    known = [place for place in places if place is not None]
    strokes = [
        Stroke(*start, *end) for start, end in pairwise(places) if start is not None and end is not None
    ]
    last = max((at for at, place in enumerate(places) if place is not None), default=0)
    end_text = series.texts[last] if last < len(series.texts) else ""
    return Curve(number, series.label, strokes, known, known[-1] if known else (0, 0), end_text)


def _y(value: float, top: float) -> float:
    return round(HEIGHT - FOOT - max(value, 0) / top * (HEIGHT - HEAD - FOOT), 1)


def _ticks(top: float, unit: str) -> list[Tick]:
    written = [f"{top * part:g}".replace(".", ",") for part in (0.5, 1)]
    return [
        Tick(_y(top * part, top), text + (f" {unit}" if unit and part == 1 else ""))
        for part, text in zip((0.5, 1), written, strict=True)
    ]
