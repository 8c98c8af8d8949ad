"""The people of legal help in the demo office: invented, each marked «Демо»."""

from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.actions.volunteers import Described, add_volunteer, undertake
from alany.programmes.legal_aid.models import AidTopic, Volunteer
from alany.programmes.legal_aid.rights import ROLES
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.actions import add_person, grant
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.places.queries import districts_on

BEGAN_ON = date(2019, 7, 1)
BEGAN_AT = datetime(2019, 7, 1, 10, tzinfo=ALMATY)
MAIL = "demo.alany.example"
POSTS = {role.code: role.title for role in ROLES}
STAFF = (
    ("legal-screener", "legal_aid_screener", "Демо Қарлығаш"),
    ("legal-coordinator", "legal_aid_coordinator", "Демо Мәдина"),
    ("legal-reviewer", "legal_aid_reviewer", "Демо Асхат"),
)
VOLUNTEERS = (
    ("Демо Алмас", "advocate"), ("Демо Бибігүл", "advocate"), ("Демо Виктор", "advocate"),
    ("Демо Гаухар", "advocate"), ("Демо Динара", "advocate"), ("Демо Еркебұлан", "consultant"),
    ("Демо Жибек", "consultant"), ("Демо Ирина", "consultant"), ("Демо Кенже", "official"),
    ("Демо Ләззат", "official"), ("Демо Мұрат", "official"), ("Демо Нұргүл", "other"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Staff:
    """Who screens, coordinates, reviews and helps."""

    screener: User
    coordinator: User
    reviewer: User
    volunteers: tuple[Volunteer, ...]


def engage(office: Office) -> Staff:
    """Accounts with their roles, and twelve volunteers of every kind."""
    people = {mailbox: _person(office, mailbox, role, name) for mailbox, role, name in STAFF}
    topics = list(AidTopic.objects.all())
    places = list(districts_on(BEGAN_ON))
    bodies = list(Organisation.objects.filter(office=office, kind="akimat").order_by("pk")[:3])
    helpers = [
        _volunteer(office, serial, name, kind, topics, places, bodies)
        for serial, (name, kind) in enumerate(VOLUNTEERS, start=1)
    ]
    return Staff(
        screener=people["legal-screener"],
        coordinator=people["legal-coordinator"],
        reviewer=people["legal-reviewer"],
        volunteers=tuple(helpers),
    )


def _person(office: Office, mailbox: str, role: str, name: str, post: TrilText | None = None) -> User:
    person = add_person(
        office=office, email=f"{mailbox}@{MAIL}", name=name, post=post or POSTS[role], by=SYSTEM, at=BEGAN_AT
    )
    grant(person=person, role=role, programme="legal_aid", valid_from=BEGAN_ON, by=SYSTEM, at=BEGAN_AT)
    return person


def _volunteer(
    office: Office,
    serial: int,
    name: str,
    kind: str,
    topics: list[AidTopic],
    places: list[Place],
    bodies: list[Organisation],
) -> Volunteer:
    person = _person(office, f"volunteer{serial}", "legal_aid_volunteer", name)
    own = [place for number, place in enumerate(places) if (number + serial) % 3 == 0]
    told = Described(
        kind=kind,
        languages=["kk", "ru"] if serial % 4 else ["ru", "en", "kk"],
        modes=["online", "telephone", "person"],
        topics=[topic for number, topic in enumerate(topics) if (number + serial) % 3 or kind == "advocate"],
        places=own,
        load_cap=6,
        licence=f"Демо-{serial:04d}" if kind == "advocate" else "",
        chamber="Демо палата" if kind == "consultant" else "",
        licence_checked_on=BEGAN_ON if kind in {"advocate", "consultant"} else None,
        organisation=bodies[serial % len(bodies)] if kind == "official" and bodies else None,
    )
    helper = add_volunteer(person=person, told=told, by=SYSTEM, at=BEGAN_AT)
    return undertake(volunteer=helper, by=person, at=BEGAN_AT)
