"""Price lists of a whole campaign on the desk: sent in together, confirmed, checked while one looks on."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.programmes.pharmacies.actions.list_runs import RunConfirmed, confirm_run, offer_lists
from alany.programmes.pharmacies.forms.list_runs import ListsForm, OwnersForm
from alany.programmes.pharmacies.importing.bundles import unbundle
from alany.programmes.pharmacies.models import ListRun
from alany.programmes.pharmacies.queries import list_runs as queries
from alany.programmes.pharmacies.queries.checker import has_register
from alany.programmes.pharmacies.tasks import start_run
from alany.programmes.pharmacies.views import list_runs_parts as shown
from alany.programmes.pharmacies.views.campaigns import the_campaign
from alany.programmes.pharmacies.views.price_lists_parts import list_columns, list_table
from alany.programmes.pharmacies.views.uploads import download
from alany.spine.visits.models import Campaign


@needs("pharmacies.lists", "pharmacies")
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """Send in the lists of a campaign: many files at once, or archives of them."""
    campaign, posted = the_campaign(request, pk), request.method == "POST"
    form = ListsForm(today=office_today(), request=request if posted else None)
    if posted and form.is_valid():
        bundle = unbundle(form.cleaned_data["lists"])
        run = offer_lists(
            campaign=campaign, on=form.cleaned_data["on"], bundle=bundle, by=request.user, at=now()
        )
        return redirect("desk_pharmacies:list_run", pk, run.pk)
    context = {
        "page_title": _("Send in the lists of the campaign"),
        "lead": _("Nothing is checked before you confirm which list belongs to which pharmacy."),
        "form": form,
        "no_register": not has_register(request.user.office),
        "breadcrumbs": _crumbs(campaign, _("Send in the lists of the campaign")),
    }
    return render(request, "pharmacies/upload.html", context)


@needs("cases.read", "pharmacies")
def run(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """One run: first whose lists these are, then how far the check is, then what was found."""
    campaign = the_campaign(request, pk)
    one = queries.runs_of(campaign).filter(pk=number).first()
    if one is None:
        raise Http404(str(number))
    context = {
        "page_title": _("Price lists of the campaign"),
        "campaign": campaign,
        "run": one,
        "refused": shown.refused_table(one),
        "breadcrumbs": _crumbs(campaign, _("Price lists of the campaign")),
    }
    if one.state == ListRun.State.OFFERED:
        return _confirm(request, one, context)
    asked = listing.read(request.GET, filters=(), sorts={"file": ()}, default_sort="file")
    lists = queries.lists_of(one)
    if asked.format != "html":
        return download(lists, asked, name=f"campaign-lists-{number}", columns=list_columns())
    page, language = listing.page_of(lists, asked), current_language()
    context |= {
        "page": page,
        "table": list_table(page.rows, language),
        "progress": shown.progress(queries.progress_of(one), language),
        "done": one.state == ListRun.State.DONE,
    }
    return render(request, "pharmacies/list_runs_run.html", context)


def _confirm(request: StaffRequest, one: ListRun, context: dict[str, object]) -> HttpResponse:
    may = request.rights.may("pharmacies.lists", "pharmacies")
    form = OwnersForm(one, request.POST if request.method == "POST" else None)
    if request.method == "POST" and may and form.is_valid():
        if form.owners:
            try:
                at = now()
                start_run(confirm_run(run=one, owners=form.owners, by=request.user, at=at), at)
            except RunConfirmed:
                pass
            return redirect("desk_pharmacies:list_run", one.campaign_id, one.pk)
        form.add_error(None, _("No list has a pharmacy. Write the number of at least one."))
    context |= {"form": form, "may_check": may, "counts": shown.counts(one, current_language())}
    return render(request, "pharmacies/list_runs_offered.html", context)


def _crumbs(campaign: Campaign, last: str) -> list[parts.Link]:
    return [
        parts.Link(_("Campaigns"), reverse("desk_pharmacies:campaigns")),
        parts.Link(
            campaign.title(current_language()), reverse("desk_pharmacies:campaign", args=[campaign.pk])
        ),
        parts.Link(last),
    ]
