"""``./alany appeals ask``: ask senders whether what was called fixed is, for the office's timer."""

import sys
from argparse import ArgumentParser, Namespace

from alany.kernel.triltext import TrilText
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

DONE = TrilText(kk="Сұралған адам: {asked}.", ru="Спрошено людей: {asked}.", en="People asked: {asked}.")


def _configure(parser: ArgumentParser) -> None:
    """It takes nothing: the senders of every office are asked."""


def _run(asked: Namespace) -> int:
    """0 when the senders of every office were asked."""
    # The commands of a programme are read before Django is set up, so what needs it is imported here.
    from django.conf import settings

    from alany.spine.appeals.actions import ask_whether_fixed
    from alany.spine.organisations.clock import office_now
    from alany.spine.organisations.models import Office

    at, site = office_now(), str(settings.PUBLIC_ADDRESS)
    offices = Office.objects.order_by("pk")
    count = sum(ask_whether_fixed(office=office, site=site, at=at) for office in offices)
    sys.stdout.write(DONE.in_language(terminal.language()).format(asked=count) + "\n")
    return terminal.WELL


COMMANDS = (
    Command(
        "ask",
        TrilText(
            kk="«Түзетілді ме?» деп өтініш берушілерден сұрау (күніне бір рет)",
            ru="Спросить заявителей, исправлено ли (раз в день)",
            en="Ask senders whether it was fixed (once a day)",
        ),
        _configure,
        _run,
        tends=True,
    ),
)
