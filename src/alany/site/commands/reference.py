"""``./alany reference load``: places, borders, the working calendar and the terms of law."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from django.db import transaction

from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.spine.cases.reference import load_reference
from alany.spine.ledger.rules import SYSTEM
from alany.spine.places.actions import load_borders, load_calendar, load_classifier
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command
from alany.spine.programme.registry import all_programmes

PARTS = (
    ("places", load_classifier),
    ("borders", load_borders),
    ("calendar", load_calendar),
    ("terms_of_law", load_reference),
)


def load_all() -> dict[str, int]:
    """Load what is missing, all of it or nothing; how many rows each part added. A second time adds none."""
    at = datetime.now(UTC)
    brought = ((one.slug, one.reference) for one in all_programmes() if one.reference)
    with transaction.atomic():
        return {name: part(by=SYSTEM, at=at) for name, part in (*PARTS, *brought)}


def _configure(parser: ArgumentParser) -> None:
    terminal.add_format(parser)


def load(asked: Namespace) -> int:
    """Print how many rows each part of the reference data brought."""
    added = load_all()
    terminal.print_records([{"part": name, "added": count} for name, count in added.items()], asked.format)
    return terminal.WELL


GROUP = Group(
    "reference",
    TrilText(kk="Анықтамалық деректер", ru="Справочные данные", en="Reference data"),
    (
        Command(
            "load",
            TrilText(
                kk="Орындарды, шекараларды, жұмыс күнтізбесін және заңдағы мерзімдерді жүктеу",
                ru="Загрузить места, границы, рабочий календарь и сроки закона",
                en="Load places, borders, the working calendar and the terms of law",
            ),
            _configure,
            load,
        ),
    ),
)
