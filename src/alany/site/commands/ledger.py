"""``./alany ledger verify``: whether the record of who did what is whole."""

from argparse import ArgumentParser, Namespace

from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.spine.ledger.queries import verify
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

SHOWN = 20


def _configure(parser: ArgumentParser) -> None:
    terminal.add_format(parser)


def run(asked: Namespace) -> int:
    """Print what the check found; 1 when an entry, a change, a row or a trigger is not as it must be."""
    found = verify()
    record = {
        "entries": found.entries,
        "broken": found.broken[:SHOWN],
        "changes_without_act": found.unattributed,
        "missing_triggers": found.missing_triggers[:SHOWN],
        "rows_not_as_recorded": found.drifted[:SHOWN],
        "cut": found.cut,
    }
    terminal.print_records([record], asked.format)
    terminal.say(HOLDS if found.holds else BROKEN)
    return terminal.WELL if found.holds else terminal.FAILED


HOLDS = TrilText(
    kk="Жазба бүтін: тізбегі үзілмеген, әр өзгерістің иесі бар, әр жол жазбадағыдай тұр.",
    ru="Журнал цел: цепь не прервана, у каждого изменения есть действие, каждая строка такая, как в нём.",
    en="The ledger holds: its chain is whole, each change has its act, each row is as it was left.",
)
BROKEN = TrilText(
    kk="Жазба бүтін емес: жоғарыда аталған өзгертілген не қорғаныссыз. Соңғы мұрағатпен салыстырыңыз.",
    ru="Журнал не цел: названное выше изменено или без защиты. Сравните с последним архивом.",
    en="The ledger does not hold: what is named above was changed or is unguarded. Compare with an archive.",
)
GROUP = Group(
    "ledger",
    TrilText(kk="Жазба", ru="Журнал", en="Ledger"),
    (
        Command(
            "verify",
            TrilText(
                kk="Кім не істегені туралы жазбаның бүтін екенін тексеру",
                ru="Проверить, цел ли журнал того, кто что сделал",
                en="Check that the record of who did what is whole",
            ),
            _configure,
            run,
        ),
    ),
)
