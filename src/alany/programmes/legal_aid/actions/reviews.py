"""An advocate looks at answers: good, or to be mended by who gave them."""

from datetime import datetime

from alany.programmes.legal_aid.models import Consultation
from alany.programmes.legal_aid.rules.naming import without_names
from alany.spine.cases.actions import move_case
from alany.spine.cases.models import Case
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.people.models import User

GOOD, MEND = "good", "mend"
MENDED = "Жауапты толықтыру сұралды / Ответ просят дополнить"


class OwnAnswer(ValueError):
    """Nobody reviews the answer that she gave herself."""


class ReviewedAlready(ValueError):
    """Another reviewer has said a word about this answer."""


def review_answer(
    *, consultation: Consultation, verdict: str, note: str, by: User, at: datetime
) -> Consultation:
    """Say that the answer is good, or ask its author to mend it, which needs a note.

    A question whose answer is to be mended goes back to its volunteer, unless the person has asked on or it
    was closed meanwhile. Raises OwnAnswer, ReviewedAlready, WordsMissing, NameGivenAway.
    """
    words = said(note) if verdict == MEND else note.strip()
    matter = consultation.matter
    without_names(words, matter.parties.values_list("name", flat=True))
    with ledger.action(verb="legal_aid.reviewed", by=by, at=at, office=matter.case.office) as act:
        fresh = Consultation.objects.select_for_update().get(pk=consultation.pk)
        if fresh.volunteer is not None and fresh.volunteer.user_id == by.pk:
            raise OwnAnswer
        if fresh.reviewed_at is not None:
            raise ReviewedAlready
        fresh.reviewed_by, fresh.reviewed_at, fresh.review, fresh.review_note = by, at, verdict, words
        fresh.save(update_fields=["reviewed_by", "reviewed_at", "review", "review_note"])
        case = locked(Case, matter.case_id)
        if verdict == MEND and case.state == "answered":
            move_case(case=case, to="in_progress", text=MENDED, by=by, at=at)
        act.about(matter, verdict=verdict)
    return fresh
