"""Price lists on the desk: uploaded, checked line by line, shown as "to be checked", never as "violated"."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.programmes.pharmacies.actions.price_lists import (
    NoRegister,
    accept_price_list,
    check_price_list,
    fail_price_list,
)
from alany.programmes.pharmacies.actions.uploads import ImportConfirmed, upload_table
from alany.programmes.pharmacies.forms.price_lists import LineFilter, PriceListForm
from alany.programmes.pharmacies.importing.price_lists import FIELDS, PriceLine, read_price_list
from alany.programmes.pharmacies.models import PendingImport, Pharmacy, PriceList
from alany.programmes.pharmacies.queries import price_lists as queries
from alany.programmes.pharmacies.queries.checker import has_register
from alany.programmes.pharmacies.tasks import check_long_list
from alany.programmes.pharmacies.views import price_lists_parts as shown
from alany.programmes.pharmacies.views.uploads import Preview, download, preview_of
from alany.spine.files.rules import FileRefused

AT_ONCE = 5_000
SORTS = {"row": ("row",), "excess": ("-excess_kzt",), "price": ("price_kzt",)}


@needs("cases.read", "pharmacies")
def price_lists(request: StaffRequest) -> HttpResponse:
    """All price lists that were sent in, the newest first."""
    asked = listing.read(request.GET, filters=(), sorts={"day": ()}, default_sort="day")
    found = queries.price_lists_of(request.user.office)
    if asked.format != "html":
        return download(found, asked, name="price-lists", columns=shown.list_columns())
    page = listing.page_of(found, asked)
    context = {
        "page_title": _("Price lists"),
        "page": page,
        "table": shown.list_table(page.rows, current_language()),
        "may_check": request.rights.may("pharmacies.lists", "pharmacies"),
    }
    return render(request, "pharmacies/price_lists_list.html", context)


@needs("pharmacies.lists", "pharmacies")
def upload(request: StaffRequest) -> HttpResponse:
    """Send in a price list."""
    office, today = request.user.office, office_today()
    form = PriceListForm(
        office=office, today=today, **({"request": request} if request.method == "POST" else {})
    )
    if request.method == "POST" and form.is_valid():
        details = {"on": form.cleaned_data["on"].isoformat(), "pharmacy": form.cleaned_data["pharmacy"]}
        try:
            pending = upload_table(
                kind=PendingImport.Kind.PRICE_LIST,
                name=form.cleaned_data["file"].name,
                content=form.content,
                details=details,
                by=request.user,
                at=now(),
            )
        except FileRefused:
            form.refuse_type()
        else:
            return redirect("desk_pharmacies:price_list_preview", pending.pk)
    context = {
        "page_title": _("Check a price list"),
        "lead": _("The list as it comes from the till. Nothing is checked before you confirm the columns."),
        "form": form,
        "no_register": not has_register(office),
        "breadcrumbs": _crumbs(parts.Link(_("Check a price list"))),
    }
    return render(request, "pharmacies/upload.html", context)


@needs("pharmacies.lists", "pharmacies")
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """Which column is the name and which the price; then the check."""
    seen = preview_of(request, PendingImport.Kind.PRICE_LIST, pk, FIELDS, read_price_list)
    done = seen.pending.confirmed_at is not None
    if request.method == "POST" and seen.takeable and not done:
        try:
            return redirect("desk_pharmacies:price_list", _checked(request, seen))
        except ImportConfirmed:
            done = True
    context = {
        "page_title": _("Check a price list"),
        "preview": seen,
        "done": done,
        "terms": shown.stated_terms(_day(seen.pending), _pharmacy(seen.pending), current_language()),
        "act": _("Check the good rows"),
        "breadcrumbs": _crumbs(parts.Link(_("Check a price list"))),
    }
    return render(request, "pharmacies/upload_preview.html", context)


def _checked(request: StaffRequest, seen: Preview[PriceLine]) -> int:
    """Accept the list and check it: at once when it is short, else by the background worker."""
    lines = seen.read.good if seen.read else []
    accepted = accept_price_list(
        pending=seen.pending,
        columns=dict(seen.header_map.columns),
        on=_day(seen.pending),
        pharmacy=_pharmacy(seen.pending),
        lines=len(lines),
        by=request.user,
        at=now(),
    )
    if len(lines) > AT_ONCE:
        check_long_list.enqueue(accepted.pk)
    else:
        _check_now(request, accepted, lines)
    return accepted.pk


def _check_now(request: StaffRequest, accepted: PriceList, lines: list[PriceLine]) -> None:
    """Check a short list inside the request; without a register the list says so."""
    try:
        check_price_list(price_list=accepted, lines=lines, by=request.user, at=now())
    except NoRegister:
        fail_price_list(price_list=accepted, code="no_register", by=request.user, at=now())


@needs("cases.read", "pharmacies")
def price_list(request: StaffRequest, pk: int) -> HttpResponse:
    """The result: totals by answer, and each line with its reason in words."""
    found = queries.price_lists_of(request.user.office).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    language = current_language()
    asked = listing.read(request.GET, filters=("q", "decision", "certainty"), sorts=SORTS, default_sort="row")
    context = {
        "page_title": shown.title_of(found, language),
        "list": found,
        "terms": shown.terms_of(found, language),
        "breadcrumbs": _crumbs(parts.Link(shown.title_of(found, language))),
    }
    if found.state != PriceList.State.CHECKED:
        context["failure"] = shown.failure(found.failure)
        return render(request, "pharmacies/price_lists_waiting.html", context)
    filters = asked.filters
    rows = queries.lines_of(
        found, decision=filters["decision"], certainty=filters["certainty"], text=filters["q"]
    ).order_by(*asked.order())
    if asked.format != "html":
        return download(rows, asked, name=f"price-list-{pk}", columns=shown.line_columns(language))
    page = listing.page_of(rows, asked)
    context |= {
        "page": page,
        "totals": shown.totals(found, language),
        "filter_form": LineFilter(dict(filters), language),
        "table": shown.line_table(page.rows, asked, language),
    }
    return render(request, "pharmacies/price_lists_result.html", context)


def _day(pending: PendingImport) -> date:
    return date.fromisoformat(str(pending.details["on"]))


def _pharmacy(pending: PendingImport) -> Pharmacy | None:
    stated = pending.details["pharmacy"]
    return Pharmacy.objects.get(pk=stated) if stated else None


def _crumbs(*rest: parts.Link) -> list[parts.Link]:
    return [parts.Link(_("Price lists"), reverse("desk_pharmacies:price_lists")), *rest]
