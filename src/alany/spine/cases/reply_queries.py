"""What is asked of whom through which link, and what was answered."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from alany.spine.cases.links import LinkState, hash_of, is_ours, midnight_after, state_of
from alany.spine.cases.models import (
    AddresseeAccount,
    Case,
    Proof,
    Recommendation,
    ReplyDraft,
    ReplyLink,
    Response,
)
from alany.spine.cases.saying import kinds_open
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User

WHOLE = ("case__office", "case__place", "addressee", "rule")


def link_by_secret(secret: str) -> ReplyLink | None:
    """The link with this secret, open or not; one that the office did not sign asks the database nothing."""
    if not is_ours(secret, _keys()):
        return None
    links = ReplyLink.objects.select_related(*(f"recommendation__{name}" for name in WHOLE))
    return links.filter(secret_hash=hash_of(secret)).first()


def _keys() -> list[str]:
    """The office's key and those before it, with which older links were signed."""
    return [settings.SECRET_KEY, *(str(key) for key in settings.SECRET_KEY_FALLBACKS)]


def state_at(link: ReplyLink, at: datetime) -> LinkState:
    """Whether an answer can be given through the link at this moment, and if not, why not."""
    return state_of(
        closed_as=link.closed_as,
        expires_at=good_until(link),
        ended=link.recommendation.ended_on is not None,
        at=at,
    )


def good_until(link: ReplyLink) -> datetime:
    """When the link expires: never before the end of the term, which may have been made longer since."""
    return max(link.expires_at, midnight_after(link.recommendation.due_on))


def may_say(recommendation: Recommendation, today: date) -> tuple[str, ...]:
    """Kinds of answers that this recommendation takes today; none after its end."""
    return () if recommendation.ended_on else kinds_open(recommendation.due_on, today)


def answers_of(recommendation: Recommendation) -> list[Response]:
    """Everything that the addressee said, oldest first, with promises and files: three queries."""
    proofs = Prefetch("proofs", Proof.objects.select_related("file").order_by("pk"))
    rows = recommendation.responses.select_related("commitment", "link").prefetch_related(proofs)
    return list(rows.order_by("pk"))


def answer_number(recommendation: Recommendation, place: int) -> str:
    """`C-2020-0117/1-2`: the second answer to the first recommendation of the case."""
    return f"{recommendation.case.number}/{recommendation.ordinal}-{place}"


def place_of(response: Response) -> int:
    """Which answer it is, counted from one; answers are never taken away."""
    return Response.objects.filter(recommendation=response.recommendation_id, pk__lte=response.pk).count()


def last_answer(recommendation: Recommendation) -> int:
    """The key of the newest answer, 0 before any: what somebody saw who began to write."""
    keys = recommendation.responses.order_by("-pk").values_list("pk", flat=True)
    return keys.first() or 0


def asked_of(body: Organisation) -> QuerySet[Recommendation]:
    """What is or was asked of this body and of those whose successor it is, the first term first.

    Matters that only some may see are left out: a list may be read by whoever a link was forwarded to.
    """
    rows = Recommendation.objects.filter(addressee__in=_with_predecessors(body), case__is_sensitive=False)
    return rows.select_related(*WHOLE).order_by("due_on", "pk")


def open_asked_of(body: Organisation) -> QuerySet[Recommendation]:
    """The same, without what has ended."""
    return asked_of(body).filter(ended_on=None)


def _with_predecessors(body: Organisation) -> set[int]:
    known, asked = {body.pk}, [body.pk]
    while asked:
        before = Organisation.objects.filter(successor__in=asked).exclude(pk__in=known)
        asked = list(before.values_list("pk", flat=True))
        known.update(asked)
    return known


def body_of(user: User) -> Organisation | None:
    """The body for which this account answers; None for staff of the office."""
    account = AddresseeAccount.objects.filter(user=user).select_related("organisation").first()
    return account.organisation if account else None


def draft_with(
    key: str, recommendation: Recommendation, link: ReplyLink | None, user: User | None
) -> ReplyDraft | None:
    """The draft of this very answerer; the key of somebody else's opens nothing."""
    return ReplyDraft.objects.filter(key=key, recommendation=recommendation, link=link, user=user).first()


def links_of_case(case: Case) -> list[ReplyLink]:
    """Links of all recommendations of the case, the newest first."""
    rows = ReplyLink.objects.filter(recommendation__case=case)
    return list(rows.select_related("recommendation__addressee", "made_by").order_by("-pk"))


def in_force(case: Case) -> Recommendation | None:
    """The recommendation of the case that waits for an answer now."""
    return case.recommendations.filter(ended_on=None).select_related("addressee", "case__office").first()
