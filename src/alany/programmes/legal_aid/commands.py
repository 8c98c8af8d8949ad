"""`./alany legal_aid tend`: what the days bring by themselves, for the office's timer."""

import sys
from argparse import ArgumentParser, Namespace

from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.actions.answers import close_silent
from alany.programmes.legal_aid.actions.intake import forget_unfinished
from alany.programmes.legal_aid.actions.offers import expire_offers
from alany.spine.bookings.actions import extend_slots
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.clock import office_now
from alany.spine.organisations.models import Office
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

DONE = TrilText(
    kk="Кезекке қайтқан ұсыныс: {returned}. Жаңа қабылдау уақыты: {slots}.",
    ru="Предложений вернулось в очередь: {returned}. Новых времён приёма: {slots}.",
    en="Offers back in the queue: {returned}. New times of meeting: {slots}.",
)


def _configure(parser: ArgumentParser) -> None:
    parser.description = (
        "Run it every quarter of an hour: offers that ran out go on, times of meeting reach ahead."
    )


def _run(asked: Namespace) -> int:
    """0 when every office was tended."""
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
        kk="мерзімі өткен ұсыныстарды келесі еріктіге береді, қабылдау уақыттарын алға ашады",
        ru="передаёт истёкшие предложения следующим, открывает время приёма наперёд",
        en="passes offers that ran out to the next, opens times of meeting ahead",
    ),
    _configure,
    _run,
)
COMMANDS = (TEND,)
