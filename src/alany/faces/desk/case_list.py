"""The queue: every case that a person may read, filtered by the address of the page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django import forms
from django.contrib import messages
from django.db.models import Case as Rank
from django.db.models import F, OrderBy, Value, When
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import choices, words
from alany.faces.desk.thread.law import Law, short_words
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.names import spoken
from alany.faces.ui.parts import Cell, Link, Table, Term
from alany.kernel.numbers import format_number
from alany.kernel.periods import WorkingCalendar
from alany.spine.cases import queries, search
from alany.spine.cases.load import saved_by
from alany.spine.cases.models import Case, CaseQuerySet
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar

FILTERS = ("q", "programme", "state", "place", "owner", "due", "days")
SORTS = {
    "due": ("due_on",),
    "number": ("number",),
    "opened": ("opened_on",),
    "state": ("state", "due_on"),
    "owner": ("owner__name", "due_on"),
    "found": (),
}
NULLABLE = {"due_on", "owner__name"}
SEARCHED = 1_000


class CaseFilter(forms.Form):
    """The filters of the queue; all may stay empty."""

    def __init__(self, given: Mapping[str, str], office: Office, day: date) -> None:
        super().__init__(given)
        any_one = _("any")
        due = [
            ("overdue", _("the term has passed")),
            ("today", _("today")),
            ("soon", _("in three working days")),
        ]
        due.append(("none", _("without a term")))
        self.fields["q"] = forms.CharField(label=_("Words or number"), max_length=100, required=False)
        self.fields["q"].widget.attrs["data-key"] = "/"
        offered = {
            "programme": (_("Programme"), choices.programmes()),
            "state": (_("State"), choices.states()),
            "place": (_("District"), choices.districts(day)),
            "owner": (_("Who"), [("nobody", _("nobody yet")), *choices.people(office)]),
            "due": (_("Due"), due),
        }
        for name, (label, values) in offered.items():
            nothing = _("all open") if name == "state" else any_one
            widget = forms.Select(choices=choices.optional(values, nothing))
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)
        days = forms.NumberInput(attrs={"min": 1, "max": 250})
        self.fields["days"] = forms.CharField(
            label=_("Due within, working days"), required=False, widget=days
        )


@needs("cases.see")
def cases(request: StaffRequest) -> HttpResponseBase:
    """The list, or the same list as CSV or XLSX; who may not read cases sees how many there are."""
    day, office, calendar = office_today(), request.user.office, working_calendar()
    if not request.rights.may("cases.read"):
        return render(request, "desk/case_totals.html", {"page_title": _("Cases"), **totals(request, day)})
    asked = asked_of(request)
    rows = found_by(request, asked, day)
    if asked.format != "html":
        return listing.export(rows, asked, name="cases", columns=_export(day, calendar))
    page = page_of(rows, asked)
    context = {
        "page_title": _("Cases"),
        "messages": messages.get_messages(request),
        "page": page,
        "table": _table(page, request, day, calendar),
        "tabs": tabs(request.user, asked),
        "save_href": reverse("desk:queue_save") + asked.query(page=None),
        "all_href": f"{reverse('desk:together')}{asked.query(page=None, all=1)}",
        "may_save": asked.query(page=None) != "?",
        "filter_form": CaseFilter(asked.filters, office, day),
        "clear_href": reverse("desk:cases") if asked.filtered else "",
        "kept": [("sort", asked.sort)] if asked.sort != asked.default_sort else [],
        "may_open": request.rights.may("cases.work"),
    }
    return render(request, "desk/cases.html", context)


def totals(request: StaffRequest, day: date) -> dict[str, object]:
    """How many cases there are, without one of them."""
    counts = queries.totals(queries.counted_of(request.user.office, request.rights), day)
    heads = (_("Came in"), _("Open"), _("Term passed"), _("Closed"))
    numbers = [format_number(count, current_language(), 0) for count in counts]
    return {"terms": [Term(head, number) for head, number in zip(heads, numbers, strict=True)]}


def asked_of(request: StaffRequest) -> listing.Asked:
    """What the address asks of the queue; words are answered newest first, anything else by term."""
    searched = bool(listing.cleaned(request.GET.get("q")))
    return listing.read(
        request.GET, filters=FILTERS, sorts=SORTS, default_sort="found" if searched else "due"
    )


def found_by(request: StaffRequest, asked: listing.Asked, day: date) -> CaseQuerySet:
    """The cases of the queue that this person may read, in order; open ones unless a state is asked for."""
    filters = {**asked.filters, "state": asked.filters["state"] or "open"}
    rows = queries.queue(queries.cases_of(request.user.office, request.rights), filters, day)
    if asked.sort.removeprefix("-") != "found":
        return rows.order_by(*_order(asked))
    if keys := search.exact(rows, asked.filters["q"]):
        rank = When(pk__in=keys, then=Value(0))
        return rows.order_by(Rank(rank, default=Value(1)), "-opened_on", "-pk")
    return rows.order_by("-opened_on", "-pk")


def _order(asked: listing.Asked) -> list[OrderBy]:
    """A case without a term stands behind those with one; an index leads both ways."""
    names = (*SORTS[asked.sort.removeprefix("-")], "pk")
    if asked.sort.startswith("-"):
        return [F(name).desc(nulls_first=True if name in NULLABLE else None) for name in names]
    return [F(name).asc(nulls_last=True if name in NULLABLE else None) for name in names]


def page_of(rows: CaseQuerySet, asked: listing.Asked) -> listing.Page[Case]:
    """One page, ordered by keys alone and fetched whole afterwards; a search shows its first thousand."""
    keys: listing.Rows[int] = rows.values_list("pk", flat=True)
    more = False
    if asked.filters["q"]:
        listed = list(keys[: SEARCHED + 1])
        keys, more = listed[:SEARCHED], len(listed) > SEARCHED
    page = listing.page_of(keys, asked)
    return listing.Page(
        rows=queries.by_keys(page.rows),
        asked=page.asked,
        total=page.total,
        more_than_counted=more or page.more_than_counted,
        has_next=page.has_next,
        size=page.size,
    )


def tabs(person: User, asked: listing.Asked) -> list[Link]:
    """The person's saved lists and those shown to the office, the one that is open marked."""
    here = asked.query(page=None)
    return [
        Link(queue.name, f"{reverse('desk:cases')}?{queue.query}", current=f"?{queue.query}" == here)
        for queue in saved_by(person)
    ]


