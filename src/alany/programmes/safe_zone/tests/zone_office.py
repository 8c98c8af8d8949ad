"""An office with okrugs and points, for the tests of the programme."""

from datetime import UTC, date, datetime

from alany.programmes.safe_zone.actions.equipment import install
from alany.programmes.safe_zone.actions.points import USUAL_WEEK, PointFacts, open_point
from alany.programmes.safe_zone.models import Point
from alany.spine.cases.tests.office import AT, BEGAN, DAY, a_district, a_person, an_office
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.places.models import Place

__all__ = ["AT", "BEGAN", "DAY", "a_district", "a_person", "an_office"]
OPENED = date(2020, 1, 6)
NOON = datetime(2020, 7, 30, 6, tzinfo=UTC)
"""Noon in Almaty on the last day."""


def an_okrug(district, kato, name="Аксумбинский с.о."):
    with action(verb="place.added", by=SYSTEM, at=AT):
        place = Place(kato=kato, level="okrug", parent=district, name_ru=name, valid_from=BEGAN, source="t")
        place.with_search().save()
    return place


def a_point(office, by, okrug, things=("wifi", "computer", "printer", "telephone", "box"), **known):
    """A point of five days with its equipment, open since January 2020."""
    given = {"address_kk": "Абай көшесі, 1", "address_ru": "ул. Абая, 1", "population": 2500} | known
    point = open_point(
        office=office,
        place=okrug,
        facts=PointFacts(**given),
        week=USUAL_WEEK,
        opened_on=OPENED,
        by=by,
        at=AT,
    )
    for number, kind in enumerate(things):
        install(point=point, kind=kind, inventory_number=f"{point.number}-{number}", on=OPENED, by=by, at=AT)
    return Point.objects.with_places().get(pk=point.pk)


def a_coordinator(office, name="Перизат"):
    return a_person(office, name, roles=("safe_zone_coordinator", "specialist"))


def an_opener(office, name="Асқар"):
    return a_person(office, name, roles=("safe_zone_opener",))
