"""The register of pharmacies: on the desk, and what everybody may read of it."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs, public
from alany.faces.ui.context import current_language, now, office_today
from alany.kernel.numbers import format_date
from alany.programmes.pharmacies.actions.register import (
    NumberTaken,
    change_pharmacy,
    import_register,
    record_licence,
    register_pharmacy,
)
from alany.programmes.pharmacies.actions.uploads import ImportConfirmed, upload_table
from alany.programmes.pharmacies.forms.register import LicenceForm, PharmacyForm, RegisterFilter, initial_of
from alany.programmes.pharmacies.forms.uploads import TableForm
from alany.programmes.pharmacies.importing.register import fields, read_register
from alany.programmes.pharmacies.models import PendingImport, Pharmacy
from alany.programmes.pharmacies.queries import register as queries
from alany.programmes.pharmacies.views import register_parts as shown
from alany.programmes.pharmacies.views.uploads import download, preview_of
from alany.spine.files.rules import FileRefused
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.organisations.queries import this_office

SORTS = {"name": ("sort_key",), "number": ("number",), "district": ("district__sort_key", "sort_key")}


def _asked(request: HttpRequest, *filters: str) -> listing.Asked:
    return listing.read(request.GET, filters=filters, sorts=SORTS, default_sort="name")


def _own(request: StaffRequest, pk: int) -> Pharmacy:
    found = queries.with_licences(Pharmacy.objects.filter(office=request.user.office))
    pharmacy = found.select_related("owner", "district", "office").filter(pk=pk).first()
    if pharmacy is None:
        raise Http404(str(pk))
    return pharmacy


@needs("cases.read", "pharmacies")
def pharmacies(request: StaffRequest) -> HttpResponse:
    """All pharmacies of the office that work today, with the state of their licence."""
    asked, today, language = (
        _asked(request, "q", "district", "kind", "licence"),
        office_today(),
        current_language(),
    )
    found = queries.pharmacies_of(
        request.user.office,
        today,
        text=asked.filters["q"],
        district=asked.filters["district"],
        kind=asked.filters["kind"],
    )
    rows: Any = queries.with_licences(found.order_by(*asked.order()))
    if state := asked.filters["licence"]:
        rows = [one for one in rows if queries.state_of(one, today) == state]
    if asked.format != "html":
        return download(rows, asked, name="pharmacies", columns=shown.export_columns(today, language))
    page = listing.page_of(rows, asked)
    districts = queries.district_choices(today, language)
    context = {
        "page_title": _("Pharmacies"),
        "page": page,
        "table": shown.pharmacy_table(page.rows, asked, today, language),
        "filter_form": RegisterFilter(dict(asked.filters), districts, language),
        "may_edit": request.rights.may("pharmacies.register", "pharmacies"),
    }
    return render(request, "pharmacies/register_list.html", context)


@needs("cases.read", "pharmacies")
def pharmacy(request: StaffRequest, pk: int) -> HttpResponse:
    """One pharmacy: what is known, its licences, its price lists, its visits and what was done here."""
    found, today, language = _own(request, pk), office_today(), current_language()
    context = {
        "page_title": found.name,
        "pharmacy": found,
        "state": shown.licence_state(queries.state_of(found, today), language),
        "terms": shown.terms_of(found, language),
        "licences": shown.licence_table(list(found.licences.all()), language),
        "lists": shown.list_table(found, language),
        "visits": shown.visits_of(found, language),
        "events": shown.history_of(found, language),
        "may_edit": request.rights.may("pharmacies.register", "pharmacies"),
        "breadcrumbs": _crumbs(parts.Link(found.name, current=True)),
    }
    return render(request, "pharmacies/register_pharmacy.html", context)


@needs("pharmacies.register", "pharmacies")
def add(request: StaffRequest) -> HttpResponse:
    """A new pharmacy."""
    form = PharmacyForm(request.POST or None, today=office_today())
    if request.method == "POST" and form.is_valid():
        try:
            made = register_pharmacy(
                office=request.user.office, facts=form.facts(), by=request.user, at=now()
            )
        except NumberTaken:
            form.add_error(None, _("Somebody has just taken this number. Send the form again."))
        else:
            return redirect("desk_pharmacies:pharmacy", made.pk)
    context = {
        "page_title": _("New pharmacy"),
        "form": form,
        "breadcrumbs": _crumbs(parts.Link(_("New pharmacy"))),
    }
    return render(request, "pharmacies/register_form.html", context)


@needs("pharmacies.register", "pharmacies")
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what is known; who saves second sees what changed and loses nothing."""
    found = _own(request, pk)
    form = PharmacyForm(request.POST or None, initial=initial_of(found), today=office_today())
    context: dict[str, object] = {
        "page_title": _("Change the record"),
        "form": form,
        "pharmacy": found,
        "breadcrumbs": _crumbs(
            parts.Link(found.name, reverse("desk_pharmacies:pharmacy", args=[pk])),
            parts.Link(_("Change the record")),
        ),
    }
    if request.method == "POST" and form.is_valid():
        try:
            change_pharmacy(
                pharmacy=found,
                facts=form.facts(is_invented=found.is_invented),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                at=now(),
            )
        except EditedMeanwhile:
            context |= shown.two_versions(_own(request, pk), form, current_language())
            return render(request, "pharmacies/register_form.html", context, status=409)
        return redirect("desk_pharmacies:pharmacy", pk)
    return render(request, "pharmacies/register_form.html", context)


