"""Laying a photo or document to a visit to a pharmacy."""

from datetime import datetime
from typing import BinaryIO

from alany.programmes.pharmacies.rules.evidence import KINDS
from alany.spine.files.rules import JPEG, PDF, PNG
from alany.spine.people.models import User
from alany.spine.visits import actions as spine
from alany.spine.visits.models import Evidence, Visit

TYPES = frozenset({JPEG, PNG, PDF})


def lay_evidence(
    *,
    visit: Visit,
    kind: str,
    name: str,
    content: BinaryIO,
    by: User,
    at: datetime,
    taken_at: datetime | None = None,
) -> Evidence:
    """Keep a JPEG, PNG or PDF as evidence of the visit; `kind` is one of rules.evidence.KINDS.

    Closed once a finding of the visit is confirmed: the authority gets what the second person looked at.
    Raises VisitRefused, EvidenceRepeated, FileRefused.
    """
    if kind not in KINDS:
        raise LookupError(kind)
    return spine.take_evidence(
        visit=visit, kind=kind, name=name, content=content, by=by, at=at, taken_at=taken_at, allow=TYPES
    )
