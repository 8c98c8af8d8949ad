"""The region as server-made SVG: districts in five steps, the hole, labels, the credit."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from alany.faces.ui import geometry
from alany.faces.ui.geometry import Ring
from alany.kernel.numbers import format_number
from alany.kernel.triltext import TrilText

Value = int | float | Decimal

HEIGHT = 760.0
WIDE = frozenset("ШЩЖЮФМЫЭшщжюфмыWMmw")
NARROW = frozenset("iljtfrIІі.,’' -–")
LINE = 24.0
STEPS = 5
NEVER_NAMED = {"ауданы", "қаласы", "район", "город", "District", "city"}

SHYMKENT = TrilText(kk="Шымкент", ru="Шымкент", en="Shymkent")
UNKNOWN = TrilText(kk="белгісіз", ru="неизвестно", en="not known")
NOT_OF_REGION = TrilText(
    kk="Шымкент қаласы – облысқа кірмейді",
    ru="город Шымкент в область не входит",
    en="Shymkent city is not part of the region",
)
CREDIT = TrilText(
    kk="Шекаралар: geokz 1.0.2, © А. Родионов, CC BY 4.0, ҚР Ұлттық статистика бюросы мен COD-AB (HDX) "
    "деректері бойынша; жеңілдетілген, заңдық күші жоқ",
    ru="Границы: geokz 1.0.2, © А. Родионов, CC BY 4.0, по данным Бюро национальной статистики РК "
    "и COD-AB (HDX); упрощены, юридической силы не имеют",
    en="Boundaries: geokz 1.0.2, © Alexander Rodionov, CC BY 4.0, after the Bureau of National Statistics "
    "of Kazakhstan and COD-AB (HDX); simplified, no legal force",
)
ADDRESSES = {
    "geokz": "https://github.com/arodionoff/geokz",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map: inside its district, or at the right with a line to it (`line` is then a path)."""

    text: str
    x: float
    y: float
    line: str = ""


