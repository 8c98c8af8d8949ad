"""What is due, overdue and waiting; the queue; the clock of law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Count, F, Q

from alany.kernel.deadlines import Rule, RuleMissing, Unit, choose_rule
from alany.kernel.periods import WorkingCalendar
from alany.kernel.workflow import CASE_LOOP, Workflow
from alany.spine.cases import search
from alany.spine.cases.models import Case, CaseQuerySet, DeadlineRule, MonthlyIndex
from alany.spine.cases.rules import FIX_CLAIMED
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.people.queries import Rights, all_roles
from alany.spine.places.models import Place
from alany.spine.places.queries import working_calendar
from alany.spine.programme import registry

AHEAD_WORKING_DAYS = 3
SHOWN = 5


def workflow_of(topic: str) -> Workflow:
    """The states that a case on this topic walks; the common loop when its programme is switched off."""
    try:
        return registry.topic(topic).workflow
    except registry.ProgrammeUnknown:
        return CASE_LOOP


def rule_on(rule_id: str, received_on: date) -> tuple[DeadlineRule, Rule]:
    """The row of law for what was received on this day, whatever is in force today; raises RuleMissing."""
    rows = {row.valid_from: row for row in DeadlineRule.objects.filter(rule_id=rule_id)}
    chosen = choose_rule([as_rule(row) for row in rows.values()], rule_id, received_on)
    return rows[chosen.valid_from], chosen


def as_rule(row: DeadlineRule) -> Rule:
    """The row as the kernel counts with it."""
    return Rule(
        rule_id=row.rule_id,
        amount=row.amount,
        unit=cast(Unit, row.unit),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        act=row.act,
        article=row.article,
        certainty=row.certainty,
    )


def mci_on(day: date) -> MonthlyIndex:
    """The monthly calculation index that held on this day; raises RuleMissing before the first row."""
    row = MonthlyIndex.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    if row is None:
        raise RuleMissing("MCI", day)
    return row


def seen_by(rights: Rights, right: str = "cases.see") -> Q:
    """Which cases a person may see: those of the programmes and places for which a role gives `right`."""
    giving = {role.code for role in all_roles() if right in role.rights}
    seen = Q(pk__in=[])
    for mandate in rights.mandates:
        if mandate.role not in giving:
            continue
        part = Q(programme=mandate.programme) if mandate.programme else Q()
        if mandate.places:
            part &= Q(place=None) | Q(place__in=inside(mandate.places))
        if not part:
            return Q()
        seen |= part
    return seen


def inside(katos: Iterable[str]) -> list[int]:
    """Keys of these places and of everything in them, whenever valid."""
    named = Q()
    for path in ("", "parent__", "parent__parent__", "parent__parent__parent__"):
        named |= Q(**{f"{path}kato__in": list(katos)})
    return list(Place.objects.filter(named).values_list("pk", flat=True))


def counted_of(office: Office, rights: Rights, right: str = "cases.see") -> CaseQuerySet:
    """The office's cases of which this person may see how many there are.

    A sensitive case is known only to who works on cases.
    """
    rows = Case.objects.filter(office=office).filter(seen_by(rights, right))
    return rows if rights.may("cases.work") else rows.filter(is_sensitive=False)


def totals(rows: CaseQuerySet, day: date) -> tuple[int, int, int, int]:
    """How many came, are open, are open beyond their term, are closed."""
    is_open = Q(closed_on=None)
    counts = rows.order_by().aggregate(
        came=Count("pk"),
        open=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(due_on__lt=day)),
    )
    return counts["came"], counts["open"], counts["late"], counts["came"] - counts["open"]


def cases_of(office: Office, rights: Rights) -> CaseQuerySet:
    """The office's cases that this person may read, with what a list shows of each."""
    rows = counted_of(office, rights, "cases.read")
    return rows.select_related("place__parent__parent", "addressee", "owner", "rule")


