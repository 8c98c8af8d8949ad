"""The queue of lines that wait for people: the list, and one line beside the packs that it may mean."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now
from alany.programmes.pharmacies.actions.aliases import propose_alias
from alany.programmes.pharmacies.engine.reasons import REASONS
from alany.programmes.pharmacies.forms.learning import MeaningForm, QueueFilter
from alany.programmes.pharmacies.models import Alias, PriceListLine
from alany.programmes.pharmacies.queries import aliases as queries
from alany.programmes.pharmacies.queries.candidates import reading_of
from alany.programmes.pharmacies.rules.aliases import QUEUED, AliasRefused
from alany.programmes.pharmacies.views import learning_parts as shown
from alany.programmes.pharmacies.views.uploads import download
from alany.programmes.pharmacies.wording_learning import refusal

FILTERS = ("q", "grade", "reason")


@needs("cases.read", "pharmacies")
def queue(request: StaffRequest) -> HttpResponse:
    """Texts that wait, the one that decides most lines first."""
    asked = listing.read(request.GET, filters=FILTERS, sorts={"lines": ()}, default_sort="lines")
    given = dict(asked.filters)
    given["grade"] = given["grade"] if given["grade"] in QUEUED else ""
    given["reason"] = given["reason"] if given["reason"] in REASONS else ""
    asked = replace(asked, filters=given)
    office, language = request.user.office, current_language()
    rows = queries.queue(office, given)
    if asked.format != "html":
        return download(rows, asked, name="lines-that-wait", columns=shown.queue_columns(language))
    page = listing.page_of(rows, asked)
    waiting = Alias.objects.filter(office=office, state=Alias.State.PROPOSED).count()
    context = {
        "page_title": _("Lines that wait for people"),
        "page": page,
        "table": shown.queue_table(page.rows, language),
        "filter_form": QueueFilter(given, shown.reasons_that_wait()),
        "waiting": waiting,
    }
    return render(request, "pharmacies/learning_queue.html", context)


@needs("cases.read", "pharmacies")
def line(request: StaffRequest, key: str) -> HttpResponse:
    """One line: what was read where, the packs that fit, and what a person says that it means."""
    office, language = request.user.office, current_language()
    row = _row(request, key)
    on = row.price_list.on
    reading = reading_of(office, row.line, on)
    if reading is None:
        raise Http404("no register")
    asked = listing.cleaned(request.GET.get("find", ""))
    found = queries.medicines_like(office, asked) if asked else []
    known = {one.pk for one in reading.candidates}
    medicines = [*reading.candidates, *(one for one in found if one.pk not in known)]
    form = MeaningForm(
        medicines,
        shown.hints(medicines, reading.caps, asked, language),
        queries.suppliers_of(office, key),
        request.POST or None,
        initial={"meaning": "packs" if medicines else "", "supplier": ""},
    )
    may = request.rights.may("pharmacies.lists", "pharmacies")
    if request.method == "POST" and may and form.is_valid() and _proposed(request, row, form):
        messages.success(request, _("Recorded. It decides lines as soon as another person confirms it."))
        return redirect(_next_href(request, key))
    decides = queries.lines_of_key(office, key, None)
    context = {
        "page_title": _("What does this line mean?"),
        "row": row,
        "segments": shown.segments(reading.resolved.evidence, language),
        "reason": REASONS[row.reason].in_language(language),
        "impact": shown.impact_words(decides.count(), decides.values("price_list").distinct().count()),
        "nothing_fits": not medicines,
        "form": form,
        "find": asked,
        "found_none": bool(asked) and not found,
        "may_propose": may,
        "next_href": _next_href(request, key),
        "breadcrumbs": _crumbs(parts.Link(row.line[:60])),
    }
    return render(request, "pharmacies/learning_line.html", context)


def _row(request: StaffRequest, key: str) -> PriceListLine:
    """One line of this text that still waits; with a decision about it, 404."""
    found = queries.queued_lines(request.user.office).filter(key=key)
    row = found.select_related("price_list__pharmacy__owner").order_by("-price_list__on", "pk").first()
    if row is None:
        raise Http404(key)
    return row


def _proposed(request: StaffRequest, row: PriceListLine, form: MeaningForm) -> bool:
    given = form.cleaned_data
    try:
        propose_alias(
            office=request.user.office,
            line=row.line,
            meaning=given["meaning"],
            medicines=form.chosen(),
            supplier=form.of(),
            note=given["note"],
            by=request.user,
            at=now(),
        )
    except AliasRefused as refused:
        form.add_error(None, refusal(refused.reason, refused.detail, current_language()))
        return False
    return True


def _next_href(request: StaffRequest, key: str) -> str:
    """The line that decides most of the rest, or the list when none is left."""
    rest = queries.queue(request.user.office, {}).exclude(key=key).first()
    if rest is None:
        return reverse("desk_pharmacies:learning")
    return reverse("desk_pharmacies:learning_line", args=[rest["key"]])


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    here = parts.Link(_("Lines that wait for people"), reverse("desk_pharmacies:learning"))
    return [here, *after]