@dataclass(frozen=True, slots=True)
class District:
    """One district as a shape, a link and a row of the list. Step 0 is "not known"."""

    kato: str
    name: str
    href: str
    path: str
    step: int
    value: str
    label: Label


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the legend."""

    step: int
    text: str


@dataclass(frozen=True, slots=True)
class Hole:
    """A place inside the region that does not belong to it."""

    path: str
    label: Label


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """Everything `ui/components/map.html` draws."""

    view_box: str
    districts: Sequence[District]
    holes: Sequence[Hole]
    hole_text: str
    legend: Sequence[Step]
    credit: SafeString


@dataclass(frozen=True, slots=True)
class _Shape:
    kato: str
    name: str
    rings: list[Ring]
    room: geometry.Room


def district_map(
    features: Sequence[Mapping[str, Any]],
    values: Mapping[str, Value | None],
    href_for: Callable[[str], str],
    language: str,
    *,
    decimals: int | None = None,
    unit: str = "",
) -> DistrictMap:
    """The map of GeoJSON features (properties `kato`, `name_kk`, `name_ru`, `name_en`) with values by KATO.

    A district without a value is drawn with the lattice. `href_for(kato)` is the address of its page.
    """
    shapes, width = _shapes(features, language)
    known = {code: value for code, value in values.items() if value is not None}
    written = {code: f"{format_number(value, language, decimals)}{unit}" for code, value in known.items()}
    unknown = UNKNOWN.in_language(language)
    bounds = steps_of(list(known.values()))
    labels = _labels(shapes, width, written)
    districts = [
        District(
            kato=shape.kato,
            name=shape.name,
            href=href_for(shape.kato),
            path=geometry.path(shape.rings),
            step=_step(known.get(shape.kato), bounds),
            value=written.get(shape.kato, unknown),
            label=label,
        )
        for shape, label in zip(shapes, labels, strict=True)
        if shape.kato
    ]
    legend = [
        Step(number, _range(bound, language, decimals) + unit) for number, bound in enumerate(bounds, 1)
    ]
    if len(written) < len(districts):
        legend.append(Step(0, unknown))
    return DistrictMap(
        view_box=f"-4 -4 {width + 8:.0f} {HEIGHT + 8:.0f}",
        districts=districts,
        holes=[
            Hole(geometry.path(one.rings), at) for one, at in zip(shapes, labels, strict=True) if not one.kato
        ],
        hole_text=NOT_OF_REGION.in_language(language),
        legend=legend,
        credit=credit(language),
    )


def _shapes(features: Sequence[Mapping[str, Any]], language: str) -> tuple[Sequence[_Shape], float]:
    """Districts and, last, the hole, which has no code. The same borders are projected once."""
    return _projected(json.dumps([dict(one) for one in features]), language)


@lru_cache(maxsize=12)
def _projected(borders: str, language: str) -> tuple[Sequence[_Shape], float]:
    features = json.loads(borders)
    degrees = [geometry.rings_of(feature["geometry"]) for feature in features]
    holes = [[ring] for ring in geometry.holes(degrees)]
    moved, width = geometry.projected([*degrees, *holes], HEIGHT)
    named = [
        (str(one["properties"]["kato"]), str(one["properties"][f"name_{language}"])) for one in features
    ] + [("", SHYMKENT.in_language(language))] * len(holes)
    shapes = [
        _Shape(code, name, rings, geometry.room_in(rings, LINE))
        for (code, name), rings in zip(named, moved, strict=True)
    ]
    return tuple(shapes), width


def _range(bound: tuple[Value, Value], language: str, decimals: int | None) -> str:
    low, high = (format_number(value, language, decimals) for value in bound)
    return low if low == high else f"{low}–{high}"


def credit(language: str) -> SafeString:
    """The credit that must stand on every map (CC BY 4.0), with its two links."""
    text = str(escape(CREDIT.in_language(language)))
    for words, address in ADDRESSES.items():
        text = text.replace(words, f'<a href="{address}" rel="external">{words}</a>')
    return mark_safe(text)  # noqa: S308  our own constant, escaped before the links


def steps_of(values: Sequence[Value]) -> list[tuple[Value, Value]]:
    """At most five groups (lowest, highest) of about as many different values each; zero stands alone."""
    different = sorted(set(values))
    if len(different) <= STEPS:
        return [(value, value) for value in different]
    zero = [(different[0], different[0])] if different[0] == 0 else []
    rest = different[len(zero) :]
    groups = STEPS - len(zero)
    cuts = [round(len(rest) * number / groups) for number in range(groups + 1)]
    return [*zero, *((rest[start], rest[end - 1]) for start, end in pairwise(cuts))]


def _step(value: Value | None, bounds: Sequence[tuple[Value, Value]]) -> int:
    if value is None:
        return 0
    return next(number for number, (_, high) in enumerate(bounds, start=1) if value <= high)


def _labels(shapes: Sequence[_Shape], width: float, texts: Mapping[str, str]) -> list[Label]:
    """Names inside where they fit, the others in a column at the right, pushed apart, with lines."""
    labels: dict[int, Label] = {}
    outside: list[tuple[int, str]] = []
    for number, shape in enumerate(shapes):
        words = [word for word in shape.name.split() if word not in NEVER_NAMED]
        text = " ".join([*words, *([texts[shape.kato]] if texts.get(shape.kato) else [])])
        if shape.kato and shape.room.width > _width(text) + 4:
            labels[number] = Label(text, round(shape.room.x, 1), round(shape.room.y + 7, 1))
        else:
            outside.append((number, text))
    outside.sort(key=lambda item: shapes[item[0]].room.y)
    wanted = [shapes[number].room.y for number, _ in outside]
    for (number, text), y in zip(outside, _apart(wanted), strict=True):
        room = shapes[number].room
        line = f"M{width + 16:.1f},{y:.1f}H{width + 4:.1f}L{room.x:.1f},{room.y:.1f}"
        labels[number] = Label(text, round(width + 20, 1), round(y + 7, 1), line)
    return [labels[number] for number in range(len(shapes))]


def _width(text: str) -> float:
    """A label's width in bold Noto Sans of 19, by letter: the wide ones are common in Russian."""
    return sum(17.0 if sign in WIDE else 6.5 if sign in NARROW else 12.0 for sign in text)


def _apart(wanted: Sequence[float]) -> list[float]:
    """The same order with a line's distance between neighbours and nothing below the picture."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + LINE) if placed else y)
    floor = HEIGHT - LINE / 2
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], floor)
        floor = placed[number] - LINE
    return placed
