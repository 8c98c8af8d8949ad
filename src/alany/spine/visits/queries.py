"""Reading fieldwork: how far a campaign is, what was found, and whether its sample can be drawn again."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from alany.kernel import sampling
from alany.kernel.statistics import Interval, wilson
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.visits.models import Campaign, Finding, Visit


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the visits are; `not_made` counts by code of non-response."""

    planned: int
    done: int
    not_made: dict[str, int]
    sample: int
    frame: int

    @property
    def total(self) -> int:
        """All visits, replacements included."""
        return self.planned + self.done + sum(self.not_made.values())

    @property
    def response(self) -> Interval | None:
        """The share of attempted visits that were made, as a 95 % interval; None before the first."""
        attempted = self.done + sum(self.not_made.values())
        return wilson(self.done, attempted) if attempted else None

    @property
    def coverage(self) -> tuple[int, int]:
        """Visited and all sites of the frame: 648 of 924."""
        return self.done, self.frame


def progress(campaign: Campaign) -> Progress:
    """Planned, made and unmade visits of a campaign, by one query."""
    counts: Counter[tuple[str, str]] = Counter()
    for state, reason, number in (
        campaign.visits.order_by().values_list("state", "non_response").annotate(number=Count("pk"))
    ):
        counts[state, reason] += number
    return Progress(
        planned=counts[Visit.State.PLANNED, ""],
        done=sum(number for (state, _), number in counts.items() if state == Visit.State.DONE),
        not_made={
            reason: number for (state, reason), number in counts.items() if state == Visit.State.NOT_MADE
        },
        sample=campaign.sample_size,
        frame=campaign.frame_size,
    )


def campaigns_of(office: Office, programme: str = "") -> QuerySet[Campaign]:
    """Campaigns of the office, newest first; of one programme if stated."""
    found = Campaign.objects.filter(office=office).order_by("-first_on", "-pk")
    return found.filter(programme=programme) if programme else found


def visits_of(campaign: Campaign) -> QuerySet[Visit]:
    """Visits of a campaign with what a list shows of each, by day."""
    return campaign.visits.select_related("unit__place", "visitor").order_by("planned_on", "pk")


def my_visits(user: User) -> QuerySet[Visit]:
    """Planned visits of this person, the nearest first."""
    return (
        Visit.objects.filter(visitor=user, state=Visit.State.PLANNED)
        .select_related("unit__place", "campaign")
        .order_by("planned_on", "pk")
    )


def findings_of(campaign: Campaign) -> QuerySet[Finding]:
    """Findings that stand, with visit, site and case."""
    return (
        Finding.objects.filter(visit__campaign=campaign)
        .exclude(state=Finding.State.WITHDRAWN)
        .select_related("visit__unit__place", "visit__visitor", "case")
        .order_by("found_on", "pk")
    )


def findings_by_kind(campaign: Campaign) -> dict[str, int]:
    """How many findings that stand are of each kind."""
    rows = findings_of(campaign).order_by().values_list("kind").annotate(number=Count("pk"))
    return {str(kind): int(number) for kind, number in rows}


def share_found(campaign: Campaign, kind: str) -> tuple[int, int, Interval | None]:
    """Sites with such a finding, sites visited, and the 95 % interval for the whole frame."""
    visited = campaign.visits.filter(state=Visit.State.DONE).count()
    hits = findings_of(campaign).filter(kind=kind).values("visit").distinct().count()
    interval = wilson(hits, visited, population=campaign.frame_size) if visited else None
    return hits, visited, interval


def redraw(campaign: Campaign) -> bool:
    """Whether frame, seed and sample still agree: the frame's hash, the seed's, and each unit drawn."""
    rows = list(campaign.units.values_list("unit", "stratum", "drawn"))
    units = [(unit, stratum) for unit, stratum, _ in rows]
    drawn = {unit for unit, _, is_drawn in rows if is_drawn}
    quota = Counter(stratum for _, stratum, is_drawn in rows if is_drawn)
    return (
        sampling.frame_hash(units) == campaign.frame_sha256
        and sampling.seed_hash(campaign.seed) == campaign.seed_sha256
        and set(sampling.draw(units, quota, campaign.seed)) == drawn
    )
