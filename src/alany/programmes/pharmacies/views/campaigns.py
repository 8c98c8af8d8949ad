"""Campaigns on the desk: the list, one campaign with its progress, planning, and the word of the draw."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public.pages import region_map
from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.posting import only_post
from alany.kernel.sampling import QuotaRefused
from alany.programmes.pharmacies.actions.campaigns import plan_campaign
from alany.programmes.pharmacies.forms.campaigns import CampaignForm
from alany.programmes.pharmacies.queries import campaigns as queries
from alany.programmes.pharmacies.rules.findings import ABOVE_CAP, NO_LICENCE
from alany.programmes.pharmacies.views import campaigns_parts as shown
from alany.programmes.pharmacies.views.list_runs_parts import run_links
from alany.programmes.pharmacies.views.uploads import download
from alany.spine.visits.actions import CampaignRefused, assign_visits, close_campaign, publish_seed
from alany.spine.visits.models import Campaign
from alany.spine.visits.queries import progress

SORTS = {"first": ("first_on",), "title": ("title_kk",)}


def the_campaign(request: StaffRequest, pk: int) -> Campaign:
    """A campaign of the person's office, else 404."""
    found = queries.pharmacy_campaigns(request.user.office).select_related("office").filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs("cases.read", "pharmacies")
def campaigns(request: StaffRequest) -> HttpResponse:
    """All campaigns, newest first."""
    asked = listing.read(request.GET, filters=(), sorts=SORTS, default_sort="-first")
    found = queries.pharmacy_campaigns(request.user.office).order_by(*asked.order())
    if asked.format != "html":
        return download(found, asked, name="campaigns", columns=shown.export_columns(current_language()))
    page, language = listing.page_of(found, asked), current_language()
    table = parts.Table(
        caption=_("Campaigns"),
        hide_caption=True,
        columns=[
            asked.column("title", _("Campaign")),
            asked.column("first", _("Days")),
            parts.Column(_("Drawn"), numeric=True),
            parts.Column(_("On the list"), numeric=True),
            parts.Column(_("State")),
        ],
        rows=[
            [
                parts.Cell(one.title(language), reverse("desk_pharmacies:campaign", args=[one.pk])),
                shown.period(one),
                shown.count(one.sample_size),
                shown.count(one.frame_size),
                parts.Cell(state=shown.state_of(one)),
            ]
            for one in page.rows
        ],
    )
    context = {
        "page_title": _("Campaigns"),
        "page": page,
        "table": table,
        "may_plan": request.rights.may("visits.plan", "pharmacies"),
    }
    return render(request, "pharmacies/campaigns_list.html", context)


@needs("cases.read", "pharmacies")
def campaign(request: StaffRequest, pk: int) -> HttpResponse:
    """One campaign: frame, draw, coverage, districts, non-response, referrals."""
    one = the_campaign(request, pk)
    found, rows = progress(one), queries.by_district(one)
    above, licence = queries.result(one, ABOVE_CAP), queries.result(one, NO_LICENCE)
    context = {
        "page_title": one.title(current_language()),
        "campaign": one,
        "period": shown.period(one),
        "state": shown.state_of(one),
        "figures": shown.heroes(found, above, licence),
        "interval": shown.interval_words(above, one.frame_size),
        "map": region_map(one.first_on, {row.place.kato: row.done for row in rows}),
        "districts": shown.district_table(rows),
        "reasons": shown.reasons_table(found),
        "fates": shown.fate_table(queries.fates(one)),
        "draw": shown.draw_terms(one),
        "clean": shown.count(queries.clean_visits(one)),
        "planned": found.planned,
        "may_plan": request.rights.may("visits.plan", "pharmacies"),
        "runs": run_links(one, current_language()),
        "may_check": request.rights.may("pharmacies.lists", "pharmacies"),
        "breadcrumbs": _crumbs(parts.Link(one.title(current_language()))),
    }
    return render(request, "pharmacies/campaigns_campaign.html", context)


@needs("visits.plan", "pharmacies")
def plan(request: StaffRequest) -> HttpResponse:
    """Freeze today's register as the frame, draw the sample, share the visits out among the monitors."""
    today = office_today()
    initial = {"first_on": today, "seed": secrets.token_hex(16)}
    form = CampaignForm(request.POST or None, initial=initial, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_campaign(
                office=request.user.office,
                titles=form.titles(),
                period=form.period(),
                size=form.cleaned_data["size"] or 0,
                plan=form.draw_plan(),
                chosen=form.chosen_ones(),
                seed=form.cleaned_data["seed"],
                frame_of=today,
                by=request.user,
                at=now(),
            )
        except QuotaRefused as refused:
            available = {"available": shown.count(refused.available)}
            form.add_error("size", _("There are only %(available)s pharmacies on the list.") % available)
        except CampaignRefused as refused:
            if refused.reason == "unit_unknown":
                said = _("These numbers are not in the register of today: %(numbers)s.")
                form.add_error("chosen", said % {"numbers": refused.detail[:200]})
            else:
                form.add_error(None, _("The register has no pharmacy that works today. Import it first."))
        else:
            return redirect("desk_pharmacies:campaign", made.pk)
    context = {
        "page_title": _("Plan a campaign"),
        "lead": _(
            "The list of pharmacies is frozen as it stands today, and its fingerprint is published at once."
        ),
        "form": form,
        "act": _("Freeze the list and draw"),
        "back_href": reverse("desk_pharmacies:campaigns"),
        "breadcrumbs": _crumbs(parts.Link(_("Plan a campaign"))),
    }
    return render(request, "desk/form.html", context)


@needs("visits.plan", "pharmacies")
@only_post("desk_pharmacies:campaign")
def share_out(request: StaffRequest, pk: int) -> HttpResponse:
    """Plan the visits of the sample: neighbours go to one monitor on one day."""
    one = the_campaign(request, pk)
    days = [day for day in queries.working_days(one) if day >= office_today()] or [one.last_on]
    try:
        made = assign_visits(
            campaign=one, visitors=queries.monitors_of(one.office), days=days, by=request.user, at=now()
        )
        messages.success(request, _("Visits planned: %(count)s.") % {"count": shown.count(len(made))})
    except CampaignRefused:
        messages.error(request, _("There is nobody who makes visits, or the campaign has ended."))
    return redirect("desk_pharmacies:campaign", pk)


@needs("visits.plan", "pharmacies")
@only_post("desk_pharmacies:campaign")
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """End the fieldwork and publish the word of the draw."""
    one = the_campaign(request, pk)
    try:
        close_campaign(campaign=one, by=request.user, at=now())
        publish_seed(campaign=one, by=request.user, at=now())
        messages.success(request, _("The campaign is finished and the word of the draw is public."))
    except CampaignRefused:
        messages.error(request, _("Some planned visits have no result yet. Record them first."))
    return redirect("desk_pharmacies:campaign", pk)


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    return [parts.Link(_("Campaigns"), reverse("desk_pharmacies:campaigns")), *after]
