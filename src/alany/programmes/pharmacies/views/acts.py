"""Price acts: entered from an annex, shown with what they change, confirmed by a second person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs, public
from alany.faces.ui.context import current_language, now
from alany.faces.ui.posting import only_post
from alany.kernel.folding import fold
from alany.programmes.pharmacies.actions.acts import (
    ActDetails,
    ActRefused,
    confirm_act,
    discard_act,
    enter_act,
)
from alany.programmes.pharmacies.actions.uploads import ImportConfirmed, upload_table
from alany.programmes.pharmacies.forms.acts import ActForm
from alany.programmes.pharmacies.importing.acts import FIELDS, read_annex
from alany.programmes.pharmacies.models import CapRow, PendingImport, PriceAct
from alany.programmes.pharmacies.queries import acts as queries
from alany.programmes.pharmacies.views import acts_parts as shown
from alany.programmes.pharmacies.views.uploads import Preview, download, preview_of
from alany.spine.files.rules import FileRefused
from alany.spine.organisations.queries import this_office

SORTS: Mapping[str, tuple[str, ...]] = {
    "row": ("row_number",),
    "name": ("medicine__trade_name", "row_number"),
    "cap": ("cap_kzt", "row_number"),
}


def _own(request: StaffRequest, pk: int) -> PriceAct:
    act = queries.acts_of(request.user.office).filter(pk=pk).first()
    if act is None:
        raise Http404(str(pk))
    return act


def _rows(act: PriceAct, asked: listing.Asked) -> Any:  # noqa: ANN401
    rows = CapRow.objects.filter(act=act).select_related("medicine")
    for word in fold(asked.filters["q"]).split():
        rows = rows.filter(medicine__search_text__contains=word)
    return rows.order_by(*asked.order())


@needs("cases.read", "pharmacies")
def acts(request: StaffRequest) -> HttpResponse:
    """All price acts, the newest first, with what still waits for its second key."""
    asked = listing.read(request.GET, filters=(), sorts={"day": ("-effective_from",)}, default_sort="day")
    found = queries.acts_of(request.user.office)
    if asked.format != "html":
        return download(found, asked, name="acts", columns=shown.export_columns(current_language()))
    page = listing.page_of(found, asked)
    context = {
        "page_title": _("Price acts"),
        "page": page,
        "table": shown.act_table(page.rows, current_language()),
        "may_enter": request.rights.may("pharmacies.acts", "pharmacies"),
    }
    return render(request, "pharmacies/acts_list.html", context)


@needs("cases.read", "pharmacies")
def act(request: StaffRequest, pk: int) -> HttpResponse:
    """One act: what it is, whether it counts, and every row of its annex."""
    found, language = _own(request, pk), current_language()
    asked = listing.read(request.GET, filters=("q",), sorts=SORTS, default_sort="row")
    rows = _rows(found, asked)
    if asked.format != "html":
        return download(rows, asked, name=f"act-{found.pk}", columns=shown.row_columns(found))
    page = listing.page_of(rows, asked)
    waiting = found.confirmed_by_id is None
    may_confirm = request.rights.may("pharmacies.acts_confirm", "pharmacies")
    context = {
        "page_title": str(found),
        "act": found,
        "title": shown.title_of(found, language),
        "state": shown.state_of(found),
        "terms": shown.terms_of(found, language),
        "page": page,
        "table": shown.row_table(page.rows, asked, language),
        "events": shown.history_of(found, language),
        "may_confirm": waiting and may_confirm and found.entered_by_id != request.user.pk,
        "must_wait": waiting and found.entered_by_id == request.user.pk,
        "may_discard": waiting and request.rights.may("pharmacies.acts", "pharmacies"),
        "breadcrumbs": _crumbs(parts.Link(str(found))),
    }
    return render(request, "pharmacies/acts_act.html", context)


@needs("pharmacies.acts_confirm", "pharmacies")
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """The second key, behind a page that says what will happen."""
    found = _own(request, pk)
    if request.method == "POST":
        try:
            confirm_act(act=found, by=request.user, at=now())
        except ActRefused as refused:
            return _refused(request, found, refused.reason)
        return redirect("desk_pharmacies:act", pk)
    if found.confirmed_by_id is not None or found.entered_by_id == request.user.pk:
        return _refused(request, found, "confirmed" if found.confirmed_by_id is not None else "same_person")
    context = {
        "page_title": _("Confirm the act"),
        "act": found,
        "text": shown.confirmation_text(found, current_language()),
        "breadcrumbs": _crumbs(
            parts.Link(str(found), reverse("desk_pharmacies:act", args=[pk])),
            parts.Link(_("Confirm the act")),
        ),
    }
    return render(request, "pharmacies/acts_confirm.html", context)


@needs("pharmacies.acts", "pharmacies")
@only_post("desk_pharmacies:act")
def discard(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back an act that nobody has confirmed."""
    found = _own(request, pk)
    try:
        discard_act(act=found, by=request.user, at=now())
    except ActRefused as refused:
        return _refused(request, found, refused.reason)
    return redirect("desk_pharmacies:acts")


