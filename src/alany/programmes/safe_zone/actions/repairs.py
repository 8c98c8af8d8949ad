"""Equipment that stays down becomes a case: the akimat of the district is asked to repair it."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.programmes.safe_zone.models import Equipment
from alany.programmes.safe_zone.topics import REPAIR
from alany.programmes.safe_zone.wording import KINDS
from alany.spine.cases.actions import open_case
from alany.spine.cases.models import Case
from alany.spine.ledger import actions as ledger
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User


class NobodyToAsk(LookupError):
    """No akimat of the point's district is on record."""


def ask_repair(*, equipment: Equipment, by: User, at: datetime) -> Case:
    """Open the case, or give the one that is open already for this piece. Raises NobodyToAsk."""
    point, language = equipment.point, by.language or "kk"
    place, today = point.district, local_date(at)
    bodies = Organisation.objects.valid_on(today).filter(office=point.office, kind=Organisation.Kind.AKIMAT)
    akimat = bodies.filter(place__kato=place.kato).first()
    if akimat is None:
        raise NobodyToAsk(place.kato)
    name = KINDS[equipment.kind].in_language(language)
    title = f"{point.code}, {name}, {equipment.inventory_number}"
    standing = Case.objects.filter(
        office=point.office, topic=REPAIR.slug, title=title, closed_on=None
    ).first()
    if standing is not None:
        return standing
    with ledger.action(verb="safe_zone.repair_asked", by=by, at=at, office=point.office) as act:
        case = open_case(
            office=point.office,
            programme="safe_zone",
            topic=REPAIR.slug,
            title=title,
            place=place,
            addressee=akimat,
            text=title,
            by=by,
            at=at,
        )
        act.about(point, equipment=str(equipment))
    return case
