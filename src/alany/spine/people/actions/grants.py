"""Giving and ending roles. A grant is never deleted: it has a last day."""

from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import Doer
from alany.spine.people.actions.accounts import not_the_last, same_office
from alany.spine.people.models import Grant, User
from alany.spine.people.queries import all_roles
from alany.spine.people.rules import (
    GrantExists,
    GrantReversed,
    OwnRights,
    RoleUnknown,
    last_day_when_withdrawn,
    overlaps,
)
from alany.spine.places.models import Place
from alany.spine.programme import registry


def grant(
    *,
    person: User,
    role: str,
    programme: str = "",
    place: Place | None = None,
    valid_from: date,
    valid_to: date | None = None,
    by: Doer,
    at: datetime,
) -> Grant:
    """Give a role for one programme (empty: all) and one place (empty: the whole region).

    Both days are inclusive.

    Raises OwnRights, OtherOffice, RoleUnknown, GrantReversed, GrantExists.
    """
    same_office(person.office, by)
    if isinstance(by, User) and by.pk == person.pk:
        raise OwnRights(person.name)
    _known(role, programme)
    if valid_to is not None and valid_to < valid_from:
        raise GrantReversed(f"{valid_from} {valid_to}")
    with ledger.action(verb="people.role_granted", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk)
        same = Grant.objects.filter(user=fresh, role=role, programme=programme, place=place)
        span = (valid_from, valid_to)
        if any(overlaps(span, (one.valid_from, one.valid_to)) for one in same):
            raise GrantExists(role)
        given = Grant.objects.create(
            user=fresh,
            role=role,
            programme=programme,
            place=place,
            valid_from=valid_from,
            valid_to=valid_to,
            granted_by=by.as_actor().name[:200],
        )
        act.about(fresh, role=role, programme=programme, place=place.kato if place else "")
    return given


def withdraw_grant(*, grant: Grant, by: Doer, at: datetime) -> Grant:
    """End a role at once: its last day is yesterday. Raises LastAdministrator, OtherOffice."""
    person = grant.user
    same_office(person.office, by)
    with ledger.action(verb="people.role_withdrawn", by=by, at=at, office=person.office) as act:
        today = local_date(at)
        fresh = locked(Grant, grant.pk)
        if _manages(fresh.role) and not _manages_otherwise(fresh, today):
            not_the_last(locked(User, person.pk), today)
        fresh.valid_to = last_day_when_withdrawn(fresh.valid_from, today)
        fresh.save(update_fields=["valid_to"])
        act.about(person, role=fresh.role, programme=fresh.programme,
                  place=fresh.place.kato if fresh.place else "")  # fmt: skip
    return fresh


def _known(role: str, programme: str) -> None:
    roles = {one.code for one in all_roles()}
    own = {one.code: owner.slug for owner, one in registry.roles()}
    programmes = {one.slug for one in registry.all_programmes()}
    fits = role in roles and (not programme or programme in programmes)
    if not fits or (role in own and programme not in {"", own[role]}):
        raise RoleUnknown(f"{role} {programme}".strip())


def _manages(role: str) -> bool:
    return any(one.code == role and "people.manage" in one.rights for one in all_roles())


def _manages_otherwise(grant: Grant, day: date) -> bool:
    others = Grant.objects.in_force(day).filter(user_id=grant.user_id).exclude(pk=grant.pk)
    return any(_manages(other.role) for other in others)
