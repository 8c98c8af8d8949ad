"""``./alany demo load``: build the demo office of 30 July 2020 in an empty database."""

import gc
import json
import os
import secrets
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction

from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.site.commands.reference import load_all
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command
from alany.spine.programme.registry import all_programmes

DAY = "2020-07-30"


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help="do nothing where there is an office already")


def load(asked: Namespace) -> int:
    """Build the office and what each programme shows of itself: all of it, or nothing."""
    if Office.objects.exists():
        if asked.if_empty:
            return terminal.WELL
        terminal.say(NOT_EMPTY)
        return terminal.WRONG_USE
    # What is built belongs to the day of the demo, whatever day the calendar shows.
    settings.DEMO_TODAY = DAY
    # A process that builds and ends frees nothing worth a search through all that it holds.
    gc.disable()
    with transaction.atomic():
        load_all()
        in_order = sorted(all_programmes(), key=lambda programme: programme.demo_order)
        builders = [programme.demo for programme in in_order if programme.demo]
        for build in terminal.progress(builders, "demo", len(builders)):
            build()
        logins = _issue_passwords()
    # The database is named, so that another one with the same folder is not taken for the demo office.
    database = sha256(os.environ.get("DATABASE_URL", "").encode()).hexdigest()
    _write_privately(settings.VAR / "demo.json", {"today": DAY, "logins": logins, "database": database})
    for login in logins:
        print("  ".join(login.values()))
    return terminal.WELL


class _OfChance(Argon2PasswordHasher):
    """Seventy-two bits of chance need no stretching; Django hashes anew in full at the first sign-in."""

    time_cost, memory_cost, parallelism = 1, 8, 1


_OF_CHANCE = _OfChance()


def _issue_passwords() -> list[dict[str, str]]:
    """Give each person of the demo office a password of her own, made now and written down nowhere else."""
    speak = terminal.language()
    logins: list[dict[str, str]] = []
    people = User.objects.filter(office__is_demo=True, is_active=True).order_by("pk")
    with action(verb="demo.passwords_issued", by=SYSTEM, at=datetime.now(UTC)) as act:
        for person in people:
            password = secrets.token_urlsafe(9)
            person.password = _OF_CHANCE.encode(password, _OF_CHANCE.salt())
            person.save(update_fields=["password"])
            logins.append({"email": person.email, "password": password, "role": person.post(speak)})
        act.details["people"] = len(logins)
    return logins


def _write_privately(path: Path, content: object) -> None:
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)


NOT_EMPTY = TrilText(
    kk="Дерекқорда кеңсе бар; үлгі кеңсе тек бос дерекқорға жүктеледі.",
    ru="В базе уже есть офис; демонстрационный офис загружается только в пустую базу.",
    en="The database holds an office already; the demo office is loaded into an empty one only.",
)
GROUP = Group(
    "demo",
    TrilText(kk="Үлгі кеңсе", ru="Демонстрационный офис", en="Demo office"),
    (
        Command(
            "load",
            TrilText(
                kk="Үлгі кеңсені бос дерекқорға жүктеу және құпия сөздерін көрсету",
                ru="Загрузить демонстрационный офис в пустую базу и показать пароли",
                en="Load the demo office into an empty database and print its passwords",
            ),
            _configure,
            load,
        ),
    ),
)
