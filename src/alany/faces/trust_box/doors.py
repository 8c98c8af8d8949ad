"""How every page of the path is served: kept by nobody, without a cookie, in steps of one size."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from alany.faces.trust_box.wording import Words, word
from alany.faces.ui.parts import Link
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office

Page = Callable[..., HttpResponseBase]
SIZE = 12 * 1024
"""Pages are filled to a multiple of this, so that their length does not tell one from another.

A page that is never kept weighs as much on each visit: with its headers it shall stay under 15 KB.
"""


def the_office() -> Office:
    """The office of this site; 404 before one has opened."""
    if (office := this_office()) is None:
        raise Http404("no office yet")
    return office


def unkept(view: Page) -> Page:
    """No cache and no shared computer keeps it. Without a cookie a form needs no token against misuse."""

    @csrf_exempt
    @wraps(view)
    def sealed(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        if isinstance(response, HttpResponse) and response.get("Content-Type", "").startswith("text/html"):
            response.content = filled(response.content)
        return response

    return sealed


def filled(page: bytes) -> bytes:
    """The page with blanks behind its end up to the next multiple of SIZE."""
    return page + b" " * (-len(page) % SIZE)


def frame(title: str) -> dict[str, object]:
    """What every page of the path has: its title, its words, the way out."""
    way = [Link(word("box"), reverse("trust_box:start")), Link(title, current=True)]
    return {"page_title": title, "breadcrumbs": way, "w": Words()}
