"""The paper journal as a table: one consultation a row, codes as the office's tables have them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.actions.journal import Line
from alany.programmes.legal_aid.models import AidTopic, Volunteer
from alany.programmes.legal_aid.rules.services import allowed
from alany.programmes.legal_aid.wording_intake import LANGUAGES, MODES, OUTCOMES, SERVICES, SOLVED
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place
from alany.spine.tables import headers, parsing
from alany.spine.tables.headers import BadCell, Field
from alany.spine.tables.reading import read_table
from alany.spine.tables.table import Limits, Table

LONGEST_TEXT = 20_000
LIMITS = Limits(cell=LONGEST_TEXT)
DAY_MINUTES = 24 * 60
OWN = {
    "journal_unknown": TrilText(
        kk="«{detail}» деген код кестелерде жоқ. Кестедегі кодты жазыңыз.",
        ru="Кода «{detail}» в таблицах нет. Напишите код из таблицы.",
        en="“{detail}” is no code of the tables. Write the code as the table has it.",
    ),
    "journal_minutes": TrilText(
        kk="«{detail}» минут бола алмайды. Бірден бір тәулікке дейінгі минутты жазыңыз.",
        ru="«{detail}» минут быть не может. Напишите минуты: от одной до суток.",
        en="It cannot be “{detail}” minutes. Write the minutes, from one to a day.",
    ),
    "journal_day": TrilText(
        kk="{detail} күні әлі келген жоқ не ерікті ол кезде қосылмаған еді. Күнін тексеріңіз.",
        ru="День {detail} ещё не настал, или волонтёр тогда ещё не пришёл. Проверьте день.",
        en="{detail} is yet to come, or the volunteer had not joined by then. Check the day.",
    ),
    "journal_service": TrilText(
        kk="Бұл еріктіге мұндай көмек көрсетуге болмайды («{detail}»). Көмек түрін тексеріңіз.",
        ru="Такую помощь («{detail}») этот волонтёр оказывать не может. Проверьте вид помощи.",
        en="This volunteer may not give such help (“{detail}”). Check the kind of help.",
    ),
}


class JournalRefused(ValueError):
    """Cells of the journal that cannot be taken, by the title of their column; no row of the file is."""

    def __init__(self, cells: list[tuple[str, BadCell]]) -> None:
        super().__init__(f"{len(cells)} cells")
        self.cells = cells


def read_journal(name: str, content: BinaryIO, *, office: Office, today: date) -> list[Line]:
    """The rows of a CSV, XLSX, HTML or DOCX table. `volunteer` is an e-mail, `kato` may stay empty.

    Raises TableRefused (no table, a column missing) and JournalRefused with every faulty cell.
    """
    table = read_table(name, content, LIMITS)
    columns = headers.guess(table.header, _fields(office))
    parsed = headers.apply(table, columns)
    places = _places(table, columns.columns.get("kato"))
    bad, lines = list(parsed.bad), []
    for row in parsed.good:
        given: dict[str, Any] = dict(row.values)
        code, place = given.pop("kato") or "", None
        if code:
            place = next((one for one in places.get(code, ()) if _stood(one, given["on"])), None)
        for wrong, why in _beyond(given, code, place, today):
            value = code if wrong == "kato" else str(given[wrong])
            bad.append(BadCell(row.number, columns.columns[wrong] + 1, why, value))
        lines.append(_line(given, place))
    if bad:
        ordered = sorted(bad, key=lambda cell: (cell.row, cell.column))
        raise JournalRefused([(table.header[cell.column - 1], cell) for cell in ordered])
    return lines


def _fields(office: Office) -> tuple[Field, ...]:
    topics = {one.slug: one for one in AidTopic.objects.all()}
    known = Volunteer.objects.filter(user__office=office).select_related("user")
    helpers = {one.user.email: one for one in known}
    words = parsing.text(LONGEST_TEXT)
    needed: dict[str, Callable[[str], object]] = {
        "on": parsing.day,
        "topic": _one_of(topics),
        "language": _one_of({code: code for code in LANGUAGES}),
        "volunteer": _one_of(helpers),
        "service": _one_of({code: code for code in SERVICES}),
        "minutes": _minutes,
        "outcome": _one_of({code: code for code in OUTCOMES}),
        "name": words,
        "question": words,
        "answer": words,
    }
    optional: dict[str, Callable[[str], object]] = {
        "kato": parsing.kato,
        "mode": _one_of({code: code for code in MODES}),
        "telephone": words,
        "solved": _one_of({code: code for code in SOLVED}),
    }
    return tuple(_field(name, needed[name], required=True) for name in needed) + tuple(
        _field(name, optional[name], required=False) for name in optional
    )


def _field(name: str, parse: Callable[[str], object], *, required: bool) -> Field:
    """Columns bear the names of the description in `docs/operate.md`, in every language."""
    return Field(name, TrilText(kk=name, ru=name, en=name), (name,), required=required, parse=parse)


def _one_of(known: Mapping[str, object]) -> Callable[[str], object]:
    def parse(cell: str) -> object:
        if (code := cell.strip().lower()) not in known:
            raise parsing.CellRefused("journal_unknown")
        return known[code]

    return parse


def _minutes(cell: str) -> int:
    minutes = parsing.whole(cell)
    if not 0 < minutes <= DAY_MINUTES:
        raise parsing.CellRefused("journal_minutes")
    return minutes


def _places(table: Table, column: int | None) -> dict[str, list[Place]]:
    """The places that the table names, by code: one code may have stood for several in turn."""
    named = set() if column is None else {row.cells[column].strip() for row in table.rows}
    found: dict[str, list[Place]] = {}
    for place in Place.objects.filter(kato__in=named - {""}):
        found.setdefault(place.kato, []).append(place)
    return found


def _stood(place: Place, on: date) -> bool:
    return place.valid_from <= on and (place.valid_to is None or on <= place.valid_to)


def _beyond(
    given: Mapping[str, Any], code: str, place: Place | None, today: date
) -> Iterator[tuple[str, str]]:
    """What only the whole row can tell: the column, and why it is not taken."""
    if not given["volunteer"].joined_on <= given["on"] <= today:
        yield "on", "journal_day"
    if given["service"] not in allowed(given["volunteer"].kind):
        yield "service", "journal_service"
    if code and place is None:
        yield "kato", "journal_unknown"


def _line(given: Mapping[str, Any], place: Place | None) -> Line:
    told = {name: value for name, value in given.items() if value is not None}
    return Line(place=place, **told)
