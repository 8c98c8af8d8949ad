"""``./alany``: its help, its version, and the way to every command."""

from __future__ import annotations

import argparse
import subprocess
import sys

from alany.site.launcher import environment, own, places, preparation, words
from alany.site.launcher.words import Said


def main(arguments: list[str]) -> int:
    """Run what was asked and return the exit code."""
    known = {command.name: command for command in own.COMMANDS}
    try:
        if not arguments:
            _help()
            return 2
        if arguments[0] in {"-h", "--help", "help"}:
            return _help()
        if arguments[0] == "--version":
            print(f"alany {version()}")
            return 0
        if arguments[0] in known:
            return _run(known[arguments[0]], arguments[1:])
        return _hand_on(arguments)
    except words.Lacking as fault:
        words.tell_lacking(fault)
        return fault.code
    except KeyboardInterrupt:
        return 130


def version() -> str:
    """The version of this copy, as `pyproject.toml` states it."""
    import tomllib

    declared = tomllib.loads((places.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(declared["project"]["version"])


def _help() -> int:
    print(f"{USAGE.here()}\n")
    for command in own.COMMANDS:
        print(f"  {command.name:<24} {command.title.here()}")
    if places.python().exists():
        sys.stdout.flush()
        subprocess.run(
            preparation.own_command("--list"), cwd=places.ROOT, env=places.child_environment(), check=False
        )
    else:
        print(f"\n  {MORE_LATER.here()}")
    print(f"\n{epilog()}")
    return 0


def epilog() -> str:
    """What every help ends with: where settings are described, and the exit codes."""
    return f"{SETTINGS.here()}\n{EXIT_CODES.here()}"


def _run(command: own.Own, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog=f"./alany {command.name}",
        description=command.title.here(),
        epilog=epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.configure(parser)
    if not command.passes_on:
        return command.run(parser.parse_args(arguments))
    parser.usage = f"./alany {command.name} {FOR_PYTEST.here()}"
    asked, rest = parser.parse_known_args(arguments)
    asked.rest = [word for word in rest if word != "--"]
    return command.run(asked)


def _hand_on(arguments: list[str]) -> int:
    """Hand a command of the office or of a programme to the process that knows them all."""
    environment.ensure()
    preparation.make_secret()
    command = preparation.own_command(*arguments)
    try:
        return subprocess.run(command, env=places.office_environment(), check=False).returncode
    except KeyboardInterrupt:
        return 130


USAGE = Said(
    kk="қолданылуы: ./alany COMMAND [...]   (толығырақ: ./alany COMMAND --help)",
    ru="использование: ./alany COMMAND [...]   (подробнее: ./alany COMMAND --help)",
    en="usage: ./alany COMMAND [...]   (./alany COMMAND --help tells more)",
)
MORE_LATER = Said(
    kk="./alany run орындалғаннан кейін бұл тізімде кеңсе мен бағдарламалардың пәрмендері де болады.",
    ru="После ./alany run здесь будут и команды офиса и его программ.",
    en="After ./alany run this list also shows the commands of the office and its programmes.",
)
SETTINGS = Said(
    kk="баптаулар: PORT, DATABASE_URL, ALANY_VAR және басқалары docs/operate.md файлында сипатталған",
    ru="настройки: PORT, DATABASE_URL, ALANY_VAR и другие описаны в docs/operate.md",
    en="settings: PORT, DATABASE_URL, ALANY_VAR and others are described in docs/operate.md",
)
EXIT_CODES = Said(
    kk="шығу кодтары: 0 жақсы; 1 тексеру не жұмыс орындалмады; 2 қате қолданылды не дерек жарамсыз;\n"
    "3 бұл компьютерде бірдеңе жетіспейді",
    ru="коды выхода: 0 хорошо; 1 проверка или работа не удалась; 2 неверный вызов или негодные данные;\n"
    "3 на этом компьютере чего-то не хватает",
    en="exit codes: 0 well; 1 the check or the work failed; 2 wrong use or bad input;\n"
    "3 something is missing on this machine",
)
FOR_PYTEST = Said(kk="[pytest аргументтері]", ru="[аргументы pytest]", en="[arguments of pytest]")
