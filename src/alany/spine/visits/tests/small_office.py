"""A small office with two districts and its people, for tests."""

from datetime import date

from alany.kernel.triltext import TrilText
from alany.spine.organisations.models import Office
from alany.spine.people.models import Grant, User
from alany.spine.places.models import Place

TURKISTAN, KENTAU = "611600000", "612000000"


def said(word: str) -> TrilText:
    return TrilText(kk=f"{word} (қаз)", ru=f"{word} (рус)", en=word)


def an_office() -> Office:
    region = Place(
        kato="610000000",
        level="region",
        name_kk="Түркістан облысы",
        name_ru="Туркестанская область",
        name_en="Turkistan Region",
        valid_from=date(2018, 6, 19),
        source="test",
    ).with_search()
    region.save()
    for kato, name in ((TURKISTAN, "Төле би ауданы"), (KENTAU, "Кентау қаласы")):
        Place(
            kato=kato,
            parent=region,
            level="district",
            name_kk=name,
            name_ru=name,
            valid_from=date(2018, 6, 19),
            source="test",
        ).with_search().save()
    texts = {
        f"{part}_{language}": "Кеңсе" for part in ("name", "subtitle") for language in ("kk", "ru", "en")
    }
    return Office.objects.create(
        code="turkistan", region=region, opened_on=date(2018, 12, 13), is_demo=True, **texts
    )


def a_person(office: Office, name: str, *roles: str) -> User:
    person = User.objects.create_user(
        f"{name.lower()}@example.kz",
        "correct horse battery",
        office=office,
        name=name,
        post_kk="Маман",
        post_ru="Специалист",
        post_en="Specialist",
        joined_on=date(2019, 1, 1),
    )
    for role in roles:
        Grant.objects.create(user=person, role=role, valid_from=date(2019, 1, 1), granted_by="test")
    return person
