"""Tables of a Word document, as annexes to orders are sent."""

from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from alany.spine.tables.grid import Grid
from alany.spine.tables.packages import repacked
from alany.spine.tables.spans import Layout, Span
from alany.spine.tables.table import Limits, TableRefused

TABLE, LINE, CELL = qn("w:tbl"), qn("w:tr"), qn("w:tc")
TEXT, PARAGRAPH = qn("w:t"), qn("w:p")
GAPS = frozenset({qn("w:br"), qn("w:tab"), qn("w:cr")})
HYPHEN = qn("w:noBreakHyphen")
WIDEST_SPAN = 1_000


def grids_of(members: dict[str, bytes], limits: Limits) -> list[Grid]:
    """Every table of the document in order; merged cells repeat their text; deleted text is left out."""
    try:
        body = Document(repacked(members)).element.body
    except (OpcError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as broken:
        raise TableRefused("broken_package") from broken
    grids = [_grid(table, limits) for table in body.iter(TABLE)]
    return [grid for grid in grids if grid.rows]


def _grid(table: etree._Element, limits: Limits) -> Grid:
    layout = Layout(limits)
    reach = _Reach()
    for line in _own(table, LINE, TABLE):
        layout.add(list(_spans(line, reach)))
        reach.end_line(len(layout.rows))
    filled = [line for line in layout.rows if any(cell.strip() for cell in line[1])]
    return Grid(filled, reach.depths, numbered_columns=True)


class _Reach:
    """Vertical merges: Word writes each covered cell again and marks it as a continuation."""

    def __init__(self) -> None:
        self.above: dict[int, tuple[str, int]] = {}
        self.depths: dict[int, int] = {}
        self.line = 1

    def begun(self, place: int, text: str) -> str:
        self.above[place] = (text, self.line)
        return text

    def continued(self, place: int, text: str) -> str:
        held, since = self.above.get(place, (text, self.line))
        self.depths[since] = max(self.depths.get(since, 1), self.line - since + 1)
        return held

    def end_line(self, lines: int) -> None:
        self.line = lines + 1


def _spans(line: etree._Element, reach: _Reach) -> Iterator[Span]:
    place = _number(line, "w:trPr/w:gridBefore")
    if place:
        yield Span("", min(place, WIDEST_SPAN))
    for cell in _own(line, CELL, LINE):
        across = max(1, min(WIDEST_SPAN, _number(cell, "w:tcPr/w:gridSpan")))
        merge = cell.find(_path("w:tcPr/w:vMerge"))
        continues = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        text = _words(cell)
        yield Span((reach.continued if continues else reach.begun)(place, text), across)
        place += across


def _path(path: str) -> str:
    return "/".join(qn(step) for step in path.split("/"))


def _number(element: etree._Element, path: str) -> int:
    found = element.find(_path(path))
    written = "" if found is None else found.get(qn("w:val"), "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0


def _own(holder: etree._Element, tag: str, holder_tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, inside content controls too, without those of nested tables."""
    for element in holder.iter(tag):
        if next(element.iterancestors(holder_tag), None) is holder:
            yield element


def _words(cell: etree._Element) -> str:
    parts: list[str] = []
    for element in cell.iter():
        if element.tag == TEXT:
            parts.append(element.text or "")
        elif element.tag == HYPHEN:
            parts.append("-")
        elif element.tag == PARAGRAPH or element.tag in GAPS:
            parts.append(" ")
    return " ".join("".join(parts).split())
