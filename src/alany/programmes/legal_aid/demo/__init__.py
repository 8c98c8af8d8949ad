"""A year of legal help to 30 July 2020, invented; nobody and no case of it exists."""

from alany.programmes.legal_aid.demo.journal import copy_the_journal
from alany.programmes.legal_aid.demo.last_days import live_the_last_days
from alany.programmes.legal_aid.demo.people import BEGAN_AT, engage
from alany.programmes.legal_aid.demo.press import publish_figures
from alany.programmes.legal_aid.demo.shelf import enter_doors, publish_answers
from alany.programmes.legal_aid.demo.year import live_the_year
from alany.programmes.legal_aid.models import Matter
from alany.programmes.legal_aid.reference import load_reference
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office

__all__ = ["build"]


def build() -> None:
    """Legal help of the demo office that stands already; nothing happens without one, or a second time."""
    office = Office.objects.filter(is_demo=True).first()
    if office is None or Matter.objects.filter(case__office=office).exists():
        return
    load_reference(by=SYSTEM, at=BEGAN_AT)
    staff = engage(office)
    enter_doors(office, staff)
    publish_answers(office, staff)
    copy_the_journal(office, staff)
    live_the_year(office, staff)
    live_the_last_days(office, staff)
    publish_figures(office)
