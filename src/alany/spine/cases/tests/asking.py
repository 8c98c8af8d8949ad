"""A case of which something is asked, for tests of links and answers."""

from datetime import date, timedelta

from alany.spine.cases import actions
from alany.spine.cases.actions.links import make_link
from alany.spine.cases.links import Answerer
from alany.spine.cases.models import Recommendation
from alany.spine.cases.saying import Said
from alany.spine.cases.tests.office import AT, DAY
from alany.spine.ledger.actions import action

DUE = date(2020, 8, 20)


def asked_of(body, by, **given):
    """A recommendation to this body of 30 July 2020, due on 20 August."""
    known = {"due_on": DUE, "given_on": DAY, "language": "kk", "text": "Тасты жолына белгі орнатыңыз."}
    case = actions.open_case(
        office=body.office, programme="roads", topic="roads", title="Тасты жолында белгі жоқ",
        addressee=body, due_on=DUE, received_at=AT - timedelta(days=20), by=by, at=AT,
    )  # fmt: skip
    with action(verb="case.noted", by=by, at=AT, office=body.office):
        return Recommendation.objects.create(
            case=case, ordinal=1, addressee=body, given_by=by, **(known | given)
        )


def ended(recommendation, as_what="verified", on=DAY):
    with action(verb="case.noted", by=recommendation.given_by, at=AT):
        Recommendation.objects.filter(pk=recommendation.pk).update(ended_on=on, ended_as=as_what)
    recommendation.refresh_from_db()
    return recommendation


def a_link(recommendation, **given):
    known = {"recipient": "Созақ ауданының әкімдігі, хатшылық", "by": recommendation.given_by, "at": AT}
    return make_link(recommendation=recommendation, **(known | given))


def words(kind, **given):
    """What the deputy akim says."""
    fitting = {
        "commit": {"owner_post": "әкімнің орынбасары", "promised_on": date(2020, 8, 10)},
        "more_time": {"asked_due_on": date(2020, 9, 1)},
    }
    known = {"text": "Белгі тапсырыс берілді.", "name": "Ерлан Сейтов", "post": "әкімнің орынбасары"}
    return Said(kind=kind, **(known | fitting.get(kind, {}) | given))


def through(link):
    return Answerer(link.pk, "Ерлан Сейтов", "әкімнің орынбасары")
