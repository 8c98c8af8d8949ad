"""`./alany safe_zone tend`: what the days bring by themselves, for the office's timer."""

import sys
from argparse import ArgumentParser, Namespace

from alany.kernel.triltext import TrilText
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

DONE = TrilText(
    kk="Тіркелген компьютер белгілері: {runs}.",
    ru="Записано непрерывных сигналов компьютеров: {runs}.",
    en="Runs of heartbeats put on record: {runs}.",
)


def _configure(parser: ArgumentParser) -> None:
    """It takes nothing: every office is tended."""


def _run(asked: Namespace) -> int:
    """0 when every office was tended."""
    # The commands of a programme are read before Django is set up, so what needs it is imported here.
    from alany.programmes.safe_zone.actions.observing import keep_pulses
    from alany.spine.organisations.clock import office_now
    from alany.spine.organisations.models import Office

    at = office_now()
    kept = sum(keep_pulses(office=office, at=at) for office in Office.objects.order_by("pk"))
    sys.stdout.write(DONE.in_language(terminal.language()).format(runs=kept) + "\n")
    return terminal.WELL


TEND = Command(
    "tend",
    TrilText(
        kk="Өткен күндердегі компьютер белгілерін тіркеу (түн сайын)",
        ru="Записать сигналы компьютеров за прошедшие дни (каждую ночь)",
        en="Put heartbeats of past days on record (every night)",
    ),
    _configure,
    _run,
    tends=True,
)


def _configure_print(parser: ArgumentParser) -> None:
    parser.add_argument("numbers", metavar="NUMBERS", help="P-001-numbers.json")
    parser.add_argument("--out", required=True, metavar="FOLDER")
    parser.add_argument("--address", required=True, metavar="URL", help="https://office.example")
    parser.add_argument("--language", choices=("kk", "ru", "en"), default="kk")


def _print(asked: Namespace) -> int:
    """Make a secret for each number: `sheets.pdf` to cut, `sheets.json` for the office. Touches no record."""
    from pathlib import Path

    from alany.kernel.sealing.suite import Malformed
    from alany.programmes.safe_zone.printing import sheets_pdf
    from alany.spine.intake.sheets import make_sheets, read_numbers, sheets_file

    try:
        office, pack, numbers = read_numbers(Path(asked.numbers).read_bytes())
    except (Malformed, OSError):
        terminal.say(NO_NUMBERS)
        return terminal.WRONG_USE
    folder = Path(asked.out)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sheets = list(terminal.progress(make_sheets(numbers), "sheets", len(numbers)))
    (folder / "sheets.pdf").write_bytes(sheets_pdf(sheets, asked.address, asked.language))
    (folder / "sheets.json").write_bytes(sheets_file(office, pack, sheets))
    sys.stdout.write(PRINTED.in_language(terminal.language()).format(count=len(sheets)) + "\n")
    return terminal.WELL


NO_NUMBERS = TrilText(
    kk="Бұл нөмірлер файлы емес: оны жұмыс үстелінен жүктеп алыңыз.",
    ru="Это не файл номеров: скачайте его с рабочего стола.",
    en="This is no file of numbers: download it from the desk.",
)
PRINTED = TrilText(
    kk="Дайын парақ: {count}. sheets.pdf файлын басып, өшіріңіз; sheets.json файлын кеңсеге тапсырыңыз.",
    ru="Готово бланков: {count}. Напечатайте и удалите sheets.pdf; sheets.json передайте в офис.",
    en="Sheets made: {count}. Print sheets.pdf and delete it; bring sheets.json to the office.",
)
PRINT = Command(
    "print",
    TrilText(
        kk="Нөмірленген парақтар топтамасын желісіз компьютерде басуға дайындау",
        ru="Подготовить пачку нумерованных бланков на компьютере без сети",
        en="Make a pack of numbered sheets on a computer without a network",
    ),
    _configure_print,
    _print,
)
COMMANDS = (TEND, PRINT)