@needs("pharmacies.register", "pharmacies")
def licence(request: StaffRequest, pk: int) -> HttpResponse:
    """Record a licence of a pharmacy, or bring one up to date."""
    found = _own(request, pk)
    known = {"holder_bin": found.owner.bin, "annex_address": found.address, "subtypes": ["retail"]}
    form = LicenceForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        record_licence(pharmacy=found, facts=form.facts(), by=request.user, at=now())
        return redirect("desk_pharmacies:pharmacy", pk)
    context = {
        "page_title": _("Record a licence"),
        "form": form,
        "pharmacy": found,
        "breadcrumbs": _crumbs(
            parts.Link(found.name, reverse("desk_pharmacies:pharmacy", args=[pk])),
            parts.Link(_("Record a licence")),
        ),
    }
    return render(request, "pharmacies/register_form.html", context)


@needs("pharmacies.register", "pharmacies")
def upload(request: StaffRequest) -> HttpResponse:
    """Send in a register as a table."""
    form = TableForm(request) if request.method == "POST" else TableForm()
    if request.method == "POST" and form.is_valid():
        try:
            pending = upload_table(
                kind=PendingImport.Kind.REGISTER,
                name=form.cleaned_data["file"].name,
                content=form.content,
                details={},
                by=request.user,
                at=now(),
            )
        except FileRefused:
            form.refuse_type()
        else:
            return redirect("desk_pharmacies:register_preview", pending.pk)
    context = {
        "page_title": _("Import a register"),
        "lead": _("One row for each address. Nothing is saved before you confirm."),
        "form": form,
        "breadcrumbs": _crumbs(parts.Link(_("Import a register"))),
    }
    return render(request, "pharmacies/upload.html", context)


@needs("pharmacies.register", "pharmacies")
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """Which column is what, what would change, what cannot be taken; then the confirmation."""
    office, today = request.user.office, office_today()
    asked = fields(queries.districts_by_word(today))
    seen = preview_of(request, PendingImport.Kind.REGISTER, pk, asked, read_register)
    done = seen.pending.confirmed_at is not None
    if request.method == "POST" and seen.read is not None and seen.takeable and not done:
        try:
            new, changed = import_register(
                pending=seen.pending, lines=seen.read.good, by=request.user, at=now()
            )
        except ImportConfirmed:
            done = True
        else:
            context = {"page_title": _("The register has been taken in"), "new": new, "changed": changed}
            return render(request, "pharmacies/register_imported.html", context)
    compared = queries.matched(office, seen.read.good) if seen.read is not None else None
    context = {
        "page_title": _("Import a register"),
        "preview": seen,
        "done": done,
        "terms": shown.matched_terms(compared, current_language()) if compared else [],
        "act": _("Take the good rows in"),
        "breadcrumbs": _crumbs(parts.Link(_("Import a register"))),
    }
    return render(request, "pharmacies/upload_preview.html", context)


def _crumbs(*rest: parts.Link) -> Sequence[parts.Link]:
    return [parts.Link(_("Pharmacies"), reverse("desk_pharmacies:register")), *rest]


@public
def public_register(request: HttpRequest) -> HttpResponse:
    """What everybody may read: number, name, address, district, licence on record; never what was found."""
    office = this_office()
    if office is None:
        raise Http404("no office yet")
    asked, today, language = _asked(request, "q", "district"), office_today(), current_language()
    rows = queries.public_rows(
        office, today, text=asked.filters["q"], district=asked.filters["district"]
    ).order_by(*asked.order())
    districts = queries.districts_of_day(today)
    if asked.format != "html":
        known = queries.licence_numbers(row["pk"] for row in rows)
        columns_of = shown.public_export(districts, known, language)
        return download(rows, asked, name="pharmacies", columns=columns_of)
    page = listing.page_of(rows, asked)
    licences = queries.licence_numbers(row["pk"] for row in page.rows)
    for row in page.rows:
        row["district"] = districts.name_of(row["district_id"], language)
    columns = shown.public_columns(asked)
    context = {
        "page_title": _("Register of pharmacies"),
        "page": page,
        "asked": asked,
        "districts": districts.choices(language),
        "columns": columns,
        "body": shown.public_body(page.rows, columns, licences),
        "state_of": format_date(today, language),
        "breadcrumbs": [
            parts.Link(_("Pharmacy monitoring"), reverse("pharmacies:home")),
            parts.Link(_("Register of pharmacies")),
        ],
    }
    return render(request, "pharmacies/register_public.html", context)
