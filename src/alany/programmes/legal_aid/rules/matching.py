"""Which volunteer fits a matter best, with every part of the answer shown. Plain Python, no chance in it.

A score is the sum of its shown components, in hundredths of a point, so that anybody can add it up. The
urgency of a matter decides who is served first; it never changes what a volunteer scores.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from alany.programmes.legal_aid.rules.conflicts import Bodies, named_among, structural_conflict

Reach = Literal["okrug", "district", "region", "remote", ""]
COMPONENTS = ("topic", "place", "load", "fairness")
PLACE_SHARES: dict[str, int] = {"okrug": 100, "district": 75, "region": 50, "remote": 25}
"""Of a hundred: the matter's own okrug, its district, the region, elsewhere but without a journey."""

FAIR_OFFERS = 10
"""With so many offers in the last thirty days a volunteer has nothing left of the part for fairness."""

FAIR_DAYS = 30
REMOTE_MODES = frozenset({"online", "telephone"})
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Bar(StrEnum):
    """Why a volunteer cannot be offered a matter at all."""

    AWAY = "away"
    PROMISE = "promise"
    SERVICE = "service"
    LANGUAGE = "language"
    MODE = "mode"
    TOPIC = "topic"
    PLACE = "place"
    LOAD = "load"
    OWN_BODY = "own_body"
    NAMED = "named"
    OTHER_SIDE = "other_side"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class Weights:
    """How many points each component can give at most; they make a hundred."""

    topic: int
    place: int
    load: int
    fairness: int


FIRST_WEIGHTS = Weights(topic=40, place=20, load=25, fairness=15)
FIRST_OFFER_HOURS = 16
"""Working hours: two days of the office."""

MOST_OFFER_HOURS = 8 * 22


@dataclass(frozen=True, slots=True)
class Need:
    """A matter as the matching sees it: no words of the person, names only folded.

    `topics` are the topic and those above it, nearest first; `okrug`, `district` and `region` are codes of
    KATO, empty where unknown.
    """

    id: int
    topics: tuple[int, ...]
    service: str
    language: str
    mode: str
    waiting_since: datetime
    okrug: str = ""
    district: str = ""
    region: str = ""
    deadline_on: date | None = None
    is_danger: bool = False
    adverse_bodies: frozenset[int] = frozenset()
    adverse_names: frozenset[str] = frozenset()
    client_names: frozenset[str] = frozenset()
    tried: frozenset[int] = frozenset()

    def urgency(self) -> tuple[bool, date, datetime, int]:
        """The order in which matters are served: danger, then the nearest date, then the longest wait."""
        return (not self.is_danger, self.deadline_on or date.max, self.waiting_since, self.id)


@dataclass(frozen=True, slots=True)
class Helper:
    """A volunteer as the matching sees her on the day.

    `serves` are the codes of her own places, `districts` the districts that are or hold them. `open` counts
    matters accepted and offers that wait, `offers` those of the last thirty days; `has_promised` says that
    she undertook, by the text in force, to keep what she reads. `advised` are folded names
    of those she has helped, `opposed` of their adverse sides.
    """

    id: int
    name: str
    services: frozenset[str]
    languages: frozenset[str]
    modes: frozenset[str]
    topics: frozenset[int]
    cap: int
    open: int = 0
    offers: int = 0
    last_offer_at: datetime | None = None
    is_active: bool = True
    has_promised: bool = True
    serves: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    bodies: frozenset[int] = frozenset()
    advised: frozenset[str] = frozenset()
    opposed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scored:
    """A volunteer who can be offered the matter; `parts` add up to `score` exactly."""

    helper: int
    score: Decimal
    parts: Mapping[str, Decimal]
    reach: Reach
    topic_is_exact: bool


