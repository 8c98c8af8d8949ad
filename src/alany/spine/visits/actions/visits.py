"""Recording what was seen on a visit, or why there was none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from alany.kernel.periods import local_date
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.clock import past_until
from alany.spine.people.models import User
from alany.spine.visits.models import Answer, Campaign, Finding, FrameUnit, Visit
from alany.spine.visits.rules import accepted


class VisitRefused(ValueError):
    """The visit cannot be recorded so; `unit` says where.

    `reason` is `not_planned`, `alone`, `conflict_not_excluded`, `outside`, `not_yet`, `not_in_sample`,
    `repeated`, `reason_unknown`, `closed`, `not_made` or `confirmed`.
    """

    def __init__(self, reason: str, unit: str = "") -> None:
        super().__init__(f"{reason} {unit}".strip())
        self.reason = reason
        self.unit = unit


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """Something found wrong, with the rule it rests on, before it is written down."""

    kind: str
    rule: str
    text: str
    evidence: Mapping[str, object] = field(default_factory=dict, hash=False)
    severity: int = 1


@dataclass(frozen=True, slots=True)
class PaperVisit:
    """A visit as a sheet of a paper day has it; `unit` is the id in the frame."""

    unit: str
    visitor: User
    companion: str
    visited_at: datetime
    answers: Mapping[str, object] = field(hash=False)
    explanation: str = ""
    findings: tuple[FindingDraft, ...] = ()
    declared_no_conflict: bool = True


def record_visit(
    *,
    visit: Visit,
    answers: Mapping[str, object],
    companion: str,
    explanation: str,
    visited_at: datetime,
    by: User,
    at: datetime,
    version: int,
    declared_no_conflict: bool,
) -> Visit:
    """Write down a visit that was made: answers of the checklist, who was along, what the other side said.

    Raises VisitRefused, rules.AnswersRefused, and EditedMeanwhile when `version` is not the stored one.
    """
    kept = accepted(visit.campaign.checklist.checklist, answers)
    with ledger.action(verb="visit.recorded", by=by, at=at, office=visit.campaign.office) as act:
        visit = locked(Visit, visit.pk, version)
        if visit.state != Visit.State.PLANNED:
            raise VisitRefused("not_planned", visit.unit.unit)
        visit.visitor = visit.visitor or by
        visit.companion = companion.strip()
        visit.explanation = explanation.strip()
        visit.visited_at = visited_at
        visit.no_conflict_declared = declared_no_conflict
        visit.state = Visit.State.DONE
        _check_made(visit.campaign, visit, at)
        saved(visit, "visitor", "companion", "explanation", "visited_at", "no_conflict_declared", "state")
        Answer.objects.bulk_create(_answers(visit, kept))
        _start(visit.campaign)
        act.about(visit)
    return visit


MADE = ("visitor", "companion", "explanation", "visited_at", "no_conflict_declared", "state", "version")


def record_visits(*, campaign: Campaign, visits: Iterable[PaperVisit], by: Doer, at: datetime) -> list[Visit]:
    """Write down many visits of paper sheets as one act, with their findings; all of them or none.

    A unit of the sample without a planned visit gets one. Raises VisitRefused and rules.AnswersRefused.
    """
    sheets = {}
    for sheet in visits:
        if sheet.unit in sheets:
            raise VisitRefused("repeated", sheet.unit)
        sheets[sheet.unit] = sheet
    checklist = campaign.checklist.checklist
    kept = {unit: accepted(checklist, sheet.answers) for unit, sheet in sheets.items()}
    with ledger.action(verb="visits.recorded", by=by, at=at, office=campaign.office) as act:
        made = {visit.unit.unit: visit for visit in _made(campaign, sheets, at)}
        planned = [one for one in made.values() if one.pk is not None]
        Visit.objects.bulk_create([one for one in made.values() if one.pk is None], batch_size=500)
        # One statement over the rows that stand: Django's bulk_update grows with rows times fields.
        Visit.objects.bulk_create(planned, update_conflicts=True, unique_fields=["pk"], update_fields=MADE)
        answers = [answer for unit, visit in made.items() for answer in _answers(visit, kept[unit])]
        Answer.objects.bulk_create(answers, batch_size=1000)
        Finding.objects.bulk_create(
            [drafted(made[unit], draft) for unit, sheet in sheets.items() for draft in sheet.findings]
        )
        _start(campaign)
        act.about(campaign, visits=len(made))
    return list(made.values())


def record_no_visit(
    *, visit: Visit, reason: str, explanation: str, by: User, at: datetime, version: int
) -> Visit | None:
    """Write down why a planned visit was not made; the next unit of the stratum's order takes its place.

    `reason` is a code of Visit.NonResponse; `other` needs an explanation. Gives the visit planned instead,
    None when the stratum has no unit left. Raises VisitRefused and EditedMeanwhile.
    """
    if reason not in Visit.NonResponse.values or (
        reason == Visit.NonResponse.OTHER and not explanation.strip()
    ):
        raise VisitRefused("reason_unknown")
    with ledger.action(verb="visit.not_made", by=by, at=at, office=visit.campaign.office) as act:
        visit = locked(Visit, visit.pk, version)
        if visit.state != Visit.State.PLANNED:
            raise VisitRefused("not_planned", visit.unit.unit)
        visit.state = Visit.State.NOT_MADE
        visit.non_response = reason
        visit.explanation = explanation.strip()
        saved(visit, "state", "non_response", "explanation")
        _start(visit.campaign)
        instead = _replacement(visit)
        act.about(visit, replaced_by=instead.unit.unit if instead else "")
    return instead


def drafted(visit: Visit, draft: FindingDraft) -> Finding:
    """The finding as a row; found on the day of the visit."""
    if visit.visited_at is None:
        raise VisitRefused("not_made", visit.unit.unit)
    return Finding(
        visit=visit,
        kind=draft.kind,
        rule=draft.rule,
        text=draft.text,
        evidence=dict(draft.evidence),
        severity=draft.severity,
        found_on=local_date(visit.visited_at),
    )


def _made(campaign: Campaign, sheets: Mapping[str, PaperVisit], at: datetime) -> Iterator[Visit]:
    planned = {visit.unit.unit: visit for visit in campaign.visits.select_related("unit")}
    units = {unit.unit: unit for unit in campaign.units.filter(Q(drawn=True) | Q(chosen=True))}
    for name, sheet in sheets.items():
        visit = planned.get(name)
        if visit is None:
            if name not in units:
                raise VisitRefused("not_in_sample", name)
            visit = Visit(campaign=campaign, unit=units[name], planned_on=local_date(sheet.visited_at))
        elif visit.state != Visit.State.PLANNED:
            raise VisitRefused("not_planned", name)
        else:
            visit.version += 1
        visit.visitor = sheet.visitor
        visit.companion = sheet.companion.strip()
        visit.explanation = sheet.explanation.strip()
        visit.visited_at = sheet.visited_at
        visit.no_conflict_declared = sheet.declared_no_conflict
        visit.state = Visit.State.DONE
        _check_made(campaign, visit, at)
        yield visit


def _check_made(campaign: Campaign, visit: Visit, at: datetime) -> None:
    unit = visit.unit.unit
    if campaign.state == Campaign.State.CLOSED:
        raise VisitRefused("closed", unit)
    if not visit.companion:
        raise VisitRefused("alone", unit)
    if not visit.no_conflict_declared:
        raise VisitRefused("conflict_not_excluded", unit)
    if visit.visited_at is None or visit.visited_at > past_until(at):
        raise VisitRefused("not_yet", unit)
    if not campaign.first_on <= local_date(visit.visited_at) <= campaign.last_on:
        raise VisitRefused("outside", unit)


def _answers(visit: Visit, kept: Mapping[str, object]) -> list[Answer]:
    return [Answer(visit=visit, question=question, value=value) for question, value in kept.items()]


def _start(campaign: Campaign) -> None:
    Campaign.objects.filter(pk=campaign.pk, state=Campaign.State.PLANNED).update(state=Campaign.State.RUNNING)


def _replacement(visit: Visit) -> Visit | None:
    if visit.unit.chosen:
        return None  # It was chosen for a reason of its own: no other one takes its place.
    units = FrameUnit.objects.filter(
        campaign=visit.campaign, stratum=visit.unit.stratum, drawn=False, chosen=False, visit=None
    )
    unit = units.order_by("draw_order").first()
    if unit is None:
        return None
    return Visit.objects.create(
        campaign=visit.campaign,
        unit=unit,
        visitor=visit.visitor,
        planned_on=visit.planned_on,
        replaces=visit,
    )
