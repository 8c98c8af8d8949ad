"""Who takes part: people of the demo office that stands already, the 16 akimats and the one above them."""

from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.actions import put_under, register_organisation
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User

KNOWN_AT = datetime(2019, 7, 29, 10, tzinfo=ALMATY)
KNOWN_ON = date(2019, 7, 29)
MAIL = "demo.alany.example"
REGION = TrilText(
    kk="Түркістан облысының әкімдігі", ru="Акимат: Туркестанская область", en="Akimat of Turkistan Region"
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Specialists ask, reviewers look, the head approves letters, akimats answer, the region stands above."""

    office: Office
    head: User
    specialists: list[User]
    reviewers: list[User]
    akimats: list[Organisation]
    region: Organisation


def gather(office: Office) -> Cast:
    """The people of the office by their roles; the akimat of the region is taken in and put above."""
    akimats = Organisation.objects.filter(office=office, kind=Organisation.Kind.AKIMAT, place__isnull=False)
    districts = list(akimats.select_related("place").order_by("place__kato"))
    return Cast(
        office=office,
        head=_engaged(office, "head")[0],
        specialists=_engaged(office, "specialist"),
        reviewers=_engaged(office, "reviewer"),
        akimats=districts,
        region=_above(office, districts),
    )


def _engaged(office: Office, role: str) -> list[User]:
    people = User.objects.filter(office=office, grants__role=role, grants__programme="")
    return list(people.order_by("pk"))


def _above(office: Office, districts: list[Organisation]) -> Organisation:
    region = register_organisation(
        office=office,
        kind=Organisation.Kind.AKIMAT,
        name=REGION,
        valid_from=office.opened_on,
        place=office.region,
        email=f"akimat-{office.region.kato}@{MAIL}",
        by=SYSTEM,
        at=KNOWN_AT,
    )
    for akimat in districts:
        put_under(organisation=akimat, superior=region, by=SYSTEM, at=KNOWN_AT)
    return region
