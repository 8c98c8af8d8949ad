"""Up, down, unknown: what may be said of a piece of equipment from what was observed. Plain Python.

Three rules. What a person saw as down stays down until a person says otherwise, whatever a heartbeat tells:
a computer may answer while nobody can use it. A heartbeat covers its run and the tolerance after it. What a
person saw as working is believed until the next check, at most `check_valid`, and not beyond a heartbeat that
has fallen silent. Everything else within opening hours is unknown, and unknown is never up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from alany.programmes.safe_zone.rules.hours import Interval

Spans = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Terms:
    """How far an observation reaches. Unconfirmed defaults stand in the reference table of the programme."""

    tolerance: timedelta
    check_valid: timedelta


@dataclass(frozen=True, slots=True)
class Heard:
    """A run of heartbeats without a gap: the first and the last of them."""

    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person saw: a printer without paper is down, Wi-Fi without internet is down."""

    at: datetime
    is_up: bool


@dataclass(frozen=True, slots=True)
class Shares:
    """Minutes within declared opening hours; the three parts add up to the whole."""

    open: int
    up: int
    down: int

    @property
    def unknown(self) -> int:
        """Minutes that nobody and nothing observed."""
        return self.open - self.up - self.down

    @property
    def observed(self) -> int:
        """Minutes of which something is known."""
        return self.up + self.down

    def __add__(self, other: "Shares") -> "Shares":
        return Shares(self.open + other.open, self.up + other.up, self.down + other.down)


NOTHING = Shares(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Outage:
    """A time of being down, from the check that found it to the one that ended it; open where `ended_at` is
    None."""

    began_at: datetime
    ended_at: datetime | None


def shares(opening: Sequence[Interval], heard: Iterable[Heard], seen: Iterable[Seen], terms: Terms) -> Shares:
    """How long the thing was up and down within the opening hours; with no observation all is unknown."""
    hours = _merged((begins.timestamp(), ends.timestamp()) for begins, ends in opening)
    tolerance = terms.tolerance.total_seconds()
    beats = _merged((one.first_at.timestamp(), one.last_at.timestamp() + tolerance) for one in heard)
    words = _words(sorted(seen, key=lambda one: one.at), terms.check_valid.total_seconds())
    down = _merged((begins, ends) for begins, ends, is_up in words if not is_up)
    said = [(begins, _silent(beats, begins, ends)) for begins, ends, is_up in words if is_up]
    up = _without(_merged([*beats, *said]), down)
    return Shares(_minutes(hours), _minutes(_both(hours, up)), _minutes(_both(hours, down)))


def _words(seen: Sequence[Seen], valid: float) -> list[tuple[float, float, bool]]:
    """Each check until it is no longer believed or the next one stands."""
    starts = [one.at.timestamp() for one in seen]
    ends = [*starts[1:], float("inf")][: len(starts)]
    return [
        (start, min(start + valid, end), one.is_up)
        for one, start, end in zip(seen, starts, ends, strict=True)
    ]


def _silent(beats: Spans, begins: float, ends: float) -> float:
    """Until when a person's "it works" holds: to its end, or to where the next run of heartbeats stops."""
    return next((min(stop, ends) for start, stop in beats if stop > begins and start < ends), ends)


def _merged(spans: Iterable[tuple[float, float]]) -> Spans:
    found: Spans = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        elif ends > begins:
            found.append((begins, ends))
    return found


def _both(one: Spans, other: Spans) -> Spans:
    """What two ordered lists of spans share."""
    found: Spans = []
    left = right = 0
    while left < len(one) and right < len(other):
        begins = max(one[left][0], other[right][0])
        ends = min(one[left][1], other[right][1])
        if begins < ends:
            found.append((begins, ends))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return found


def _without(one: Spans, taken: Spans) -> Spans:
    """What of the first list lies outside the second."""
    edges = [float("-inf"), *(edge for span in taken for edge in span), float("inf")]
    gaps = list(zip(edges[::2], edges[1::2], strict=True))
    return _both(one, gaps)


def _minutes(spans: Spans) -> int:
    """Whole minutes, so that the same rows give the same number on every computer."""
    return int(sum(ends - begins for begins, ends in spans) // 60)


def outages(seen: Iterable[Seen]) -> list[Outage]:
    """Times of being down, by what people saw, in order; the last one may be open."""
    found: list[Outage] = []
    began: datetime | None = None
    for one in sorted(seen, key=lambda each: each.at):
        if not one.is_up and began is None:
            began = one.at
        elif one.is_up and began is not None:
            found.append(Outage(began, one.at))
            began = None
    return [*found, Outage(began, None)] if began is not None else found


def is_too_long(outage: Outage, now: datetime, limit: timedelta) -> bool:
    """Whether something is down for longer than the office lets pass without asking for a repair."""
    return outage.ended_at is None and now - outage.began_at > limit


def thirds(found: Shares) -> tuple[int, int, int]:
    """Up, down and unknown in whole per cent that add up to 100 (largest remainder); zeros where never open.

    What is unknown is shown as at least one per cent, so that rounding never hides it.
    """
    if not found.open:
        return (0, 0, 0)
    exact = [part * 100 / found.open for part in (found.up, found.down, found.unknown)]
    whole = [int(one) for one in exact]
    order = sorted(range(3), key=lambda number: (exact[number] - whole[number], number), reverse=True)
    for number in order[: 100 - sum(whole)]:
        whole[number] += 1
    if found.unknown and not whole[2]:
        whole[whole.index(max(whole))] -= 1
        whole[2] = 1
    return (whole[0], whole[1], whole[2])


def runs(moments: Iterable[datetime], tolerance: timedelta) -> list[Heard]:
    """Single heartbeats put together: a gap longer than the tolerance begins a new run."""
    ordered = sorted(moments)
    found = [Heard(ordered[0], ordered[0])] if ordered else []
    for before, at in pairwise(ordered):
        if at - before > tolerance:
            found.append(Heard(at, at))
        else:
            found[-1] = Heard(found[-1].first_at, at)
    return found
