"""A matter becomes a case."""

from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.spine.cases import queries
from alany.spine.cases.actions.terms import term_from
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.numbering import take
from alany.spine.cases.rules import case_number, said
from alany.spine.cases.search import keep_words
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office, Organisation
from alany.spine.places.models import Place

Kind = CaseEvent.Kind


def open_case(
    *,
    office: Office,
    programme: str,
    topic: str,
    title: str,
    place: Place | None = None,
    addressee: Organisation | None = None,
    due_on: date | None = None,
    rule_id: str | None = None,
    received_at: datetime | None = None,
    text: str = "",
    by: Doer,
    at: datetime,
) -> Case:
    """Open a case and give it the next number of the office's year.

    The term is `due_on` when the office sets one (moved to the next working day when it is a day off), else
    it is counted by the row `rule_id` in force on the day of receipt, else there is none. `received_at` is
    `at` when not given. Raises WordsMissing, DueBeforeReceipt, RuleMissing.
    """
    received_on = local_date(received_at or at)
    term = term_from(received_on, due_on, rule_id)
    with ledger.action(verb="case.opened", by=by, at=at, office=office) as act:
        serial = take(office, f"case-{received_on.year}")[0]
        case = Case(
            office=office,
            number=case_number(received_on.year, serial),
            programme=programme,
            topic=topic,
            title=said(title)[:300],
            place=place,
            addressee=addressee,
            state=queries.workflow_of(topic).start,
            opened_on=received_on,
            due_on=term.due_on,
            rule=term.rule,
        ).with_search()
        case.save(force_insert=True)
        keep_words([case])
        write_event(case, Kind.OPENED, by=by, at=at, text=text.strip(), states=("", case.state))
        act.about(case)
    return case
