"""Groups of the law and doors, as they stood on a day."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from alany.programmes.legal_aid.models import AidTopic, Door, EligibilityGroup
from alany.programmes.legal_aid.rules.screening import Group
from alany.spine.organisations.models import Office


def _valid_on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def groups_on(day: date) -> list[EligibilityGroup]:
    """The groups to whom the law gives free aid on this day, in the order of the list."""
    return list(EligibilityGroup.objects.filter(_valid_on(day)))


def as_rules(rows: Sequence[EligibilityGroup]) -> list[Group]:
    """The rows as the screening reads them."""
    return [Group(row.slug, row.not_for_business, row.valid_from, row.valid_to) for row in rows]


def doors_on(office: Office, day: date, kinds: Sequence[str] | None = None) -> list[Door]:
    """Doors of the office on this day; of these kinds, in their order, when kinds are named."""
    rows = Door.objects.filter(_valid_on(day), office=office).select_related("place").order_by("kind", "pk")
    if kinds is None:
        return list(rows)
    found = list(rows.filter(kind__in=kinds))
    return sorted(found, key=lambda door: list(kinds).index(door.kind))


def topics() -> list[AidTopic]:
    """All topics in the order of the list, each with its wider one."""
    return list(AidTopic.objects.select_related("parent"))
