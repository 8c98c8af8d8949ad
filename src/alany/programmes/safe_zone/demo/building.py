"""Building the year of the points from a fixed seed; invented, over the real okrugs of the region."""

from datetime import date, datetime, timedelta

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.demo.boxes import open_boxes
from alany.programmes.safe_zone.demo.observing import observe
from alany.programmes.safe_zone.demo.people import engage
from alany.programmes.safe_zone.demo.places import stand_up
from alany.programmes.safe_zone.demo.press import publish_figures
from alany.programmes.safe_zone.demo.signals import send_signals
from alany.programmes.safe_zone.models import Point
from alany.programmes.safe_zone.reference import load_reference
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office

LAST_ON = date(2020, 7, 30)
BEGAN_AT = datetime(2019, 7, 29, 9, tzinfo=ALMATY)
FIRST_ON = LAST_ON - timedelta(days=365)


def build() -> None:
    """The points of the demo office that stands already; nothing without one, and nothing twice."""
    office = Office.objects.select_related("region").filter(is_demo=True).first()
    if office is None or Point.objects.filter(office=office).exists():
        return
    load_reference(by=SYSTEM, at=BEGAN_AT)
    staff = engage(office)
    points = stand_up(office, LAST_ON)
    observe(office, points, FIRST_ON, LAST_ON)
    open_boxes(office, points, staff, LAST_ON)
    send_signals(office, staff, LAST_ON)
    publish_figures(office)
