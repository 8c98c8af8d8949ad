"""The page that the computer of a point keeps open: each reading is a heartbeat. No cookie, no script."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alany.faces.ui.context import now, office_today
from alany.programmes.safe_zone.actions.observing import beat as count_beat
from alany.programmes.safe_zone.queries.points import point_by_key
from alany.programmes.safe_zone.queries.uptime import terms_on
from alany.programmes.safe_zone.views import parts as shown


@csrf_exempt
def beat(request: HttpRequest, key: str) -> HttpResponse:
    """Note that the computer and its line work. The secret in the address is the only credential.

    A program on the computer sends POST and gets 204; a browser reads the page, which reads itself again.
    """
    point = point_by_key(key)
    if point is None or not point.is_open_on(office_today()):
        raise Http404("no such key")
    if request.method != "HEAD":
        count_beat(point=point, at=now())
    if request.method == "POST":
        return HttpResponse(status=204, headers={"Cache-Control": "private, no-store"})
    context = {
        "page_title": _("This computer is on line"),
        "where": shown.title_of(point),
        "seconds": terms_on(office_today()).beat_minutes * 60,
        "again": reverse("safe_zone:beat", args=[key]),
    }
    response = render(request, "safe_zone/beat.html", context)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
