"""One person: who it is, what she may do since when, what was done to the account."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.ledger_words import verb_word
from alany.faces.desk.people import wording
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import OWN_NAMES, current_language, office_today
from alany.faces.ui.parts import Cell, Column, Event, Link, Table, Term
from alany.kernel.numbers import format_date
from alany.spine.cases.reply_queries import body_of
from alany.spine.ledger.models import Entry
from alany.spine.ledger.rules import SYSTEM
from alany.spine.people.models import Grant, User
from alany.spine.people.queries import grants_of, has_second_factor, history_of


def the_person(request: StaffRequest, key: int) -> User:
    """The person of this office; 404 for any other, so that nothing of other offices shows."""
    return get_object_or_404(User.objects.select_related("office"), pk=key, office=request.user.office)


def crumbs(person: User | None, here: str) -> list[Link]:
    way = [Link(_("People"), reverse("desk:people"))]
    if person is not None:
        way.append(Link(person.name, reverse("desk:person", args=[person.pk])))
    return [*way, Link(here)]


@needs("people.manage")
def person(request: StaffRequest, key: int) -> HttpResponse:
    """The page, with the next things to do at the side."""
    found, today = the_person(request, key), office_today()
    guarded = has_second_factor(found)
    grants = list(grants_of(found))
    context = {
        "page_title": found.name,
        "breadcrumbs": crumbs(None, found.name),
        "person": found,
        "post": found.post(current_language()),
        "state": wording.person_state(found),
        "terms": terms(found, guarded=guarded),
        "grants": grants_table(grants, today, withdrawing=True) if grants else None,
        "events": [_event(entry, today) for entry in history_of(found)],
        "guarded": guarded,
        "herself": found.pk == request.user.pk,
    }
    return render(request, "desk/people/person.html", context)


def terms(person: User, *, guarded: bool) -> list[Term]:
    """What the account is, as rows."""
    language = current_language()
    rows = [
        Term(_("E-mail"), person.email),
        Term(_("Post"), person.post(language)),
        Term(_("Language of letters"), OWN_NAMES.get(person.language, person.language)),
        Term(_("Second step at signing in"), _("on") if guarded else _("off")),
        Term(_("Joined"), format_date(person.joined_on, language)),
    ]
    if body := body_of(person):
        rows.append(Term(_("Answers for a body"), body.name(language)))
    if person.left_on:
        rows.append(Term(_("Left"), format_date(person.left_on, language)))
    return rows


def grants_table(grants: list[Grant], today: date, *, withdrawing: bool) -> Table:
    """Roles with programme, place and days; a way to withdraw what has not ended."""
    columns = [Column(_("Role")), Column(_("Days")), Column(_("State"))]
    if withdrawing:
        columns.append(Column(_("Do")))
    rows = [_grant_row(grant, today, withdrawing=withdrawing) for grant in grants]
    return Table(_("Roles"), columns, rows, hide_caption=True)


def _grant_row(grant: Grant, today: date, *, withdrawing: bool) -> list[Cell | str]:
    scope = f"{wording.programme_title(grant.programme)} · {wording.place_name(grant)}"
    by_hand = grant.granted_by != SYSTEM.name
    row: list[Cell | str] = [
        Cell(wording.role_title(grant.role), sub=scope),
        Cell(wording.span(grant), sub=_("given by %(name)s") % {"name": grant.granted_by} if by_hand else ""),
        Cell(state=wording.grant_state(grant, today)),
    ]
    over = grant.valid_to is not None and grant.valid_to < today
    if withdrawing:
        row.append(
            "–"
            if over
            else Cell(_("Withdraw"), reverse("desk:grant_withdraw", args=[grant.user_id, grant.pk]))
        )
    return row


def _event(entry: Entry, today: date) -> Event:
    role = str(entry.details.get("role", ""))
    text = (verb_word(entry.verb) or entry.verb) + (f": {wording.role_title(role)}" if role else "")
    quiet = entry.verb in wording.VERBS_OF_DOORS
    return Event(words.moment_word(entry.at, today), text, "" if quiet else "done", note=_who(entry))


def _who(entry: Entry) -> str:
    return "" if entry.actor_kind in {"resident", "system"} else entry.actor_name
