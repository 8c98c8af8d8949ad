"""What was found wrong: recorded, confirmed by a second person, referred, answered, or withdrawn."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from alany.spine.cases.models import Case
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User
from alany.spine.visits.actions.visits import FindingDraft, drafted
from alany.spine.visits.models import Finding, Visit

State = Finding.State


class FindingRefused(ValueError):
    """The finding is not in a state for this; `state` says in which it is."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding}: {finding.state}")
        self.state = finding.state


class ConfirmedByVisitor(ValueError):
    """Who made the visit cannot be the second person who confirms what was found on it."""


def add_finding(
    *,
    visit: Visit,
    kind: str,
    rule: str,
    text: str,
    evidence: Mapping[str, object],
    severity: int,
    by: Doer,
    at: datetime,
) -> Finding:
    """Write down one thing found wrong, the rule it rests on and what shows it. Raises VisitRefused."""
    finding = drafted(visit, FindingDraft(kind, rule, text, evidence, severity))
    with ledger.action(verb="finding.recorded", by=by, at=at, office=visit.campaign.office) as act:
        finding.save()
        act.about(finding, kind=kind)
    return finding


def confirm_finding(*, finding: Finding, by: User, at: datetime) -> Finding:
    """Confirm a finding as the second person. Raises ConfirmedByVisitor and FindingRefused."""
    if finding.visit.visitor_id == by.pk:
        raise ConfirmedByVisitor(by.name)
    _in_state(finding, State.RECORDED)
    with ledger.action(verb="finding.confirmed", by=by, at=at, office=finding.visit.campaign.office) as act:
        finding.state = State.CONFIRMED
        finding.confirmed_by = by
        finding.save(update_fields=["state", "confirmed_by"])
        act.about(finding)
    return finding


def withdraw_finding(*, finding: Finding, reason: str, by: Doer, at: datetime) -> Finding:
    """Take a finding back; it stays readable. Raises FindingRefused, without a reason too."""
    if finding.state == State.WITHDRAWN or not reason.strip():
        raise FindingRefused(finding)
    with ledger.action(verb="finding.withdrawn", by=by, at=at, office=finding.visit.campaign.office) as act:
        finding.state = State.WITHDRAWN
        finding.withdrawal = reason.strip()
        finding.save(update_fields=["state", "withdrawal"])
        act.about(finding, reason=reason)
    return finding


def refer_findings(*, findings: Iterable[Finding], case: Case, by: Doer, at: datetime) -> list[Finding]:
    """Lay confirmed findings to the case that refers them. Raises FindingRefused for an unconfirmed one."""
    moved = list(findings)
    return _moved(moved, State.CONFIRMED, State.REFERRED, case, verb="findings.referred", by=by, at=at)


def answer_findings(*, findings: Iterable[Finding], case: Case, by: Doer, at: datetime) -> list[Finding]:
    """The authority has answered about these referred findings of the case. Raises FindingRefused."""
    moved = list(findings)
    return _moved(moved, State.REFERRED, State.ANSWERED, case, verb="findings.answered", by=by, at=at)


def _moved(
    findings: list[Finding], source: str, target: str, case: Case, *, verb: str, by: Doer, at: datetime
) -> list[Finding]:
    for finding in findings:
        _in_state(finding, source)
    with ledger.action(verb=verb, by=by, at=at, office=case.office) as act:
        for finding in findings:
            finding.state, finding.case = target, case
        Finding.objects.bulk_update(findings, ["state", "case"])
        act.about(case, findings=[finding.pk for finding in findings])
    return findings


def _in_state(finding: Finding, state: str) -> None:
    if finding.state != state:
        raise FindingRefused(finding)
