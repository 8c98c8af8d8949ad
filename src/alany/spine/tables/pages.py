"""Tables of a saved web page, as orders are published on adilet.zan.kz."""

from lxml import etree, html

from alany.spine.tables.grid import NUL_STANDIN, Grid
from alany.spine.tables.spans import Layout, Span
from alany.spine.tables.table import Limits, TableRefused

BREAKING = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "table"})
SILENT = frozenset({"script", "style", "template"})
WIDEST_SPAN = 1_000
DEEPEST_SPAN = 65_534


def grids_of(text: str, limits: Limits) -> list[Grid]:
    """Every table of a page in order, nested ones after the one that holds them; no entity is expanded."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.replace("\x00", NUL_STANDIN).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as broken:
        raise TableRefused("no_table") from broken
    grids = [_grid(table, limits) for table in page.iter("table")]
    return [grid for grid in grids if grid.rows]


def _grid(table: etree._Element, limits: Limits) -> Grid:
    layout = Layout(limits)
    for line in table.iter("tr"):
        if _holder(line, "table") is table:
            cells = [cell for cell in line.iter("td", "th") if _holder(cell, "tr") is line]
            layout.add([_span(cell) for cell in cells])
    filled = [line for line in layout.rows if any(cell.strip() for cell in line[1])]
    return Grid(filled, layout.depths, numbered_columns=True)


def _holder(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _span(cell: etree._Element) -> Span:
    across = min(WIDEST_SPAN, _count(cell.get("colspan"), least=1))
    return Span(_words(cell), across, min(DEEPEST_SPAN, _count(cell.get("rowspan"), least=0)))


def _count(written: str | None, least: int) -> int:
    digits = (written or "").strip()
    return max(least, int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 1


def _words(cell: etree._Element) -> str:
    """The text a reader sees: tags inside a word do not cut it, paragraphs and line breaks do."""
    parts: list[str] = [cell.text or ""]
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element is cell:
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and tag and tag not in SILENT:
            parts += [" " if tag in BREAKING else "", element.text or ""]
        elif event == "end":
            parts += [" " if tag in BREAKING else "", element.tail or ""]
    return " ".join("".join(parts).split())
