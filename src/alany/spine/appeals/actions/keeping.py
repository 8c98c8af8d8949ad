"""What follows an appeal: acknowledging it, its number elsewhere, taking it back, "it is not fixed"."""

from datetime import datetime

from alany.spine.appeals.models import Appeal, MirrorNumber
from alany.spine.appeals.rules import MirrorTaken
from alany.spine.cases.actions import move_case, resident_not_fixed, withdraw_case
from alany.spine.cases.models import Case
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import RESIDENT, Doer
from alany.spine.people.models import User


def acknowledge_appeal(*, appeal: Appeal, by: User, at: datetime, version: int | None = None) -> Appeal:
    """A person of the office has read what the site took in and answers for its register.

    Raises MoveRefused when it was acknowledged already, EditedMeanwhile.
    """
    with ledger.action(verb="appeal.acknowledged", by=by, at=at, office=appeal.office) as act:
        appeal.case = move_case(
            case=appeal.case, to="acknowledged", text=appeal.coupon, by=by, at=at, version=version
        )
        if appeal.accepted_by is None:
            appeal.accepted_by, appeal.accepted_name = by, by.name
            for language in ("kk", "ru", "en"):
                setattr(appeal, f"accepted_post_{language}", by.post(language))
            fields = (
                "accepted_by",
                "accepted_name",
                "accepted_post_kk",
                "accepted_post_ru",
                "accepted_post_en",
            )
            appeal.save(update_fields=fields)
        act.about(appeal)
    return appeal


def note_mirror_number(
    *, case: Case, system: str, number: str, registered_at: datetime, status: str = "", by: User, at: datetime
) -> MirrorNumber:
    """Write down under which number an official system keeps this matter, or its new status there.

    The same number of the same case again changes its status and time. Raises WordsMissing, MirrorTaken.
    """
    words = said(number)[:60]
    with ledger.action(verb="appeal.mirror_noted", by=by, at=at, office=case.office) as act:
        rows = MirrorNumber.objects.select_for_update().select_related("case")
        row = rows.filter(office=case.office, system=system, number=words).first()
        if row is not None and row.case_id != case.pk:
            raise MirrorTaken(row.case.number)
        row = row or MirrorNumber(office=case.office, case=case, system=system, number=words)
        row.registered_at, row.status = registered_at, status.replace("\x00", "").strip()[:200]
        row.noted_by, row.noted_at = by, at
        row.save()
        act.about(row, case=case.number)
    return row


def withdraw_appeal(
    *, appeal: Appeal, reason: str, by: Doer = RESIDENT, at: datetime, version: int | None = None
) -> Appeal:
    """The sender takes the appeal back. Raises MoveRefused when the case has ended, WordsMissing,
    EditedMeanwhile.
    """
    with ledger.action(verb="appeal.withdrawn", by=by, at=at, office=appeal.office) as act:
        appeal.case = withdraw_case(case=appeal.case, reason=reason, by=by, at=at, version=version)
        act.about(appeal)
    return appeal


def say_not_fixed(*, appeal: Appeal, text: str, at: datetime) -> Appeal:
    """The sender says that what was called fixed is not: the clock starts anew and the case goes up.

    The name stays with the appeal: the timeline says "the resident". Raises FixNotClaimed, MoveRefused,
    WordsMissing.
    """
    with ledger.action(verb="appeal.not_fixed", by=RESIDENT, at=at, office=appeal.office) as act:
        appeal.case = resident_not_fixed(case=appeal.case, text=text, by=RESIDENT, at=at)
        act.about(appeal)
    return appeal
