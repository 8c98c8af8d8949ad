"""Terms grow by a reasoned decision, in time and within the law, and whoever waits is told."""

from datetime import date, datetime

from alany.kernel.deadlines import due_on as due_by_rule
from alany.kernel.periods import local_date
from alany.spine.cases import queries
from alany.spine.cases.actions.asking import SAVED, demanded
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent, Extension, Response
from alany.spine.cases.rules import (
    DateAhead,
    NoticeGiven,
    TermMissing,
    checked_extension,
    checked_open,
    extension_limit,
    first_term,
    said,
)
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar

EXTENSION, NOTICE = "A2", "A2n"
Kind = CaseEvent.Kind


def extend_case(
    *, case: Case, due_on: date, reason: str, by: User, at: datetime, version: int | None = None
) -> Extension:
    """Move the case's own term, with the reason; the notice is due by the law's term (A2n).

    In time is until the end of the day on which the term ends. All extensions together reach at most as
    far as rule A2 lets them, by the law of the day of receipt. A day off moves to the next working day.

    Raises ExtensionTooLate, ExtensionNotLonger, ExtensionTooLong, TermMissing, CaseEnded, ClaimWaits,
    WordsMissing, RuleMissing, EditedMeanwhile.
    """
    words = said(reason)
    with ledger.action(verb="case.extended", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        checked_open(queries.workflow_of(fresh.topic), fresh.state)
        if fresh.due_on is None:
            raise TermMissing
        today = local_date(at)
        made = _extension(fresh, fresh.due_on, due_on, words, by=by, asked_on=today, decided_on=today)
        fresh.due_on = made.due_after
        _tell(fresh, made, due_on, by=by, at=at)
        act.about(saved(fresh, *SAVED), due_after=made.due_after.isoformat())
    return made


def extend_recommendation(
    case: Case, asked_in: Response, after: date, words: str, *, by: User, at: datetime
) -> Extension:
    """Move the term of the recommendation in force, and that of the case where it came from it.

    Called inside an action. Raises as `extend_case`.
    """
    one = demanded(case)
    asked_on = local_date(asked_in.at)
    made = _extension(
        case, one.due_on, after, words, by=by, asked_on=asked_on, decided_on=local_date(at), asked_in=asked_in
    )
    if case.rule is None and case.due_on == one.due_on:
        case.due_on = made.due_after
    one.due_on, one.version = made.due_after, one.version + 1
    one.save(update_fields=["due_on", "version"])
    _tell(case, made, after, by=by, at=at)
    return made


def _extension(
    case: Case,
    before: date,
    after: date,
    words: str,
    *,
    by: User,
    asked_on: date,
    decided_on: date,
    asked_in: Response | None = None,
) -> Extension:
    calendar = working_calendar()
    row, rule = queries.rule_on(EXTENSION, case.opened_on)
    steps = case.extensions.filter(asked_in__isnull=asked_in is None).values_list("due_before", "due_after")
    limit = extension_limit(first_term(before, steps), rule, calendar)
    moved = checked_extension(today=asked_on, before=before, after=calendar.next_working(after), limit=limit)
    notice = queries.rule_on(NOTICE, case.opened_on)[1]
    return Extension.objects.create(
        case=case,
        asked_in=asked_in,
        due_before=before,
        due_after=moved,
        reason=words,
        decided_on=decided_on,
        decided_by=by,
        rule=row,
        notice_due_on=due_by_rule(decided_on, notice, calendar),
    )


def _tell(case: Case, made: Extension, asked: date, *, by: User, at: datetime) -> None:
    facts: dict[str, object] = {
        "due_before": made.due_before.isoformat(),
        "due_after": made.due_after.isoformat(),
        "notice_due": made.notice_due_on.isoformat(),
    }
    if made.due_after != asked:
        facts["day_off"] = asked.isoformat()
    write_event(case, Kind.EXTENSION, by=by, at=at, text=made.reason, facts=facts)


def notify_extension(*, extension: Extension, on: date | None = None, by: User, at: datetime) -> Extension:
    """Write down that whoever waits was told of the extension, today or on an earlier day.

    Raises NoticeGiven, DateAhead.
    """
    day = on or local_date(at)
    with ledger.action(verb="case.extension_notified", by=by, at=at, office=extension.case.office) as act:
        fresh = locked(Case, extension.case_id)
        row = Extension.objects.select_for_update().get(pk=extension.pk)
        row.notified_on = checked_notice(row.notified_on, day, local_date(at), row.decided_on)
        row.save(update_fields=["notified_on"])
        late = {"late": True} if day > row.notice_due_on else {}
        write_event(
            fresh, Kind.NOTICE, by=by, at=at, facts={"of": "extension", "on": day.isoformat(), **late}
        )
        act.about(saved(fresh), on=day.isoformat())
    return row


def checked_notice(given: date | None, day: date, today: date, earliest: date) -> date:
    """The day of a notice; raises NoticeGiven when there was one, DateAhead outside of what can be."""
    if given is not None:
        raise NoticeGiven
    if not earliest <= day <= today:
        raise DateAhead
    return day
