"""Reading findings: the queue of the second person."""

from django.db.models import QuerySet

from alany.programmes.pharmacies.queries.campaigns import PROGRAMME
from alany.spine.organisations.models import Office
from alany.spine.visits.models import Finding


def findings_under(office: Office, filters: dict[str, str]) -> QuerySet[Finding]:
    """Findings under `kind` and `state`, with visit, site and referral."""
    rows = Finding.objects.filter(visit__campaign__office=office, visit__campaign__programme=PROGRAMME)
    for name in ("kind", "state"):
        if value := filters.get(name):
            rows = rows.filter(**{name: value})
    return rows.select_related(
        "visit__unit__place", "visit__visitor", "visit__campaign__office", "confirmed_by", "referral"
    )
