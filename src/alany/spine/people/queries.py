"""Who may do what, and who is who in the office."""

from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import models

from alany.kernel.folding import fold
from alany.spine.ledger.models import Entry
from alany.spine.organisations.models import Office
from alany.spine.people.models import Grant, SignIn, User
from alany.spine.people.rules import RIGHTS, ROLES, Mandate, is_outside, may, needs_second_factor
from alany.spine.places.models import Place
from alany.spine.programme import registry
from alany.spine.programme.manifest import Right, Role


def all_roles() -> list[Role]:
    """Roles of the office and of its programmes."""
    return [*ROLES, *(role for _, role in registry.roles())]


def all_rights() -> list[Right]:
    """Rights of the office and of its programmes."""
    return [*RIGHTS, *registry.rights()]


class Rights:
    """What one person may do on one day; read once for a request, then asked without further queries."""

    def __init__(self, user: User, day: date) -> None:
        self._rights_of = {role.code: frozenset(role.rights) for role in all_roles()}
        grants = Grant.objects.filter(user=user).in_force(day).select_related("place")
        self.mandates = [
            Mandate(grant.role, grant.programme, frozenset({grant.place.kato} if grant.place else ()))
            for grant in grants
        ]

    def may(self, right: str, programme: str = "", place: Place | None = None) -> bool:
        """True when the person may do this for the programme and the place."""
        return may(self.mandates, self._rights_of, right, programme, _with_parents(place))

    @property
    def outside(self) -> bool:
        """True when the person only answers for another body."""
        return is_outside(self.mandates)

    def needs_second_factor(self) -> bool:
        """True when the person's roles ask for a second factor, whether or not the office demands it."""
        return needs_second_factor(self.mandates, self._rights_of)


def programmes_with(rights: Rights, right: str) -> frozenset[str] | None:
    """The programmes in which a role gives the right, wherever in the region; None for every programme."""
    giving = {role.code for role in all_roles() if right in role.rights}
    found = {mandate.programme for mandate in rights.mandates if mandate.role in giving}
    return None if "" in found else frozenset(found)


def _with_parents(place: Place | None) -> frozenset[str]:
    codes: set[str] = set()
    while place is not None:
        codes.add(place.kato)
        place = place.parent
    return frozenset(codes)


def people_of(
    office: Office, day: date, *, search: str = "", role: str = "", programme: str = "", state: str = ""
) -> models.QuerySet[User]:
    """People of the office; `state` is active, off or empty; role and programme as granted on this day.

    Grants in force come with each person (`grants_now`), so that a list asks no more queries for more rows.
    """
    people = User.objects.filter(office=office)
    for word in fold(search).split():
        people = people.filter(search_text__contains=word)
    if state in {"active", "off"}:
        people = people.filter(is_active=state == "active")
    in_force = Grant.objects.in_force(day).order_by("role", "programme", "pk")
    if role or programme:
        granted = in_force.filter(user=models.OuterRef("pk"))
        granted = granted.filter(role=role) if role else granted
        granted = granted.filter(programme__in=["", programme]) if programme else granted
        people = people.filter(models.Exists(granted))
    return people.prefetch_related(
        models.Prefetch("grants", in_force.select_related("place"), to_attr="grants_now")
    )


def grants_of(person: User) -> models.QuerySet[Grant]:
    """Every grant the person has or had, the newest first."""
    return Grant.objects.filter(user=person).select_related("place").order_by("-valid_from", "-pk")


def history_of(person: User, limit: int = 50) -> list[Entry]:
    """What was done to the account and with it to enter, the newest first."""
    entries = Entry.objects.filter(about_type=User._meta.label_lower, about_id=str(person.pk))
    return list(entries.order_by("-at", "-pk")[:limit])


def who_manages(office: Office, day: date) -> models.QuerySet[User]:
    """Active people who may manage people of the office on this day."""
    return who_may("people.manage", office, day)


def who_may(right: str, office: Office, day: date) -> models.QuerySet[User]:
    """Active people of the office to whom a role gives the right on this day, in whichever programme."""
    roles = [role.code for role in all_roles() if right in role.rights]
    granted = Grant.objects.in_force(day).filter(user=models.OuterRef("pk"), role__in=roles)
    return User.objects.filter(models.Exists(granted), office=office, is_active=True)


def open_sign_ins(person: User, at: datetime) -> models.QuerySet[SignIn]:
    """Sessions that may still be open: not ended, and used within the life of a session."""
    oldest = (at - timedelta(seconds=settings.SESSION_COOKIE_AGE)).date()
    return SignIn.objects.filter(user=person, ended_at=None, last_seen_on__gte=oldest).order_by("-began_at")


def has_second_factor(person: User) -> bool:
    """True when the person has an authenticator application; codes of recovery alone are none."""
    return bool(Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists())
