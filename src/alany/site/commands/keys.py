"""``./alany keys …``: what holders of root and spare keys do on a computer without a network.

Nothing here but `spare` touches the database: the folder can be carried to a bare machine on a stick.
"""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from alany.kernel.sealing.directory import Directory, read_directory, sign_directory
from alany.kernel.sealing.escrow import HOLDERS, new_escrow
from alany.kernel.sealing.suite import SealRefused
from alany.kernel.sealing.wraps import pair_of
from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

SEED_BYTES = 32


Run: TypeAlias = Callable[[Namespace], int]


class FileRefused(Exception):
    """A file is not there, stands already or does not hold what it should."""


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


STANDS = _t(
    "{path} бұрыннан бар: кілт үстіне жазылмайды.", "{path} уже есть: ключ не перезаписывается.",
    "{path} is there already: a key is never written over.",
)  # fmt: skip
NO_KEY = _t("{path} – кілт файлы емес.", "{path} – не файл ключа.", "{path} is no file of a key.")
NO_DIRECTORY = _t(
    "{path} – кілттер тізімі емес немесе бір белгісі өзгерген.",
    "{path} – не список ключей, или в нём изменён хотя бы знак.",
    "{path} is no key directory, or a single sign of it was changed.",
)
NO_OFFICE = _t(
    "Кеңсе әлі ашылмаған. Алдымен: ./alany office open", "Офис ещё не открыт. Сначала: ./alany office open",
    "No office is open yet. First: ./alany office open",
)  # fmt: skip
KEPT = _t("Қосалқы кілт сақталды.", "Запасной ключ сохранён.", "The spare key is kept.")
NOT_KEPT = _t(
    "Бұл кілт емес немесе ол бұрыннан бар.", "Это не ключ, или он уже есть.",
    "This is no key, or it is known already.",
)  # fmt: skip


def _refuse(text: TrilText, path: Path) -> FileRefused:
    return FileRefused(text.in_language(terminal.language()).format(path=path))


def _told(work: Run) -> Run:
    """The command with its refusals said on stderr."""

    def run(asked: Namespace) -> int:
        try:
            return work(asked)
        except FileRefused as refusal:
            sys.stderr.write(f"{refusal}\n")
            return terminal.WRONG_USE

    return run


def _write_secret(path: Path, seed: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as reason:
        raise _refuse(STANDS, path) from reason
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(seed.hex() + "\n")


def _read_secret(path: Path) -> bytes:
    try:
        seed = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as reason:
        raise _refuse(NO_KEY, path) from reason
    if len(seed) != SEED_BYTES:
        raise _refuse(NO_KEY, path)
    return seed


def root(asked: Namespace) -> int:
    """Make a root key in a new file, mode 0600; prints its public half to read out."""
    seed = os.urandom(SEED_BYTES)
    _write_secret(asked.file, seed)
    sys.stdout.write(sign_directory(b"", seed)[0] + "\n")
    return terminal.WELL


def sign(asked: Namespace) -> int:
    """Say what is being signed, then print the root's public key and its signature on one line."""
    data = asked.file.read_bytes() if asked.file.is_file() else b""
    try:
        found = read_directory(data)
    except SealRefused as reason:
        raise _refuse(NO_DIRECTORY, asked.file) from reason
    seed = _read_secret(asked.root)
    sys.stderr.write(_content(found))
    sys.stdout.write(" ".join(sign_directory(data, seed)) + "\n")
    return terminal.WELL


def _content(found: Directory) -> str:
    head = f"{found.office} · {found.version} · {found.day.isoformat()} · SHA-256 {found.sha256}\n"
    lines = (f"  {one.role:<10} {one.body:<10} {one.key_id} {one.name}\n" for one in found.entries)
    return head + "".join(lines)


def holder(asked: Namespace) -> int:
    """Make the key of one of the three holders of the spare key; prints its public half."""
    seed = os.urandom(SEED_BYTES)
    _write_secret(asked.file, seed)
    sys.stdout.write(pair_of(seed).public.hex() + "\n")
    return terminal.WELL


def escrow(asked: Namespace) -> int:
    """Make a spare key, seal it to each two of the three holders and forget it; prints its public half."""
    try:
        made = new_escrow([bytes.fromhex(one) for one in asked.holders])
    except (ValueError, SealRefused) as reason:
        raise _refuse(NO_KEY, Path(" ".join(asked.holders))) from reason
    wraps = [[one.key_id.hex(), one.then.hex(), one.sealed.hex()] for one in made.wraps]
    if asked.file.exists():
        raise _refuse(STANDS, asked.file)
    asked.file.write_text(json.dumps({"public": made.public.hex(), "wraps": wraps}) + "\n", encoding="ascii")
    sys.stdout.write(made.public.hex() + "\n")
    return terminal.WELL


def spare(asked: Namespace) -> int:
    """Keep the public half of the spare key in the office, so that the next directory can name it."""
    from alany.spine.intake.actions import keep_key
    from alany.spine.intake.rules import KeyUnfit
    from alany.spine.ledger.rules import SYSTEM
    from alany.spine.organisations.queries import this_office

    office = this_office()
    if office is None:
        terminal.say(NO_OFFICE)
        return terminal.MISSING
    try:
        keep_key(
            office=office, role="escrow", box=bytes.fromhex(asked.public), by=SYSTEM, at=datetime.now(UTC)
        )
    except (KeyUnfit, ValueError):
        terminal.say(NOT_KEPT)
        return terminal.FAILED
    terminal.say(KEPT)
    return terminal.WELL


def _takes_file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _takes_root(parser: ArgumentParser) -> None:
    _takes_file(parser)
    parser.add_argument("--root", type=Path, required=True, metavar="KEY")


def _takes_holders(parser: ArgumentParser) -> None:
    _takes_file(parser)
    parser.add_argument("--holders", nargs=HOLDERS, required=True, metavar="PUBLIC")


def _takes_public(parser: ArgumentParser) -> None:
    parser.add_argument("public", metavar="PUBLIC")


GROUP = Group(
    "keys",
    _t("Түбір және қосалқы кілттер", "Корневые и запасной ключи", "Root keys and the spare key"),
    (
        Command(
            "root",
            _t("Түбір кілт жасау", "Создать корневой ключ", "Make a root key"),
            _takes_file,
            _told(root),
        ),
        Command(
            "sign",
            _t("Кілттер тізіміне қол қою", "Подписать список ключей", "Sign a key directory"),
            _takes_root,
            _told(sign),
        ),
        Command(
            "holder",
            _t(
                "Қосалқы кілт иесінің кілтін жасау", "Создать ключ держателя запасного", "Make a holder's key"
            ),
            _takes_file,
            _told(holder),
        ),
        Command(
            "escrow",
            _t("Қосалқы кілт жасау", "Создать запасной ключ", "Make the spare key"),
            _takes_holders,
            _told(escrow),
        ),
        Command(
            "spare",
            _t(
                "Қосалқы кілттің ашық бөлігін сақтау",
                "Сохранить открытую половину запасного ключа",
                "Keep the public half of the spare key",
            ),
            _takes_public,
            spare,
        ),
    ),
)
