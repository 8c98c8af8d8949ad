"""GeoJSON borders as points of a picture: projection, paths, the hole in a coverage, room for a word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

SCANS = 24


@dataclass(frozen=True, slots=True)
class Room:
    """The widest place for a word inside a shape: its middle and its width."""

    x: float
    y: float
    width: float


def rings_of(geometry: Mapping[str, Any]) -> list[Ring]:
    """All rings of a Polygon or MultiPolygon, outer and inner alike."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [
        [(float(point[0]), float(point[1])) for point in ring] for polygon in polygons for ring in polygon
    ]


def projected(shapes: Sequence[Sequence[Ring]], height: float) -> tuple[list[list[Ring]], float]:
    """Degrees to picture units, narrowed by the cosine of the middle latitude; also the picture's width.

    Without any shape there is no picture: an empty list of width 0.
    """
    points = [point for rings in shapes for ring in rings for point in ring]
    if not points:
        return [], 0.0
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale = height / (north - south)
    narrowed = scale * cos(radians((south + north) / 2))
    moved = [
        [[((x - west) * narrowed, (north - y) * scale) for x, y in ring] for ring in rings]
        for rings in shapes
    ]
    return moved, (east - west) * narrowed


def path(rings: Iterable[Ring]) -> str:
    """The `d` of an SVG path in whole units; neighbours round alike, so a shared border stays one line."""
    return "".join(_steps([(round(x), round(y)) for x, y in ring[:-1]]) for ring in rings)


def _steps(points: Sequence[tuple[int, int]]) -> str:
    moves = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points))
    steps = " ".join(f"{dx} {dy}" for dx, dy in moves if dx or dy).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{steps}z"


def holes(shapes: Iterable[Iterable[Ring]]) -> list[Ring]:
    """Empty places inside a coverage: rings of edges of one shape only, without the outer border."""
    edges: dict[frozenset[Point], list[tuple[Point, Point]]] = defaultdict(list)
    for rings in shapes:
        for ring in rings:
            for start, end in pairwise(ring):
                edges[frozenset((start, end))].append((start, end))
    following = {found[0][0]: found[0][1] for found in edges.values() if len(found) == 1}
    borders: list[Ring] = []
    while following:
        start, point = following.popitem()
        ring = [start, point]
        while point in following:
            point = following.pop(point)
            ring.append(point)
        borders.append(ring)
    borders.sort(key=lambda ring: abs(area(ring)))
    return borders[:-1]


def area(ring: Ring) -> float:
    """Signed area by the shoelace formula."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def room_in(rings: Sequence[Ring], line: float) -> Room:
    """Where a word of height `line` has the most room: the best of some horizontal cuts."""
    ys = [y for ring in rings for _, y in ring]
    low, high = min(ys), max(ys)
    best = Room(rings[0][0][0], rings[0][0][1], 0)
    for step in range(1, SCANS):
        y = low + (high - low) * step / SCANS
        for left, right in _shared(_cuts(rings, y - line / 2), _cuts(rings, y + line / 2)):
            if right - left > best.width:
                best = Room((left + right) / 2, y, right - left)
    return best if best.width else _widest(rings, low, high)


def _widest(rings: Sequence[Ring], low: float, high: float) -> Room:
    cuts = [
        ((left + right) / 2, y, right - left)
        for y in (low + (high - low) * step / SCANS for step in range(1, SCANS))
        for left, right in _cuts(rings, y)
    ]
    return Room(*max(cuts, key=lambda cut: cut[2]))


def _cuts(rings: Sequence[Ring], y: float) -> list[tuple[float, float]]:
    """Where a horizontal line runs inside the shape (even-odd rule)."""
    crossings = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 <= y) != (y2 <= y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _shared(
    above: Sequence[tuple[float, float]], below: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    return [
        (max(a[0], b[0]), min(a[1], b[1])) for a in above for b in below if max(a[0], b[0]) < min(a[1], b[1])
    ]
