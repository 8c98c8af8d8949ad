"""A small office of legal help: topics, groups, doors, a screener, an intake with all its answers."""

from alany.programmes.legal_aid.actions.intake import begin_intake, save_answer, submit_intake
from alany.programmes.legal_aid.actions.weights import load_weights
from alany.programmes.legal_aid.models import Door
from alany.programmes.legal_aid.reference import load_reference
from alany.spine.cases.tests.office import AT, BEGAN, DAY, a_district, a_person, an_akimat, an_office
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import RESIDENT, SYSTEM

__all__ = ["AT", "DAY", "a_district", "a_person", "an_akimat"]

FACTS = "Көршім Серік Жақсыбеков қоршауды менің жеріме қарай жылжытып қойды, анамның үйі қиылып қалды."
CONTACT = {"name": "Гүлжан Төлегенова", "telephone": "+77011234567", "may_call": True}
ANSWERS = {
    "danger": "no",
    "business": "no",
    "group": "none",
    "field": "advice",
    "has_deadline": "no",
    "state_party": "no",
    "speak": "no",
    "language": "kk",
    "place": "615600000",
    "result_seen": "yes",
    "topic": "land_border",
    "mode": "online",
    "parties": ["Серік Жақсыбеков"],
    "facts": FACTS,
    "contact": CONTACT,
    "consent": "yes",
}


def an_aid_office():
    """An office with a district, topics, groups of the law and one door of each kind."""
    office = an_office()
    a_district()
    load_reference(by=SYSTEM, at=AT)
    for kind in Door.Kind.values:
        a_door(office, kind)
    return office


def a_door(office, kind="advocates"):
    with action(verb="door.kept", by=SYSTEM, at=AT, office=office):
        return Door.objects.create(
            office=office,
            kind=kind,
            name_kk=f"{kind} алқасы",
            name_ru=f"{kind} коллегия",
            name_en=f"{kind} chamber",
            how_kk="Қоңырау шалыңыз",
            how_ru="Позвоните",
            how_en="Call",
            address="Түркістан",
            telephone="+7 725 000 00 00",
            valid_from=BEGAN,
        )


def a_matching_office():
    """The office with the weights by which helpers are proposed."""
    office = an_aid_office()
    load_weights(by=SYSTEM, at=AT)
    return office


def an_intake(office, at=AT, by=RESIDENT, **changed):
    """An intake with every answer, not sent yet; and its code."""
    intake, code = begin_intake(office=office, language="kk", by=by, at=at)
    for slug, value in (ANSWERS | changed).items():
        if value is not None:
            intake = save_answer(intake=intake, slug=slug, value=value, by=by, at=at)
    return intake, code


def a_matter(office, at=AT, **changed):
    """A question that was sent, and its code."""
    intake, code = an_intake(office, at, **changed)
    return submit_intake(intake=intake, code=code, by=RESIDENT, at=at), code


def a_screener(office, name="Айгүл"):
    return a_person(office, name, roles=("legal_aid_screener",))


def a_reviewer(office, name="Бауыржан"):
    return a_person(office, name, roles=("legal_aid_reviewer",))
