"""Planning a campaign: its frame is frozen, its sample drawn, its visits shared out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from django.db.models import Q

from alany.kernel import sampling
from alany.kernel.periods import Period, local_date
from alany.kernel.triltext import TrilText
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.programme.manifest import Checklist
from alany.spine.visits.models import Campaign, ChecklistVersion, FrameUnit, Visit
from alany.spine.visits.rules import definition_hash, definition_of


class CampaignRefused(ValueError):
    """The campaign cannot do this now; `detail` names the day or the units.

    `reason` is `frame_empty`, `unit_unknown`, `day_outside`, `nobody`, `visits_open` or `closed`.
    """

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = str(detail)


class ChecklistChanged(ValueError):
    """A checklist was changed without a new version: earlier answers would lose their questions."""


@dataclass(frozen=True, slots=True)
class FrameSite:
    """One site of the frame: `unit` is its id in the register, `stratum` usually the district's KATO."""

    unit: str
    label: str
    stratum: str
    place: Place


def plan_campaign(
    *,
    office: Office,
    programme: str,
    titles: TrilText,
    period: Period,
    checklist: Checklist,
    frame: Iterable[FrameSite],
    quota: Mapping[str, int] | int,
    seed: str,
    chosen: Mapping[str, str] = MappingProxyType({}),
    by: Doer,
    at: datetime,
) -> Campaign:
    """Freeze the frame and draw the sample of `seed`; `quota` is per stratum or a total to share by size.

    `chosen` are further units with the reason of each: visited beside the draw and reported apart. A unit
    that was drawn as well stays of the draw. Raises CampaignRefused (`frame_empty`, `unit_unknown`),
    ChecklistChanged, sampling.UnitRepeated, sampling.QuotaRefused.
    """
    sites = list(frame)
    if not sites:
        raise CampaignRefused("frame_empty")
    units = [(site.unit, site.stratum) for site in sites]
    if strange := sorted(set(chosen) - {site.unit for site in sites}):
        raise CampaignRefused("unit_unknown", ", ".join(strange))
    sample = sampling.draw(units, _quotas(sites, quota), seed)
    with ledger.action(verb="campaign.planned", by=by, at=at, office=office) as act:
        campaign = Campaign.objects.create(
            office=office,
            programme=programme,
            title_kk=titles.kk,
            title_ru=titles.ru,
            title_en=titles.en,
            first_on=period.first,
            last_on=period.last,
            checklist=_version_of(checklist),
            seed=seed,
            seed_sha256=sampling.seed_hash(seed),
            frame_sha256=sampling.frame_hash(units),
            frame_size=len(sites),
            sample_size=len(sample),
        )
        FrameUnit.objects.bulk_create(
            _frame_units(campaign, sites, frozenset(sample), chosen), batch_size=1000
        )
        act.about(
            campaign, frame=campaign.frame_sha256, seed=campaign.seed_sha256, sample=len(sample),
            chosen=dict(chosen),
        )  # fmt: skip
    return campaign


def publish_seed(*, campaign: Campaign, by: Doer, at: datetime) -> Campaign:
    """Make the seed public, so that anybody can draw the sample again.

    Raises CampaignRefused (`visits_open`) between the first visit and the last: seed and frame together tell
    who is visited next.
    """
    visits = campaign.visits
    if (
        visits.exclude(state=Visit.State.PLANNED).exists()
        and visits.filter(state=Visit.State.PLANNED).exists()
    ):
        raise CampaignRefused("visits_open")
    with ledger.action(verb="campaign.seed_published", by=by, at=at, office=campaign.office) as act:
        campaign.seed_published_on = local_date(at)
        campaign.save(update_fields=["seed_published_on"])
        act.about(campaign)
    return campaign


def assign_visits(
    *, campaign: Campaign, visitors: Sequence[User], days: Sequence[date], by: Doer, at: datetime
) -> list[Visit]:
    """Plan a visit to each drawn or chosen unit that has none: neighbours go to one visitor on one day.

    Raises CampaignRefused (`nobody`, `day_outside`, `closed`).
    """
    if not visitors or not days:
        raise CampaignRefused("nobody")
    if campaign.state == Campaign.State.CLOSED:
        raise CampaignRefused("closed")
    for day in days:
        if not campaign.first_on <= day <= campaign.last_on:
            raise CampaignRefused("day_outside", day)
    turns = [(visitor, day) for day in sorted(days) for visitor in visitors]
    with ledger.action(verb="visits.assigned", by=by, at=at, office=campaign.office) as act:
        units = list(
            campaign.units.filter(Q(drawn=True) | Q(chosen=True), visit=None).order_by(
                "place__sort_key", "stratum", "label", "unit"
            )
        )
        planned = Visit.objects.bulk_create(
            [
                Visit(campaign=campaign, unit=unit, visitor=visitor, planned_on=day)
                for number, unit in enumerate(units)
                for visitor, day in [turns[number * len(turns) // len(units)]]
            ],
            batch_size=1000,
        )
        act.about(campaign, visits=len(planned))
    return planned


def close_campaign(*, campaign: Campaign, by: Doer, at: datetime) -> Campaign:
    """End the fieldwork. Raises CampaignRefused (`visits_open`) while a planned visit has no result."""
    if open_visits := campaign.visits.filter(state=Visit.State.PLANNED).count():
        raise CampaignRefused("visits_open", open_visits)
    with ledger.action(verb="campaign.closed", by=by, at=at, office=campaign.office) as act:
        campaign.state = Campaign.State.CLOSED
        campaign.save(update_fields=["state"])
        act.about(campaign)
    return campaign


def _quotas(sites: Sequence[FrameSite], quota: Mapping[str, int] | int) -> Mapping[str, int]:
    if isinstance(quota, int):
        return sampling.proportional_quota(Counter(site.stratum for site in sites), quota)
    return quota


def _version_of(checklist: Checklist) -> ChecklistVersion:
    definition = definition_of(checklist)
    digest = definition_hash(definition)
    kept, _ = ChecklistVersion.objects.get_or_create(
        slug=checklist.slug,
        version=checklist.version,
        defaults={"definition": definition, "sha256": digest},
    )
    if kept.sha256 != digest:
        raise ChecklistChanged(f"{checklist.slug} {checklist.version}")
    return kept


def _frame_units(
    campaign: Campaign, sites: Sequence[FrameSite], sample: frozenset[str], chosen: Mapping[str, str]
) -> list[FrameUnit]:
    orders = sampling.replacement_order([(site.unit, site.stratum) for site in sites], {}, campaign.seed)
    place_in_line = {unit: number for order in orders.values() for number, unit in enumerate(order, start=1)}
    return [
        FrameUnit(
            campaign=campaign,
            unit=site.unit,
            label=site.label,
            stratum=site.stratum,
            place=site.place,
            draw_order=place_in_line[site.unit],
            drawn=site.unit in sample,
            chosen=site.unit in chosen and site.unit not in sample,
            chosen_because=chosen.get(site.unit, "")[:200] if site.unit not in sample else "",
        )
        for site in sites
    ]
