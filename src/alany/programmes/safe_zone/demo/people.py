"""Who keeps the points and opens the boxes in the demo office; each marked «Демо»."""

from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.rights import ROLES
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.people.models import Grant, User

MAIL = "demo.alany.example"
AT = datetime(2019, 7, 29, 9, tzinfo=ALMATY)
SINCE = date(2019, 7, 29)
PEOPLE = (
    ("points", "Демо Перизат", "kk", ("safe_zone_coordinator",)),
    ("opener1", "Демо Асқар", "kk", ("safe_zone_opener",)),
    ("opener2", "Демо Наталья", "ru", ("safe_zone_opener",)),
    ("opener3", "Демо Қуаныш", "kk", ("safe_zone_opener",)),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """One coordinator, and three who open boxes in changing pairs."""

    coordinator: User
    openers: tuple[User, User, User]


def engage(office: Office) -> Staff:
    """Accounts without passwords; whoever loads the demo issues them."""
    posts = {role.code: role.title for role in ROLES}
    with action(verb="people.engaged", by=SYSTEM, at=AT, office=office) as act:
        people: dict[str, User] = {}
        for mailbox, name, language, roles in PEOPLE:
            post = posts[roles[0]]
            people[mailbox] = User.objects.create_user(
                f"{mailbox}@{MAIL}",
                office=office,
                name=name,
                post_kk=post.kk,
                post_ru=post.ru,
                post_en=post.en,
                language=language,
                joined_on=SINCE,
            )
        Grant.objects.bulk_create(
            Grant(user=people[box], role=role, programme="safe_zone", valid_from=SINCE, granted_by="alany")
            for box, _name, _language, roles in PEOPLE
            for role in roles
        )
        act.about(office, people=len(people))
    return Staff(people["points"], (people["opener1"], people["opener2"], people["opener3"]))
