"""An office with two administrators, and proposals as a person would make them."""

from alany.spine.cases.models import DeadlineRule, MonthlyIndex
from alany.spine.cases.tests.office import AT
from alany.spine.places.models import CalendarDay
from alany.spine.reference.actions.proposing import Source, propose
from alany.spine.reference.queries import table_of, values_of

SOURCE = Source("Бюджет туралы заң (ойдан алынған)", "9", "adilet.zan.kz")
INDEX_2021 = {"valid_from": "2021-01-01", "tenge": 2917, "certainty": "check", "source": "жоба"}


def values_of_rule(rule_id="A1", valid_from="2021-07-01", **changes):
    """All columns of a rule that stands, with some changed."""
    row = DeadlineRule.objects.get(rule_id=rule_id, valid_from=valid_from)
    return row, values_of(table_of("rules"), row) | changes


def the_index(valid_from="2020-04-01"):
    return MonthlyIndex.objects.get(valid_from=valid_from)


def the_day(date):
    return CalendarDay.objects.get(date=date)


def a_proposal(office, by, *, table="index", kind="add", row="", at=AT, values=INDEX_2021):
    return propose(
        office=office,
        table=table_of(table),
        kind=kind,
        row=str(row),
        values=values,
        reason="Жаңа жылға дайындық",
        source=SOURCE,
        by=by,
        at=at,
    )
