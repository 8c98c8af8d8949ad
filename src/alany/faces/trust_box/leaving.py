"""Leaving quickly: our own address first, so that the browser forgets what it can, then a neutral site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from alany.faces.trust_box.doors import unkept


@unkept
def leave(request: HttpRequest) -> HttpResponse:
    """303 to the neutral site. `Clear-Site-Data` works over HTTPS only; nothing was stored anyway."""
    answer = HttpResponseRedirect(settings.EXIT_TO)
    answer.status_code = 303
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer
