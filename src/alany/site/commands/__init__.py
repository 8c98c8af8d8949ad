"""The commands of the house and of its programmes; Django is set up only for those that need the database."""

import argparse
import sys
from collections.abc import Iterator, Sequence

from alany.kernel.triltext import TrilText
from alany.site.commands import light
from alany.site.commands.group import Group
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command


def groups() -> Iterator[Group]:
    """The house's groups of commands, then one for each programme that declares any. Needs Django set up."""
    from alany.site.commands import cases, demo, keys, ledger, log, office, reference
    from alany.spine.figures import commands as figures
    from alany.spine.programme.registry import all_programmes

    yield office.GROUP
    yield demo.GROUP
    yield reference.GROUP
    yield ledger.GROUP
    yield keys.GROUP
    yield log.GROUP
    yield cases.GROUP
    yield Group("figures", figures.TITLE, figures.COMMANDS)
    for programme in all_programmes():
        if programme.commands:
            yield Group(programme.slug, programme.title, programme.commands)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 well, 1 failed, 2 wrong use, 3 something is missing."""
    stated = list(sys.argv[1:] if arguments is None else arguments)
    try:
        command = light.find(stated)
        return _inside_django(stated) if command is None else command.run(light.parse(command, stated))
    except BrokenPipeError:
        return terminal.WELL


def _inside_django(stated: list[str]) -> int:
    import django
    from django.db import OperationalError, ProgrammingError
    from django.utils import translation

    django.setup()
    known = list(groups())
    if stated == ["--list"]:
        _print_list(known)
        return terminal.WELL
    if not stated or stated[0] not in {"-h", "--help", *(group.name for group in known)}:
        sys.stderr.write(UNKNOWN.in_language(terminal.language()).format(word=" ".join(stated[:1])) + "\n")
        return terminal.WRONG_USE
    asked = build_parser(known).parse_args(stated)
    command: Command = asked.command
    try:
        with translation.override(terminal.language()):
            return command.run(asked)
    except (OperationalError, ProgrammingError) as fault:
        sys.stderr.write(f"{fault}\n")
        terminal.say(DATABASE_REFUSED)
        return terminal.MISSING


def build_parser(known: Sequence[Group]) -> argparse.ArgumentParser:
    """The parser of all groups, in the reader's language."""
    speak = terminal.language()
    parser = argparse.ArgumentParser(prog="./alany", allow_abbrev=False)
    words = parser.add_subparsers(required=True, metavar="COMMAND")
    for group in known:
        title = group.title.in_language(speak)
        below = words.add_parser(group.name, help=title, description=title, allow_abbrev=False)
        verbs = below.add_subparsers(required=True, metavar="COMMAND")
        for command in group.commands:
            says = command.title.in_language(speak)
            one = verbs.add_parser(command.name, help=says, description=says, allow_abbrev=False)
            command.configure(one)
            one.set_defaults(command=command)
    return parser


def _print_list(known: Sequence[Group]) -> None:
    speak = terminal.language()
    for group in known:
        print(f"\n{group.title.in_language(speak)}")
        for command in group.commands:
            print(f"  {group.name + ' ' + command.name:<24} {command.title.in_language(speak)}")


DATABASE_REFUSED = TrilText(
    kk="Дерекқор жауап бермеді немесе кестелері ескі. Алдымен: ./alany migrate",
    ru="База не ответила, или её таблицы устарели. Сначала: ./alany migrate",
    en="The database did not answer, or its tables are out of date. First: ./alany migrate",
)

UNKNOWN = TrilText(
    kk="«{word}» деген пәрмен жоқ. Барлығының тізімі: ./alany --help",
    ru="Команды «{word}» нет. Список всех: ./alany --help",
    en="There is no command «{word}». The list of all: ./alany --help",
)
