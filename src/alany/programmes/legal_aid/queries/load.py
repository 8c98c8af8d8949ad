"""How fairly matters are shared out and how long people wait for a volunteer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from django.db.models import Count, Min, Q, QuerySet

from alany.programmes.legal_aid.models import Matter, Offer, Volunteer
from alany.programmes.legal_aid.queries.volunteers import volunteers_of, with_load
from alany.programmes.legal_aid.rules.volunteers import share, spread
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Waited:
    """How long a group waited from the screening to the first offer: the median in hours, and how many."""

    group: str
    matters: int
    hours: Decimal | None


@dataclass(frozen=True, slots=True)
class Fairness:
    """What is published about the sharing out, of the last 365 days; load is that of this moment."""

    offers: int
    accepted: int
    expired: int
    acceptance: Decimal | None
    spread: Decimal | None
    largest: int


def offers_of(office: Office) -> QuerySet[Offer]:
    """All offers of the office, the newest first, with what a list shows of each."""
    rows = Offer.objects.filter(matter__case__office=office)
    place = "matter__case__place__parent__parent"
    rows = rows.select_related(place, "matter__topic", "volunteer__user", "chosen_by")
    return rows.order_by("-made_at", "-pk")


def shares_of_volunteers(office: Office, at: datetime) -> QuerySet[Volunteer]:
    """Volunteers who have not left, with their load now and what became of their offers in a year."""
    made = Q(offers__made_at__gt=at - YEAR)
    rows = with_load(volunteers_of(office).filter(left_on=None), at)
    return rows.annotate(
        asked=Count("offers", filter=made),
        took=Count("offers", filter=made & Q(offers__answer__in=("accepted", "put_back"))),
        let_run_out=Count("offers", filter=made & Q(offers__answer="expired")),
    )


def fairness_of(rows: Iterable[Volunteer]) -> Fairness:
    """The figures over the rows of `shares_of_volunteers`; expired offers count as not accepted."""
    found = list(rows)
    loads = [one.matters_now for one in found]  # type: ignore[attr-defined]
    asked, took, out = (sum(getattr(one, name) for one in found) for name in ("asked", "took", "let_run_out"))
    return Fairness(
        offers=asked,
        accepted=took,
        expired=out,
        acceptance=share(took, asked),
        spread=spread(loads),
        largest=max(loads, default=0),
    )


def waited_by_language(office: Office, at: datetime) -> list[Waited]:
    """The wait by language of the question."""
    return _waited((matter.language, hours) for matter, hours in _waits(office, at))


def waited_by_district(office: Office, at: datetime) -> list[Waited]:
    """The wait by district; `group` is the code of KATO, empty where no place is known."""
    return _waited((_district(matter.case.place), hours) for matter, hours in _waits(office, at))


def _waits(office: Office, at: datetime) -> list[tuple[Matter, float]]:
    rows = Matter.objects.filter(case__office=office, screened_at__gt=at - YEAR)
    rows = rows.annotate(first=Min("offers__made_at")).exclude(first=None)
    rows = rows.select_related("case__place__parent__parent")
    return [(one, max((one.first - one.screened_at).total_seconds(), 0) / 3600) for one in rows]


def _waited(pairs: Iterable[tuple[str, float]]) -> list[Waited]:
    groups: dict[str, list[float]] = {}
    for group, hours in pairs:
        groups.setdefault(group, []).append(hours)
    return [
        Waited(group, len(waits), Decimal(str(round(median(waits), 1))))
        for group, waits in sorted(groups.items())
    ]


def _district(place: Place | None) -> str:
    while place is not None and place.level not in ("district", "region"):
        place = place.parent
    return place.kato if place else ""
