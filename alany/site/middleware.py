"""What stands before everything else: no NUL in an address, and the cache of public pages."""

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

Answer = Callable[[HttpRequest], HttpResponse]
FRESH = "public, max-age=15, stale-while-revalidate=60"


class RefuseNul:
    """Answers 400 to a NUL in path or query: PostgreSQL would answer with a server error."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponse(status=400, content=b"400", content_type="text/plain")
        return self.get_response(request)


class PublicCache:
    """Keeps whole public pages for some seconds, by address, for readers without a cookie.

    A view makes its page public by `Cache-Control: public` (see faces.public). Every such page carries an ETag.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seconds = settings.PUBLIC_CACHE_SECONDS
        if request.method not in {"GET", "HEAD"} or "HTTP_COOKIE" in request.META or not seconds:
            return self.get_response(request)
        key = "page:" + sha256(f"{request.get_host()}{request.get_full_path()}".encode()).hexdigest()
        kept = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _is_public(response):
                return response
            response["ETag"] = f'"{sha256(response.content).hexdigest()[:24]}"'
            kept = (response.content, dict(response.items()))
            cache.set(key, kept, seconds)
        content, headers = kept
        if request.META.get("HTTP_IF_NONE_MATCH") == headers["ETag"]:
            return HttpResponseNotModified(headers={"ETag": headers["ETag"], "Cache-Control": FRESH})
        return HttpResponse(content, headers=headers)


def _is_public(response: HttpResponse) -> bool:
    public = response.get("Cache-Control", "").startswith("public") and not response.cookies
    return response.status_code == 200 and public and not response.streaming
