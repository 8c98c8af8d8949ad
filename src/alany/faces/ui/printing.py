"""PDF (PDF/UA) from the same HTML and CSS as the site; nothing is read from a network."""

from collections.abc import Mapping
from mimetypes import guess_type
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.template.loader import render_to_string


class PdfUnavailable(Exception):
    """The machine lacks Pango, which draws the letters of a PDF; everything else works without it."""


class AddressRefused(ValueError):
    """A page to be printed asked for something that is not one of our own files."""


def pdf(template: str, context: Mapping[str, Any], *, request: HttpRequest | None = None) -> bytes:
    """The template (it extends `ui/print_base.html`) as a tagged PDF in the active language.

    Raises PdfUnavailable on a machine without Pango.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except OSError as missing:
        raise PdfUnavailable from missing

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
        """Answers only for our static files."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            found = finders.find(url.removeprefix("https://own.invalid/"))
            if not url.startswith("https://own.invalid/") or not isinstance(found, str):
                raise AddressRefused(url)
            with open(found, "rb") as file:
                return URLFetcherResponse(url, file.read(), {"Content-Type": guess_type(found)[0] or ""})

    html = render_to_string(template, dict(context), request=request)
    page = HTML(string=html, base_url="https://own.invalid/", url_fetcher=OwnFiles())
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))
