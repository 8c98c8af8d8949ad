"""The office and its people: invented, each marked «Демо»."""

from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.actions import open_office
from alany.spine.organisations.models import Office
from alany.spine.people.models import Grant, User
from alany.spine.people.rules import ROLES
from alany.spine.places.queries import place_on

CODE = "turkistan"
REGION = "610000000"
OPENED_ON = date(2018, 12, 13)
OPENED_AT = datetime(2018, 12, 13, 10, tzinfo=ALMATY)
MAIL = "demo.alany.example"
PEOPLE = (
    ("head", "head", "Демо Жанар", "kk"),
    ("curator", "curator", "Демо Ерлан", "kk"),
    ("specialist1", "specialist", "Демо Айгүл", "kk"),
    ("specialist2", "specialist", "Демо Тимур", "ru"),
    ("organiser", "organiser", "Демо Сәуле", "kk"),
    ("reviewer1", "reviewer", "Демо Нұрлан", "kk"),
    ("reviewer2", "reviewer", "Демо Светлана", "ru"),
    ("monitor1", "inspector", "Демо Бекзат", "kk"),
    ("monitor2", "inspector", "Демо Гүлнар", "kk"),
    ("monitor3", "inspector", "Демо Данияр", "kk"),
    ("monitor4", "inspector", "Демо Елена", "ru"),
    ("monitor5", "inspector", "Демо Жасұлан", "kk"),
    ("monitor6", "inspector", "Демо Зарина", "kk"),
    ("administrator", "administrator", "Демо Ильяс", "kk"),
    ("administrator2", "administrator", "Демо Марал", "ru"),
)

IN_PROGRAMME = (
    ("specialist1", "pharmacies_keeper", "pharmacies"),
    ("specialist2", "pharmacies_keeper", "pharmacies"),
    ("reviewer1", "pharmacies_lawyer", "pharmacies"),
    ("reviewer2", "pharmacies_lawyer", "pharmacies"),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who does what in the demo office."""

    head: User
    specialists: tuple[User, User]
    organiser: User
    reviewers: tuple[User, User]
    monitors: tuple[User, ...]
    administrators: tuple[User, User]


def open_demo_office() -> Office:
    """The office of Turkistan Region, opened on 13 December 2018."""
    return open_office(
        code=CODE,
        name=TrilText(
            kk="Түркістан – адалдық алаңы",
            ru="Туркестан – площадь честности",
            en="Turkistan, a square of integrity",
        ),
        subtitle=TrilText(
            kk="Түркістан облысының жобалық кеңсесі",
            ru="Проектный офис Туркестанской области",
            en="Project office of Turkistan Region",
        ),
        region=place_on(REGION, OPENED_ON),
        opened_on=OPENED_ON,
        is_demo=True,
        by=SYSTEM,
        at=OPENED_AT,
    )


def engage(office: Office) -> Staff:
    """Accounts without passwords, each with one role; whoever loads the demo issues the passwords."""
    posts = {role.code: role.title for role in ROLES}
    with action(verb="people.engaged", by=SYSTEM, at=OPENED_AT, office=office) as act:
        people = {
            mailbox: User.objects.create_user(
                f"{mailbox}@{MAIL}",
                office=office,
                name=name,
                post_kk=posts[role].kk,
                post_ru=posts[role].ru,
                post_en=posts[role].en,
                language=language,
                joined_on=OPENED_ON,
            )
            for mailbox, role, name, language in PEOPLE
        }
        roles = [(mailbox, role, "") for mailbox, role, _, _ in PEOPLE]
        Grant.objects.bulk_create(
            Grant(
                user=people[mailbox], role=role, programme=programme, valid_from=OPENED_ON, granted_by="alany"
            )
            for mailbox, role, programme in [*roles, *IN_PROGRAMME]
        )
        act.about(office, people=len(people))
    return Staff(
        head=people["head"],
        specialists=(people["specialist1"], people["specialist2"]),
        organiser=people["organiser"],
        reviewers=(people["reviewer1"], people["reviewer2"]),
        monitors=tuple(people[f"monitor{number}"] for number in range(1, 7)),
        administrators=(people["administrator"], people["administrator2"]),
    )
