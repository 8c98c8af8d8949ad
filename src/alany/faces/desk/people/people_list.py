"""Who works in the office and what each may do, filtered by the address of the page."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.people import wording
from alany.faces.desk.people.forms import PeopleFilter
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Cell, Table
from alany.spine.people.models import Grant, User
from alany.spine.people.queries import people_of

FILTERS = ("q", "role", "programme", "state")
SORTS = {"name": ("sort_key",), "joined": ("joined_on", "sort_key")}


@needs("people.manage")
def people(request: StaffRequest) -> HttpResponseBase:
    """The list, or the same list as CSV or XLSX."""
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="name")
    given = asked.filters
    rows = people_of(
        request.user.office,
        office_today(),
        search=given["q"],
        role=given["role"],
        programme=given["programme"],
        state=given["state"],
    ).order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="people", columns=_export())
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("People"),
        "page": page,
        "table": _table(page),
        "filter_form": PeopleFilter(given),
        "clear_href": reverse("desk:people") if asked.filtered else "",
        "kept": [("sort", asked.sort)] if asked.sort != asked.default_sort else [],
    }
    return render(request, "desk/people/people.html", context)


def _table(page: listing.Page[User]) -> Table:
    columns = [
        page.asked.column("name", _("Person")),
        page.asked.column("roles", _("Roles today")),
        page.asked.column("state", _("State")),
    ]
    return Table(_("People"), columns, [_row(person) for person in page.rows], hide_caption=True)


def _row(person: User) -> list[Cell | str]:
    post = person.post(current_language())
    return [
        Cell(person.name, reverse("desk:person", args=[person.pk]), f"{post} · {person.email}"),
        "; ".join(wording.grant_line(one) for one in _grants(person)) or _("none"),
        Cell(state=wording.person_state(person)),
    ]


def _grants(person: User) -> list[Grant]:
    return list(getattr(person, "grants_now", ()))


def _export() -> dict[str, Callable[[User], object]]:
    language = current_language()
    return {
        _("Full name"): lambda person: person.name,
        _("E-mail"): lambda person: person.email,
        _("Post"): lambda person: person.post(language),
        _("Roles today"): lambda person: "; ".join(wording.grant_line(one) for one in _grants(person)),
        _("State"): lambda person: wording.person_state(person).word,
        _("Joined"): lambda person: person.joined_on,
        _("Left"): lambda person: person.left_on,
    }
