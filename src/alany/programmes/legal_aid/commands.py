"""`./alany legal_aid tend`: what the days bring by themselves, for the office's timer."""

import sys
from argparse import ArgumentParser, Namespace

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
COMMANDS = (TEND,)
