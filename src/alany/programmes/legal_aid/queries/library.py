"""Public answers: those that stand, found by words however they are typed."""

from datetime import date

from django.db.models import Q, QuerySet

from alany.kernel.folding import fold
from alany.programmes.legal_aid.models import LibraryAnswer
from alany.spine.organisations.models import Office


def public_answers(office: Office, *, words: str = "", topic: str = "") -> QuerySet[LibraryAnswer]:
    """Reviewed answers that were not taken back; a wide topic brings its narrower ones."""
    rows = LibraryAnswer.objects.filter(office=office, withdrawn_on=None).exclude(reviewed_on=None)
    if topic:
        rows = rows.filter(Q(topic__slug=topic) | Q(topic__parent__slug=topic))
    for word in fold(words).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows.select_related("topic", "reviewed_by").order_by("topic__order", "pk")


def all_answers(office: Office, *, state: str, today: date) -> QuerySet[LibraryAnswer]:
    """Answers for the desk: drafts, those to look at again, those that stand, those taken back."""
    rows = LibraryAnswer.objects.filter(office=office).select_related("topic", "drafted_by", "reviewed_by")
    match state:
        case "draft":
            return rows.filter(reviewed_on=None, withdrawn_on=None)
        case "again":
            return rows.filter(withdrawn_on=None, look_again_on__lte=today)
        case "public":
            return rows.filter(withdrawn_on=None).exclude(reviewed_on=None)
        case "withdrawn":
            return rows.exclude(withdrawn_on=None)
    return rows
