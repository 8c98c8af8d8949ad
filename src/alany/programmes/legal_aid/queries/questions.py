"""Questions as the desk lists them: the nearest date first."""

from datetime import date

from django.db.models import F, QuerySet

from alany.kernel.folding import fold
from alany.programmes.legal_aid.models import Consultation, Matter
from alany.programmes.legal_aid.rules.reviewing import is_reviewed
from alany.spine.cases.models import Case
from alany.spine.cases.queries import seen_by
from alany.spine.organisations.models import Office
from alany.spine.people.queries import Rights

URGENCY = (F("is_danger").desc(), F("deadline_on").asc(nulls_last=True), "case__due_on", "pk")
RIGHT = "legal_aid.screen"


def questions_of(office: Office, rights: Rights) -> QuerySet[Matter]:
    """Questions of the places for which the person screens, with what a list shows of each."""
    cases = Case.objects.filter(seen_by(rights, RIGHT), office=office, programme="legal_aid")
    rows = Matter.objects.filter(case__in=cases)
    return rows.select_related("case__place", "case__office", "topic", "volunteer__user")


def under(rows: QuerySet[Matter], filters: dict[str, str], today: date) -> QuerySet[Matter]:
    """The rows under the filters of the address: words, state, district, topic; `late` are overdue ones."""
    match state := filters.get("state", ""):
        case "" | "submitted":
            rows = rows.filter(case__state="submitted")
        case "open":
            rows = rows.filter(case__closed_on=None)
        case "late":
            rows = rows.filter(case__state="submitted", case__due_on__lt=today)
        case "any":
            pass
        case _:
            rows = rows.filter(case__state=state)
    if district := filters.get("district"):
        rows = rows.filter(case__place__kato=district)
    if topic := filters.get("topic"):
        rows = rows.filter(topic__slug=topic) | rows.filter(topic__parent__slug=topic)
    for word in fold(filters.get("q", "")).split()[:8]:
        rows = rows.filter(case__search_text__contains=word)
    return rows


def answers_to_review(office: Office) -> list[Consultation]:
    """Answers that wait for a reviewer, the oldest first: all of officials, a sample of the others."""
    rows = Consultation.objects.filter(
        matter__case__office=office, kind=Consultation.Kind.ANSWER, reviewed_at=None
    ).select_related("matter__case__place", "matter__topic", "volunteer__user")
    return [
        one for one in rows.order_by("at", "pk") if is_reviewed(one.volunteer_kind, one.matter.case.number)
    ]
