"""Naming a pharmacy in public: after the authority's decision only, with its own words, for a dated term."""

from datetime import datetime

from alany.kernel.deadlines import due_on
from alany.kernel.periods import local_date
from alany.programmes.pharmacies.models import NamedDecision, Referral
from alany.programmes.pharmacies.rules.referrals import DECIDED
from alany.spine.cases.queries import rule_on
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar

TERM = "PH1"
"""The row of the dated rules that says for how long a pharmacy is named."""


class NamingRefused(ValueError):
    """The decision cannot be published so.

    `reason` is `undecided` (the authority has not decided, or has reversed it), `known`, `same_person`,
    `reply_unasked` (the pharmacy's words are not there and nobody says that it was asked), `not_waiting`,
    `not_shown` or `reason_missing`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def propose_naming(
    *, referral: Referral, reply: str, was_asked: bool, by: User, at: datetime
) -> NamedDecision:
    """The first key: the decision and what the pharmacy says, as the public will read them.

    Raises NamingRefused (`undecided`, `known`, `reply_unasked`).
    """
    if not reply.strip() and not was_asked:
        raise NamingRefused("reply_unasked")
    with ledger.action(verb="naming.proposed", by=by, at=at, office=referral.office) as act:
        fresh = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
        if fresh.state not in DECIDED:
            raise NamingRefused("undecided")
        if NamedDecision.objects.filter(referral=fresh).exists():
            raise NamingRefused("known")
        named = NamedDecision.objects.create(
            referral=fresh, reply=reply.strip(), proposed_by=by, proposed_on=local_date(at)
        )
        act.about(named)
    return named


def approve_naming(*, named: NamedDecision, by: User, at: datetime) -> NamedDecision:
    """The second key: shown from today until the term of the dated rule ends.

    Raises NamingRefused (`not_waiting`, `same_person`, `undecided`) and RuleMissing.
    """
    day = local_date(at)
    with ledger.action(verb="naming.approved", by=by, at=at, office=named.referral.office) as act:
        fresh = _locked(named)
        if fresh.approved_on is not None or fresh.taken_down_on is not None:
            raise NamingRefused("not_waiting")
        if fresh.proposed_by_id == by.pk:
            raise NamingRefused("same_person")
        if fresh.referral.state not in DECIDED:
            raise NamingRefused("undecided")
        fresh.approved_by, fresh.approved_on = by, day
        fresh.expires_on = due_on(day, rule_on(TERM, day)[1], working_calendar())
        fresh.save(update_fields=["approved_by", "approved_on", "expires_on"])
        act.about(fresh, expires_on=fresh.expires_on.isoformat())
    return fresh


def take_down(*, named: NamedDecision, reason: str, by: User, at: datetime) -> NamedDecision:
    """Name the pharmacy no more; raises NamingRefused (`not_shown`, `reason_missing`)."""
    if not reason.strip():
        raise NamingRefused("reason_missing")
    with ledger.action(verb="naming.taken_down", by=by, at=at, office=named.referral.office) as act:
        fresh = _locked(named)
        if fresh.taken_down_on is not None:
            raise NamingRefused("not_shown")
        fresh.taken_down_by, fresh.taken_down_on, fresh.reason = by, local_date(at), reason.strip()
        fresh.save(update_fields=["taken_down_by", "taken_down_on", "reason"])
        act.about(fresh, reason=fresh.reason)
    return fresh


def _locked(named: NamedDecision) -> NamedDecision:
    rows = NamedDecision.objects.select_for_update(of=("self",)).select_related("referral__office")
    return rows.get(pk=named.pk)
