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
UNREAD = TrilText(
    kk="{row}-жол, «{column}» бағаны: «{value}» қабылданбайды. Ештеңе көшірілген жоқ.",
    ru="Строка {row}, столбец «{column}»: «{value}» не принимается. Не перенесено ничего.",
    en="Line {row}, column “{column}”: “{value}” cannot be taken. Nothing was copied.",
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
    """0 when all lines were copied; 2 when one of them, or the person, is not accepted."""
    from alany.programmes.legal_aid.actions.journal import copy_journal
    from alany.programmes.legal_aid.importing import LineUnread, read_journal
    from alany.programmes.legal_aid.rules.journal import LineAhead
    from alany.programmes.legal_aid.rules.services import ServiceNotAllowed
    from alany.spine.organisations.clock import office_now, office_today
    from alany.spine.people.models import User
    from alany.spine.people.queries import Rights

    person = User.objects.filter(email=asked.by.lower(), is_active=True).first()
    if person is None or not Rights(person, office_today()).may("legal_aid.coordinate", "legal_aid"):
        return _refused(MAY_NOT, email=asked.by)
    try:
        lines = read_journal(asked.file.read_bytes(), person.office)
        copied = copy_journal(office=person.office, lines=lines, by=person, at=office_now())
    except LineUnread as wrong:
        return _refused(UNREAD, row=wrong.row, column=wrong.column, value=wrong.value)
    except LineAhead as ahead:
        return _refused(UNREAD, row="?", column="on", value=ahead.on)
    except ServiceNotAllowed as beyond:
        return _refused(UNREAD, row="?", column="service", value=beyond)
    sys.stdout.write(COPIED.in_language(terminal.language()).format(lines=len(copied)) + "\n")
    return terminal.WELL


def _refused(words: TrilText, **about: object) -> int:
    sys.stderr.write(words.in_language(terminal.language()).format(**about) + "\n")
    return terminal.WRONG_USE


JOURNAL = Command(
    "journal",
    TrilText(
        kk="Қағаз журналдағы кеңестерді CSV файлынан көшіру",
        ru="Перенести консультации бумажного журнала из файла CSV",
        en="Copy the consultations of a paper journal from a CSV file",
    ),
    _configure_copy,
    _copy,
)
COMMANDS = (TEND, JOURNAL)
