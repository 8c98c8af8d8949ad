"""Views that only act: a button sends a form to them, and they have no page of their own."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

Page = Callable[..., HttpResponseBase]


def only_post(page: str) -> Callable[[Page], Page]:
    """Who opens the address without sending a form is led to `page`, the view of the same record.

    It stands below `needs`, so that who is not signed in meets the login first.
    """

    def guard(view: Page) -> Page:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if request.method != "POST":
                return redirect(reverse(page, args=args, kwargs=kwargs))
            return view(request, *args, **kwargs)

        return guarded

    return guard
