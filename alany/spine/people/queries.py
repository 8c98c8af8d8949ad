"""Who may do what."""

from alany.spine.people.models import Grant, User
from alany.spine.people.rules import RIGHTS, ROLES, Mandate, may
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

    def __init__(self, user: User, day: object) -> None:
        self._rights_of = {role.code: frozenset(role.rights) for role in all_roles()}
        grants = Grant.objects.filter(user=user).in_force(day).select_related("place")  # type: ignore[arg-type]
        self.mandates = [
            Mandate(grant.role, grant.programme, frozenset({grant.place.kato} if grant.place else ()))
            for grant in grants
        ]

    def may(self, right: str, programme: str = "", place: Place | None = None) -> bool:
        """True when the person may do this for the programme and the place."""
        return may(self.mandates, self._rights_of, right, programme, _with_parents(place))


def _with_parents(place: Place | None) -> frozenset[str]:
    codes: set[str] = set()
    while place is not None:
        codes.add(place.kato)
        place = place.parent
    return frozenset(codes)
