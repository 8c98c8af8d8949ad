"""``./alany office tend``: what time brings by itself, of every part of the house, in one round."""

import sys
import time
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

TITLE = TrilText(
    kk="Уақыты келген істі атқару: журналдар, мерзімдер, ұсыныстар; ашық кеңсе мұны өзі жасайды",
    ru="Сделать, чему пришло время: журналы, сроки, предложения; открытый офис делает это сам",
    en="Do what is due: logs, terms, offers; an open office does it by itself",
)
EVERY = TrilText(
    kk="осынша минут сайын қайталау; бірінші рет бір минуттан кейін",
    ru="повторять каждые столько минут; первый раз через минуту",
    en="repeat every so many minutes; the first time after a minute",
)
FIRST_SECONDS = 60


def tend(asked: Namespace) -> int:
    """One round, or round after round with `--every`; 1 when a part of the round did not end well."""
    from alany.site.commands import groups

    known = list(groups())
    if not asked.every:
        return one_round(known)
    time.sleep(FIRST_SECONDS)
    while True:
        one_round(known)
        time.sleep(60 * asked.every)


def one_round(known: Sequence[Group]) -> int:
    """Run every command that tends; what fails is told and does not keep the others from their turn."""
    from django.db import connections

    from alany.site.commands import build_parser

    parser = build_parser(known)
    worst = terminal.WELL
    for group in known:
        for command in group.commands:
            if not command.tends:
                continue
            try:
                ended = command.run(parser.parse_args([group.name, command.name]))
            except Exception:
                sys.stderr.write(f"{group.name} {command.name}\n{traceback.format_exc()}")
                ended = terminal.FAILED
            worst = max(worst, ended)
    connections.close_all()
    return worst


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("--every", type=int, metavar="MINUTES", help=EVERY.in_language(terminal.language()))


TEND = Command("tend", TITLE, _configure, tend)
