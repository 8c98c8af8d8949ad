"""`./alany intake tend`: what is due for the trust box, once a day."""

import sys
from argparse import ArgumentParser, Namespace

from alany.kernel.triltext import TrilText
from alany.spine.intake.actions import expire, forget_uploads, note_missed
from alany.spine.intake.queries.keys import keyring
from alany.spine.intake.queries.standing import differences
from alany.spine.intake.rules import DirectoryMissing, TooFewBodies
from alany.spine.organisations.clock import office_now, office_today
from alany.spine.organisations.models import Office
from alany.spine.programme import terminal

SAID = TrilText(
    kk="{office}: өткен мерзім {missed}, жойылған {expired}, ұмытылған файл {forgotten}",
    ru="{office}: пропущено сроков {missed}, удалено {expired}, забыто файлов {forgotten}",
    en="{office}: missed {missed}, deleted {expired}, files forgotten {forgotten}",
)
DIFFERS = TrilText(
    kk="Журналмен сәйкес келмейді: {number}",
    ru="Расходится с журналом: {number}",
    en="Differs from the log: {number}",
)
FEW = TrilText(
    kk="Екі мекеменің кілті жоқ: жаңа кілт қосыңыз.",
    ru="Нет ключей двух организаций: добавьте ключи.",
    en="There are not keys of two bodies: add keys.",
)


def configure(parser: ArgumentParser) -> None:
    """No arguments."""


def run(asked: Namespace) -> int:
    """Note missed days, delete what the rule deletes, forget files that nothing names, check the records.

    Exit code 1 when a record differs from the log or fewer than two bodies can read.
    """
    faults = 0
    language = terminal.language()
    for office in Office.objects.order_by("pk"):
        at = office_now()
        done = {
            "missed": note_missed(office=office, at=at),
            "expired": expire(office=office, at=at),
            "forgotten": forget_uploads(office=office, at=at),
        }
        _say(SAID.in_language(language).format(office=office.name(language), **done))
        for number in differences(office):
            _say(DIFFERS.in_language(language).format(number=number))
            faults += 1
        try:
            keyring(office, office_today())
        except TooFewBodies:
            _say(FEW.in_language(language))
            faults += 1
        except DirectoryMissing:
            continue
    return 1 if faults else terminal.WELL


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
