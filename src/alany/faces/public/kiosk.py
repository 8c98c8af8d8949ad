"""The start page of a shared computer: the same plain list for all, so that a look at it tells nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import public
from alany.faces.ui.context import at_kiosk, current_language
from alany.spine.programme.registry import all_programmes


@public
def kiosk(request: HttpRequest) -> HttpResponse:
    """Services of all programmes side by side. At a kiosk the browser is told to forget what it holds."""
    language = current_language()
    services = [way for programme in all_programmes() for way in programme.kiosk]
    context = {
        "page_title": _("What would you like to do?"),
        "ways": [
            parts.Link(
                way.title.in_language(language), reverse(way.url_name), note=way.summary.in_language(language)
            )
            for way in services
        ],
    }
    response = render(request, "public/kiosk.html", context)
    if at_kiosk(request):
        response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
