"""The volunteer answers, the person asks further, silence closes."""

from datetime import datetime, timedelta

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.actions.appointments import cancel_appointment
from alany.programmes.legal_aid.models import Consultation, Matter, Survey
from alany.programmes.legal_aid.queries.appointments import appointment_of
from alany.programmes.legal_aid.queries.conflicts import facts_open_to
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.services import checked
from alany.programmes.legal_aid.rules.terms import ASK_AGAIN_DAYS, SILENCE_DAYS
from alany.spine.cases.actions import move_case
from alany.spine.cases.models import Case
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import RESIDENT, SYSTEM, Doer
from alany.spine.organisations.models import Office
from alany.spine.people.models import User

ANSWERED = "Жауап берілді / Дан ответ"
ASKED = "Тұрғын қосымша сұрады / Житель задал уточняющий вопрос"
SILENT = "Тұрғыннан хабар жоқ / Житель больше не писал"
WITHDRAWN = "Тұрғын сұрағын қайтарып алды / Житель отозвал вопрос"
ENOUGH = "Тұрғын жауапты алды / Житель получил ответ"
UNASKED = {"answered_at": None, "was_clear": None, "was_kind": None, "solved": ""}
"""A question that was taken up again is asked about anew; the ledger keeps the earlier answers."""
SHORTEST_MINUTES, LONGEST_MINUTES = 1, 600


class NotYours(ValueError):
    """Only the volunteer who accepted the question answers it."""


class NotAnswered(ValueError):
    """There is no answer yet that a further question could follow."""


def answer(
    *,
    matter: Matter,
    text: str,
    service: str,
    outcome: str,
    minutes: int,
    mode: str,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Consultation:
    """Answer the question in its own language, with the help that this kind of volunteer may give.

    `minutes` is the time it took, 1 to 600. Raises NotYours, FactsClosed, ServiceNotAllowed, WordsMissing,
    MoveRefused, EditedMeanwhile.
    """
    volunteer = getattr(by, "volunteer", None)
    words = said(text)
    with ledger.action(verb="legal_aid.answered", by=by, at=at, office=matter.case.office) as act:
        fresh = Matter.objects.select_for_update().get(pk=matter.pk)
        if volunteer is None or fresh.volunteer_id != volunteer.pk:
            raise NotYours
        if not facts_open_to(fresh, volunteer, at):
            raise FactsClosed
        move_case(case=locked(Case, fresh.case_id, version), to="answered", text=ANSWERED, by=by, at=at)
        given = Consultation.objects.create(
            matter=fresh,
            kind=Consultation.Kind.ANSWER,
            volunteer=volunteer,
            volunteer_kind=volunteer.kind,
            service=checked(volunteer.kind, service),
            at=at,
            mode=mode,
            text=words,
            minutes=min(max(minutes, SHORTEST_MINUTES), LONGEST_MINUTES),
        )
        fresh.answered_at, fresh.outcome = fresh.answered_at or at, outcome
        fresh.save(update_fields=["answered_at", "outcome"])
        act.about(fresh, service=service)
    return given


def ask_further(*, matter: Matter, text: str, at: datetime) -> Consultation:
    """The person asks once more; the question goes back to the same volunteer. Sent twice, it stands once.

    Raises NotAnswered, WordsMissing.
    """
    words = said(text)
    with ledger.action(verb="legal_aid.asked_further", by=RESIDENT, at=at, office=matter.case.office) as act:
        case = locked(Case, matter.case_id)
        last = matter.consultations.last()
        if last is not None and last.kind == Consultation.Kind.FOLLOW_UP and last.text == words:
            return last
        if case.state != "answered":
            raise NotAnswered
        move_case(case=case, to="in_progress", text=ASKED, by=RESIDENT, at=at)
        asked = Consultation.objects.create(
            matter=matter, kind=Consultation.Kind.FOLLOW_UP, at=at, text=words
        )
        act.about(matter)
    return asked


def close_matter(*, matter: Matter, by: Doer, at: datetime, text: str = SILENT) -> Matter:
    """Close a question that was answered; the survey is asked now and once more after thirty days.

    Raises MoveRefused.
    """
    today = local_date(at)
    with ledger.action(verb="legal_aid.closed", by=by, at=at, office=matter.case.office) as act:
        move_case(case=matter.case, to="closed", text=text, by=by, at=at)
        for stage, on in (
            (Survey.Stage.CLOSING, today),
            (Survey.Stage.DAY30, today + timedelta(days=ASK_AGAIN_DAYS)),
        ):
            Survey.objects.update_or_create(
                matter=matter, stage=stage, defaults=UNASKED | {"ask_on": on, "asked_at": at}
            )
        act.about(matter)
    return matter


def close_silent(*, office: Office, at: datetime) -> int:
    """Close every question whose person has said nothing since the answer for the office's days; how many."""
    before = local_date(at) - timedelta(days=SILENCE_DAYS)
    answered = Matter.objects.filter(case__office=office, case__state="answered").select_related(
        "case__office"
    )
    count = 0
    for matter in answered.prefetch_related("consultations"):
        if local_date(list(matter.consultations.all())[-1].at) < before:
            close_matter(matter=matter, by=SYSTEM, at=at)
            count += 1
    return count


def withdraw_matter(*, matter: Matter, by: Doer = RESIDENT, at: datetime) -> Matter:
    """The person takes the question back; what was said stays on record. Raises MoveRefused."""
    with ledger.action(verb="legal_aid.withdrawn", by=by, at=at, office=matter.case.office) as act:
        move_case(case=matter.case, to="withdrawn", text=WITHDRAWN, by=by, at=at)
        if appointment_of(matter) is not None:
            cancel_appointment(matter=matter, by=by, at=at)
        fresh = Matter.objects.select_for_update().get(pk=matter.pk)
        fresh.outcome = Matter.Outcome.WITHDREW
        fresh.save(update_fields=["outcome"])
        act.about(fresh)
    return fresh
