"""The briefing on paper: tagged, titled, in its language, its text can be read out."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from alany.faces.ui import printing

WORDS = {"kk": "Сандар қайдан алынған", "ru": "Откуда эти числа", "en": "Where the numbers come from"}
TITLES = {"kk": "3 себет ашылды", "ru": "Открыто: 3", "en": "3 baskets seen"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pdf_has_language_title_tags_and_text(client, told, language):
    pytest.importorskip("weasyprint", exc_type=OSError)
    response = client.get(f"/{language}/briefings/july.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    reader = PdfReader(BytesIO(response.content))
    root = reader.trailer["/Root"]
    assert str(root["/Lang"]).startswith(language)
    assert "/StructTreeRoot" in root
    assert TITLES[language] in reader.metadata.title
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    text = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    assert WORDS[language] in text
    assert "F-2020-07-0002" in text
    assert f"1 / {len(reader.pages)}" in text


def test_without_pango_a_page_says_what_is_missing(client, told, monkeypatch):
    def unavailable(*args, **kwargs):
        raise printing.PdfUnavailable

    monkeypatch.setattr(printing, "pdf", unavailable)
    response = client.get("/ru/briefings/july.pdf")
    assert response.status_code == 503
    assert "/ru/briefings/july/" in response.content.decode()
