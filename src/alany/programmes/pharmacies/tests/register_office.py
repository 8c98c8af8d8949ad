"""An office with medicines, an act and pharmacies, for the tests of the register."""

from datetime import date
from decimal import Decimal

from alany.programmes.pharmacies.actions.acts import ActDetails, confirm_act, enter_act
from alany.programmes.pharmacies.actions.register import (
    LicenceFacts,
    PharmacyFacts,
    record_licence,
    register_pharmacy,
)
from alany.programmes.pharmacies.importing.acts import CapLine
from alany.spine.cases.tests.office import AT, BEGAN, a_district, a_person, an_office

__all__ = ["AT", "a_district", "a_person", "an_office"]
BIN = "140740012343"
ADDRESS = "Созақ ауданы, Шолаққорған, Жібек жолы 12"


def a_keeper(office, name="Айгүл"):
    return a_person(office, name, roles=("pharmacies_keeper",))


def a_lawyer(office, name="Бауыржан"):
    return a_person(office, name, roles=("pharmacies_lawyer",))


def a_line(code, name="Ламиктал", form="таблетки 50 мг", pack="30", cap="4904", row=1, maker="GSK"):
    return CapLine(
        row=row,
        code=code,
        atc="N03AX09",
        inn="Ламотриджин",
        trade_name=name,
        form_dose=form,
        pack=pack,
        maker=maker,
        reg_number=f"РК-ЛС-5№00000{code}",
        cap=Decimal(cap) if cap else None,
    )


LINES = (
    a_line("1"),
    a_line("2", pack="60", cap="9000", row=2),
    a_line("3", "Аспирин", "таблетки 500 мг", "20", "", 3, "Bayer"),
    a_line("4", "Парацетамол", "таблетки 500 мг", "10", "150", 4, "Химфарм"),
)


def an_act(office, by, confirmed_by=None, lines=LINES, number="ҚР ДСМ-104", begins=date(2019, 8, 1), **known):
    details = ActDetails(
        number=number,
        dated_on=min(begins, date(2019, 7, 15)),
        title_kk="Дәрілік заттардың шекті бағалары",
        title_ru="Предельные цены на лекарственные средства",
        effective_from=begins,
        **known,
    )
    act = enter_act(office=office, details=details, lines=lines, by=by, at=AT)
    return confirm_act(act=act, by=confirmed_by, at=AT) if confirmed_by else act


def a_pharmacy(office, by, district, name="Шипа", address=ADDRESS, licensed=True, **known):
    stated = {"owner_bin": BIN, "owner_name": "«Шипа» ЖШС", "kind": "pharmacy", "opened_on": BEGAN, **known}
    facts = PharmacyFacts(name=name, district=district, address=address, **stated)
    pharmacy = register_pharmacy(office=office, facts=facts, by=by, at=AT)
    if licensed:
        licence = LicenceFacts(
            number="ФД-0001",
            issued_on=BEGAN,
            holder_bin=BIN,
            annex_number="1",
            annex_address=address,
        )
        record_licence(pharmacy=pharmacy, facts=licence, by=by, at=AT)
    return pharmacy
