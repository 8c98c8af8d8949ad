"""A letter as DOCX, for offices that sign on paper or in a document system: the same words as the PDF."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import segno
from docx import Document
from docx.document import Document as Opened
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from markdown_it.token import Token

from alany.spine.letters.models import Letter
from alany.spine.letters.printing import MARKDOWN, printed

FONT, INK, QUIET = "Noto Sans", RGBColor(0x0B, 0x1F, 0x2A), RGBColor(0x47, 0x5A, 0x66)
QR_WIDTH = Mm(24)


def letter_docx(letter: Letter, *, address: str = "") -> bytes:
    """The letter as an Office Open XML document (ISO/IEC 29500), A4, with the QR code to its case."""
    facts = printed(letter, address=address)
    document = _page(letter)
    _head(document, facts)
    _facts(document, letter, facts)
    _heading(document, letter.subject)
    for kind, inline in _blocks(letter.body):
        _runs(document.add_paragraph(style=kind), inline)
    _end(document, letter, facts)
    if address:
        _qr(document, address, str(facts["words"]["qr"]))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _page(letter: Letter) -> Opened:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(18)
    section.top_margin, section.bottom_margin = Mm(18), Mm(22)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(11), INK
    normal.paragraph_format.space_after = Pt(8)
    _speak(document, letter.language)
    document.core_properties.title = f"№ {letter.number} {letter.subject}".strip()
    document.core_properties.author = letter.office.name(letter.language)
    document.core_properties.language = letter.language
    return document


def _speak(document: Opened, language: str) -> None:
    """Tell spelling and speech which language this is."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[language])
    document.styles["Normal"].element.get_or_add_rPr().append(mark)


def _head(document: Opened, facts: dict[str, Any]) -> None:
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, language in zip(row.cells, ("kk", "ru"), strict=True):
        said = cell.paragraphs[0]
        said.add_run(str(facts[f"office_{language}"])).bold = True
        quiet = said.add_run(f"\n{facts[f'subtitle_{language}']}")
        quiet.font.size, quiet.font.color.rgb = Pt(9.5), QUIET


def _facts(document: Opened, letter: Letter, facts: dict[str, Any]) -> None:
    if not letter.number:
        document.add_paragraph().add_run(str(facts["words"]["draft"])).bold = True
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = table.rows[0].cells
    number = f"№ {letter.number}\n" if letter.number else ""
    left.paragraphs[0].add_run(f"{number}{facts['day']}")
    right.paragraphs[0].add_run(letter.to_whom).bold = True
    if letter.person_address:
        right.add_paragraph(letter.person_address)


def _heading(document: Opened, text: str) -> None:
    said = document.add_paragraph()
    said.paragraph_format.space_before = Pt(18)
    run = said.add_run(text)
    run.bold, run.font.size = True, Pt(12.5)


def _blocks(text: str) -> Iterator[tuple[str, Token]]:
    """Each paragraph or item of a list with the style it takes; quotes and code stay plain paragraphs."""
    lists: list[str] = []
    for token in MARKDOWN.parse(text):
        match token.type:
            case "bullet_list_open":
                lists.append("List Bullet")
            case "ordered_list_open":
                lists.append("List Number")
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "inline" | "fence" | "code_block":
                yield (lists[-1] if lists else "Normal"), token


def _runs(said: Paragraph, inline: Token) -> None:
    bold = italic = False
    for part in inline.children or [inline]:
        match part.type:
            case "strong_open" | "strong_close":
                bold = part.type == "strong_open"
            case "em_open" | "em_close":
                italic = part.type == "em_open"
            case "softbreak":
                said.add_run(" ")
            case "hardbreak":
                said.add_run().add_break()
            case _:
                run = said.add_run(part.content)
                run.bold, run.italic = bold, italic


def _end(document: Opened, letter: Letter, facts: dict[str, Any]) -> None:
    if letter.enclosures:
        document.add_paragraph().add_run(str(facts["words"]["enclosures"])).bold = True
        for one in letter.enclosures:
            document.add_paragraph(one, style="List Number")
    if letter.approved_by:
        said = document.add_paragraph()
        said.paragraph_format.space_before = Pt(36)
        said.add_run(f"{facts['signer_post']}\t")
        said.add_run(letter.approved_by.name).bold = True


def _qr(document: Opened, address: str, words: str) -> None:
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=8, border=2)
    drawn.seek(0)
    document.add_picture(drawn, width=QR_WIDTH)
    picture = document.inline_shapes[-1]._inline.docPr
    picture.set("descr", words)
    note = document.add_paragraph().add_run(f"{words}: {address}")
    note.font.size, note.font.color.rgb = Pt(8.5), QUIET
