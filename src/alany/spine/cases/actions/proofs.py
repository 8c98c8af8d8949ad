"""Photos and documents that prove what somebody saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from alany.spine.cases.models import Proof, Verification
from alany.spine.files.actions import receive_file
from alany.spine.ledger.rules import Doer

ALLOWED = frozenset({"image/jpeg", "image/png", "application/pdf"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A file at the door: its name, its bytes, and what it shows."""

    name: str
    content: BinaryIO
    kind: Proof.Kind = Proof.Kind.AFTER


def lay_proofs(look: Verification, pieces: Sequence[Piece], *, by: Doer, at: datetime) -> list[Proof]:
    """Keep the files as proofs of a verification; called inside an action. Raises FileRefused."""
    office = look.case.office
    return [
        Proof.objects.create(
            verification=look,
            kind=piece.kind,
            file=receive_file(
                office=office, name=piece.name, content=piece.content, by=by, at=at, allow=ALLOWED
            ),
        )
        for piece in pieces
    ]