@dataclass(frozen=True, slots=True)
class Barred:
    """A volunteer who cannot, and the first reason why."""

    helper: int
    bar: Bar


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who fits, best first, and who does not, by id."""

    fits: tuple[Scored, ...]
    barred: tuple[Barred, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """What an assignment of many says of one matter: the best volunteer with room, or nobody."""

    need: int
    best: Scored | None


@dataclass(slots=True)
class _Ties:
    """Conflicts of structure, asked once for each pair of bodies and kept for all matters."""

    bodies: Bodies
    known: dict[tuple[int, int], bool] = field(default_factory=dict)

    def between(self, own: Collection[int], adverse: Collection[int]) -> bool:
        for mine in own:
            for other in adverse:
                if (mine, other) not in self.known:
                    self.known[mine, other] = structural_conflict(self.bodies, [mine], [other])
                if self.known[mine, other]:
                    return True
        return False


def bar_of(need: Need, helper: Helper, bodies: Bodies) -> Bar | None:
    """Why this volunteer cannot be offered this matter on the day of `bodies`; None when she can."""
    return _bar(need, helper, _Ties(bodies))


def _bar(need: Need, helper: Helper, ties: _Ties) -> Bar | None:
    checks = (
        (Bar.AWAY, not helper.is_active),
        (Bar.PROMISE, not helper.has_promised),
        (Bar.SERVICE, need.service not in helper.services),
        (Bar.LANGUAGE, need.language not in helper.languages),
        (Bar.MODE, need.mode not in helper.modes),
        (Bar.TOPIC, not _topic_share(need, helper)),
        (Bar.PLACE, not reach_of(need, helper)),
    )
    for bar, holds in checks:
        if holds:
            return bar
    return _bar_of_person(need, helper, ties)


def _bar_of_person(need: Need, helper: Helper, ties: _Ties) -> Bar | None:
    """Ties to the sides, then her load, then that she had this matter before."""
    if need.adverse_bodies and helper.bodies and ties.between(helper.bodies, need.adverse_bodies):
        return Bar.OWN_BODY
    if named_among(helper.name, need.adverse_names) or named_among(helper.name, need.client_names):
        return Bar.NAMED
    if need.adverse_names & helper.advised or need.client_names & helper.opposed:
        return Bar.OTHER_SIDE
    if helper.open >= helper.cap:
        return Bar.LOAD
    return Bar.TRIED if helper.id in need.tried else None


def reach_of(need: Need, helper: Helper) -> Reach:
    """How near the volunteer works; empty when a meeting in person is too far for her."""
    if need.okrug and need.okrug in helper.serves:
        return "okrug"
    if need.district and need.district in helper.districts:
        return "district"
    if need.region and need.region in helper.serves:
        return "region"
    return "remote" if need.mode in REMOTE_MODES else ""


def _topic_share(need: Need, helper: Helper) -> int:
    """Of a hundred: the topic itself 100, one above it 50, none 0."""
    if need.topics and need.topics[0] in helper.topics:
        return 100
    return 50 if any(topic in helper.topics for topic in need.topics[1:]) else 0


def score(need: Need, helper: Helper, weights: Weights) -> Scored:
    """The components of a volunteer who can be offered the matter, each rounded to a hundredth."""
    topic, reach = _topic_share(need, helper), reach_of(need, helper)
    fair = max(FAIR_OFFERS - helper.offers, 0)
    hundredths = {
        "topic": weights.topic * topic,
        "place": weights.place * PLACE_SHARES.get(reach, 0),
        "load": _rounded(weights.load * 100 * (helper.cap - helper.open), helper.cap),
        "fairness": _rounded(weights.fairness * 100 * fair, FAIR_OFFERS),
    }
    parts = {name: Decimal(value).scaleb(-2) for name, value in hundredths.items()}
    return Scored(helper.id, Decimal(sum(hundredths.values())).scaleb(-2), parts, reach, topic == 100)


def _rounded(amount: int, parts: int) -> int:
    """A fraction of whole numbers to the nearest whole, halves up: no float, the same on every machine."""
    return (2 * amount + parts) // (2 * parts)


def _rank(one: Scored, helper: Helper) -> tuple[Decimal, datetime, int]:
    """Best score first, then the longest since the last offer, then the id."""
    return (-one.score, helper.last_offer_at or LONG_AGO, helper.id)


def rank(need: Need, helpers: Iterable[Helper], weights: Weights, bodies: Bodies) -> Ranking:
    """All volunteers for one matter: who fits, best first, and why the others do not."""
    return _ranked(need, helpers, weights, _Ties(bodies))


def _ranked(need: Need, helpers: Iterable[Helper], weights: Weights, ties: _Ties) -> Ranking:
    fits: list[tuple[Scored, Helper]] = []
    barred: list[Barred] = []
    for helper in helpers:
        bar = _bar(need, helper, ties)
        if bar is None:
            fits.append((score(need, helper, weights), helper))
        else:
            barred.append(Barred(helper.id, bar))
    fits.sort(key=lambda pair: _rank(*pair))
    return Ranking(tuple(one for one, _ in fits), tuple(sorted(barred, key=lambda one: one.helper)))


def match(
    needs: Iterable[Need], helpers: Sequence[Helper], weights: Weights, bodies: Bodies
) -> list[Assigned]:
    """One volunteer for each matter, the most urgent first, each with room under her cap.

    Every matter given counts at once as load and as an offer, so that no volunteer gets more than her cap and
    the next matter goes to somebody less burdened. The order of `needs` and `helpers` does not matter.
    """
    ties, standing = _Ties(bodies), {one.id: one for one in helpers}
    found: list[Assigned] = []
    for need in sorted(needs, key=Need.urgency):
        best = _best(need, standing, weights, ties)
        found.append(Assigned(need.id, best))
        if best is not None:
            taken = standing[best.helper]
            standing[taken.id] = replace(taken, open=taken.open + 1, offers=taken.offers + 1)
    return found


def _best(need: Need, standing: Mapping[int, Helper], weights: Weights, ties: _Ties) -> Scored | None:
    chosen: tuple[tuple[int, datetime, int], Helper] | None = None
    for helper in standing.values():
        # The cheapest and most frequent bar first: of a thousand matters most meet full volunteers.
        if helper.open >= helper.cap or _bar(need, helper, ties) is not None:
            continue
        place = (-_hundredths(need, helper, weights), helper.last_offer_at or LONG_AGO, helper.id)
        if chosen is None or place < chosen[0]:
            chosen = (place, helper)
    return score(need, chosen[1], weights) if chosen else None


def _hundredths(need: Need, helper: Helper, weights: Weights) -> int:
    """The score of `score` without its parts in words, for the search over all volunteers."""
    fair = max(FAIR_OFFERS - helper.offers, 0)
    return (
        weights.topic * _topic_share(need, helper)
        + weights.place * PLACE_SHARES.get(reach_of(need, helper), 0)
        + _rounded(weights.load * 100 * (helper.cap - helper.open), helper.cap)
        + _rounded(weights.fairness * 100 * fair, FAIR_OFFERS)
    )