def _refused(request: StaffRequest, act: PriceAct, reason: str) -> HttpResponse:
    context = {"page_title": str(act), "act": act, "why": shown.refusal(reason), "breadcrumbs": _crumbs()}
    return render(request, "pharmacies/acts_refused.html", context, status=409)


@needs("pharmacies.acts", "pharmacies")
def upload(request: StaffRequest) -> HttpResponse:
    """An act with its annex."""
    form = ActForm(request) if request.method == "POST" else ActForm()
    if request.method == "POST" and form.is_valid():
        if shown.is_known(request.user.office, form.cleaned_data["number"], form.cleaned_data["dated_on"]):
            form.add_error("number", shown.refusal("known"))
        else:
            try:
                pending = upload_table(
                    kind=PendingImport.Kind.ACT,
                    name=form.cleaned_data["file"].name,
                    content=form.content,
                    details=form.details,
                    by=request.user,
                    at=now(),
                )
            except FileRefused:
                form.refuse_type()
            else:
                return redirect("desk_pharmacies:act_preview", pending.pk)
    context = {
        "page_title": _("Enter a price act"),
        "lead": _(
            "Nothing is saved before you confirm, and nothing counts before a second person confirms it."
        ),
        "form": form,
        "breadcrumbs": _crumbs(parts.Link(_("Enter a price act"))),
    }
    return render(request, "pharmacies/acts_upload.html", context)


@dataclass(frozen=True, slots=True)
class _Stated:
    details: ActDetails
    announced: dict[str, int]


def _stated(pending: PendingImport) -> _Stated:
    announced = {name: int(count) for name, count in pending.details["announced"].items()}
    return _Stated(ActDetails.from_json(pending.details["act"]), announced)


@needs("pharmacies.acts", "pharmacies")
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """Which column is what, what the act changes, what cannot be taken; then the first of the two keys."""
    seen = preview_of(request, PendingImport.Kind.ACT, pk, FIELDS, read_annex)
    stated, done = _stated(seen.pending), seen.pending.confirmed_at is not None
    why = ""
    if request.method == "POST" and seen.read is not None and seen.takeable and not done:
        try:
            entered = enter_act(
                office=request.user.office,
                details=stated.details,
                lines=seen.read.good,
                by=request.user,
                at=now(),
                file=seen.pending.file,
                pending=seen.pending,
            )
        except ImportConfirmed:
            done = True
        except ActRefused as refused:
            why = shown.refusal(refused.reason)
        else:
            return redirect("desk_pharmacies:act", entered.pk)
    context = {
        "page_title": _("Enter a price act"),
        "preview": seen,
        "done": done,
        "why": why,
        "terms": shown.stated_terms(stated.details, current_language()),
        "act": _("Enter the act"),
        "breadcrumbs": _crumbs(parts.Link(_("Enter a price act"))),
    }
    return render(request, "pharmacies/acts_preview.html", context | _changes(request, seen, stated))


def _changes(request: StaffRequest, seen: Preview[Any], stated: _Stated) -> dict[str, object]:
    """The difference report of the good rows, and announced counts that do not hold."""
    if seen.read is None or not seen.read.good:
        return {}
    found = queries.difference_of(
        request.user.office,
        seen.read.good,
        effective_from=stated.details.effective_from,
        is_whole=stated.details.is_whole_list,
    )
    uncapped = sum(line.cap is None for line in seen.read.good)
    return shown.difference(found, stated.announced, uncapped, current_language())


@public
def public_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The caps of a confirmed act as open data: CSV or, with `?format=xlsx`, XLSX."""
    office = this_office()
    found = PriceAct.objects.filter(office=office, pk=pk, confirmed_by__isnull=False).first()
    if found is None:
        raise Http404(str(pk))
    params = request.GET.copy()
    params.setdefault("format", "csv")
    asked = listing.read(params, filters=("q",), sorts=SORTS, default_sort="row")
    return download(_rows(found, asked), asked, name=f"act-{found.pk}", columns=shown.row_columns(found))


def _crumbs(*rest: parts.Link) -> list[parts.Link]:
    return [parts.Link(_("Price acts"), reverse("desk_pharmacies:acts")), *rest]
