"""`./alany safe_zone tend`: what the days bring by themselves, for the office's timer."""

import sys
from argparse import ArgumentParser, Namespace

from alany.kernel.triltext import TrilText
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

DONE = TrilText(
    kk="Тіркелген компьютер белгілері: {runs}.",
    ru="Записано непрерывных сигналов компьютеров: {runs}.",
    en="Runs of heartbeats put on record: {runs}.",
)


def _configure(parser: ArgumentParser) -> None:
    """It takes nothing: every office is tended."""


def _run(asked: Namespace) -> int:
    """0 when every office was tended."""
    # The commands of a programme are read before Django is set up, so what needs it is imported here.
    from alany.programmes.safe_zone.actions.observing import keep_pulses
    from alany.spine.organisations.clock import office_now
    from alany.spine.organisations.models import Office

    at = office_now()
    kept = sum(keep_pulses(office=office, at=at) for office in Office.objects.order_by("pk"))
    sys.stdout.write(DONE.in_language(terminal.language()).format(runs=kept) + "\n")
    return terminal.WELL


TEND = Command(
    "tend",
    TrilText(
        kk="Өткен күндердегі компьютер белгілерін тіркеу (түн сайын)",
        ru="Записать сигналы компьютеров за прошедшие дни (каждую ночь)",
        en="Put heartbeats of past days on record (every night)",
    ),
    _configure,
    _run,
)
COMMANDS = (TEND,)
