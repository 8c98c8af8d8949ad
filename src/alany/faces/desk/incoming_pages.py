"""The register of letters that came: list, one letter, a new one, putting one into its case."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.incoming_forms import FilingForm, IncomingFilter, IncomingForm
from alany.faces.desk.letter_access import may_read_persons
from alany.faces.desk.letter_acts import file_refused
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.parts import Cell, Link, Table
from alany.spine.cases import queries as cases
from alany.spine.files.rules import FileRefused
from alany.spine.letters import actions, queries
from alany.spine.letters.models import IncomingLetter, Letter
from alany.spine.letters.rules import AlreadyFiled

FILTERS = ("q", "filed")
SORTS = {
    "received": ("-received_on", "-pk"),
    "sender": ("sender_name", "-received_on"),
    "dated": ("dated_on", "pk"),
}


@needs("cases.read")
def incoming(request: StaffRequest) -> HttpResponseBase:
    """The register, or the same as CSV or XLSX."""
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="received")
    seen = cases.seen_by(request.rights, "cases.read")
    rows = queries.incoming_register(request.user.office, dict(asked.filters), seen)
    rows = rows.order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="incoming", columns=_export())
    page = listing.page_of(rows, asked)
    columns = [
        asked.column("received", _("Incoming")),
        asked.column("sender", _("From whom")),
        asked.column("dated", _("Its number and date")),
        replace(asked.column("case", _("Case")), width="nowrap"),
    ]
    context = {
        "page_title": _("Incoming letters"),
        "page": page,
        "table": Table(_("Incoming letters"), columns, [_row(came) for came in page.rows], hide_caption=True),
        "filter_form": IncomingFilter(asked.filters),
        "clear_href": reverse("desk:incoming") if asked.filtered else "",
        "kept": [("sort", asked.sort)] if asked.sort != asked.default_sort else [],
        "may_write": request.rights.may("letters.draft"),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "desk/incoming.html", context)


def _crumbs(here: str = "") -> list[Link]:
    way = [Link(_("Letters"), reverse("desk:letters")), Link(_("Incoming"), reverse("desk:incoming"))]
    return [*way, Link(here)] if here else [way[0], Link(_("Incoming"))]


def _row(came: IncomingLetter) -> list[Cell | str]:
    day = words.day_word(came.received_on, office_today())
    theirs = f"№\N{NO-BREAK SPACE}{came.number}" if came.number else _("without a number")
    case = came.case
    return [
        Cell(
            came.subject or came.text[:80],
            reverse("desk:incoming_letter", args=[came.pk]),
            f"№ {came.registered} · {day}",
        ),
        came.sender_name,
        Cell(theirs, sub=words.day_word(came.dated_on, office_today())),
        Cell(case.number, reverse("desk:case", args=[case.number])) if case else "–",
    ]


def _export() -> dict[str, Callable[[IncomingLetter], object]]:
    return {
        _("Our number"): lambda came: came.registered,
        _("Received"): lambda came: came.received_on,
        _("From whom"): lambda came: came.sender_name,
        _("The sender's number"): lambda came: came.number,
        _("Date of the letter"): lambda came: came.dated_on,
        _("What it is about"): lambda came: came.subject,
        _("Case"): lambda came: came.case.number if came.case else "",
    }


@needs("cases.read")
def incoming_page(request: StaffRequest, key: int) -> HttpResponse:
    """One letter that came; who may write letters can put it into its case."""
    office, seen = request.user.office, cases.seen_by(request.rights, "cases.read")
    came = get_object_or_404(queries.incoming_register(office, {}, seen), pk=key)
    may_write = request.rights.may("letters.draft")
    form = FilingForm(request.POST or None, seen=cases.cases_of(office, request.rights))
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied("letters.draft")
        if form.is_valid():
            _file(request, came, form)
            return redirect("desk:incoming_letter", came.pk)
    context = {
        "page_title": came.subject or _("Incoming letter"),
        "messages": messages.get_messages(request),
        "breadcrumbs": _crumbs(f"№ {came.registered}"),
        "came": came,
        "reads_letter": _reads(request, came.letter),
        "form": form,
        "may_file": may_write and came.case is None,
    }
    return render(request, "desk/incoming_letter.html", context)


def _reads(request: StaffRequest, letter: Letter | None) -> bool:
    if letter is None or (letter.person_name and not may_read_persons(request.rights, letter.programme)):
        return False
    return queries.letters_of(request.user.office, request.rights).filter(pk=letter.pk).exists()


def _file(request: StaffRequest, came: IncomingLetter, form: FilingForm) -> None:
    case = form.cleaned_data["case"]
    try:
        actions.file_incoming(incoming=came, case=case, by=request.user, at=now())
        messages.success(request, _("The letter stands in case %(number)s.") % {"number": case.number})
    except AlreadyFiled:
        messages.warning(request, _("Somebody has put this letter into a case already. Nothing was changed."))


@needs("letters.draft")
def incoming_new(request: StaffRequest) -> HttpResponse:
    """Register a letter that lies on the table."""
    office, day = request.user.office, office_today()
    seen = cases.cases_of(office, request.rights)
    case = get_object_or_404(seen, number=request.GET["case"]) if request.GET.get("case") else None
    form = IncomingForm(
        request.POST or None, request.FILES or None, initial={"dated_on": day}, office=office, day=day
    )
    form.request = request  # type: ignore[attr-defined]  # the form asks whether a file was dropped
    if request.method == "POST" and form.is_valid():
        given, upload = form.cleaned_data, form.cleaned_data["file"]
        said = {name: given[name] for name in ("sender_name", "number", "dated_on", "subject", "text")}
        try:
            came = actions.register_incoming(
                office=office,
                sender=form.sender(),
                **said,
                case=case,
                enclosed=(upload.name, upload.file) if upload else None,
                by=request.user,
                at=now(),
            )
            messages.success(request, _("Its number is %(number)s.") % {"number": came.registered})
            return redirect("desk:incoming_letter", came.pk)
        except FileRefused as refusal:
            form.add_error("file", file_refused(refusal))
    context = {
        "page_title": _("Register an incoming letter"),
        "breadcrumbs": _crumbs(_("New")),
        "about": f"{case.number} · {case.title}" if case else "",
        "form": form,
        "act": _("Register"),
        "back_href": reverse("desk:case", args=[case.number]) if case else reverse("desk:incoming"),
    }
    return render(request, "desk/form.html", context)
