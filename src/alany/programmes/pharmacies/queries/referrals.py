"""Reading referrals: the list with what is overdue, and one referral with its fate."""

from datetime import date

from django.db.models import QuerySet

from alany.programmes.pharmacies.models import Referral
from alany.spine.organisations.models import Office, Organisation


def all_referrals(office: Office) -> QuerySet[Referral]:
    """Referrals with pharmacy, authority, letter, case and visit."""
    return Referral.objects.filter(office=office).select_related(
        "pharmacy__district", "pharmacy__owner", "authority", "letter__addressee", "letter__office",
        "letter__approved_by", "finding__case", "finding__visit__campaign__office",
        "finding__visit__unit__place", "finding__visit__visitor", "office", "named",
    )  # fmt: skip


def referrals_under(office: Office, filters: dict[str, str], today: date) -> QuerySet[Referral]:
    """The list under `state` and `due` (overdue: sent, not answered, its day has passed)."""
    rows = all_referrals(office)
    if state := filters.get("state"):
        rows = rows.filter(state=state)
    if filters.get("due") == "overdue":
        rows = rows.filter(state=Referral.State.SENT, due_on__lt=today)
    return rows


def authorities_on(office: Office, day: date) -> QuerySet[Organisation]:
    """Bodies that materials can be referred to on this day."""
    return Organisation.objects.filter(office=office).authorities().valid_on(day).order_by("sort_key")
