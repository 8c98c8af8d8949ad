"""The loop around a case as it is read: who was asked, what they said, what waits, what silence means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from alany.spine.cases.models import (
    Case,
    CaseQuerySet,
    Extension,
    Recommendation,
    Response,
    Transfer,
    Verification,
)
from alany.spine.cases.rules import REFUSAL, first_term, is_silence

Kind = Response.Kind
DECIDED = (Kind.DISPUTE, Kind.MORE_TIME)
ANSWERS = (Kind.ANSWER, Kind.FIXED, Kind.DISPUTE)
"""What breaks the silence of an addressee: a promise or a wish for time is no answer on the matter."""


def thread_of(case: Case) -> list[Recommendation]:
    """Every recommendation of the case with its answers, promises and proofs, the first one first."""
    responses = Response.objects.select_related("commitment", "decided_by", "extension")
    rows = case.recommendations.select_related("addressee", "rule", "given_by").order_by("ordinal")
    answers = responses.prefetch_related("proofs__file").order_by("at", "pk")
    return list(rows.prefetch_related(Prefetch("responses", answers)))


def looks_at(case: Case) -> list[Verification]:
    """Every verification of the case with its proofs and the claim that it tests, the first one first."""
    rows = case.verifications.select_related("claim", "verifier")
    return list(rows.prefetch_related("proofs__file", "claim__proofs__file"))


def claim_of(case: Case) -> Response | None:
    """The addressee's latest claim of a fix that no verification has tested; None when staff claimed it."""
    claims = Response.objects.filter(recommendation__case=case, kind=Kind.FIXED, verifications=None)
    return claims.order_by("-at", "-pk").first()


def first_end(case: Case) -> date:
    """The day on which the case's own term ended before it was extended; the case has a term."""
    steps = case.extensions.filter(asked_in=None).values_list("due_before", "due_after")
    return first_term(case.due_on or case.opened_on, steps)


def first_told(case: Case) -> Case:
    """The case that was told first of all that repeat each other: itself when it repeats none."""
    current, seen = case, {case.pk}
    while (one := current.duplicate_of) is not None and one.pk not in seen:
        seen.add(one.pk)
        current = one
    return current


def followers_of(case: Case) -> list[Case]:
    """The cases that repeat this one, also through one another, by number."""
    found: list[Case] = []
    wave, seen = [case.pk], {case.pk}
    while wave:
        rows = [one for one in Case.objects.filter(duplicate_of__in=wave) if one.pk not in seen]
        found += rows
        wave = [one.pk for one in rows]
        seen.update(wave)
    return sorted(found, key=lambda one: one.number)


def _among(cases: CaseQuerySet, path: str = "case") -> Exists:
    """Whose case is one of these. Asked row by row: few rows wait, and a person may see every case."""
    return Exists(cases.order_by().filter(pk=OuterRef(path)))


def in_force_of(cases: CaseQuerySet) -> QuerySet[Recommendation]:
    """Recommendations that stand now, of these cases, the next term first."""
    rows = Recommendation.objects.filter(_among(cases.open()), ended_on=None)
    return rows.select_related("case__place", "addressee", "rule").order_by("due_on", "pk")


def unanswered(rows: QuerySet[Recommendation], today: date) -> QuerySet[Recommendation]:
    """Those of the recommendations whose term has passed and on whose matter nothing was said."""
    said = Response.objects.filter(recommendation=OuterRef("pk"), kind__in=ANSWERS)
    return rows.filter(~Exists(said), due_on__lt=today)


def silent(rows: QuerySet[Recommendation], today: date) -> QuerySet[Recommendation]:
    """Those unanswered where the dated row of law that set the term counts silence as a refusal."""
    return unanswered(rows, today).filter(rule__on_expiry=REFUSAL)


def counts_as_refusal(one: Recommendation, said: Sequence[Response], today: date) -> bool:
    """The same of one recommendation whose answers are at hand."""
    answered = any(response.kind in ANSWERS for response in said)
    expiry = one.rule.on_expiry if one.rule else ""
    return is_silence(expiry, one.due_on, one.ended_on or today, answered=answered)


def to_decide(cases: CaseQuerySet) -> QuerySet[Response]:
    """Disputes and wishes for time on which the office has not decided, the longest waiting first."""
    rows = Response.objects.filter(kind__in=DECIDED, decision="", recommendation__ended_on=None)
    rows = rows.filter(_among(cases.open(), "recommendation__case"))
    return rows.select_related("recommendation__case__place", "recommendation__addressee").order_by(
        "at", "pk"
    )


@dataclass(frozen=True, slots=True)
class NoticeDue:
    """Somebody has to be told: of a transfer at once, of an extension by the law's term."""

    case: Case
    due_on: date
    extension: Extension | None = None
    transfer: Transfer | None = None


def notices_due(cases: CaseQuerySet, limit: int = 50) -> list[NoticeDue]:
    """Notices that nobody has given yet, the most urgent first."""
    ours, waits = _among(cases), Q(notified_on=None)
    extensions = Extension.objects.filter(ours, waits).select_related("case__place").order_by("notice_due_on")
    transfers = (
        Transfer.objects.filter(ours, waits).select_related("case__place", "to").order_by("transferred_on")
    )
    found = [NoticeDue(one.case, one.notice_due_on, extension=one) for one in extensions[:limit]]
    found += [NoticeDue(one.case, one.transferred_on, transfer=one) for one in transfers[:limit]]
    return sorted(found, key=lambda one: (one.due_on, one.case.number))[:limit]
