"""What stands before everything else: no TRACE, no NUL in an address, and the cache of public pages."""

import gzip
import re
from collections.abc import Callable
from hashlib import sha256

import brotli
from django.conf import settings
from django.core.cache import cache
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase

from alany.faces.ui.context import at_kiosk
from alany.site.views import unreadable_sign

Answer = Callable[[HttpRequest], HttpResponseBase]
FRESH = "public, max-age=15, stale-while-revalidate=60"
SMALL = 500
LARGEST_KEPT = 1_000_000
STAFF_ONLY = re.compile(r"^/$|^/(?P<language>kk|ru|en)/(?:$|desk/|account/|r/)")


class RefuseTrace:
    """Answers 405 to TRACE and CONNECT, which no page knows: Django's views would answer as to GET."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in {"TRACE", "CONNECT"}:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST", "OPTIONS"])
        return self.get_response(request)


class Kiosk:
    """A shared computer opens the site under a name of its own (KIOSK_HOSTS): it leaves nothing behind.

    There is no desk and no account there, no cookie is set, and the browser keeps no page. No address is
    counted or limited: a whole village has one.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not at_kiosk(request):
            return self.get_response(request)
        if found := STAFF_ONLY.match(request.path):
            return HttpResponseRedirect(f"/{found['language'] or 'kk'}/kiosk/")
        response = self.get_response(request)
        response.cookies.clear()
        if not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store"
            if response.has_header("ETag"):
                del response["ETag"]
        return response


class RefuseNul:
    """Answers 400 to a NUL in path or query, in the reader's language: PostgreSQL would fail on it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return unreadable_sign(request)
        return self.get_response(request)


class PublicCache:
    """Keeps whole public pages for some seconds, by address, for readers without a cookie; compresses them.

    A view makes its page public by `Cache-Control: public` (faces.ui.access). Only such pages are compressed:
    they hold no secret that the size of an answer could betray. Each carries an ETag.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.META.get("HTTP_COOKIE"):
            return self.get_response(request)
        encoding = _encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        address = f"{encoding} {request.get_host()}{request.get_full_path()}"
        key = "page:" + sha256(address.encode()).hexdigest()
        kept: tuple[bytes, dict[str, str]] | None = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not isinstance(response, HttpResponse) or not _is_public(response):
                return response
            kept = _packed(response, encoding)
            if settings.PUBLIC_CACHE_SECONDS and len(kept[0]) <= LARGEST_KEPT:
                cache.set(key, kept, settings.PUBLIC_CACHE_SECONDS)
        content, headers = kept
        if request.META.get("HTTP_IF_NONE_MATCH") == headers["ETag"]:
            return HttpResponseNotModified(headers={"ETag": headers["ETag"], "Cache-Control": FRESH})
        return HttpResponse(content, headers=headers)


def _is_public(response: HttpResponse) -> bool:
    public = response.get("Cache-Control", "").startswith("public") and not response.cookies
    return response.status_code == 200 and public


def _encoding(accepted: str) -> str:
    offered = {part.split(";")[0].strip() for part in accepted.lower().split(",") if "q=0" not in part}
    return next((name for name in ("br", "gzip") if name in offered), "")


def _packed(response: HttpResponse, encoding: str) -> tuple[bytes, dict[str, str]]:
    content, headers = response.content, dict(response.items())
    headers["ETag"] = f'"{sha256(encoding.encode() + content).hexdigest()[:24]}"'
    headers["Vary"] = "Accept-Encoding"
    text = headers.get("Content-Type", "").startswith(("text/", "application/json", "image/svg"))
    if encoding and text and len(content) > SMALL:
        content = (
            brotli.compress(content, quality=5) if encoding == "br" else gzip.compress(content, 6, mtime=0)
        )
        headers["Content-Encoding"] = encoding
    headers["Content-Length"] = str(len(content))
    return content, headers
