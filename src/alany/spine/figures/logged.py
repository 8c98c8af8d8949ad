"""Figures and frozen data in the public log: written with the act, shown and checked afterwards."""

from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.merkle.leaves import SALT, TAG, Leaf
from alany.spine.figures.models import Figure, FigureLeaf, Snapshot
from alany.spine.ledger.rules import canonical
from alany.spine.organisations.clock import office_now
from alany.spine.transparency.actions import append, receipt
from alany.spine.transparency.models import Entry, Opening, Pending
from alany.spine.transparency.rules import FIGURES, publication_day


def log_figure(figure: Figure, kind: str, *, before: str = "") -> None:
    """A leaf that this version was published, corrected or withdrawn, inside the transaction of the act."""
    told = {"figure": figure.number, "version": figure.version, "record_sha256": figure.record_sha256}
    because = {"reason": figure.correction_reason} if figure.correction_reason else {}
    body = told | because | ({"before": before} if before else {})
    uid = _append(kind, figure.office.code, figure.number, body)
    FigureLeaf.objects.create(uid=uid, kind=kind, figure=figure)


def log_snapshot(snapshot: Snapshot) -> None:
    """A leaf that these data were frozen, inside the transaction of the act."""
    body = {
        "dataset": snapshot.dataset,
        "version": snapshot.version,
        "csv_sha256": snapshot.csv_sha256,
        "descriptor_sha256": snapshot.descriptor_sha256,
    }
    uid = _append("dataset_published", snapshot.office.code, snapshot.dataset, body)
    FigureLeaf.objects.create(uid=uid, kind="dataset_published", snapshot=snapshot)


def _append(kind: str, unit: str, subject: str, body: Mapping[str, object]) -> UUID:
    """All leaves of one figure bear one mark: nothing here is about a person."""
    tag = sha256(subject.encode()).digest()[:TAG]
    day = publication_day(office_now())
    written = append(
        log=FIGURES, kind=kind, unit=unit, due=None, body=canonical(dict(body)), tag=tag, by_day=day
    )
    return written.uid


def proof_of(figure: Figure) -> bytes | None:
    """The `.tlog-proof` of the leaf by which this version was published; None where it has none yet."""
    leaf = figure.leaves.order_by("pk").first()
    return receipt(leaf.uid) if leaf else None


def logged_record(figure: Figure) -> str | None:
    """The SHA-256 of the record that the log proves for this version: what is found beside what is stated.

    None where nothing can be said: the figure is older than the log, or its leaf waits for its place.
    A text that is no hash says what does not hold.
    """
    leaf = figure.leaves.order_by("pk").first()
    if leaf is None or Pending.objects.filter(uid=leaf.uid).exists():
        return None
    opening = Opening.objects.filter(uid=leaf.uid).first()
    entry = Entry.objects.filter(uid=leaf.uid).first()
    if opening is None or entry is None:
        return "–"
    data, salts = bytes(entry.leaf), bytes(opening.salts)
    if not Leaf.parse(data).opens("body", salts[3 * SALT :], bytes(opening.body)):
        return "–"
    proof = receipt(leaf.uid)
    if proof is None or not Proof.parse(proof).holds(data):
        return "–"
    told = bytes(opening.body).decode()
    return figure.record_sha256 if f'"record_sha256":"{figure.record_sha256}"' in told else told
