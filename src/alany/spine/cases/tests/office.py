"""A small office for tests: people, a district, an akimat, the calendar and the terms of law."""

from datetime import UTC, date, datetime

from alany.spine.cases.reference import load_reference
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import Grant, User
from alany.spine.places.actions import load_calendar
from alany.spine.places.models import Place

AT = datetime(2020, 7, 30, 5, 0, tzinfo=UTC)
DAY = date(2020, 7, 30)
BEGAN = date(2018, 12, 13)


def an_office(code="turkistan"):
    """An office of its own with a region; calendar and terms of law are loaded once."""
    load_calendar(by=SYSTEM, at=AT)
    load_reference(by=SYSTEM, at=AT)
    with action(verb="office.opened", by=SYSTEM, at=AT):
        region, _ = Place.objects.get_or_create(
            kato="610000000",
            valid_from=BEGAN,
            defaults={"level": "region", "name_kk": "Түркістан облысы", "name_ru": "Туркестанская область"},
        )
        words = {
            f"{part}_{lang}": f"{code} {part}" for part in ("name", "subtitle") for lang in ("kk", "ru", "en")
        }
        return Office.objects.create(code=code, region=region, opened_on=BEGAN, **words)


def a_district(name="Созақ ауданы", kato="615600000"):
    with action(verb="place.added", by=SYSTEM, at=AT):
        region = Place.objects.filter(kato="610000000").first()
        place = Place(
            kato=kato,
            level="district",
            parent=region,
            name_kk=name,
            name_ru=name,
            valid_from=BEGAN,
            source="t",
        )
        place.with_search().save()
    return place


def a_person(office, name="Айгүл", roles=("specialist",), **where):
    """An account with roles; its password is `demo-password`."""
    with action(verb="person.added", by=SYSTEM, at=AT):
        email = f"u{User.objects.count() + 1}@example.invalid"
        user = User.objects.create_user(
            email,
            office=office,
            name=name,
            post_kk="маман",
            post_ru="специалист",
            post_en="x",
            joined_on=BEGAN,
        )
        for role in roles:
            Grant.objects.create(user=user, role=role, valid_from=BEGAN, granted_by="t", **where)
    return user


def an_akimat(office, name="Созақ ауданының әкімдігі", **known):
    with action(verb="organisation.added", by=SYSTEM, at=AT):
        body = Organisation(
            office=office, kind="akimat", name_kk=name, name_ru=f"{name} ru", valid_from=BEGAN, **known
        )
        body.with_search().save()
    return body
