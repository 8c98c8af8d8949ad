"""The typed description by which a programme joins the house.

A description is data, not callbacks: one screen of `programme.py` tells the whole programme.
The few functions in it (`rows`, `count`, `reference`, `demo`, `configure`, `run`) are the upward calls of the
house and are listed in ARCHITECTURE.md.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText
from alany.kernel.workflow import Workflow
from alany.spine.programme.dated_tables import DatedTable


@dataclass(frozen=True, slots=True)
class Right:
    """Something a person may be allowed to do, e.g. `pharmacies.refer`."""

    code: str
    title: TrilText


@dataclass(frozen=True, slots=True)
class Role:
    """A set of rights that is granted together, e.g. the reviewer of price lists."""

    code: str
    title: TrilText
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a case of this programme can be about, and the states it walks through.

    With `own_moves` only the programme's own acts move such a case, because a state means more there than its
    name: nobody is refused legal help without a door. The desk then offers no plain move. `states` are the
    words of the states that the common loop does not have. With `is_public` title, place and state of a case
    that was called fixed stand on the public site, so that anybody can say that it is not.
    """

    slug: str
    title: TrilText
    workflow: Workflow
    own_moves: bool = False
    is_public: bool = False
    states: Mapping[str, TrilText] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a question of a checklist offers."""

    value: str
    title: TrilText


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a checklist. `kind` is text, integer, decimal, date, yes_no, select_one or image."""

    slug: str
    kind: str
    title: TrilText
    required: bool = True
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is asked on a visit; a change of the questions is a new version."""

    slug: str
    version: int
    title: TrilText
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a published dataset. `kind` is text, integer, decimal, date or boolean.

    `choices` are the words of a text column's codes, so that a page never shows a bare code.
    """

    name: str
    kind: str
    title: TrilText
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows that figures are computed from; frozen as canonical CSV before any figure is computed.

    `rows(office_id, on)` yields tuples in the order of `columns`, sorted by `key`, without persons.
    `on` is the cut-off day, inclusive, in Asia/Almaty.
    """

    slug: str
    title: TrilText
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[int, date], Iterable[Sequence[object]]]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A definition from which figures are computed with SQL over the frozen dataset only.

    `numerator` and `denominator` are aggregate expressions, `records` the condition that selects the rows
    behind the number. With a denominator and `shape="share"` the value is a percentage, otherwise the
    numerator itself; with `shape="median"` there is no number where the numerator is NULL. `breakdown` is the
    dataset's column of KATO codes of districts.
    """

    slug: str
    version: int
    title: TrilText
    definition: TrilText
    unit: TrilText
    dataset: str
    numerator: str
    valid_from: date
    denominator: str = ""
    shape: str = "count"
    decimals: int = 0
    records: str = "true"
    breakdown: str = ""
    headline: bool = False


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter of the programme; `subject` and `body` hold `{fields}` that the caller fills."""

    slug: str
    title: TrilText
    subject: TrilText
    body: TrilText
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the desk's menu, shown to who holds `right`."""

    title: TrilText
    url_name: str
    right: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something of the programme that can wait for a person, told of by its number alone.

    `count(person, on)` says how many such things wait for the account with this key on this day; `url_name`
    is the page of the desk on which they stand.
    """

    code: str
    title: TrilText
    count: Callable[[int, date], int]
    url_name: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way in from the public site: a link with one sentence."""

    title: TrilText
    summary: TrilText
    url_name: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the programme: `./alany <programme> <name>`; `run` returns the exit code.

    Without `needs_database` it runs before Django is set up: it is declared in the programme's `commands.py`,
    and neither that module nor `run` imports Django. With `tends` it does what time brings by itself: an open
    office runs it every quarter of an hour without arguments, so that doing it twice does it once.
    """

    name: str
    title: TrilText
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    needs_database: bool = True
    tends: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme of the office: everything the house knows about it.

    `demo` with a higher `demo_order` is built later: it joins an office that another one has opened.
    `mapped` is the slug of the indicator that the first page draws on the map; `ledger` says the programme's
    acts in words where the ledger is read. `kiosk` are services on the neutral start page of a shared
    computer: from the outside none of them may look different from its neighbours.
    """

    slug: str
    title: TrilText
    summary: TrilText
    order: int = 100
    topics: tuple[Topic, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    mapped: str = ""
    letters: tuple[LetterTemplate, ...] = ()
    rights: tuple[Right, ...] = ()
    roles: tuple[Role, ...] = ()
    reference_tables: tuple[DatedTable, ...] = ()
    desk_menu: tuple[MenuEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    ways: tuple[Way, ...] = ()
    kiosk: tuple[Way, ...] = ()
    public_urls: Sequence[object] = ()
    desk_urls: Sequence[object] = ()
    commands: tuple[Command, ...] = ()
    ledger: LedgerWords = field(default_factory=LedgerWords)
    reference: Callable[..., int] | None = None
    demo: Callable[[], None] | None = None
    demo_order: int = 0
