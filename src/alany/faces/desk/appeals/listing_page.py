"""The register of appeals."""

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.appeals.forms import AppealFilter
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Cell, Table, Term
from alany.kernel.numbers import format_number
from alany.kernel.periods import WorkingCalendar
from alany.spine.appeals import queries
from alany.spine.appeals.models import Appeal
from alany.spine.appeals.wording import CHANNELS
from alany.spine.cases.wording import state_word
from alany.spine.places.queries import working_calendar

FILTERS = ("q", "channel", "kind", "state", "mirror")
SORTS = {
    "received": ("-received_at",),
    "due": ("case__due_on",),
    "number": ("coupon",),
    "name": ("name",),
}


@needs("cases.see")
def appeals(request: StaffRequest) -> HttpResponseBase:
    """The register, or the same as CSV or XLSX; who may not read appeals sees how many there are."""
    day, office = office_today(), request.user.office
    if not request.rights.may("appeals.see"):
        return _totals(request, day)
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="received")
    rows = queries.register(queries.appeals_of(office, request.rights), asked.filters, day)
    rows = rows.order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="appeals", columns=_export())
    page = listing.page_of(rows, asked)
    heads = (("received", _("Appeal")), ("name", _("From whom")), ("state", _("State")), ("due", _("Due")))
    calendar = working_calendar()
    lines = [_row(one, calendar) for one in page.rows]
    columns = [asked.column(name, label) for name, label in heads]
    context = {
        "page_title": _("Appeals"),
        "page": page,
        "table": Table(_("Appeals"), columns, lines, hide_caption=True),
        "filter_form": AppealFilter(asked.filters),
        "clear_href": reverse("desk:appeals") if asked.filtered else "",
        "kept": [("sort", asked.sort)] if asked.sort != asked.default_sort else [],
        "may_work": request.rights.may("cases.work"),
    }
    return render(request, "desk/appeals/appeals.html", context)


def _totals(request: StaffRequest, day: date) -> HttpResponse:
    counts = queries.totals(queries.appeals_of(request.user.office, request.rights), day)
    heads = (_("Came in"), _("Open"), _("Term passed"), _("Closed"))
    numbers = [format_number(count, current_language(), 0) for count in counts]
    context = {
        "page_title": _("Appeals"),
        "terms": [Term(head, number) for head, number in zip(heads, numbers, strict=True)],
    }
    return render(request, "desk/appeals/totals.html", context)


def _row(one: Appeal, calendar: WorkingCalendar) -> list[Cell | str]:
    speak, today, case = current_language(), office_today(), one.case
    came = f"{words.moment_word(one.received_at, today)} · {CHANNELS[one.channel].in_language(speak)}"
    due = words.day_word(case.due_on, today)
    left = None if case.closed_on else words.left(case.due_on, today, calendar)
    return [
        Cell(f"{one.label.in_language(speak)} {one.coupon}", reverse("desk:appeal", args=[one.coupon]), came),
        Cell(one.name, sub=case.place.name(speak) if case.place else ""),
        Cell(state=words.case_state(case), sub=case.owner.name if case.owner else ""),
        Cell(due or "–", state=left),
    ]


def _export() -> dict[str, Callable[[Appeal], object]]:
    """Columns of the file; the words of the appeal and the ways to its sender stay in the register."""
    speak = current_language()
    return {
        _("Number"): lambda one: one.coupon,
        _("Case"): lambda one: one.case.number,
        _("Received"): lambda one: one.received_at,
        _("Registered"): lambda one: one.registered_on,
        _("How the appeal came"): lambda one: CHANNELS[one.channel].in_language(speak),
        _("Kind"): lambda one: one.label.in_language(speak),
        _("From whom"): lambda one: one.name,
        _("State"): lambda one: state_word(one.case.state, speak),
        _("Due"): lambda one: one.case.due_on,
        _("Closed"): lambda one: one.case.closed_on,
    }
