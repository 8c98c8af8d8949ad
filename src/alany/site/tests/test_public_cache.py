"""Public pages are kept by address, compressed, and carry no trace of a reader."""

import gzip

import brotli
import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from alany.site.middleware import PublicCache

PAGE = "Түркістан – адалдық алаңы. " * 100


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()
    yield
    cache.clear()


class Site:
    """A view that counts how often it is asked."""

    def __init__(self, control="public, max-age=15", status=200):
        self.asked, self.control, self.status = 0, control, status

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        return HttpResponse(PAGE, status=self.status, headers={"Cache-Control": self.control})


def ask(site, path="/kk/", **meta):
    return PublicCache(site)(RequestFactory().get(path, **meta))


def test_a_public_page_is_made_once_for_all_readers():
    site = Site()
    first, second = ask(site), ask(site)
    assert site.asked == 1
    assert (first.content, second.content) == (PAGE.encode(), PAGE.encode())


def test_each_address_is_kept_by_itself():
    site = Site()
    ask(site, "/kk/?q=1"), ask(site, "/kk/?q=2"), ask(site, "/ru/?q=1")
    assert site.asked == 3


@pytest.mark.parametrize("site", [Site("private, no-store"), Site(status=404)])
def test_what_is_not_public_or_not_there_is_made_anew(site):
    ask(site), ask(site)
    assert site.asked == 2


def test_who_brings_a_cookie_gets_a_fresh_page():
    site = Site()
    ask(site), ask(site, HTTP_COOKIE="alany_desk=1")
    assert site.asked == 2


@pytest.mark.parametrize(("accepted", "unpack"), [("br, gzip", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_page_is_compressed_as_the_reader_understands(accepted, unpack):
    response = ask(Site(), HTTP_ACCEPT_ENCODING=accepted)
    assert response["Content-Encoding"] == accepted.split(",", maxsplit=1)[0]
    assert unpack(response.content).decode() == PAGE
    assert int(response["Content-Length"]) == len(response.content) < len(PAGE.encode()) / 10


def test_a_reader_who_has_the_page_gets_no_bytes():
    site = Site()
    etag = ask(site)["ETag"]
    again = ask(site, HTTP_IF_NONE_MATCH=etag)
    assert (again.status_code, again.content) == (304, b"")


def test_the_cache_can_be_switched_off(settings):
    settings.PUBLIC_CACHE_SECONDS = 0
    site = Site()
    ask(site), ask(site)
    assert site.asked == 2


@pytest.mark.parametrize("address", ["/kk/%00/", "/kk/?q=%00"])
@pytest.mark.django_db
def test_a_nul_in_an_address_is_refused_in_the_language_of_the_page(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert '<html lang="kk">' in response.content.decode()


def test_the_default_keeps_pages_for_some_seconds():
    assert settings.PUBLIC_CACHE_SECONDS > 0
