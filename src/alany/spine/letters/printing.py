"""A letter on paper: HTML and PDF/UA with letterhead, and a QR code that leads to the case."""

from pathlib import Path
from typing import Any

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from alany.kernel.numbers import format_date
from alany.kernel.triltext import TrilText
from alany.spine.letters.models import Letter

STYLES = Path(__file__).parent / "letter.css"
WORDS = {
    "enclosures": TrilText(kk="Қосымшалар", ru="Приложения", en="Enclosures"),
    "draft": TrilText(
        kk="Жоба. Бекітілмеген және нөмірі жоқ.",
        ru="Проект. Не утверждён и не имеет номера.",
        en="Draft. Not approved and without a number.",
    ),
    "qr": TrilText(kk="Істің беті", ru="Страница дела", en="Page of the case"),
    "own": TrilText(kk="Мәселеңіздің жағдайы", ru="Что с вашим вопросом", en="Where your matter stands"),
    "number": TrilText(kk="№", ru="№", en="No."),
}
# Neither pictures nor addresses of other sites: a letter loads nothing and leads nowhere unseen.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])


def prose(text: str) -> SafeString:
    """The letter's text as HTML; raw HTML in it is shown as written."""
    html: str = MARKDOWN.render(text)
    return mark_safe(html)  # noqa: S308  the renderer escapes


def qr(address: str) -> SafeString:
    """The address as an SVG drawing, medium error correction."""
    code = segno.make(address, error="m", micro=False)
    drawing: str = code.svg_inline(scale=1, border=2, omitsize=True)
    return mark_safe(drawing)  # noqa: S308  drawn, not typed


def letter_html(letter: Letter, *, address: str = "") -> str:
    """The whole page as it is printed."""
    return render_to_string("letters/letter.html", printed(letter, address=address))


def letter_pdf(letter: Letter, *, address: str = "") -> bytes:
    """The page as PDF/UA-1. Needs Pango; nothing is fetched from any network."""
    from weasyprint import CSS, HTML, URLFetcher  # slow to import, and Pango may be missing

    page = HTML(string=letter_html(letter, address=address), url_fetcher=URLFetcher(allowed_protocols=()))
    style = CSS(string=STYLES.read_text(encoding="utf-8"))
    pdf: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return pdf


def printed(letter: Letter, *, address: str = "") -> dict[str, Any]:
    """What the letter's page shows, every word in the letter's language."""
    language, office = letter.language, letter.office
    day = letter.approved_on or letter.drafted_on
    words = {name: word.in_language(language) for name, word in WORDS.items()}
    return {
        "letter": letter,
        "language": language,
        "words": words | {"qr": words["own"]} if letter.person_name else words,
        "office_kk": office.name_kk,
        "office_ru": office.name_ru,
        "subtitle_kk": office.subtitle_kk,
        "subtitle_ru": office.subtitle_ru,
        "day": format_date(day, language),
        "text": prose(letter.body),
        "signer": letter.approved_by,
        "signer_post": letter.approved_by.post(language) if letter.approved_by else "",
        "qr": qr(address) if address else "",
        "address": address,
    }
