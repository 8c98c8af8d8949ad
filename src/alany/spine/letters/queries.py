"""The register of letters, and which name an addressee bore on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from alany.kernel.folding import fold
from alany.spine.cases.models import Case
from alany.spine.cases.queries import seen_by
from alany.spine.letters.models import IncomingLetter, Letter
from alany.spine.letters.rules import AddresseeGone
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.people.queries import Rights, programmes_with

State = Letter.State


def addressee_on(organisation: Organisation, day: date) -> Organisation:
    """The body under the name valid on this day: its successors later, its predecessors earlier.

    Raises AddresseeGone.
    """
    seen: set[int] = set()
    body: Organisation | None = organisation
    while body is not None and body.pk not in seen:
        seen.add(body.pk)
        if body.valid_from > day:
            body = body.predecessors.order_by("-valid_from").first()
        elif body.valid_to is not None and body.valid_to < day:
            body = body.successor
        else:
            return body
    raise AddresseeGone(organisation, day)


def letters_of(office: Office, rights: Rights) -> QuerySet[Letter]:
    """The office's letters that this person may read: of the cases she reads, and of her programmes.

    Of a sensitive case only who works on cases reads them, and who approves letters.
    """
    alone = Q(case=None)
    programmes = programmes_with(rights, "cases.read")
    if programmes is not None:
        alone &= Q(programme__in=programmes)
    cases = Case.objects.filter(seen_by(rights, "cases.read"), office=office).order_by()
    if not (rights.may("cases.work") or rights.may("letters.approve")):
        cases = cases.filter(is_sensitive=False)
    return Letter.objects.filter(office=office).filter(alone | Q(case__in=cases.values("pk")))


def register(office: Office, rights: Rights, filters: dict[str, str], day: date) -> QuerySet[Letter]:
    """The register under the filters of its address: `state`, `programme`, `due` (overdue, waiting), `q`."""
    rows = letters_of(office, rights).select_related("addressee", "case", "drafted_by")
    if state := filters.get("state"):
        rows = rows.filter(state=state)
    if programme := filters.get("programme"):
        rows = rows.filter(programme=programme)
    match filters.get("due"):
        case "overdue":
            rows = rows.filter(state=State.SENT, answer_due_on__lt=day)
        case "waiting":
            rows = rows.filter(state=State.SENT)
    for word in fold(filters.get("q", "")).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows


def incoming_register(office: Office, filters: dict[str, str], seen: Q) -> QuerySet[IncomingLetter]:
    """What came, under the filters of its address: `filed` (alone, case), `q`.

    `seen` selects the cases that the reader may see; letters of other cases are left out.
    """
    rows = IncomingLetter.objects.filter(office=office)
    rows = rows.select_related("case", "letter", "file", "sender", "registered_by")
    rows = rows.filter(Q(case=None) | Q(case__in=Case.objects.filter(seen)))
    match filters.get("filed"):
        case "alone":
            rows = rows.filter(case=None)
        case "case":
            rows = rows.exclude(case=None)
    for word in fold(filters.get("q", "")).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows


@dataclass(frozen=True, slots=True)
class Awaited:
    """Letters to one addressee that have not been answered, and the first day by which an answer is due."""

    addressee: str
    addressee_id: int
    letters: int
    first_due: date | None


def awaited(office: Office) -> list[Awaited]:
    """Who owes the office an answer, the most urgent first."""
    rows = Letter.objects.filter(office=office, state=State.SENT).values("addressee_name", "addressee_id")
    found = rows.annotate(letters=Count("pk"), first=Min("answer_due_on")).order_by("first", "addressee_name")
    return [
        Awaited(row["addressee_name"], row["addressee_id"], row["letters"], row["first"])
        for row in found[:20]
    ]


def numbers_on(case: Case) -> list[str]:
    """Numbers of the case's letters and, ours and the sender's, of what came: a case is found under each."""
    letters = case.letters.exclude(number="").values_list("number", flat=True)
    came = IncomingLetter.objects.filter(case=case).values_list("number", "registered")
    return [*letters, *(number for both in came for number in both if number)]


def to_approve(office: Office, user: User) -> QuerySet[Letter]:
    """Drafts that somebody else has written, oldest first."""
    drafts = Letter.objects.filter(office=office, state=State.DRAFT).exclude(drafted_by=user)
    return drafts.select_related("addressee", "drafted_by").order_by("drafted_on", "pk")


def to_send(office: Office) -> QuerySet[Letter]:
    """Approved letters that have not gone out."""
    return Letter.objects.filter(office=office, state=State.APPROVED).order_by("approved_on", "pk")


def unfinished(office: Office, rights: Rights) -> QuerySet[Letter]:
    """Drafts and approved letters that this person may read: what has not left the office."""
    return letters_of(office, rights).filter(state__in=[State.DRAFT, State.APPROVED])
