"""Laying photos and documents to a visit that was made, each under its SHA-256."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import BinaryIO

from alany.spine.files.actions import receive_file
from alany.spine.files.models import StoredFile
from alany.spine.files.rules import ALLOWED
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.clock import past_until
from alany.spine.visits.actions.visits import VisitRefused
from alany.spine.visits.models import Evidence, Finding, Visit

LOOKED_AT = frozenset({Finding.State.CONFIRMED, Finding.State.REFERRED, Finding.State.ANSWERED})
"""A second person has confirmed what the evidence shows: from here on it stays as that person saw it."""


class EvidenceRepeated(ValueError):
    """These very bytes are already evidence of the visit; `evidence` is the piece that stands."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(str(evidence))
        self.evidence = evidence


def take_evidence(
    *,
    visit: Visit,
    kind: str,
    name: str,
    content: BinaryIO,
    by: Doer,
    at: datetime,
    taken_at: datetime | None = None,
    allow: Collection[str] = ALLOWED,
) -> Evidence:
    """Keep the uploaded bytes and lay them to the visit. Raises FileRefused, and as add_evidence."""
    office = visit.campaign.office
    with ledger.action(verb="evidence.received", by=by, at=at, office=office) as act:
        visit = _open_for_evidence(visit)
        file = receive_file(office=office, name=name, content=content, by=by, at=at, allow=allow)
        evidence = add_evidence(visit=visit, file=file, kind=kind, by=by, at=at, taken_at=taken_at)
        act.about(visit, kind=kind, sha256=file.sha256)
    return evidence


def add_evidence(
    *,
    visit: Visit,
    file: StoredFile,
    kind: str,
    by: Doer,
    at: datetime,
    taken_at: datetime | None = None,
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
) -> Evidence:
    """Lay a photo or document, kept under its SHA-256, to a visit.

    Raises EvidenceRepeated, and VisitRefused: `not_made`, `confirmed` once a finding of the visit is
    confirmed, `not_yet` for a time of taking that lies ahead.
    """
    if taken_at is not None and taken_at > past_until(at):
        raise VisitRefused("not_yet", visit.unit.unit)
    with ledger.action(verb="evidence.added", by=by, at=at, office=visit.campaign.office) as act:
        visit = _open_for_evidence(visit)
        if known := visit.evidence.select_related("file").filter(file__sha256=file.sha256).first():
            raise EvidenceRepeated(known)
        evidence = Evidence.objects.create(
            visit=visit, file=file, kind=kind, taken_at=taken_at, latitude=latitude, longitude=longitude
        )
        act.about(visit, sha256=file.sha256)
    return evidence


def _open_for_evidence(visit: Visit) -> Visit:
    """The visit and its findings, locked: nobody confirms and nobody adds the same piece meanwhile."""
    visit = (
        Visit.objects.select_for_update(of=("self",))
        .select_related("unit", "campaign__office")
        .get(pk=visit.pk)
    )
    if visit.state != Visit.State.DONE:
        raise VisitRefused("not_made", visit.unit.unit)
    states = set(visit.findings.select_for_update().order_by("pk").values_list("state", flat=True))
    if states & LOOKED_AT:
        raise VisitRefused("confirmed", visit.unit.unit)
    return visit