def _table(page: listing.Page[Case], request: StaffRequest, day: date, calendar: WorkingCalendar) -> Table:
    asked, may = page.asked, request.rights.may("cases.work")
    columns = [
        asked.column("number", _("Case")),
        asked.column("state", _("State")),
        replace(asked.column("due", _("Due")), width="nowrap"),
        asked.column("owner", _("Who")),
    ]
    law = Law(calendar)
    rows = [_row(case, request, day, law, tick=may and case.closed_on is None) for case in page.rows]
    return Table(_("Cases"), columns, rows, hide_caption=True)


def _row(case: Case, request: StaffRequest, day: date, law: Law, *, tick: bool) -> list[Cell | str]:
    open_and_due = case.closed_on is None and case.due_on is not None
    due = words.left(case.due_on, day, law.calendar) if open_and_due else None
    late = due is not None and case.due_on is not None and case.due_on < day
    notes = [words.day_word(case.due_on, day), short_words(case, day, law) if late else ""]
    return [
        Cell(
            case.title,
            reverse("desk:case", args=[case.number]),
            f"{case.number} · {words.about_line(case)}",
            tick=case.number if tick else "",
            lang=spoken(case.title),
        ),
        Cell(state=words.case_state(case)),
        Cell(state=due, sub=" · ".join(note for note in notes if note))
        if due
        else words.day_word(case.due_on, day) or "–",
        words.who(case, request.user.pk),
    ]


def _export(day: date, calendar: WorkingCalendar) -> dict[str, Callable[[Case], object]]:
    language = current_language()
    return {
        _("Number"): lambda case: case.number,
        _("Title"): lambda case: case.title,
        _("Programme"): lambda case: words.programme_title(case.programme),
        _("Place"): lambda case: case.place.name(language) if case.place else "",
        _("Addressee"): lambda case: case.addressee.name(language) if case.addressee else "",
        _("State"): lambda case: words.case_state(case).word,
        _("Received"): lambda case: case.opened_on,
        _("Due"): lambda case: case.due_on,
        _("Working days left"): lambda case: (
            calendar.working_days_between(day, case.due_on) if case.due_on and not case.closed_on else None
        ),
        _("Closed"): lambda case: case.closed_on,
        _("Who"): lambda case: case.owner.name if case.owner else "",
    }
