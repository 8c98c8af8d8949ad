"""A case in the loop for tests: asked, answered, claimed, looked at."""

from datetime import date

from alany.spine.cases import actions
from alany.spine.cases.actions.replies import respond
from alany.spine.cases.models import Case
from alany.spine.cases.saying import Said
from alany.spine.cases.tests.office import AT
from alany.spine.ledger.rules import Actor

DUE = date(2020, 8, 14)
BODY = Actor(kind="addressee", ref="link:7", name="Ерлан Сейтов")


def a_case(office, by, **given):
    """A road sign is missing; the office has set no term."""
    known = {"programme": "roads", "topic": "none", "title": "Белгі жоқ", "at": AT} | given
    return actions.open_case(office=office, by=by, **known)


def asked(case, body, by, **given):
    """A recommendation of the office's own term, to 14 August 2020."""
    known = {"language": "kk", "text": "Белгі орнату", "due_on": DUE, "at": AT} | given
    if known.get("rule_id"):
        known.pop("due_on")
    return actions.recommend(case=case, addressee=body, by=by, **known)


def says(one, kind, at=AT, by=BODY, **given):
    """What the addressee answers."""
    words = Said(kind=kind, text="сөз", name=by.name, post="", **given)
    return respond(recommendation=one, words=words, by=by, at=at)


def claimed(case, one, **given):
    """The addressee says that it is fixed."""
    says(one, "fixed", **given)
    return fresh(case)


def fresh(case):
    return Case.objects.select_related("addressee", "rule", "owner", "office").get(pk=case.pk)


def look(case, by, outcome="fixed", **given):
    known = {"method": "visit", "outcome": outcome, "text": "көрдім", "at": AT} | given
    return actions.verify(case=case, by=by, **known)


def kinds(case):
    return [event.kind for event in case.events.all()]