@dataclass(frozen=True, slots=True)
class Today:
    """What the desk opens on. The next term first. Two lists are cut at five rows and have their count beside
    them; the others have a sixth row when there are more."""

    overdue: list[Case]
    overdue_count: int
    due: list[Case]
    due_count: int
    last_day: date
    to_verify: list[Case]
    mine: list[Case]
    others: list[Case]


def today(
    office: Office, user: User, day: date, rights: Rights, calendar: WorkingCalendar | None = None
) -> Today:
    """Overdue; due until the end of the next three working days; waiting for me; waiting for others.

    No case stands in two lists.
    """
    calendar = calendar or working_calendar()
    last = calendar.add_working_days(day, AHEAD_WORKING_DAYS)
    rows = cases_of(office, rights).open()
    later = rows.filter(Q(due_on__gt=last) | Q(due_on=None))
    claimed = later.filter(state=FIX_CLAIMED)
    working = later.exclude(state=FIX_CLAIMED)
    overdue, due = rows.overdue(day), rows.due_within(day, last)
    return Today(
        overdue=first_due(overdue),
        overdue_count=overdue.count(),
        due=first_due(due),
        due_count=due.count(),
        last_day=last,
        to_verify=first_due(claimed.exclude(claimed_ref=f"user:{user.pk}"), SHOWN + 1)
        if rights.may("cases.verify")
        else [],
        mine=first_due(working.filter(Q(owner=user) | Q(owner=None)), SHOWN + 1),
        others=first_due(working.exclude(owner=None).exclude(owner=user), SHOWN + 1),
    )


def first_due(rows: CaseQuerySet, count: int = SHOWN) -> list[Case]:
    """The first of these cases by their term, those without one last."""
    return by_keys(rows.order_by(F("due_on").asc(nulls_last=True), "pk").values_list("pk", flat=True)[:count])


def by_keys(keys: Iterable[int]) -> list[Case]:
    """These cases in this order with what a list shows of each.

    A list is ordered by keys alone and only its page is fetched whole: ordering whole rows cost six times
    as much.
    """
    wanted = list(keys)
    rows = Case.objects.select_related("place__parent__parent", "addressee", "owner", "rule")
    found = rows.in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def queue(rows: CaseQuerySet, filters: dict[str, str], day: date) -> CaseQuerySet:
    """The list of cases under the filters of its address; what cannot be understood filters nothing.

    `due` is overdue, today, soon (three working days), none; `days` a number of working days ahead;
    `state` a state, or `open`, `closed`, `any`;
    `owner` an account's key, `me:<key>` or `nobody`; `place` a KATO code with everything inside it.
    """
    if programme := filters.get("programme"):
        rows = rows.filter(programme=programme)
    rows = _in_state(rows, filters.get("state", ""))
    rows = _owned(rows, filters.get("owner", ""))
    if place := filters.get("place"):
        rows = rows.filter(place__in=inside([place]))
    rows = _due(rows, filters.get("due", ""), day)
    if days := within(filters.get("days", "")):
        rows = rows.due_within(day, working_calendar().add_working_days(day, days))
    return search.find(rows, filters.get("q", ""))


def within(text: str) -> int:
    """How many working days ahead a filter looks: 1 to 250; 0 for what is no such number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= 250 else 0


def _in_state(rows: CaseQuerySet, state: str) -> CaseQuerySet:
    match state:
        case "" | "any":
            return rows
        case "open":
            return rows.open()
        case "closed":
            return rows.exclude(closed_on=None)
    return rows.filter(state=state)


def _owned(rows: CaseQuerySet, owner: str) -> CaseQuerySet:
    if owner == "nobody":
        return rows.filter(owner=None)
    return rows.filter(owner_id=int(owner[:18])) if owner.isascii() and owner.isdigit() else rows


def _due(rows: CaseQuerySet, due: str, day: date) -> CaseQuerySet:
    match due:
        case "overdue":
            return rows.overdue(day)
        case "today":
            return rows.due_within(day, day)
        case "soon":
            return rows.due_within(day, working_calendar().add_working_days(day, AHEAD_WORKING_DAYS))
        case "none":
            return rows.open().filter(due_on=None)
    return rows
