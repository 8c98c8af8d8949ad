"""What the person says afterwards: three questions, and whether it is solved after thirty days."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Matter, Survey
from alany.spine.cases.actions import move_case
from alany.spine.cases.models import Case
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import RESIDENT, Doer

AGAIN = "Тұрғын мәселе шешілмегенін айтты / Житель сообщил, что вопрос не решён"
UNSOLVED = frozenset({Survey.Solved.NOT_SOLVED, Survey.Solved.PARTLY})


class SurveyNotOpen(ValueError):
    """The survey is not asked yet, was answered, or does not exist."""


class NotUnsolved(ValueError):
    """A question is taken up again when it was closed and the person said that it is not solved."""


def answer_survey(
    *, matter: Matter, stage: str, clear: int | None, kind: int | None, solved: str, at: datetime
) -> Survey:
    """Keep the person's answers; grades are 1 to 5. Sent twice, the first stays. Raises SurveyNotOpen."""
    with ledger.action(
        verb="legal_aid.survey_answered", by=RESIDENT, at=at, office=matter.case.office
    ) as act:
        row = Survey.objects.select_for_update().filter(matter=matter, stage=stage).first()
        if row is None or row.ask_on > local_date(at):
            raise SurveyNotOpen
        if row.answered_at is None:
            row.answered_at, row.was_clear, row.was_kind, row.solved = at, clear, kind, solved
            row.save(update_fields=["answered_at", "was_clear", "was_kind", "solved"])
        act.about(matter, stage=str(stage))
    return row


def take_up_again(*, matter: Matter, by: Doer = RESIDENT, at: datetime) -> Matter:
    """A closed question that is not solved goes back to the queue for another volunteer.

    Raises NotUnsolved.
    """
    with ledger.action(verb="legal_aid.reopened", by=by, at=at, office=matter.case.office) as act:
        case = locked(Case, matter.case_id)
        if case.state != "closed" or not matter.surveys.filter(solved__in=UNSOLVED).exists():
            raise NotUnsolved
        case = move_case(case=case, to="reopened", text=AGAIN, by=by, at=at)
        move_case(case=case, to="screened", text=AGAIN, by=by, at=at)
        fresh = Matter.objects.select_for_update().get(pk=matter.pk)
        # Who advised before has no further look at the facts, and another volunteer can accept.
        fresh.offers.filter(answer="accepted").update(answer="withdrawn", reason=AGAIN[:300])
        fresh.volunteer, fresh.outcome = None, ""
        fresh.save(update_fields=["volunteer", "outcome"])
        act.about(fresh)
    return fresh
