"""Who may open a page, and which pages anybody's cache may keep."""

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, TypeVar, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from alany.faces.ui.context import office_today
from alany.faces.ui.once import once
from alany.spine.people.accounts import next_door
from alany.spine.people.models import User
from alany.spine.people.queries import Rights

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
PUBLIC = "public, max-age=15, stale-while-revalidate=60"


class StaffRequest(HttpRequest):
    """A request of somebody of the office, with what he or she may do today."""

    user: User
    rights: Rights


Page = Callable[..., HttpResponseBase]


class Needed(NamedTuple):
    """What a page asks of who opens it; on its view as `needed`."""

    right: str
    programme: str
    outside: bool


def needs(right: str, programme: str = "", *, outside: bool = False) -> Callable[[Page], Page]:
    """The view is for who holds `right`; others are led to the login or refused with the next door.

    A page for everybody who is signed in (`right` empty) is for the staff of the office: who only answers for
    another body is led to what is asked of it, unless the page is for such people too (`outside`).
    """

    def guard(view: Page) -> Page:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User):
                return redirect_to_login(request.get_full_path())
            rights = Rights(user, office_today())
            if door := next_door(request, user, rights):
                return redirect(door)
            if not right and rights.outside and not outside:
                return redirect(settings.OUTSIDE_HOME)
            if right and not rights.may(right, programme):
                raise PermissionDenied(right)
            request.rights = rights  # type: ignore[attr-defined]
            response = once(request, lambda: view(request, *args, **kwargs))
            response.setdefault("Cache-Control", "private, no-store")
            return response

        guarded.needed = Needed(right, programme, outside)  # type: ignore[attr-defined]  # read by the test of doors
        return guarded

    return guard


def public(view: View) -> View:
    """The page is the same for everybody: caches may keep it, and it sets no cookie."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.setdefault("Cache-Control", PUBLIC)
        return response

    return cast(View, shown)
