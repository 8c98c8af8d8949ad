"""Concluding a visit to a pharmacy: answers and prices in, the engine's decisions and the findings out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from alany.kernel.periods import local_date
from alany.programmes.pharmacies.engine.check import Decision
from alany.programmes.pharmacies.models import CapRow, Pharmacy, PriceObservation
from alany.programmes.pharmacies.queries.judging import Judging, judging_of
from alany.programmes.pharmacies.rules import findings as rules
from alany.programmes.pharmacies.wording import finding_words
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User
from alany.spine.visits import actions as spine
from alany.spine.visits.models import Campaign, Finding, Visit


@dataclass(frozen=True, slots=True)
class Price:
    """One price as it was seen: the line as written, tenge, and the grade of its source."""

    line: str
    price_kzt: Decimal
    grade: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole visit as its sheet has it; `unit` is the pharmacy's number in the frame."""

    unit: str
    visitor: User
    companion: str
    visited_at: datetime
    answers: Mapping[str, object] = field(hash=False)
    prices: tuple[Price, ...] = ()
    explanation: str = ""
    declared_no_conflict: bool = True


def conclude_visit(
    *,
    visit: Visit,
    answers: Mapping[str, object],
    prices: Sequence[Price],
    companion: str,
    explanation: str,
    visited_at: datetime,
    declared_no_conflict: bool,
    by: User,
    at: datetime,
    version: int,
) -> Visit:
    """Record the visit, judge its prices by the caps of that day and write down what was found.

    Raises VisitRefused, AnswersRefused, EditedMeanwhile, and RegisterMissing: nothing to judge prices by.
    """
    office, day = visit.campaign.office, local_date(visited_at)
    with ledger.action(verb="pharmacy_visit.concluded", by=by, at=at, office=office) as act:
        visit = spine.record_visit(
            visit=visit, answers=answers, companion=companion, explanation=explanation,
            visited_at=visited_at, by=by, at=at, version=version, declared_no_conflict=declared_no_conflict,
        )  # fmt: skip
        pharmacy = Pharmacy.objects.get(office=office, number=visit.unit.unit)
        seen = _judged(judging_of(office, {day})[day], pharmacy, prices) if prices else []
        found = {
            draft.kind: spine.add_finding(
                visit=visit, kind=draft.kind, rule=draft.rule, text=draft.text,
                evidence=draft.evidence, severity=draft.severity, by=by, at=at,
            )
            for draft in _drafts(seen, str(answers.get("licence", "")), by.language)
        }  # fmt: skip
        PriceObservation.objects.bulk_create([one.row(visit, found) for one in seen])
        act.about(visit, prices=len(seen), findings=sorted(found))
    return visit


def conclude_visits(*, campaign: Campaign, sheets: Iterable[Sheet], by: User, at: datetime) -> list[Visit]:
    """Conclude many visits of paper sheets as one act; all of them or none. Raises as `conclude_visit`."""
    office, given = campaign.office, list(sheets)
    known = {one.number: one for one in Pharmacy.objects.filter(office=office)}
    judgings = judging_of(office, {local_date(sheet.visited_at) for sheet in given})
    seen: dict[str, list[_Seen]] = {}
    paper = []
    for sheet in given:
        if sheet.unit not in known:
            raise spine.VisitRefused("not_in_sample", sheet.unit)
        judging = judgings[local_date(sheet.visited_at)]
        seen[sheet.unit] = _judged(judging, known[sheet.unit], sheet.prices)
        paper.append(_paper(sheet, seen[sheet.unit]))
    with ledger.action(verb="pharmacy_visits.concluded", by=by, at=at, office=office) as act:
        made = spine.record_visits(campaign=campaign, visits=paper, by=by, at=at)
        found: dict[int, dict[str, Finding]] = {visit.pk: {} for visit in made}
        for finding in Finding.objects.filter(visit__in=[visit.pk for visit in made]):
            found[finding.visit_id][finding.kind] = finding
        rows = [one.row(visit, found[visit.pk]) for visit in made for one in seen[visit.unit.unit]]
        PriceObservation.objects.bulk_create(rows, batch_size=1000)
        act.about(campaign, visits=len(made), prices=len(rows))
    return made


@dataclass(frozen=True, slots=True)
class _Seen:
    """A price with all that the engine said of it."""

    judged: rules.Judged
    decision: Decision
    cap: CapRow | None

    def row(self, visit: Visit, found: Mapping[str, Finding]) -> PriceObservation:
        """The price as a row, under the finding of the visit that it supports."""
        judged, kind = self.judged, rules.kind_of_price(self.judged)
        finding = found.get(kind) or (found.get(rules.ABOVE_CAP) if kind else None)
        return PriceObservation(
            visit=visit,
            line=judged.line,
            price_kzt=judged.price,
            seen_on=judged.seen_on,
            grade=judged.grade,
            decision=judged.decision,
            certainty=judged.certainty,
            reason=judged.reason,
            cap_row=self.cap,
            excess_kzt=judged.excess,
            evidence={
                "entries": list(self.decision.entry_ids[:20]),
                "read_as": self.decision.evidence.read_as,
            },
            finding=finding,
        )


def _judged(judging: Judging, pharmacy: Pharmacy, prices: Iterable[Price]) -> list[_Seen]:
    seen = []
    for price in prices:
        decision = judging.decide(price.line, price.price_kzt, pharmacy)
        judged = rules.Judged(
            line=price.line,
            price=price.price_kzt,
            grade=price.grade,
            decision=decision.decision,
            certainty=decision.certainty,
            reason=decision.reason,
            seen_on=judging.on,
            cap=decision.cap_kzt,
            excess=decision.excess_kzt,
        )
        seen.append(_Seen(judged, decision, judging.cap_row(decision)))
    return seen


def _drafts(seen: Sequence[_Seen], licence_state: str, language: str) -> list[spine.FindingDraft]:
    """What the visit found, with the rows of law and the prices that show it."""
    drafts = []
    for kind in rules.kinds_found([one.judged for one in seen], licence_state):
        if kind == rules.NO_LICENCE:
            evidence: dict[str, object] = {"licence": licence_state}
            rule = f"licence: {licence_state}"
        else:
            shown = [one for one in seen if rules.kind_of_price(one.judged)]
            evidence = {"prices": [_shown(one) for one in shown]}
            rule = "; ".join(dict.fromkeys(_source(one) for one in shown if one.cap))[:300]
        text = finding_words(kind, evidence, language)
        drafts.append(spine.FindingDraft(kind, rule, text, evidence, 2 if kind in rules.REFERABLE else 1))
    return drafts


def _shown(one: _Seen) -> dict[str, str]:
    judged = one.judged
    return {
        "line": judged.line,
        "price": str(judged.price),
        "cap": str(judged.cap or ""),
        "excess": str(judged.excess or ""),
        "grade": judged.grade,
        "certainty": judged.certainty,
        "reason": judged.reason,
        "source": _source(one),
    }


def _source(one: _Seen) -> str:
    """Act and row of the annex, in the form that every language reads."""
    return f"{one.cap.act} № {one.cap.row_number}" if one.cap else ""


def _paper(sheet: Sheet, seen: Sequence[_Seen]) -> spine.PaperVisit:
    return spine.PaperVisit(
        unit=sheet.unit,
        visitor=sheet.visitor,
        companion=sheet.companion,
        visited_at=sheet.visited_at,
        answers=sheet.answers,
        explanation=sheet.explanation,
        findings=tuple(_drafts(seen, str(sheet.answers.get("licence", "")), sheet.visitor.language)),
        declared_no_conflict=sheet.declared_no_conflict,
    )
