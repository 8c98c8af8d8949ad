"""The campaign of 13 to 21 July 2020: drawn, visited, replaced, judged, confirmed or withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY, Period
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.actions.campaigns import plan_campaign
from alany.programmes.pharmacies.actions.findings import confirm_finding, withdraw_finding
from alany.programmes.pharmacies.actions.visits import Price, Sheet, conclude_visits
from alany.programmes.pharmacies.demo.basket import Basket, filled
from alany.programmes.pharmacies.demo.chance import lot, mixed, pick
from alany.programmes.pharmacies.demo.people import Staff
from alany.programmes.pharmacies.demo.pictures import lay_pictures
from alany.programmes.pharmacies.rules.findings import REFERABLE
from alany.spine.organisations.models import Office
from alany.spine.visits.actions import assign_visits, close_campaign, publish_seed, record_no_visit
from alany.spine.visits.models import Campaign, Finding, Visit

SAMPLE = 648
SEED = "turkistan-2020-07-13-bf0e6a17"
PERIOD = Period(date(2020, 7, 13), date(2020, 7, 21))
FRAME_OF = date(2020, 7, 10)
TITLES = TrilText(
    kk="Дәріханалар мониторингі, 2020 жылғы шілде",
    ru="Мониторинг аптек, июль 2020 года",
    en="Monitoring of pharmacies, July 2020",
)
REASONS = (
    *["closed_now"] * 12, *["closed_for_good"] * 7, *["moved"] * 5, *["not_found"] * 4,
    *["access_refused"] * 3, "unsafe", "other",
)  # fmt: skip
ABOVE_BY_DAY = (4, 4, 3, 3, 3, 2, 1, 2, 1)
"""How many established prices above the cap each day of the campaign brings."""
TAKEN_BACK, PROBABLE, LISTED = 3, 5, 4
EXCESSES = (
    18, 335, 152, 47, 1_240, 610, 95, 420, 260, 780, 33, 505, 1_910, 140, 72, 365, 88, 940, 210, 1_480, 58,
    299, 660, 125, 240, 75, 510, 330, 45, 820, 190, 120, 400, 260, 90, 150,
)  # fmt: skip
SAID = (
    "", "", "", "Баға сол күні түзетіледі деді.", "Жаңа тізім әлі түспеген деп түсіндірді.",
    "Цена прежней поставки, исправят.", "Түсіндірме беруден бас тартты.",
)  # fmt: skip
COMPANIONS = ("Демо ерікті Алия", "Демо ерікті Мұрат", "Демо ерікті Ольга", "Демо ерікті Самат")
OTHER_PACK = {"kk": "Суретте басқа қаптама: № сәйкес емес.", "ru": "На фото другая упаковка: № не совпадает."}
NOT_SHOWN = {"kk": "Дәлел жоқ: чек те, сурет те қалмаған.", "ru": "Нет доказательства: ни чека, ни фото."}


@dataclass(frozen=True, slots=True)
class Marked:
    """Which visits bring what, by number of the pharmacy."""

    above: dict[str, int]
    taken_back: frozenset[str]
    probable: dict[str, int]
    listed: dict[str, int]
    licence: dict[str, str]


def run_campaign(office: Office, staff: Staff, licence: dict[str, str]) -> Campaign:
    """Plan, visit, confirm, close; `licence` says which visited pharmacies have which licence finding."""
    campaign = plan_campaign(
        office=office, titles=TITLES, period=PERIOD, size=SAMPLE, seed=SEED, frame_of=FRAME_OF,
        by=staff.organiser, at=_at(FRAME_OF, 14),
    )  # fmt: skip
    days = [PERIOD.first + timedelta(days=number) for number in range(PERIOD.days)]
    assign_visits(
        campaign=campaign, visitors=staff.monitors, days=days, by=staff.organiser, at=_at(FRAME_OF, 15)
    )
    _miss_some(campaign, frozenset(licence))
    planned = list(
        campaign.visits.filter(state=Visit.State.PLANNED)
        .select_related("unit", "visitor")
        .order_by("planned_on", "pk")
    )
    marked = _marked(planned, licence)
    basket = filled(office, PERIOD.first)
    at = _at(PERIOD.last, 20)
    sheets = [_sheet(visit, number, marked, basket) for number, visit in enumerate(planned)]
    conclude_visits(campaign=campaign, sheets=sheets, by=staff.organiser, at=at)
    _show(campaign)
    _decide(campaign, staff, marked)
    close_campaign(campaign=campaign, by=staff.organiser, at=_at(date(2020, 7, 22), 10))
    publish_seed(campaign=campaign, by=staff.organiser, at=_at(date(2020, 7, 22), 11))
    return campaign


def plan_next(office: Office, staff: Staff) -> Campaign:
    """A small second campaign that begins on the day of the demo: monitors have visits before them."""
    campaign = plan_campaign(
        office=office,
        titles=TrilText(
            kk="Дәріханаларға қайта бару, 2020 жылғы тамыз",
            ru="Повторные посещения аптек, август 2020 года",
            en="Second visits to pharmacies, August 2020",
        ),
        period=Period(date(2020, 7, 30), date(2020, 8, 7)),
        size=48,
        seed="turkistan-2020-07-30-5c19d2e4",
        frame_of=date(2020, 7, 29),
        by=staff.organiser,
        at=_at(date(2020, 7, 29), 16),
    )
    days = [date(2020, 7, 30), *(date(2020, 8, number) for number in range(3, 8))]
    assign_visits(
        campaign=campaign,
        visitors=staff.monitors,
        days=days,
        by=staff.organiser,
        at=_at(date(2020, 7, 29), 17),
    )
    return campaign


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=ALMATY)


def _miss_some(campaign: Campaign, kept: frozenset[str]) -> None:
    """Visits that could not be made, each with its reason; the next of the stratum is planned instead."""
    spare = {
        stratum: campaign.units.filter(stratum=stratum, drawn=False).count()
        for stratum in campaign.units.values_list("stratum", flat=True).distinct()
    }
    visits = list(campaign.visits.select_related("unit", "visitor", "campaign__office").order_by("pk"))
    reasons = list(REASONS)
    for visit in mixed(visits, "missed"):
        if not reasons:
            return
        if visit.unit.unit in kept or spare[visit.unit.stratum] < 2 or visit.visitor is None:
            continue
        spare[visit.unit.stratum] -= 1
        reason = reasons.pop()
        words = "Жол жөнделіп жатыр, өту мүмкін болмады." if reason == "other" else ""
        record_no_visit(
            visit=visit, reason=reason, explanation=words, by=visit.visitor,
            at=_at(visit.planned_on, 16), version=visit.version,
        )  # fmt: skip


def _marked(planned: Sequence[Visit], licence: dict[str, str]) -> Marked:
    """Choose by lot, apart from each other, which visits find what."""
    by_day: dict[date, list[str]] = {}
    for visit in planned:
        if visit.unit.unit not in licence:
            by_day.setdefault(visit.planned_on, []).append(visit.unit.unit)
    lots = {day: mixed(units, "marked", day) for day, units in by_day.items()}
    above = [
        lots[day].pop() for day, count in zip(sorted(lots), ABOVE_BY_DAY, strict=True) for _ in range(count)
    ]
    rest = mixed([unit for day in sorted(lots) for unit in lots[day]], "doubts")
    back, probable, listed = rest[:TAKEN_BACK], rest[3 : 3 + PROBABLE], rest[8 : 8 + LISTED]
    excess = dict(zip([*above, *back, *probable, *listed], EXCESSES, strict=False))
    return Marked(
        above={unit: excess[unit] for unit in [*above, *back]},
        taken_back=frozenset(back),
        probable={unit: excess[unit] for unit in probable},
        listed={unit: excess[unit] for unit in listed},
        licence=licence,
    )


def _sheet(visit: Visit, number: int, marked: Marked, basket: Basket) -> Sheet:
    unit, day = visit.unit.unit, visit.planned_on
    if visit.visitor is None:
        raise LookupError(unit)
    found = unit in marked.above or unit in marked.licence
    turn = number % 12
    return Sheet(
        unit=unit,
        visitor=visit.visitor,
        companion=pick(COMPANIONS, "companion", unit),
        visited_at=_at(day, 9 + turn * 40 // 60, turn * 40 % 60),
        answers=_answers(unit, marked.licence.get(unit, "ok"), found),
        prices=tuple(_prices(unit, day, marked, basket)),
        explanation=pick(SAID[3:], "said", unit) if found else pick(SAID[:3], "said", unit),
    )


def _answers(unit: str, licence: str, found: bool) -> dict[str, object]:
    return {
        "licence": licence,
        "licence_in_sight": licence == "ok" and lot("sight", unit) % 12 > 0,
        "prices_in_sight": lot("tags", unit) % 9 > 0,
        "caps_in_sight": lot("caps", unit) % 5 > 1,
        "receipt_given": lot("receipt", unit) % 14 > 0,
        "signatures": "refused" if found and lot("signed", unit) % 6 == 0 else "signed",
        "copy_left": True,
    }


def _prices(unit: str, day: date, marked: Marked, basket: Basket) -> list[Price]:
    """Five prices of each pharmacy, and those by which it is marked."""
    items = mixed(basket.sure, "basket", unit)
    prices = [Price(item.line, basket.within(item, day, unit), "tag_photo") for item in items[:4]]
    free = pick(basket.uncapped, "free", unit)
    prices.append(Price(free.line, basket.within(items[4], day, unit), "tag_photo"))
    if (excess := marked.above.get(unit)) is not None:
        grade = "receipt" if lot("grade", unit) % 3 else "tag_photo"
        prices.append(Price(items[5].line, basket.above(items[5], day, excess), grade))
    if (excess := marked.probable.get(unit)) is not None:
        item = pick(basket.doubtful, "doubt", unit)
        prices.append(Price(item.line, basket.above(item, day, excess), "tag_photo"))
    if (excess := marked.listed.get(unit)) is not None:
        prices.append(Price(items[6].line, basket.above(items[6], day, excess), "price_list"))
    return prices


def _show(campaign: Campaign) -> None:
    """Each established finding has its picture; what is only to be checked has none, and says so."""
    found = Finding.objects.filter(visit__campaign=campaign, kind__in=REFERABLE)
    lay_pictures(
        found.select_related("visit__unit", "visit__visitor", "visit__campaign__office").order_by("pk")
    )


def _decide(campaign: Campaign, staff: Staff, marked: Marked) -> None:
    """The second person: confirms what is shown, takes back what is not, leaves some in the queue."""
    findings = Finding.objects.filter(visit__campaign=campaign).select_related(
        "visit__unit", "visit__campaign__office"
    )
    queue = 0
    for number, finding in enumerate(findings.order_by("found_on", "pk")):
        reviewer = staff.reviewers[number % 2]
        at = _at(finding.found_on, 19, number % 60)
        if finding.visit.unit.unit in marked.taken_back:
            reason = OTHER_PACK[reviewer.language]
            withdraw_finding(finding=finding, reason=reason, by=reviewer, at=at)
        elif finding.kind in REFERABLE:
            confirm_finding(finding=finding, by=reviewer, at=at)
        else:
            queue += 1
            if queue % 2:
                withdraw_finding(finding=finding, reason=NOT_SHOWN[reviewer.language], by=reviewer, at=at)
