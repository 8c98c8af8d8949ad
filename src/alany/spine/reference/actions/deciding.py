"""The second key: another person confirms, and the row changes; or refuses, and says why."""

from datetime import date, datetime
from typing import Any

from alany.kernel.periods import local_date
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.actions import Act
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import CalendarDay
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference import rules, years
from alany.spine.reference.actions.effects import Effect, check, effect_of
from alany.spine.reference.actions.proposing import demand
from alany.spine.reference.models import Proposal
from alany.spine.reference.queries import model_of, open_cases_on, table_of
from alany.spine.reference.rules import AlreadyDecided, RowChanged, SamePerson, Values
from alany.spine.reference.tables import CALENDAR, WORKED

Kind = Proposal.Kind


def confirm(*, proposal: Proposal, by: User, at: datetime) -> Proposal:
    """Apply what another person proposed, all of it or nothing.

    Terms that were counted before stay as they are stored. Raises SamePerson, NotAllowed, AlreadyDecided,
    RowChanged (somebody changed the row since), RowGone, RowInUse, ValuesRefused, queries.TableUnknown.
    """
    with ledger.action(verb="reference.confirmed", by=by, at=at, office=proposal.office) as act:
        current = _claimed(proposal, by, at)
        table, today = table_of(current.table), local_date(at)
        act.about(current, table=current.table, kind=current.kind)
        if current.kind == Kind.YEAR:
            _apply_year(current, today, act)
        else:
            _apply(table, current, today, act)
        return _decided(current, Proposal.State.CONFIRMED, by, at)


def refuse(*, proposal: Proposal, reason: str, by: User, at: datetime) -> Proposal:
    """Leave the row as it is and say why. Raises SamePerson, NotAllowed, AlreadyDecided."""
    with ledger.action(verb="reference.refused", by=by, at=at, office=proposal.office) as act:
        current = _claimed(proposal, by, at)
        current.refusal = reason
        act.about(current, table=current.table, kind=current.kind)
        return _decided(current, Proposal.State.REFUSED, by, at)


def _claimed(proposal: Proposal, by: User, at: datetime) -> Proposal:
    """The proposal, held until the transaction ends. One decision at a time in an office: two new rows of one
    key that are confirmed at once would not see each other.
    """
    Office.objects.select_for_update().get(pk=proposal.office_id)
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not current.waits:
        raise AlreadyDecided(current.state)
    if current.proposed_by_id == by.pk:
        raise SamePerson(str(by.pk))
    demand(table_of(current.table), by, at)
    return current


def _decided(current: Proposal, state: str, by: User, at: datetime) -> Proposal:
    current.state = state
    current.decided_by, current.decided_at = by, at
    current.version += 1
    current.save()
    return current


def _apply(table: DatedTable, current: Proposal, today: date, act: Act) -> None:
    effect = effect_of(table, current.kind, current.row, current.values)
    if effect.before != current.before:
        raise RowChanged(current.before, effect.before)
    check(table, current.kind, effect, today)
    act.details["open_cases"] = open_cases_on(
        table, effect.row or effect.closes, effect.after or effect.before
    )
    if effect.closes is not None:
        model_of(table)._default_manager.filter(pk=effect.closes.pk).update(
            valid_to=rules.day_of(rules.day_before(effect.after))
        )
    if current.kind == Kind.REMOVE and effect.row is not None:
        effect.row.delete()
        return
    written = _write(table, effect)
    if not current.row:
        current.row = str(written.pk)


def _write(table: DatedTable, effect: Effect) -> Any:  # noqa: ANN401  a row of any declared table
    row = effect.row if effect.row is not None else model_of(table)()
    for name, value in columns_of(table, effect.after).items():
        setattr(row, name, value)
    row.save()
    return row


def columns_of(table: DatedTable, values: Values) -> dict[str, object]:
    """The columns of the model for the kept values; whether a day is worked follows from its kind."""
    written: dict[str, object] = {}
    for one in table.fields:
        value: object = values.get(one.name)
        if one.kind == "date":
            value = rules.day_of(value)
        elif value is None and one.kind != "integer":
            value = ""
        written[one.name] = value
    if table.slug == CALENDAR.slug:
        written["works"] = values.get("kind") == WORKED
    return written


def _apply_year(current: Proposal, today: date, act: Act) -> None:
    year, days, whole = current.values["year"], current.values["days"], current.values["whole"]
    found = years.standing(year)
    if found != current.before["days"]:
        raise RowChanged(current.before, {"days": found})
    change = years.compared(found, days, whole=whole)
    years.check(change, year, today)
    CalendarDay.objects.filter(date__in=[rules.day_of(day["date"]) for day in change.removed]).delete()
    for _before, after in change.changed:
        CalendarDay.objects.filter(date=str(after["date"])).update(**columns_of(CALENDAR, after))
    CalendarDay.objects.bulk_create([CalendarDay(**columns_of(CALENDAR, day)) for day in change.added])
    act.details.update(added=len(change.added), changed=len(change.changed), removed=len(change.removed))
