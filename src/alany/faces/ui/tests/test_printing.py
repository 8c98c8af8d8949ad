"""Paper: the same components as a tagged PDF, from our own files only."""

from io import BytesIO

import pytest
from django.test import RequestFactory
from django.utils import translation
from pypdf import PdfReader

from alany.faces.ui import context, printing


def test_a_page_becomes_a_tagged_pdf_in_its_language():
    with translation.override("kk"):
        frame = context.page(RequestFactory().get("/kk/"))
        content = printing.pdf("ui/print_base.html", {**frame, "page_title": "Анықтама"})
    root = PdfReader(BytesIO(content)).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("kk", True, True)


@pytest.mark.parametrize("address", ["https://example.org/x.css", "file:///etc/passwd"])
def test_nothing_is_read_from_elsewhere(address, monkeypatch):
    monkeypatch.setattr(
        printing, "render_to_string", lambda *_, **__: f'<html lang="kk"><img src="{address}" alt="">'
    )
    assert printing.pdf("x", {}).startswith(b"%PDF-")
