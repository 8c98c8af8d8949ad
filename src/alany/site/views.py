"""Answers that belong to no face: health, the way to one's language, and refusals."""

import logging
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

logger = logging.getLogger(__name__)
LARGEST_DISCARDED = 64 * 1024 * 1024
DISCARDED_AT_ONCE = 256 * 1024
FAILURE = Path(__file__).parent / "templates" / "500.html"


def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the process answers and the database too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def favicon(request: HttpRequest) -> HttpResponse:
    """The sign of the office for viewers that read no page, such as the browser's viewer of PDF."""
    return HttpResponseRedirect(static("ui/favicon.png"))


def stated_language(header: str) -> str:
    """The first of our languages that the visitor states; Kazakh if none."""
    for code, _ in parse_accept_lang_header(header):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return "kk"


def to_language(request: HttpRequest) -> HttpResponse:
    """From `/` to the visitor's language."""
    response = HttpResponseRedirect(f"/{stated_language(request.headers.get('Accept-Language', ''))}/")
    response["Vary"] = "Accept-Language"
    return response


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old: say so and lead back."""
    return render(request, "ui/error.html", {"kind": "form_expired"}, status=403)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 with the next door."""
    return render(request, "ui/error.html", _said(request, "refused"), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in the reader's language."""
    with translation.override(_path_language(request)):
        return render(request, "ui/error.html", _said(request, "not_found"), status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the address or the form cannot be understood; 413: the form is too long."""
    if isinstance(exception, RequestDataTooBig):
        _discard_body(request)
        return _page_of(request, "form_too_long", 413)
    return _page_of(request, "bad_request", 400)


def unreadable_sign(request: HttpRequest) -> HttpResponse:
    """400: a NUL in the address; the page itself is the way back unless the NUL is in its path."""
    return _page_of(request, "unreadable_sign" if "\x00" not in request.path else "bad_request", 400)


def _page_of(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    said = _said(request, kind)
    if kind != "bad_request":
        said["back"] = request.path
    with translation.override(_path_language(request)):
        return render(request, "ui/error.html", said, status=status)


def _discard_body(request: HttpRequest) -> None:
    """Read what the sender still sends: a connection closed before would be reset, and the page not seen."""
    left = LARGEST_DISCARDED
    with suppress(UnreadablePostError):
        while left > 0 and (piece := request.read(min(left, DISCARDED_AT_ONCE))):
            left -= len(piece)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a page in three languages that needs no database; its event number stands in the log."""
    event = uuid4().hex[:8]
    logger.error("event %s: %s %s", event, request.method, request.path)
    return HttpResponse(FAILURE.read_text(encoding="utf-8").replace("EVENT", event), status=500)


def _path_language(request: HttpRequest) -> str:
    first = request.path.strip("/").split("/", 1)[0]
    stated = stated_language(request.headers.get("Accept-Language", ""))
    return first if first in {"kk", "ru", "en"} else stated


def _said(request: HttpRequest, kind: str) -> dict[str, object]:
    """What the page of refusal shows; the address alone tells the desk, so nobody's session is opened."""
    return {"kind": kind, "at_desk": request.path.split("/")[2:3] == ["desk"]}
