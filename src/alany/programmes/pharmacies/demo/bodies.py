"""Bodies that letters go to: the anti-corruption body by date, the control department, the 16 akimats."""

from datetime import date

from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.demo.people import MAIL, OPENED_AT, OPENED_ON
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.actions import register_organisation, succeed
from alany.spine.organisations.models import Office, Organisation
from alany.spine.places.queries import districts_on

CONTROL = TrilText(
    kk="Түркістан облысының медициналық және фармацевтикалық бақылау департаменті",
    ru="Департамент медицинского и фармацевтического контроля по Туркестанской области",
    en="Department of Medical and Pharmaceutical Control of Turkistan Region",
)
ANTI_CORRUPTION = TrilText(
    kk="Мемлекеттік қызмет істері және сыбайлас жемқорлыққа қарсы іс-қимыл агенттігі",
    ru="Агентство по делам государственной службы и противодействию коррупции",
    en="Agency for Civil Service Affairs and Anti-Corruption",
)
SUCCESSORS = (
    (
        date(2019, 7, 22),
        TrilText(
            kk="Сыбайлас жемқорлыққа қарсы іс-қимыл агенттігі (Сыбайлас жемқорлыққа қарсы қызмет)",
            ru="Агентство по противодействию коррупции (Антикоррупционная служба)",
            en="Anti-Corruption Agency",
        ),
        "decree 74, 2019-07-22",
    ),
    (
        date(2025, 6, 30),
        TrilText(
            kk="Ұлттық қауіпсіздік комитетінің Сыбайлас жемқорлыққа қарсы қызметі",
            ru="Антикоррупционная служба Комитета национальной безопасности",
            en="Anti-Corruption Service of the National Security Committee",
        ),
        "2025-06-30; decree 944, 2025-07-14",
    ),
)


def register_bodies(office: Office) -> Organisation:
    """Take in all bodies; gives the control department, to which this programme refers."""
    body = register_organisation(
        office=office,
        kind=Organisation.Kind.AUTHORITY,
        name=ANTI_CORRUPTION,
        valid_from=OPENED_ON,
        by=SYSTEM,
        at=OPENED_AT,
        source="until June 2019",
    )
    for day, name, source in SUCCESSORS:
        body = succeed(organisation=body, name=name, from_day=day, by=SYSTEM, at=OPENED_AT, source=source)
    for district in districts_on(OPENED_ON):
        register_organisation(
            office=office,
            kind=Organisation.Kind.AKIMAT,
            name=TrilText(
                kk=f"{district.name_kk} әкімдігі",
                ru=f"Акимат: {district.name_ru}",
                en=f"Akimat of {district.name_en}",
            ),
            valid_from=OPENED_ON,
            place=district,
            email=f"akimat-{district.kato}@{MAIL}",
            by=SYSTEM,
            at=OPENED_AT,
        )
    return register_organisation(
        office=office,
        kind=Organisation.Kind.AUTHORITY,
        name=CONTROL,
        valid_from=OPENED_ON,
        place=office.region,
        email=f"control@{MAIL}",
        address="Демо көшесі, 1",
        by=SYSTEM,
        at=OPENED_AT,
    )
