"""A case ends without a fix: it repeats another, nothing is to be done, or it is withdrawn. One at a time."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.cases import queries, thread
from alany.spine.cases.actions.asking import SAVED, end_if_any, walk
from alany.spine.cases.models import Case, Recommendation
from alany.spine.cases.rules import DuplicateOfItself, DuplicateRing, OfAnotherOffice, said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import EditedMeanwhile, locked, saved
from alany.spine.ledger.rules import Doer


def close_without_action(
    *, case: Case, reason: str, by: Doer, at: datetime, version: int | None = None
) -> Case:
    """Close the case although nothing was fixed, with the reason. Closed is not fixed.

    Raises MoveRefused, WordsMissing, EditedMeanwhile.
    """
    return _ended(case, "no_action", "case.closed_without_action", reason, by, at, version)


def withdraw_case(*, case: Case, reason: str, by: Doer, at: datetime, version: int | None = None) -> Case:
    """Who brought the matter takes it back; it is not opened again. Raises as `close_without_action`."""
    return _ended(case, "withdrawn", "case.withdrawn", reason, by, at, version)


def _ended(case: Case, to: str, verb: str, reason: str, by: Doer, at: datetime, version: int | None) -> Case:
    words = said(reason)
    with ledger.action(verb=verb, by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        _end(fresh, to, words, by, at)
        act.about(saved(fresh, *SAVED))
    return fresh


def _end(case: Case, to: str, words: str, by: Doer, at: datetime, **facts: object) -> None:
    state = queries.workflow_of(case.topic).move(case.state, to)
    end_if_any(case, Recommendation.Ended.WITHDRAWN, local_date(at))
    walk(case, [state], by=by, at=at, text=words, facts=facts)
    case.claimed_by = case.claimed_ref = ""


def mark_duplicate(
    *, case: Case, of: Case, reason: str = "", by: Doer, at: datetime, version: int | None = None
) -> Case:
    """Close the case because another case of the office, told first, is about the same matter.

    When the other repeats a third, the case is tied to that one, so that all followers stand with the first.
    Raises DuplicateOfItself, DuplicateRing, OfAnotherOffice, MoveRefused, EditedMeanwhile.
    """
    if of.pk == case.pk:
        raise DuplicateOfItself
    if of.office_id != case.office_id:
        raise OfAnotherOffice
    with ledger.action(verb="case.marked_duplicate", by=by, at=at, office=case.office) as act:
        first = thread.first_told(of)
        # Locked in one order, so that two people who tie the same cases together cannot wait for each other.
        rows = {pk: locked(Case, pk) for pk in sorted({case.pk, first.pk})}
        fresh = rows[case.pk]
        if version is not None and fresh.version != version:
            raise EditedMeanwhile(fresh)
        first = thread.first_told(rows[first.pk])
        if first.pk == case.pk:
            raise DuplicateRing
        fresh.duplicate_of = first
        _end(fresh, "duplicate", reason.strip(), by, at, first=first.number)
        act.about(saved(fresh, *SAVED), first=first.number)
    return fresh
