"""Poster and leaflet, to print and hang up."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import public
from alany.faces.ui.context import OWN_NAMES, current_language
from alany.faces.ui.printing import PdfUnavailable
from alany.programmes.safe_zone import printing
from alany.programmes.safe_zone.queries.boxes import own_paper
from alany.programmes.safe_zone.views.public import the_office
from alany.spine.intake.queries.keys import fingerprint_of
from alany.spine.intake.queries.standing import board

KINDS = ("poster", "leaflet")


@public
def paper(request: HttpRequest) -> HttpResponse:
    """The papers in the three languages."""
    the_office()
    here = f"/{current_language()}/"
    rows: list[list[parts.Cell | str]] = []
    for title, kind in ((_("Poster, A3"), "poster"), (_("Leaflet, A4"), "leaflet")):
        address = reverse("safe_zone:paper_pdf", args=[kind])
        links = [
            parts.Cell(f"{name}, PDF", address.replace(here, f"/{code}/", 1), lang=code)
            for code, name in OWN_NAMES.items()
        ]
        rows.append([title, *links])
    listed = reverse("safe_zone:numbers_pdf")
    rows.append(
        [
            _("Received numbers, for the notice board"),
            *(
                parts.Cell(f"{name}, PDF", listed.replace(here, f"/{code}/", 1), lang=code)
                for code, name in OWN_NAMES.items()
            ),
        ]
    )
    columns = [parts.Column(_("What it is"))] + [parts.Column(name) for name in OWN_NAMES.values()]
    context = {
        "page_title": _("Poster and leaflet"),
        "table": parts.Table(_("Poster and leaflet"), columns, rows, hide_caption=True),
        "breadcrumbs": [
            parts.Link("Safe zone", reverse("safe_zone:home")),
            parts.Link(_("Poster and leaflet")),
        ],
    }
    return render(request, "safe_zone/paper.html", context)


@public
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """One paper in the language of the address."""
    the_office()
    if kind not in KINDS:
        raise Http404(kind)
    try:
        body = printing.paper_pdf(kind, site_address(request), fingerprint_of(the_office()), request)
    except PdfUnavailable:
        return render(request, "briefing/no_pdf.html", {"page_title": _("Poster and leaflet")}, status=503)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{kind}-{current_language()}.pdf"'
    return response


def site_address(request: HttpRequest) -> str:
    """Where a message is sent: the office's own address, or the one that was asked."""
    site = settings.PUBLIC_ADDRESS.rstrip("/") or request.build_absolute_uri("/").rstrip("/")
    return f"{site}{reverse('trust_box:start')}"


@public
def numbers(request: HttpRequest) -> HttpResponse:
    """The list of received numbers for the notice board of the akimat: the same for the whole region.

    It is made of published leaves alone, so it changes once a day.
    """
    office = the_office()
    try:
        body = printing.numbers_pdf(board(), own_paper(office), request)
    except PdfUnavailable:
        return render(request, "briefing/no_pdf.html", {"page_title": _("Received numbers")}, status=503)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="numbers-{current_language()}.pdf"'
    return response
