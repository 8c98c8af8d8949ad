"""Giving a body without an account an address to answer through, and taking it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from alany.kernel.periods import local_date
from alany.spine.cases.events import write_event
from alany.spine.cases.links import (
    DAYS_AFTER_DUE,
    Answerer,
    EmailUnknown,
    LinkNotOpen,
    LinkState,
    RecommendationEnded,
    TooManyLinks,
    expiry,
    hash_of,
    new_secret,
)
from alany.spine.cases.models import Case, CaseEvent, Recommendation, ReplyLink
from alany.spine.cases.reply_queries import open_asked_of, state_at
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User

Closed = ReplyLink.Closed
BETWEEN_MAILS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A new link with its secret. The secret is here and nowhere else: it cannot be shown a second time."""

    link: ReplyLink
    secret: str


def make_link(
    *,
    recommendation: Recommendation,
    recipient: str,
    email: str = "",
    language: str = "",
    days: int = DAYS_AFTER_DUE,
    by: Doer,
    at: datetime,
) -> MadeLink:
    """A new address for this recommendation; the one that was open before is closed by it.

    It is good until `days` days (1 to 365) after the term, or after today when the term has passed. The
    recommendation's language is taken when none is given. Raises RecommendationEnded, WordsMissing.
    """
    words, office = said(recipient)[:300], recommendation.case.office
    with ledger.action(verb="reply_link.made", by=by, at=at, office=office) as act:
        locked(Case, recommendation.case_id)
        fresh = locked(Recommendation, recommendation.pk)
        if fresh.ended_on is not None:
            raise RecommendationEnded(str(fresh))
        fresh.links.filter(closed_at=None).update(closed_at=at, closed_as=Closed.REPLACED)
        secret = new_secret(settings.SECRET_KEY)
        link = ReplyLink.objects.create(
            recommendation=fresh,
            secret_hash=hash_of(secret),
            recipient=words,
            email=email.strip().lower(),
            language=language or fresh.language,
            made_at=at,
            made_by=by if isinstance(by, User) else None,
            expires_at=expiry(fresh.due_on, local_date(at), days),
        )
        facts = {"link": "made", "recipient": words}
        write_event(fresh.case, CaseEvent.Kind.CHANGED, by=by, at=at, facts=facts)
        act.about(fresh.case, recipient=words)
    return MadeLink(link, secret)


def revoke_link(*, link: ReplyLink, by: Doer, at: datetime) -> ReplyLink:
    """Take a link back: it shows a page that says so, and takes no answer. Raises LinkNotOpen."""
    case = link.recommendation.case
    with ledger.action(verb="reply_link.revoked", by=by, at=at, office=case.office) as act:
        locked(Case, case.pk)
        fresh = locked(ReplyLink, link.pk)
        if fresh.closed_as:
            raise LinkNotOpen(LinkState(fresh.closed_as))
        fresh.closed_at, fresh.closed_as = at, Closed.REVOKED
        fresh.save(update_fields=["closed_at", "closed_as"])
        facts = {"link": "revoked", "recipient": fresh.recipient}
        write_event(case, CaseEvent.Kind.CHANGED, by=by, at=at, facts=facts)
        act.about(case, recipient=fresh.recipient)
    return fresh


def end_links(*, recommendation: Recommendation, by: Doer, at: datetime) -> int:
    """Close what is open of a recommendation that has ended; how many were. Call inside its own action.

    Nothing depends on it: a link of an ended recommendation takes no answer, whether or not it is closed.
    """
    with ledger.action(verb="reply_link.ended", by=by, at=at, office=recommendation.case.office) as act:
        act.about(recommendation.case)
        return recommendation.links.filter(closed_at=None).update(closed_at=at, closed_as=Closed.ENDED)


def note_opened(*, link: ReplyLink, at: datetime) -> None:
    """Keep when the link was first looked at; looking uses nothing up."""
    if link.opened_at is not None:
        return
    visitor = Answerer(link.pk, "", "")
    office = link.recommendation.case.office
    with ledger.action(verb="reply_link.opened", by=visitor, at=at, office=office) as act:
        ReplyLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at)
        act.about(link.recommendation.case)


def note_mailed(*, link: ReplyLink, fault: str, by: Doer, at: datetime) -> None:
    """Keep whether the e-mail with the link was taken by the mail server, and if not, why."""
    with ledger.action(verb="reply_link.mailed", by=by, at=at, office=link.recommendation.case.office) as act:
        link.mailed_at, link.mail_fault = (None if fault else at), fault[:300]
        link.save(update_fields=["mailed_at", "mail_fault"])
        act.about(link.recommendation.case, fault=fault)


def ask_for_links(*, link: ReplyLink, by: Doer, at: datetime) -> list[MadeLink]:
    """New links to all open recommendations of the organisation but this one, for its own registered e-mail.

    Whoever holds one link learns no other secret: they go to the address that the office keeps of the
    organisation, at most once a day. Raises LinkNotOpen, EmailUnknown, TooManyLinks.
    """
    body = link.recommendation.addressee
    if (state := state_at(link, at)) is not LinkState.OPEN:
        raise LinkNotOpen(state)
    if not body.email:
        raise EmailUnknown(str(body))
    with ledger.action(verb="reply_link.asked", by=by, at=at, office=link.recommendation.case.office) as act:
        # Not the key itself: acts that name the body while they hold a case must not wait for this one.
        Organisation.objects.select_for_update(no_key=True).get(pk=body.pk)
        own = ReplyLink.objects.filter(recommendation__addressee=body, made_by=None)
        if own.filter(made_at__gt=at - BETWEEN_MAILS).exists():
            raise TooManyLinks(str(body))
        made = [
            make_link(recommendation=one, recipient=body.name(one.language), email=body.email, by=by, at=at)
            for one in open_asked_of(body).exclude(pk=link.recommendation_id).order_by("case_id")
        ]
        act.about(link.recommendation.case, links=len(made))
    return made
