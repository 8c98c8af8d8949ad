"""What pages hand to components: plain frozen data, so that a template never computes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Mark = Literal["", "done", "late", "soon", "idle", "plain"]
Verdict = Literal["violation", "ok", "no_cap", "unclear"]


@dataclass(frozen=True, slots=True)
class Link:
    """A way to somewhere; without `href` it is only words. `count` stands at the right in the desk's menu."""

    label: str
    href: str = ""
    current: bool = False
    count: int | None = None
    note: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """A titled column of links: the footer, the side menu."""

    title: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class State:
    """A state as a word with a mark, never as colour alone."""

    word: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the hero. `value` is already formatted; an empty one shows `unknown` instead."""

    value: str
    text: str
    unit: str = ""
    links: Sequence[Link] = ()
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """Head of a table column. `href` sorts by it, `sorted` is the state of `aria-sort`."""

    label: str
    numeric: bool = False
    href: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    width: Literal["", "nowrap"] = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words (or a machine's name: `code`), perhaps a link, a second quiet line, a state.

    `lang` is the language of the words where it is not the page's; `folded` are further words, for who asks.
    `tick` puts a box before the words; it belongs to the form `ticked` and sends its value as `case`.
    """

    text: str = ""
    href: str = ""
    sub: str = ""
    state: State | None = None
    lang: str = ""
    code: bool = False
    tick: str = ""
    folded: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows stack into labelled lines on a phone. The first cell of a row is its heading."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell | str]]
    hide_caption: bool = False

    @property
    def lines(self) -> list[list[tuple[Column, Cell]]]:
        """Rows with the column of each cell beside it; a plain string is a cell."""
        return [
            [
                (column, cell if isinstance(cell, Cell) else Cell(text=cell))
                for column, cell in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Event:
    """A point of a timeline. Kind: done (past), ahead (not yet), law (a deadline broken)."""

    when: str
    text: str
    kind: Literal["", "done", "ahead", "law"] = ""
    note: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A row of a summary list. `change` is the way back to the question (check-answers)."""

    label: str
    value: str = ""
    change: str = ""
    href: str = ""
    lang: str = ""
    hidden: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A row of a task list: open, completed or not yet possible (then without a link)."""

    name: str
    status: str
    href: str = ""
    hint: str = ""
    kind: Literal["open", "completed", "closed", "problem"] = "open"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a label, a share of the scale, the value in words, the count behind it."""

    label: str
    value: float | None
    text: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart; `None` is a gap, not a zero."""

    label: str
    values: Sequence[float | None]
    texts: Sequence[str] = field(default=())
