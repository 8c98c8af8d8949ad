"""Proposing a change of a dated row: a form, its answers once more, then it waits for another person."""

import json
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import reference_cells as shown
from alany.faces.desk.clash import Clash, clash
from alany.faces.desk.reference_difference import difference
from alany.faces.desk.reference_forms import Kind, RowForm
from alany.faces.desk.reference_tables import crumbs, resting_words, the_table
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Term
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference import queries
from alany.spine.reference.actions.effects import Effect, check, effect_of
from alany.spine.reference.actions.proposing import propose
from alany.spine.reference.models import Proposal
from alany.spine.reference.rules import RowGone, RowInUse, Values, ValuesRefused, day_of
from alany.spine.reference.wording import label_in, shown_value

Row = models.Model | None
UNSENT = ("csrfmiddlewaretoken", "step")


@needs("")
def add(request: StaffRequest, name: str) -> HttpResponse:
    """Propose a new row; `?from=` takes over the columns of one that stands, `?date=` a day."""
    table = _may(request, name)
    initial: dict[str, Any] = {"date": day_of(request.GET.get("date", ""))}
    source = request.GET.get("from", "")
    if source.isascii() and source.isdigit():
        pattern = queries.model_of(table)._default_manager.filter(pk=source[:18]).first()
        if pattern is not None:
            initial = {one: getattr(pattern, one) for one in table.names()}
            initial |= {table.start: None, "valid_to": None}
    return _answered(request, table, Kind.ADD, None, initial, _("Propose a new row"))


@needs("")
def change(request: StaffRequest, name: str, row: int, kind: str) -> HttpResponse:
    """Propose a change, an end or a removal of a row that stands."""
    table = _may(request, name)
    titles = {
        Kind.CHANGE: _("Propose a change"),
        Kind.END: _("Propose its end"),
        Kind.REMOVE: _("Propose to take it away"),
    }
    if kind not in titles or (kind == Kind.END and table.shape != "spans"):
        raise Http404(kind)
    found = get_object_or_404(queries.model_of(table), pk=row)
    initial = {one: getattr(found, one) for one in table.names()} | {"seen": _mark(table, found)}
    return _answered(request, table, kind, found, initial, titles[Kind(kind)])


def _may(request: StaffRequest, name: str) -> DatedTable:
    table = the_table(name)
    if not request.rights.may(table.right):
        raise PermissionDenied(table.right)
    return table


def _mark(table: DatedTable, row: Row) -> str:
    """What the form was opened on: it shows whether somebody changed the row while it was filled in."""
    said = json.dumps(queries.values_of(table, row) if row is not None else {}, sort_keys=True)
    return sha256(said.encode()).hexdigest()[:16]


def _answered(
    request: StaffRequest, table: DatedTable, kind: str, row: Row, initial: dict[str, Any], act: str
) -> HttpResponse:
    """The form; its answers once more when they can stand; the proposal when they were sent."""
    before = queries.values_of(table, row) if row is not None else {}
    form = RowForm(request.POST or None, initial=initial, table=table, kind=kind, before=before)
    context = _context(table, row, before, form, act)
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/form.html", context)
    if row is not None and form.cleaned_data["seen"] != _mark(table, row):
        return render(request, "desk/form.html", context | {"clash": _clash(table, form, before, row)})
    key = str(row.pk) if row is not None else ""
    try:
        effect = effect_of(table, kind, key, form.values())
        check(table, kind, effect, office_today())
        if request.POST.get("step") == "send":
            return redirect("desk:proposal", _sent(request, table, kind, key, form).pk)
    except ValuesRefused as refused:
        form.refuse(refused.problems)
    except (RowInUse, RowGone):
        form.add_error(None, _("Records rest on this row, so it stays. Propose its end instead."))
    else:
        if request.POST.get("step") != "edit":
            return _check_page(request, table, effect, form, context)
    return render(request, "desk/form.html", context)


def _sent(request: StaffRequest, table: DatedTable, kind: str, key: str, form: RowForm) -> Proposal:
    made = propose(
        office=request.user.office,
        table=table,
        kind=kind,
        row=key,
        values=form.values(),
        reason=form.cleaned_data["reason"],
        source=form.source(),
        by=request.user,
        at=now(),
    )
    messages.success(request, _("The proposal waits for another person. Nothing has changed yet."))
    return made


def _context(table: DatedTable, row: Row, before: Values, form: Form, act: str) -> dict[str, object]:
    listed = reverse("desk:reference_list", args=[table.slug])
    about = label_in(table, before, current_language()) if before else ""
    return {
        "page_title": act,
        "breadcrumbs": crumbs(table, act),
        "about": about,
        "lead": _("Another person confirms it; until then the table stays as it is."),
        "form": form,
        "act": _("Look at it once more"),
        "back_href": reverse("desk:reference_row", args=[table.slug, row.pk]) if row is not None else listed,
    }


def _check_page(
    request: StaffRequest, table: DatedTable, effect: Effect, form: RowForm, context: dict[str, object]
) -> HttpResponse:
    """Everything that was typed, what it does to the table, and what rests on it."""
    resting = queries.open_cases_on(table, effect.row or effect.closes, effect.after or effect.before)
    source = form.source()
    why = [
        Term(_("Why it changes"), form.cleaned_data["reason"]),
        Term(_("Source"), ", ".join(filter(None, (source.act, source.article, source.url)))),
    ]
    more = {
        "page_title": _("Check before you send"),
        "act": _("Send for confirmation"),
        "kept": [
            (name, value) for name, values in request.POST.lists() if name not in UNSENT for value in values
        ],
        "terms": [*(shown.terms(table, effect.after) if effect.row is None else []), *why],
        "difference": difference(table, effect.before, effect.after) if effect.row is not None else None,
        "closes": closing_words(table, effect),
        "resting": resting_words(table, resting),
    }
    return render(request, "desk/reference_check.html", context | more)


def closing_words(table: DatedTable, effect: Effect) -> str:
    """Which version a new row would end, and when."""
    if effect.closes is None:
        return ""
    said = label_in(table, effect.before, current_language())
    start = day_of(effect.after.get("valid_from"))
    return _("The version in force since %(since)s ends on the day before %(start)s: %(row)s") % {
        "since": shown_value(table, "valid_from", effect.before["valid_from"], current_language()),
        "start": f"{start:%d.%m.%Y}" if start else "",
        "row": said,
    }


def _clash(table: DatedTable, form: RowForm, before: Values, row: Row) -> Clash:
    """Both versions; the form may then be sent a second time, knowing them."""
    language = current_language()
    given = form.values()
    theirs = {one: shown_value(table, one, before[one], language) for one in given}
    yours = {one: shown_value(table, one, given[one], language) for one in given}
    met = clash(form, 0, [], theirs, yours)
    form.data["seen"] = _mark(table, row)  # type: ignore[index]  # clash has made the data mutable
    return met
