"""The paper journal as a CSV file: one consultation a line, codes as the office's tables have them."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO

from alany.programmes.legal_aid.actions.journal import Line
from alany.programmes.legal_aid.models import AidTopic, Volunteer
from alany.programmes.legal_aid.wording_intake import LANGUAGES, MODES, OUTCOMES, SERVICES, SOLVED
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place
from alany.spine.places.queries import place_on

NEEDED = (
    "on", "topic", "kato", "language", "volunteer", "service", "minutes", "outcome", "name", "question",
    "answer",
)  # fmt: skip
OPTIONAL = ("mode", "telephone", "solved")
_CODES: Mapping[str, Mapping[str, object]] = {
    "language": LANGUAGES, "service": SERVICES, "outcome": OUTCOMES, "mode": MODES, "solved": SOLVED,
}  # fmt: skip


_READ = frozenset({"on", "topic", "kato", "volunteer", "minutes"})


class LineUnread(ValueError):
    """A cell of the journal cannot be taken; nothing of the file is."""

    def __init__(self, row: int, column: str, value: str) -> None:
        super().__init__(f"{row}, {column}: {value}")
        self.row, self.column, self.value = row, column, value


def read_journal(data: bytes, office: Office) -> list[Line]:
    """The lines of a CSV in UTF-8. `volunteer` is an e-mail, `kato` may stay empty. Raises LineUnread."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise LineUnread(1, "UTF-8", "") from wrong
    reader = csv.DictReader(StringIO(text))
    for name in NEEDED:
        if name not in (reader.fieldnames or ()):
            raise LineUnread(1, name, "")
    topics = {one.slug: one for one in AidTopic.objects.all()}
    helpers = {
        one.user.email: one for one in Volunteer.objects.filter(user__office=office).select_related("user")
    }
    return list(_lines(reader, topics, helpers))


def _lines(
    reader: "csv.DictReader[str]", topics: Mapping[str, AidTopic], helpers: Mapping[str, Volunteer]
) -> Iterator[Line]:
    for row, cells in enumerate(reader, start=2):
        given = {name: (cells.get(name) or "").strip() for name in (*NEEDED, *OPTIONAL)}
        given["mode"] = given["mode"] or "person"
        column = ""
        try:
            for column in ("name", "question", "answer"):
                _demand(given[column])
            for column, codes in _CODES.items():
                _demand((column == "solved" and not given[column]) or given[column] in codes)
            column = "minutes"
            minutes = int(given[column])
            _demand(0 < minutes <= 24 * 60)
            column = "on"
            on = date.fromisoformat(given[column])
            column = "topic"
            topic = topics[given[column]]
            column = "volunteer"
            volunteer = helpers[given[column].lower()]
            column = "kato"
            place = place_on(given[column], on) if given[column] else None
        except (ValueError, LookupError, Place.DoesNotExist) as wrong:
            raise LineUnread(row, column, given[column]) from wrong
        rest = {
            name: given[name] for name in given if name not in {"on", "topic", "kato", "volunteer", "minutes"}
        }
        yield Line(on=on, topic=topic, place=place, volunteer=volunteer, minutes=minutes, **rest)


def _demand(holds: object) -> None:
    if not holds:
        raise ValueError
