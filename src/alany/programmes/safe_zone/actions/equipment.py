"""What stands in a point."""

from datetime import date, datetime

from alany.programmes.safe_zone.models import Equipment, Point
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import Doer


class EquipmentRefused(ValueError):
    """It cannot be so; `reason` is standing, removed, before or closed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def install(*, point: Point, kind: str, inventory_number: str, on: date, by: Doer, at: datetime) -> Equipment:
    """Put a thing into the point; another of its kind must have been removed. Raises EquipmentRefused."""
    with ledger.action(verb="safe_zone.installed", by=by, at=at, office=point.office) as act:
        fresh = locked(Point, point.pk)
        if not fresh.is_open_on(on):
            raise EquipmentRefused("closed")
        if fresh.equipment.filter(kind=kind, removed_on=None).exists():
            raise EquipmentRefused("standing")
        thing = Equipment.objects.create(
            point=fresh, kind=kind, inventory_number=inventory_number.strip()[:40], installed_on=on
        )
        act.about(fresh, equipment=str(thing))
    return thing


def remove(*, equipment: Equipment, on: date, reason: str, by: Doer, at: datetime) -> Equipment:
    """Take a thing out of the point, with the reason. Raises EquipmentRefused."""
    with ledger.action(verb="safe_zone.removed", by=by, at=at, office=equipment.point.office) as act:
        fresh = locked(Equipment, equipment.pk)
        if fresh.removed_on is not None:
            raise EquipmentRefused("removed")
        if on < fresh.installed_on:
            raise EquipmentRefused("before")
        fresh.removed_on, fresh.removed_reason = on, reason.strip()[:300]
        fresh.save(update_fields=["removed_on", "removed_reason"])
        act.about(fresh.point, equipment=str(fresh))
    return fresh
