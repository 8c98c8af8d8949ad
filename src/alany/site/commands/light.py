"""Commands that touch no database: found by their folder and parsed before Django is set up."""

import importlib
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from alany.site import environment
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

PROGRAMMES = "alany.programmes"
HOUSE = {"log": "alany.site.commands.log"}
"""Groups of the house that have such commands."""


def find(stated: Sequence[str]) -> Command | None:
    """The command that these arguments name, if it is declared, is on, and needs no database."""
    if len(stated) < 2 or not (stated[0] in HOUSE or _declares_commands(stated[0])):
        return None
    module = HOUSE.get(stated[0]) or f"{PROGRAMMES}.{stated[0]}.commands"
    declared: tuple[Command, ...] = importlib.import_module(module).COMMANDS
    found = (command for command in declared if command.name == stated[1] and not command.needs_database)
    return next(found, None)


def parse(command: Command, stated: Sequence[str]) -> Namespace:
    """The rest of the arguments, as the parser of all groups would read them; leaves with 2 on wrong use."""
    says = command.title.in_language(terminal.language())
    prog = f"./alany {' '.join(stated[:2])}"
    parser = ArgumentParser(prog=prog, description=says, allow_abbrev=False)
    command.configure(parser)
    return parser.parse_args(stated[2:])


def _declares_commands(slug: str) -> bool:
    folder = Path(__file__).resolve().parents[2] / "programmes"
    is_off = slug in environment.listed("ALANY_PROGRAMMES_OFF", "")
    return slug.isidentifier() and not is_off and (folder / slug / "commands.py").is_file()
