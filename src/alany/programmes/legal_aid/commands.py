"""`./alany legal_aid tend`: what the days bring by themselves, for the office's timer."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from alany.kernel.triltext import TrilText
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

DONE = TrilText(
    kk="Кезекке қайтқан ұсыныс: {returned}. Жаңа қабылдау уақыты: {slots}.",
    ru="Предложений вернулось в очередь: {returned}. Новых времён приёма: {slots}.",
    en="Offers back in the queue: {returned}. New times of meeting: {slots}.",
)


def _configure(parser: ArgumentParser) -> None:
    """It takes nothing: every office is tended."""


def _run(asked: Namespace) -> int:
    """0 when every office was tended."""
    # The commands of a programme are read before Django is set up, so what needs it is imported here.
    from alany.programmes.legal_aid.actions.answers import close_silent
    from alany.programmes.legal_aid.actions.intake import forget_unfinished
    from alany.programmes.legal_aid.actions.offers import expire_offers
    from alany.spine.bookings.actions import extend_slots
    from alany.spine.ledger.rules import SYSTEM
    from alany.spine.organisations.clock import office_now
    from alany.spine.organisations.models import Office

    at, returned, slots = office_now(), 0, 0
    for office in Office.objects.order_by("pk"):
        returned += expire_offers(office=office, at=at)
        slots += extend_slots(office=office, by=SYSTEM, at=at)
        close_silent(office=office, at=at)
        forget_unfinished(office=office, at=at)
    words = DONE.in_language(terminal.language()).format(returned=returned, slots=slots)
    sys.stdout.write(words + "\n")
    return terminal.WELL


TEND = Command(
    "tend",
    TrilText(
        kk="Мерзімі өткен ұсыныстарды қайтарып, қабылдау уақыттарын алға ашу (әр 15 минут сайын)",
        ru="Вернуть истёкшие предложения, открыть время приёма наперёд (каждые 15 минут)",
        en="Take back offers that ran out, open times of meeting ahead (every 15 minutes)",
    ),
    _configure,
    _run,
    tends=True,
)
COPIED = TrilText(
    kk="Журналдан көшірілді: {lines}.",
    ru="Перенесено из журнала: {lines}.",
    en="Copied from the journal: {lines}.",
)
NOTHING = TrilText(
    kk="Ештеңе көшірілген жоқ.",
    ru="Не перенесено ничего.",
    en="Nothing was copied.",
)
MAY_NOT = TrilText(
    kk="Журналды тек еріктілер үйлестірушісі көшіреді: {email}.",
    ru="Журнал переносит только координатор волонтёров: {email}.",
    en="Only a coordinator of volunteers copies the journal: {email}.",
)


def _configure_copy(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--by", required=True, help="e-mail of the coordinator")


def _copy(asked: Namespace) -> int:
    """0 when all lines were copied; 2 when a cell, the file or the person is not accepted."""
    from alany.programmes.legal_aid import importing
    from alany.programmes.legal_aid.actions.journal import copy_journal
    from alany.spine.organisations.clock import office_now, office_today
    from alany.spine.people.models import User
    from alany.spine.people.queries import Rights
    from alany.spine.tables.table import TableRefused
    from alany.spine.tables.wording import explain

    speak = terminal.language()
    person = User.objects.filter(email=asked.by.lower(), is_active=True).first()
    if person is None or not Rights(person, office_today()).may("legal_aid.coordinate", "legal_aid"):
        return _refused(MAY_NOT.in_language(speak).format(email=asked.by))
    try:
        with asked.file.open("rb") as content:
            name, office = asked.file.name, person.office
            lines = importing.read_journal(name, content, office=office, today=office_today())
    except OSError as fault:
        return _refused(f"{fault.filename}: {fault.strerror}")
    except TableRefused as refusal:
        return _refused(explain(refusal).in_language(speak))
    except importing.JournalRefused as refusal:
        said = [
            f"{title}: {explain(cell, importing.OWN).in_language(speak)}" for title, cell in refusal.cells
        ]
        return _refused(*said)
    copied = copy_journal(office=office, lines=lines, by=person, at=office_now())
    sys.stdout.write(COPIED.in_language(speak).format(lines=len(copied)) + "\n")
    return terminal.WELL


def _refused(*said: str) -> int:
    sys.stderr.write("\n".join((*said, NOTHING.in_language(terminal.language()))) + "\n")
    return terminal.WRONG_USE


JOURNAL = Command(
    "journal",
    TrilText(
        kk="Қағаз журналдағы кеңестерді кесте файлынан көшіру",
        ru="Перенести консультации бумажного журнала из файла с таблицей",
        en="Copy the consultations of a paper journal from a file with a table",
    ),
    _configure_copy,
    _copy,
)
COMMANDS = (TEND, JOURNAL)
