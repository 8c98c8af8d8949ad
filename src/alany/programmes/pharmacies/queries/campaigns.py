"""Reading campaigns: the frame on a day, progress by district, and what the public may know of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from alany.kernel.statistics import Interval, wilson
from alany.programmes.pharmacies.models import Pharmacy, Referral
from alany.programmes.pharmacies.rules.campaigns import Stratum
from alany.programmes.pharmacies.rules.findings import ABOVE_CAP, NO_LICENCE
from alany.programmes.pharmacies.rules.referrals import public_counts
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.places.queries import working_calendar
from alany.spine.visits.actions import FrameSite
from alany.spine.visits.models import Campaign, Finding, Visit
from alany.spine.visits.queries import campaigns_of

PROGRAMME = "pharmacies"
STANDS = (Finding.State.CONFIRMED, Finding.State.REFERRED, Finding.State.ANSWERED)
"""States in which a second person has confirmed a finding: only these are counted."""


def frame_on(office: Office, day: date) -> list[FrameSite]:
    """Every pharmacy of the register that works on this day, with its stratum, by number."""
    rows = Pharmacy.objects.filter(office=office).working_on(day).select_related("district")
    return [
        FrameSite(
            unit=one.number,
            label=f"{one.name}, {one.address}"[:300],
            stratum=Stratum(one.district.kato, one.is_urban, bool(one.chain)).name,
            place=one.district,
        )
        for one in rows.order_by("number")
    ]


def pharmacy_campaigns(office: Office) -> QuerySet[Campaign]:
    """Campaigns of this programme, newest first."""
    return campaigns_of(office, PROGRAMME)


def standing_findings(campaign: Campaign) -> QuerySet[Finding]:
    """Findings of the campaign that a second person has confirmed."""
    return Finding.objects.filter(visit__campaign=campaign, state__in=STANDS)


def last_campaign(office: Office, on: date) -> Campaign | None:
    """The last campaign whose fieldwork had ended by this day."""
    return pharmacy_campaigns(office).filter(last_on__lte=on).first()


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """One district of a campaign: frame, sample, visits and confirmed findings."""

    place: Place
    frame: int
    drawn: int
    done: int
    not_made: int
    above_cap: int
    no_licence: int

    @property
    def coverage(self) -> float | None:
        """Visited of the frame in percent; None where the frame has nothing."""
        return 100 * self.done / self.frame if self.frame else None


def by_district(campaign: Campaign) -> list[DistrictRow]:
    """The campaign by district in Kazakh order, by three queries."""
    done = Count("pk", filter=Q(visit__state=Visit.State.DONE))
    missed = Count("pk", filter=Q(visit__state=Visit.State.NOT_MADE))
    counts = {
        row["place"]: row
        for row in campaign.units.order_by()
        .values("place")
        .annotate(frame=Count("pk"), sample=Count("pk", filter=Q(drawn=True)), done=done, missed=missed)
    }
    found: Counter[tuple[int, str]] = Counter()
    for place, kind, number in (
        standing_findings(campaign)
        .order_by()
        .values_list("visit__unit__place", "kind")
        .annotate(number=Count("visit", distinct=True))
    ):
        found[place, kind] = number
    return [
        DistrictRow(
            place=place,
            frame=counts[place.pk]["frame"],
            drawn=counts[place.pk]["sample"],
            done=counts[place.pk]["done"],
            not_made=counts[place.pk]["missed"],
            above_cap=found[place.pk, ABOVE_CAP],
            no_licence=found[place.pk, NO_LICENCE],
        )
        for place in Place.objects.filter(pk__in=counts).in_kazakh_order()
    ]


@dataclass(frozen=True, slots=True)
class Result:
    """How many of the visited have a confirmed finding of a kind, and what that says of the whole frame."""

    found: int
    visited: int
    interval: Interval | None

    @property
    def share(self) -> float | None:
        """Found of the visited, in percent."""
        return 100 * self.found / self.visited if self.visited else None


def result(campaign: Campaign, kind: str) -> Result:
    """Distinct visits of the draw with a confirmed finding of this kind.

    The 95 % interval is corrected for the finite frame; there is none where nobody was drawn by lot.
    """
    visited = campaign.visits.filter(state=Visit.State.DONE, unit__chosen=False).count()
    found = _found(campaign, kind, chosen=False)
    drawn = bool(visited) and campaign.sample_size > 0
    return Result(found, visited, wilson(found, visited, population=campaign.frame_size) if drawn else None)


def result_by_risk(campaign: Campaign, kind: str) -> Result:
    """The same among pharmacies that were chosen for a reason: it says nothing of the others."""
    visited = campaign.visits.filter(state=Visit.State.DONE, unit__chosen=True).count()
    return Result(_found(campaign, kind, chosen=True), visited, None)


def _found(campaign: Campaign, kind: str, *, chosen: bool) -> int:
    rows = standing_findings(campaign).filter(kind=kind, visit__unit__chosen=chosen)
    return rows.values("visit").distinct().count()


def overdue_answers(campaign: Campaign, today: date) -> int:
    """Referrals of the campaign that were sent, not answered, and whose day has passed."""
    sent = Referral.objects.filter(finding__visit__campaign=campaign, state=Referral.State.SENT)
    return sent.filter(due_on__lt=today).count()


def clean_visits(campaign: Campaign) -> int:
    """Visits without any confirmed finding, each counted once whatever else was found elsewhere."""
    done = campaign.visits.filter(state=Visit.State.DONE)
    return done.exclude(pk__in=standing_findings(campaign).values("visit")).count()


def fates(campaign: Campaign) -> dict[str, int]:
    """Referrals of the campaign by what the public is told of them, in the order of a fate."""
    states = Referral.objects.filter(finding__visit__campaign=campaign).values_list("state", flat=True)
    return dict(public_counts(states))


def sample_rows(campaign: Campaign) -> Iterator[tuple[str, str, str, int, bool, str]]:
    """Frame and sample as published: unit, stratum, district, place in the draw, drawn, result of the visit.

    A result is a state of a visit or its code of non-response, never what was found.
    """
    units = campaign.units.select_related("place", "visit").order_by("unit")
    for unit in units.iterator(chunk_size=500):
        visit = getattr(unit, "visit", None)
        outcome = (visit.non_response or visit.state) if visit else ""
        yield unit.unit, unit.stratum, unit.place.kato, unit.draw_order, unit.drawn, outcome


def working_days(campaign: Campaign) -> list[date]:
    """The days of the campaign on which the office works, by the calendar."""
    calendar = working_calendar()
    period = (campaign.first_on + timedelta(days=number) for number in range(_days(campaign)))
    return [day for day in period if calendar.is_working(day)]


def _days(campaign: Campaign) -> int:
    return (campaign.last_on - campaign.first_on).days + 1


def monitors_of(office: Office) -> list[User]:
    """People of the office whose own role is to make visits, by account."""
    return list(
        User.objects.filter(office=office, is_active=True, grants__role="inspector").distinct().order_by("pk")
    )
