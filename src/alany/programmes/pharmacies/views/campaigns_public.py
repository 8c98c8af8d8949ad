"""What everybody may see of a campaign: how it was drawn, how far it came, what was found, in sums only."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public.pages import region_map
from alany.faces.ui import listing, parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.kernel.hashing import Cell, canonical_csv, sha256_hex
from alany.kernel.sampling import frame_csv
from alany.programmes.pharmacies.queries import campaigns as queries
from alany.programmes.pharmacies.rules.findings import ABOVE_CAP, NO_LICENCE
from alany.programmes.pharmacies.views import campaigns_parts as shown
from alany.programmes.pharmacies.views.uploads import download
from alany.spine.organisations.queries import this_office
from alany.spine.visits.models import Campaign
from alany.spine.visits.queries import progress

SAMPLE_HEAD = ("unit_id", "stratum", "district_kato", "draw_order", "drawn", "visit")
RESULT_HEAD = ("district_kato", "frame", "drawn", "visited", "not_visited", "above_cap", "no_licence")


def _campaign(pk: int) -> Campaign:
    office = this_office()
    found = queries.pharmacy_campaigns(office).filter(pk=pk).first() if office else None
    if found is None:
        raise Http404(str(pk))
    return found


@public
def campaigns(request: HttpRequest) -> HttpResponse:
    """All campaigns of the office, newest first."""
    office, language = this_office(), current_language()
    found = queries.pharmacy_campaigns(office) if office else []
    asked = listing.read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    if asked.format != "html":
        return download(found, asked, name="campaigns", columns=shown.export_columns(language))
    context = {
        "page_title": _("Campaigns"),
        "ways": [
            parts.Link(
                one.title(language),
                reverse("pharmacies:campaign", args=[one.pk]),
                note=f"{shown.period(one)}, {shown.state_of(one).word}",
            )
            for one in found
        ],
        "breadcrumbs": _crumbs(),
    }
    return render(request, "pharmacies/campaigns_public_list.html", context)


@public
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """One campaign: its draw from the first day, its results when the fieldwork has ended."""
    one = _campaign(pk)
    context: dict[str, object] = {
        "page_title": one.title(current_language()),
        "campaign": one,
        "period": shown.period(one),
        "state": shown.state_of(one),
        "draw": shown.draw_terms(one),
        "seed_published": one.seed_published_on is not None,
        "breadcrumbs": _crumbs(parts.Link(one.title(current_language()))),
    }
    if one.state == Campaign.State.CLOSED:
        context |= _results(one)
    return render(request, "pharmacies/campaigns_public.html", context)


def _results(one: Campaign) -> dict[str, object]:
    found, rows = progress(one), queries.by_district(one)
    above, licence = queries.result(one, ABOVE_CAP), queries.result(one, NO_LICENCE)
    return {
        "figures": shown.heroes(found, above, licence),
        "interval": shown.interval_words(above, one.frame_size),
        "by_risk": shown.risk_words(
            queries.result_by_risk(one, ABOVE_CAP), queries.result_by_risk(one, NO_LICENCE)
        ),
        "overdue": queries.overdue_answers(one, office_today()),
        "map": region_map(one.last_on, {row.place.kato: row.above_cap for row in rows}),
        "districts": shown.district_table(rows),
        "reasons": shown.reasons_table(found),
        "fates": shown.fate_table(queries.fates(one)),
        "clean": shown.count(queries.clean_visits(one)),
        "closed": True,
    }


@public
def frame(request: HttpRequest, pk: int) -> HttpResponse:
    """Exactly the bytes whose SHA-256 the campaign's page shows, once the word of the draw is public."""
    one = _campaign(pk)
    if one.seed_published_on is None:
        raise Http404("not published yet")
    return _csv(one, "frame", frame_csv(one.units.values_list("unit", "stratum")))


@public
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Frame and sample as canonical CSV, once the word of the draw is public."""
    one = _campaign(pk)
    if one.seed_published_on is None:
        raise Http404("not published yet")
    return _csv(one, "sample", canonical_csv(SAMPLE_HEAD, queries.sample_rows(one)))


@public
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Results by district as canonical CSV, when the fieldwork has ended."""
    one = _campaign(pk)
    if one.state != Campaign.State.CLOSED:
        raise Http404("not ended yet")
    return _csv(one, "districts", canonical_csv(RESULT_HEAD, _rows(one)))


def _rows(one: Campaign) -> list[tuple[Cell, ...]]:
    """Results by district in the order of KATO codes."""
    return [
        (
            row.place.kato,
            row.frame,
            row.drawn,
            row.done,
            row.not_made,
            row.above_cap,
            row.no_licence,
        )
        for row in sorted(queries.by_district(one), key=lambda row: row.place.kato)
    ]


FATE_HEAD = ("state", "referrals")


@public
def fates(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of the referrals, in sums, as canonical CSV."""
    one = _ended(pk)
    return _csv(one, "fates", canonical_csv(FATE_HEAD, queries.fates(one).items()))


@public
def data_package(request: HttpRequest, pk: int) -> HttpResponse:
    """The campaign's tables with their columns and hashes, as a Data Package (Frictionless, v1)."""
    one = _ended(pk)
    tables = {
        "frame": (("unit_id", "stratum"), frame_csv(one.units.values_list("unit", "stratum"))),
        "sample": (SAMPLE_HEAD, canonical_csv(SAMPLE_HEAD, queries.sample_rows(one))),
        "districts": (RESULT_HEAD, canonical_csv(RESULT_HEAD, _rows(one))),
        "fates": (FATE_HEAD, canonical_csv(FATE_HEAD, queries.fates(one).items())),
    }
    language = current_language()
    described = {
        "profile": "tabular-data-package",
        "name": f"pharmacy-campaign-{one.pk}",
        "title": one.title(language),
        "sources": [{"title": one.office.name(language)}],
        "resources": [
            {
                "name": name,
                "path": request.build_absolute_uri(reverse(f"pharmacies:{_WAYS[name]}", args=[one.pk])),
                "profile": "tabular-data-resource",
                "format": "csv",
                "encoding": "utf-8",
                "bytes": len(body),
                "hash": f"sha256:{sha256_hex(body)}",
                "schema": {"fields": [{"name": column, "type": _type(column)} for column in head]},
            }
            for name, (head, body) in tables.items()
        ],
    }
    response = JsonResponse(described, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="campaign-{one.pk}-datapackage.json"'
    return response


_WAYS = {"frame": "frame", "sample": "sample", "districts": "results", "fates": "fates"}
_COUNTS = frozenset(RESULT_HEAD[1:]) - {"district_kato"} | {"draw_order", "referrals"}


def _type(column: str) -> str:
    if column == "drawn":
        return "any"
    return "integer" if column in _COUNTS else "string"


def _ended(pk: int) -> Campaign:
    one = _campaign(pk)
    if one.state != Campaign.State.CLOSED or one.seed_published_on is None:
        raise Http404("not ended yet")
    return one


def _csv(one: Campaign, name: str, body: bytes) -> HttpResponse:
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="campaign-{one.pk}-{name}.csv"'
    return response


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    home = parts.Link(_("Pharmacy monitoring"), reverse("pharmacies:home"))
    return [home, parts.Link(_("Campaigns"), reverse("pharmacies:campaigns")), *after]
