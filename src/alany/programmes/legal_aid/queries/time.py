"""Hours that volunteers wrote, and mass days."""

from django.db.models import QuerySet, Sum

from alany.programmes.legal_aid.models import Hours, MassDay, Volunteer
from alany.spine.organisations.models import Office


def hours_of(office: Office, state: str = "") -> QuerySet[Hours]:
    """What volunteers of the office wrote, the newest day first; `state` is waiting, approved or refused."""
    rows = Hours.objects.filter(volunteer__user__office=office)
    match state:
        case "approved":
            rows = rows.exclude(approved_by=None)
        case "refused":
            rows = rows.exclude(refused_reason="")
        case "any":
            pass
        case _:
            rows = rows.filter(approved_by=None, refused_reason="")
    rows = rows.select_related("volunteer__user", "approved_by", "matter__case")
    return rows.order_by("-on", "-pk")


def own_hours(volunteer: Volunteer) -> QuerySet[Hours]:
    """What this volunteer wrote, the newest day first."""
    return volunteer.hours.select_related("approved_by").order_by("-on", "-pk")


def approved_minutes(volunteer: Volunteer) -> int:
    """The minutes that count."""
    rows = volunteer.hours.exclude(approved_by=None)
    return int(rows.aggregate(sum=Sum("minutes"))["sum"] or 0)


def mass_days_of(office: Office) -> QuerySet[MassDay]:
    """Mass days of the office, the newest first. Heads are never added to persons."""
    rows = MassDay.objects.filter(office=office).select_related("place", "counted_by")
    return rows.prefetch_related("topics", "volunteers__user").order_by("-on", "-pk")
