"""Photos and documents that prove what somebody saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from alany.spine.cases.models import Proof, Verification
from alany.spine.cases.saying import doubt_of
from alany.spine.files.actions import receive_file
from alany.spine.files.photos import CameraFacts, camera_facts
from alany.spine.files.rules import JPEG, PDF, PNG
from alany.spine.ledger.rules import Doer

ALLOWED = frozenset({JPEG, PNG, PDF})


@dataclass(frozen=True, slots=True)
class Piece:
    """A file at the door: its name, its bytes, and what it shows."""

    name: str
    content: BinaryIO
    kind: Proof.Kind = Proof.Kind.AFTER


def lay_proofs(look: Verification, pieces: Sequence[Piece], *, by: Doer, at: datetime) -> list[Proof]:
    """Keep the files as proofs of a verification; called inside an action. Raises FileRefused."""
    return [_laid(look, piece, by, at) for piece in pieces]


def _laid(look: Verification, piece: Piece, by: Doer, at: datetime) -> Proof:
    office, found_on = look.case.office, look.case.opened_on
    file = receive_file(office=office, name=piece.name, content=piece.content, by=by, at=at, allow=ALLOWED)
    photo = file.content_type != PDF
    kind = piece.kind if photo else Proof.Kind.DOCUMENT
    facts = camera_facts(piece.content) if photo else CameraFacts()
    return Proof.objects.create(
        verification=look,
        kind=kind,
        file=file,
        taken_at=facts.taken_at,
        latitude=facts.latitude,
        longitude=facts.longitude,
        doubt=doubt_of(kind, facts.taken_at, found_on=found_on, at=at),
    )
