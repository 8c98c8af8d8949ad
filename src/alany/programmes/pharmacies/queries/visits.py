"""Reading visits: the list under its filters, and one visit with everything on it."""

from django.db.models import Prefetch, Q, QuerySet

from alany.programmes.pharmacies.models import Pharmacy, PriceObservation
from alany.programmes.pharmacies.queries.campaigns import PROGRAMME
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.visits.models import Evidence, Visit


def all_visits(office: Office) -> QuerySet[Visit]:
    """Visits of this programme with site, district and visitor."""
    found = Visit.objects.filter(campaign__office=office, campaign__programme=PROGRAMME)
    return found.select_related("unit__place", "visitor", "campaign__checklist", "campaign__office")


def visits_under(office: Office, filters: dict[str, str], user: User) -> QuerySet[Visit]:
    """The list under `q`, `campaign`, `district` (KATO), `state` and `mine`."""
    rows = all_visits(office)
    campaign = filters.get("campaign", "")
    if campaign.isascii() and campaign.isdigit():
        rows = rows.filter(campaign=int(campaign[:9]))
    if district := filters.get("district"):
        rows = rows.filter(unit__place__kato=district)
    if state := filters.get("state"):
        rows = rows.filter(state=state)
    if filters.get("mine"):
        rows = rows.filter(visitor=user)
    if text := filters.get("q"):
        rows = rows.filter(Q(unit__unit__contains=text) | Q(unit__label__icontains=text))
    return rows


def with_records(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    """Visits with answers, prices, findings and evidence, by one query for each."""
    prices = PriceObservation.objects.select_related("cap_row__act", "cap_row__medicine").order_by("pk")
    pieces = Evidence.objects.select_related("file").order_by("pk")
    return rows.prefetch_related(
        "answers", "findings", "replies", Prefetch("evidence", pieces), Prefetch("prices", prices)
    )


def pharmacy_of(visit: Visit) -> Pharmacy:
    """The pharmacy that was visited, as the register has it now."""
    found = Pharmacy.objects.select_related("owner", "district").prefetch_related("licences")
    return found.get(office=visit.campaign.office, number=visit.unit.unit)
