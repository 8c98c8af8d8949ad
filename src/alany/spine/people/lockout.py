"""After six wrong passwords an account rests for a quarter of an hour. Nothing of the visitor is kept."""

# ruff: noqa: ANN401  the signatures are the library's

from datetime import timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


class Lockout(AxesDatabaseHandler):  # type: ignore[misc]
    """The library's counter without what it would note about the visitor's computer."""

    def user_login_failed(
        self, sender: object, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        if request is not None:
            request.axes_ip_address = None  # type: ignore[attr-defined]
            request.axes_user_agent = request.axes_http_accept = ""  # type: ignore[attr-defined]
        super().user_login_failed(sender, credentials, request, **kwargs)


def no_address(request: HttpRequest) -> None:
    """What is not read cannot be kept: no address of a computer reaches the counter."""


def name_of(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The account that is being tried, written as accounts are."""
    given = (credentials or {}).get("email") or (request.POST.get("login", "") if request else "")
    return str(given or "").strip().lower()[:254]


def locked_page(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """429 with the moment at which the account opens again."""
    attempts = AccessAttempt.objects.filter(username=name_of(request, credentials))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    opens_at = (last or timezone.now()) + timedelta(hours=settings.AXES_COOLOFF_TIME)
    # Rounded up to the minute: at the time that is told the door is open.
    opens_at = (opens_at + timedelta(seconds=59)).replace(second=0, microsecond=0)
    page = render(request, "account/locked.html", {"opens_at": timezone.localtime(opens_at)}, status=429)
    page["Cache-Control"] = "private, no-store"
    return page
