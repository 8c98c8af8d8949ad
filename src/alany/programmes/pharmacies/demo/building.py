"""Building the demo office from a fixed seed, through the same actions that people use."""

from datetime import datetime

from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.demo.bodies import register_bodies
from alany.programmes.pharmacies.demo.chance import mixed
from alany.programmes.pharmacies.demo.fates import follow
from alany.programmes.pharmacies.demo.fieldwork import FRAME_OF, SAMPLE, SEED, plan_next, run_campaign
from alany.programmes.pharmacies.demo.medicines import enter_acts
from alany.programmes.pharmacies.demo.office_work import take_appeals, write_letters
from alany.programmes.pharmacies.demo.people import CODE, engage, open_demo_office
from alany.programmes.pharmacies.demo.press import publish_figures
from alany.programmes.pharmacies.demo.register import Draw, drawn, register_all, sites
from alany.programmes.pharmacies.reference import load_reference as load_own
from alany.spine.cases.reference import load_reference
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.places.actions import load_borders, load_calendar, load_classifier
from alany.spine.reference.demo import propose_in_demo

LOADED_AT = datetime(2018, 12, 1, 9, tzinfo=ALMATY)
SEEN = ("expired", "other_address")
UNSEEN = ("suspended", "wrong_subtype", "none", "expired", "other_address")


def build() -> None:
    """The demo office with its campaign of July 2020; nothing happens where it stands already."""
    if Office.objects.filter(code=CODE).exists():
        return
    for load in (load_classifier, load_borders, load_calendar, load_reference, load_own):
        load(by=SYSTEM, at=LOADED_AT)
    office = open_demo_office()
    staff = engage(office)
    authority = register_bodies(office)
    enter_acts(office, staff)
    found = sites(FRAME_OF)
    seen, unseen = _licences(drawn(found, SAMPLE, SEED))
    register_all(office, staff, found, seen | unseen)
    campaign = run_campaign(office, staff, seen)
    follow(campaign, authority, staff)
    take_appeals(office, staff)
    write_letters(office, staff)
    plan_next(office, staff)
    propose_in_demo(office, *staff.administrators)
    publish_figures(office, staff)


def _licences(draw: Draw) -> tuple[dict[str, str], dict[str, str]]:
    """Licences in a bad state: of pharmacies that are visited, and of some that no visit reaches."""
    visited = mixed(sorted(draw.sample), "licence")[: len(SEEN)]
    strata = sorted(draw.spares, key=lambda name: (-len(draw.spares[name]), name))[: len(UNSEEN)]
    never = [draw.spares[name][-1] for name in strata]
    return dict(zip(visited, SEEN, strict=True)), dict(zip(never, UNSEEN, strict=True))
