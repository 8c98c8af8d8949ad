"""A second person looks at what was found: confirms it, or takes it back with a reason."""

from datetime import datetime

from alany.programmes.pharmacies.rules.findings import check_confirmable
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User
from alany.spine.visits import actions as spine
from alany.spine.visits.models import Finding


def confirm_finding(*, finding: Finding, by: User, at: datetime) -> Finding:
    """Confirm what a receipt, a photo or a register shows. A probable price never passes this door.

    Raises NotEstablished, ConfirmedByVisitor and FindingRefused.
    """
    check_confirmable(finding.kind)
    return spine.confirm_finding(finding=finding, by=by, at=at)


def withdraw_finding(*, finding: Finding, reason: str, by: Doer, at: datetime) -> Finding:
    """Take a finding back; it stays readable with the reason. Raises FindingRefused, without a reason too."""
    return spine.withdraw_finding(finding=finding, reason=reason, by=by, at=at)
