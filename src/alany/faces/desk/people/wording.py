"""How people's pages say roles, rights, programmes, places and refusals."""

from datetime import date

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import State
from alany.kernel.numbers import format_date
from alany.spine.people import rules
from alany.spine.people.models import Grant, User
from alany.spine.people.queries import all_rights, all_roles

VERBS_OF_DOORS = ("people.signed_in", "people.signed_out", "people.second_factor_used")


def role_title(code: str) -> str:
    """The role in words; a role that no part of the house declares any more is shown by its code."""
    return next(
        (role.title.in_language(current_language()) for role in all_roles() if role.code == code), code
    )


def right_titles(codes: set[str]) -> list[str]:
    """What somebody may do, in the order in which the house declares it."""
    return [right.title.in_language(current_language()) for right in all_rights() if right.code in codes]


def programme_title(slug: str) -> str:
    return words.programme_title(slug) if slug else _("all programmes")


def place_name(grant: Grant) -> str:
    return grant.place.name(current_language()) if grant.place else _("the whole region")


def grant_line(grant: Grant) -> str:
    """Role, and only what narrows it: «Мониторинг маманы, Дәріханалар, Созақ ауданы»."""
    parts = [role_title(grant.role)]
    if grant.programme:
        parts.append(programme_title(grant.programme))
    if grant.place:
        parts.append(place_name(grant))
    return ", ".join(parts)


def span(grant: Grant) -> str:
    """From when until when, both days inclusive."""
    language = current_language()
    begins = format_date(grant.valid_from, language, short=True)
    if grant.valid_to is None:
        return _("from %(day)s") % {"day": begins}
    return f"{begins} – {format_date(grant.valid_to, language, short=True)}"


def grant_state(grant: Grant, today: date) -> State:
    if grant.valid_to is not None and grant.valid_to < today:
        return State(_("ended"), "idle")
    return State(_("begins later"), "soon") if grant.valid_from > today else State(_("in force"), "done")


def person_state(person: User) -> State:
    if not person.is_active:
        return State(_("switched off"), "idle")
    return (
        State(_("works"), "done") if person.has_usable_password() else State(_("has no password yet"), "soon")
    )


def refusal(refused: rules.PersonRefused) -> str:
    """Why it cannot be done, and what to do instead."""
    match refused:
        case rules.OwnRights():
            return _("Nobody gives rights to herself. Ask another administrator.")
        case rules.LastAdministrator():
            return _("Nobody else could manage people then. Make another person administrator first.")
        case rules.RoleUnknown():
            return _("This role does not belong to this programme. Choose its own programme or all.")
        case rules.GrantReversed():
            return _("The last day is before the first day.")
        case rules.GrantExists():
            return _("The person has this role on these days already.")
        case rules.EmailTaken():
            return _("Another account has this e-mail. One e-mail opens one account.")
        case _:
            return _("This person belongs to another office.")
