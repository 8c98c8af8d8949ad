"""Figures on the desk: freeze a day, look, approve as the second person, publish."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.briefing import receipts
from alany.faces.briefing.desk_forms import FreezeForm
from alany.faces.briefing.desk_words import freeze_refusal, state_of
from alany.faces.briefing.districts import by_district
from alany.faces.briefing.shown import figure_href, programme_title
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Cell, Link, Table, Term
from alany.kernel.numbers import format_date, format_number
from alany.spine.figures import actions, engine, snapshots
from alany.spine.figures.expressions import QueryRefused
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import all_figures
from alany.spine.figures.recomputing import recompute

State = Figure.State
SORTS = {"number": ("number", "version"), "day": ("as_of", "-number"), "state": ("state", "number")}


@needs("figures.freeze")
def figures(request: StaffRequest) -> HttpResponseBase:
    """All figures of the office in all states; the head of the page is the way to freeze a day."""
    return _list(request, _("Figures"), all_figures(request.user.office), "-day", name="figures")


@needs("figures.approve")
def approvals(request: StaffRequest) -> HttpResponseBase:
    """What waits for the second person; approving and publishing of all that are shown is one step each."""
    rows = all_figures(request.user.office)
    drafts, approved = rows.filter(state=State.DRAFT), rows.filter(state=State.APPROVED)
    error = ""
    if request.method == "POST":
        act: Callable[[], object] = (
            (lambda: actions.publish(figures=approved, by=request.user, at=now()))
            if request.POST.get("act") == "publish"
            else (lambda: actions.approve(figures=drafts, by=request.user, at=now()))
        )
        error = _done(act)
        if not error:
            return redirect("desk_briefing:approvals")
    waiting = rows.filter(state__in=(State.DRAFT, State.APPROVED))
    extra = {"drafts": drafts.count(), "approved": approved.count(), "error": error, "approving": True}
    return _list(request, _("Approve figures"), waiting, "-day", name="approvals", extra=extra)


@needs("figures.freeze")
def freeze_day(request: StaffRequest) -> HttpResponseBase:
    """Freeze the data of a day and compute its figures as drafts."""
    form = FreezeForm(request.POST or None, today=office_today())
    if request.method == "POST" and form.is_valid():
        try:
            actions.freeze(office=request.user.office, on=form.cleaned_data["on"], by=request.user, at=now())
            return redirect("desk_briefing:figures")
        except actions.FreezeRefused as refusal:
            form.add_error("on", freeze_refusal(refusal.reason))
        except (snapshots.RowsRefused, QueryRefused, engine.DataRefused) as refusal:
            form.add_error(
                None, _("A programme's data do not fit their description: %(why)s") % {"why": refusal}
            )
    context = {
        "page_title": _("Freeze the data of a day"),
        "breadcrumbs": [Link(_("Figures"), reverse("desk_briefing:figures")), Link(_("Freeze"))],
        "form": form,
        "lead": _("Records are kept as they are now, and every figure is computed from that copy alone."),
        "act": _("Freeze and compute"),
        "back_href": reverse("desk_briefing:figures"),
    }
    return render(request, "briefing/desk_form.html", context)


@needs("cases.see")
def figure(request: StaffRequest, pk: int) -> HttpResponseBase:
    """One version of a figure with all that the second person must look at, and what can be done with it."""
    shown = get_object_or_404(all_figures(request.user.office), pk=pk)
    error = ""
    if request.method == "POST" and request.rights.may("figures.approve", shown.programme):
        act = actions.publish if request.POST.get("act") == "publish" else actions.approve
        error = _done(lambda: act(figures=shown, by=request.user, at=now()))
        if not error:
            return redirect("desk_briefing:figure", pk)
    report = recompute(shown)
    language = current_language()
    context = {
        "page_title": f"{shown.printed(language)} – {shown.text('title', language)}",
        "section_title": shown.number,
        "breadcrumbs": [Link(_("Figures"), reverse("desk_briefing:figures")), Link(shown.number)],
        "figure": shown,
        "state": state_of(shown),
        "terms": [*_facts(shown), *receipts.proof(shown)],
        "verdict": receipts.verdict(report),
        "report": receipts.report_table(report),
        "by_district": by_district(shown),
        "error": error,
        "may_approve": request.rights.may("figures.approve", shown.programme),
        "may_correct": request.rights.may("figures.freeze", shown.programme),
        "own": shown.computed_by_id == request.user.pk,
        "public_href": figure_href(shown) if shown.published_at else "",
    }
    return render(request, "briefing/desk_figure.html", context)


def _done(act: Callable[[], object]) -> str:
    """Do it; otherwise the words of what stands in the way."""
    try:
        act()
    except actions.ApprovedByAuthor as refusal:
        return _("You computed %(number)s yourself; another person must approve it.") % {"number": refusal}
    except actions.StateRefused as refusal:
        return _("%(number)s is in another state now. Look at the list again.") % {
            "number": refusal.figure.number
        }
    return ""


def _facts(shown: Figure) -> list[Term]:
    language = current_language()
    denominator = "" if shown.denominator is None else format_number(shown.denominator, language, 0)
    return [
        Term(_("Programme"), programme_title(shown.programme)),
        Term(_("As of"), format_date(shown.as_of, language)),
        Term(_("Definition"), shown.text("definition", language)),
        Term(_("Numerator"), format_number(shown.numerator, language, 0)),
        Term(_("Denominator"), denominator or "–"),
        Term(_("Query"), engine.plan(shown.definition).query, code=True),
        Term(_("Rows of the data"), format_number(shown.snapshot.row_count, language, 0)),
    ]


def _list(
    request: StaffRequest,
    title: str,
    rows: QuerySet[Figure],
    default_sort: str,
    *,
    name: str,
    extra: dict[str, object] | None = None,
) -> HttpResponseBase:
    asked = listing.read(request.GET, filters=(), sorts=SORTS, default_sort=default_sort)
    ordered = rows.order_by(*asked.order())
    if asked.format != "html":
        return listing.export(ordered, asked, name=name, columns=_export())
    page = listing.page_of(ordered, asked)
    context = {
        "page_title": title,
        "page": page,
        "table": _table(page),
        "may_freeze": request.rights.may("figures.freeze"),
    }
    return render(request, "briefing/desk_figures.html", context | (extra or {}))


def _table(page: listing.Page[Figure]) -> Table:
    language, asked = current_language(), page.asked
    return Table(
        caption=_("Figures"),
        hide_caption=True,
        columns=[
            asked.column("number", _("Figure")),
            asked.column("value", _("Value"), numeric=True),
            asked.column("day", _("As of")),
            asked.column("state", _("State")),
            asked.column("who", _("Computed by")),
        ],
        rows=[
            [
                Cell(
                    one.text("title", language),
                    href=reverse("desk_briefing:figure", args=[one.pk]),
                    sub=f"{one.number} · {_('version %(number)s') % {'number': one.version}}",
                ),
                one.printed(language),
                format_date(one.as_of, language, short=True),
                Cell(state=state_of(one)),
                one.computed_by.name,
            ]
            for one in page.rows
        ],
    )


def _export() -> dict[str, Callable[[Figure], object]]:
    language = current_language()
    return {
        _("Id"): lambda one: one.number,
        _("Version"): lambda one: one.version,
        _("Figure"): lambda one: one.text("title", language),
        _("Value"): lambda one: one.value,
        _("Numerator"): lambda one: one.numerator,
        _("Denominator"): lambda one: one.denominator,
        _("As of"): lambda one: one.as_of,
        _("State"): lambda one: state_of(one).word,
        _("Computed by"): lambda one: one.computed_by.name,
        _("Receipt"): lambda one: one.record_sha256,
    }
