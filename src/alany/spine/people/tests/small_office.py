"""An office with a region, two districts and people, for tests of accounts and roles."""

from datetime import UTC, date, datetime

from alany.kernel.triltext import TrilText
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.people import actions
from alany.spine.places.models import Place

AT = datetime(2020, 7, 30, 5, 0, tzinfo=UTC)
DAY = date(2020, 7, 30)
BEGAN = date(2018, 12, 13)
PASSWORD = "тоғыз тарау жол"
POST = TrilText(kk="маман", ru="специалист", en="specialist")


def a_place(kato, name, level="district", parent=None):
    with action(verb="place.added", by=SYSTEM, at=AT):
        place = Place(
            kato=kato, level=level, parent=parent, name_kk=name, name_ru=name, valid_from=BEGAN, source="t"
        )
        place.with_search().save()
    return place


def an_office(code="turkistan", kato="610000000"):
    region = a_place(kato, f"{code} облысы", "region")
    words = {
        f"{part}_{lang}": f"кеңсе {lang}" for part in ("name", "subtitle") for lang in ("kk", "ru", "en")
    }
    with action(verb="office.opened", by=SYSTEM, at=AT):
        return Office.objects.create(code=code, region=region, opened_on=BEGAN, **words)


def a_person(office, name="Айгүл", role="", *, password=PASSWORD, **where):
    """An account whose e-mail is made from the name; with a role in force since the office opened."""
    email = f"{'-'.join(str(ord(sign)) for sign in name[:6])}-{office.code}@example.invalid"
    person = actions.add_person(office=office, email=email, name=name, post=POST, by=SYSTEM, at=AT)
    if password:
        person = actions.set_password(person=person, password=password, by=SYSTEM, at=AT)
    if role:
        actions.grant(person=person, role=role, valid_from=BEGAN, by=SYSTEM, at=AT, **where)
    return person
