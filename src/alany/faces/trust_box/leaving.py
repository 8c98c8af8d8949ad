"""Leaving quickly: our own address first, so that the browser forgets what it can, then a neutral site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from alany.faces.trust_box.doors import unkept
from alany.faces.ui.context import at_kiosk


@unkept
def leave(request: HttpRequest) -> HttpResponse:
    """303 to the neutral site, at a kiosk to its start page.

    `Clear-Site-Data` works over HTTPS only; nothing was stored anyway.
    """
    start = reverse("public:kiosk") if at_kiosk(request) else settings.EXIT_TO
    answer = HttpResponseRedirect(start)
    answer.status_code = 303
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer
