"""The text of a briefing as HTML: each number is a link to its figure, and its first use has a footnote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from alany.spine.figures.compose import words_of
from alany.spine.figures.models import Figure
from alany.spine.figures.tags import Tag, filled

LEFT, RIGHT = "\ue000", "\ue001"
"""Marks of the private area: they pass the renderer unchanged, and no author can type them by accident."""

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "autolink"])


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the figure behind a number, its 8-character check and the way to its page as a QR code."""

    position: int
    figure: Figure
    title: str
    definition: str
    value: str
    href: str
    address: str
    qr: SafeString


class Footnotes:
    """Numbers the figures of a text in the order of their first use."""

    def __init__(self, figures: Mapping[str, Figure], day: date, language: str, origin: str) -> None:
        self.figures, self.day, self.language, self.origin = figures, day, language, origin
        self._order: list[Figure] = []

    def html(self, text: str) -> SafeString:
        """The text as HTML; raw HTML in it is shown as it was typed."""
        said: list[SafeString] = []

        def mark(tag: Tag) -> str:
            said.append(self._said(tag))
            return f"{LEFT}{len(said) - 1}{RIGHT}"

        clean = text.replace(LEFT, "").replace(RIGHT, "")
        html: str = _MARKDOWN.render(filled(clean, mark))
        for place, words in enumerate(said):
            html = html.replace(f"{LEFT}{place}{RIGHT}", words)
        return mark_safe(html)  # noqa: S308  the renderer escapes, and each number is escaped on its own

    def notes(self) -> list[Note]:
        """The footnotes of everything rendered so far."""
        return [self._note(place, figure) for place, figure in enumerate(self._order, start=1)]

    def _said(self, tag: Tag) -> SafeString:
        words = words_of(tag, self.figures, self.day, self.language)
        figure = self.figures.get(tag.slug)
        if figure is None:
            return format_html("{}", words)
        link = format_html('<a class="fig" href="{}">{}</a>', self._href(figure), words)
        if figure in self._order:
            return link
        self._order.append(figure)
        place = len(self._order)
        note = format_html('<sup><a id="use-{0}" href="#note-{0}">{0}</a></sup>', place)
        return link + note

    def _href(self, figure: Figure) -> str:
        return f"/{self.language}/f/{figure.number}/"

    def _note(self, place: int, figure: Figure) -> Note:
        address = f"{self.origin}{self._href(figure)}"
        return Note(
            position=place,
            figure=figure,
            title=figure.text("title", self.language),
            definition=figure.text("definition", self.language),
            value=figure.printed(self.language),
            href=self._href(figure),
            address=address,
            qr=qr(address),
        )


def qr(address: str) -> SafeString:
    """An address as an SVG drawing with medium error correction."""
    drawing: str = segno.make(address, error="m", micro=False).svg_inline(scale=1, border=2, omitsize=True)
    return mark_safe(drawing)  # noqa: S308  drawn, not typed
