"""``./alany figures ...``: list the published figures of a day, compute one again, freeze a day."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from alany.kernel.hashing import sha256_hex
from alany.kernel.triltext import TrilText
from alany.spine.figures import engine
from alany.spine.figures.actions import FreezeRefused, freeze
from alany.spine.figures.expressions import QueryRefused
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import figures_on
from alany.spine.figures.recomputing import STEPS, RecomputeReport, recompute
from alany.spine.figures.rules import Result, ShareOfNothing
from alany.spine.figures.snapshots import RowsRefused
from alany.spine.organisations.clock import office_now
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.programme import registry, terminal
from alany.spine.programme.manifest import Command


def day(text: str) -> date:
    """A day as YYYY-MM-DD; refused with the reason otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ArgumentTypeError(f"«{text}» is not a day; write YYYY-MM-DD, such as 2020-07-30") from fault


def record_of(figure: Figure) -> dict[str, object]:
    """A figure as other programs read it; `value` is whole for counts and has its decimals for shares."""
    return {
        "id": figure.number,
        "indicator": figure.indicator,
        "programme": figure.programme,
        "value": float(figure.value) if figure.is_share else int(figure.value),
        "unit": figure.text("unit", "en"),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "as_of": figure.as_of,
        "definition": figure.definition["definition"],
    }


def list_figures(asked: Namespace) -> int:
    """Print each published figure as it stood on the day: the last one of its indicator up to then."""
    offices = _offices(asked.office)
    if not offices and asked.office:
        terminal.say(NO_SUCH_OFFICE)
        return terminal.WRONG_USE
    if asked.programme and not _is_programme(asked.programme):
        terminal.say(NO_SUCH_PROGRAMME)
        return terminal.WRONG_USE
    found = [
        record_of(figure)
        for office in offices
        for figure in figures_on(office, asked.on, asked.programme or "")
    ]
    terminal.print_records(found, asked.format)
    if not found:
        terminal.say(NOTHING_PUBLISHED)
    return terminal.WELL


def recompute_figures(asked: Namespace) -> int:
    """Compute a published figure again and print each step; 1 when one does not hold, 2 for an unknown id.

    With two downloaded files no database is asked: the number is computed from them alone.
    """
    if asked.definition and asked.csv:
        return _recompute_files(asked)
    if asked.definition or asked.csv or not (asked.id or asked.all):
        terminal.say(GIVE_AN_ID if not (asked.definition or asked.csv) else GIVE_BOTH_FILES)
        return terminal.WRONG_USE
    found = Figure.objects.published().select_related("snapshot", "office").order_by("number", "version")
    if not asked.all:
        found = found.filter(number=asked.id)
        if asked.version:
            found = found.filter(version=asked.version)
    reports = [recompute(figure) for figure in found]
    if not reports:
        terminal.say(NO_SUCH_FIGURE)
        return terminal.WRONG_USE
    if asked.format == "json":
        terminal.print_records([_as_record(report) for report in reports], "json")
    else:
        _print_steps(reports, brief=asked.all)
    return terminal.WELL if all(report.holds for report in reports) else terminal.FAILED


def freeze_day(asked: Namespace) -> int:
    """Freeze the data of a day and compute its figures as drafts, for a second person to approve."""
    person = User.objects.filter(email=asked.by.lower(), is_active=True).select_related("office").first()
    if person is None:
        terminal.say(NOBODY)
        return terminal.WRONG_USE
    try:
        made = freeze(
            office=person.office,
            on=asked.on,
            by=person,
            at=office_now(),
            programme=asked.programme or "",
        )
    except FreezeRefused as refusal:
        terminal.say(REFUSALS[refusal.reason])
        return terminal.WRONG_USE
    except (RowsRefused, QueryRefused, engine.DataRefused) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return terminal.FAILED
    terminal.print_records([{**record_of(figure), "state": figure.state} for figure in made], asked.format)
    return terminal.WELL


def _recompute_files(asked: Namespace) -> int:
    try:
        data = asked.csv.read_bytes()
        definition = json.loads(asked.definition.read_text(encoding="utf-8"))
        result = engine.compute(definition, data)
    except OSError as fault:
        return _refused(UNREADABLE, f"{fault.filename}: {fault.strerror}")
    except engine.DataRefused:
        return _refused(NOT_ITS_DATA, str(asked.csv))
    except ShareOfNothing:
        return _refused(NOTHING_TO_COUNT, str(asked.csv))
    except (AttributeError, KeyError, TypeError, ValueError):
        return _refused(NOT_A_DEFINITION, str(asked.definition))
    names = ("value", "numerator", "denominator")
    terminal.print_records([{name: getattr(result, name) for name in names}], asked.format)
    return _compared(definition.get("published"), result, sha256_hex(data))


def _refused(reason: TrilText, which: str) -> int:
    sys.stderr.write(f"{which}: {reason.in_language(terminal.language())}\n")
    return terminal.WRONG_USE


def _compared(published: object, result: Result, csv_sha256: str) -> int:
    """Says whether the files are those of the published figure; nothing where that is not stated."""
    if not isinstance(published, dict):
        return terminal.WELL
    found = {"numerator": result.numerator, "denominator": result.denominator, "csv_sha256": csv_sha256}
    wrong = [name for name, value in found.items() if published.get(name) != value]
    terminal.say(HOLDS if not wrong else NOT_AS_PUBLISHED)
    return terminal.FAILED if wrong else terminal.WELL


def _offices(code: str | None) -> Sequence[Office]:
    offices = Office.objects.order_by("pk")
    return list(offices.filter(code=code) if code else offices)


def _is_programme(slug: str) -> bool:
    """Whether it is installed, or was when a figure of it was made."""
    known = {one.slug for one in registry.all_programmes()}
    return slug in known or Figure.objects.filter(programme=slug).exists()


def _as_record(report: RecomputeReport) -> dict[str, object]:
    steps = [
        {"step": step.name, "stated": step.stated, "found": step.found, "holds": step.holds}
        for step in report.steps
    ]
    return {"id": report.number, "version": report.version, "holds": report.holds, "steps": steps}


def _print_steps(reports: Sequence[RecomputeReport], *, brief: bool) -> None:
    speak = terminal.language()
    for report in reports:
        verdict = (HOLDS if report.holds else FAILS).in_language(speak)
        sys.stdout.write(f"{report.number} v{report.version}: {verdict}\n")
        for step in report.steps:
            if brief and step.holds:
                continue
            mark = "=" if step.holds else "≠"
            name = STEPS[step.name].in_language(speak)
            sys.stdout.write(f"  {mark} {name}: {step.stated}{'' if step.holds else f' ≠ {step.found}'}\n")


def _configure_list(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the day, YYYY-MM-DD")
    parser.add_argument("--programme", help="figures of one programme only")
    parser.add_argument("--office", help="code of one office; without it all of them")
    terminal.add_format(parser)


def _configure_recompute(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", help="the figure's id, such as F-2020-07-0001")
    parser.add_argument("--version", type=int, help="one version only; without it all of them")
    parser.add_argument("--definition", type=Path, metavar="JSON", help="a downloaded definition.json")
    parser.add_argument("--csv", type=Path, metavar="CSV", help="the data.csv downloaded with it")
    parser.add_argument("--all", action="store_true", help="every published figure, every night")
    terminal.add_format(parser)


def _configure_freeze(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the cut-off day, YYYY-MM-DD")
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who freezes: the e-mail of an account")
    parser.add_argument("--programme", help="one programme only")
    terminal.add_format(parser)


HOLDS = TrilText(kk="сан дәл шықты", ru="число сошлось", en="the number is found again")
FAILS = TrilText(kk="САН СӘЙКЕС ЕМЕС", ru="ЧИСЛО НЕ СОШЛОСЬ", en="THE NUMBER DOES NOT HOLD")
NOT_AS_PUBLISHED = TrilText(
    kk="Бұл файлдар жарияланған көрсеткіштікі емес: деректер не сан өзгеше.",
    ru="Это не файлы опубликованного показателя: данные или число другие.",
    en="These are not the files of the published figure: data or number differ.",
)
NO_SUCH_FIGURE = TrilText(
    kk="Мұндай жарияланған көрсеткіш жоқ. Тізімі: ./alany figures list --on КҮН",
    ru="Такого опубликованного показателя нет. Список: ./alany figures list --on ДЕНЬ",
    en="There is no such published figure. The list: ./alany figures list --on DATE",
)
NO_SUCH_OFFICE = TrilText(
    kk="Коды мұндай кеңсе жоқ. Кодты тексеріңіз не --office бермеңіз: сонда барлығы шығады.",
    ru="Офиса с таким кодом нет. Проверьте код или не указывайте --office: тогда будут все.",
    en="No office has this code. Check the code, or leave --office out to get all of them.",
)
NO_SUCH_PROGRAMME = TrilText(
    kk="Мұндай бағдарлама жоқ. Атын тексеріңіз не --programme бермеңіз: сонда барлығы шығады.",
    ru="Такой программы нет. Проверьте имя или не указывайте --programme: тогда будут все.",
    en="There is no such programme. Check its name, or leave --programme out to get all of them.",
)
NOTHING_PUBLISHED = TrilText(
    kk="Бұл күнге жарияланған көрсеткіш жоқ.",
    ru="На этот день нет опубликованных показателей.",
    en="No figure was published for this day.",
)
GIVE_AN_ID = TrilText(
    kk="Көрсеткіштің нөмірін беріңіз, мысалы F-2020-07-0001; --all барлығын қайта есептейді.",
    ru="Укажите номер показателя, например F-2020-07-0001; --all пересчитает все.",
    en="Give an id, such as F-2020-07-0001; --all computes every figure again.",
)
GIVE_BOTH_FILES = TrilText(
    kk="Екі файл да керек: --definition және --csv.",
    ru="Нужны оба файла: --definition и --csv.",
    en="Both files are needed: --definition and --csv.",
)
UNREADABLE = TrilText(
    kk="файл оқылмады. Жолы мен рұқсатын тексеріңіз.",
    ru="файл не прочитан. Проверьте путь и права.",
    en="the file cannot be read. Check its path and the rights.",
)
NOT_A_DEFINITION = TrilText(
    kk="бұл көрсеткіштің анықтамасы емес. definition.json файлын көрсеткіштің бетінен қайта жүктеп алыңыз.",
    ru="это не определение показателя. Скачайте definition.json со страницы показателя ещё раз.",
    en="this is no definition of a figure. Download definition.json from the figure's page again.",
)
NOT_ITS_DATA = TrilText(
    kk="бағандары анықтамадағыдай емес. Сол беттен data.csv файлын қайта жүктеп алыңыз.",
    ru="столбцы не те, что в определении. Скачайте data.csv с той же страницы ещё раз.",
    en="its columns are not those of the definition. Download data.csv from the same page again.",
)
NOTHING_TO_COUNT = TrilText(
    kk="санайтын жол жоқ, сондықтан үлес те, орта мән де шықпайды.",
    ru="нет строк для подсчёта, поэтому нет ни доли, ни середины.",
    en="there are no rows to count, so there is no share or middle of them.",
)
NOBODY = TrilText(
    kk="Мұндай электрондық поштасы бар қызметкер жоқ.",
    ru="Сотрудника с такой электронной почтой нет.",
    en="Nobody of the office has this e-mail address.",
)
REFUSALS = {
    "day_ahead": TrilText(
        kk="Бұл күн әлі аяқталған жоқ: деректі алдын ала бекітуге болмайды.",
        ru="Этот день ещё не наступил: данные нельзя зафиксировать заранее.",
        en="This day is still ahead: data cannot be frozen before it.",
    ),
    "nothing_declared": TrilText(
        kk="Бұл күні қолданыста болған көрсеткіш жоқ.",
        ru="На этот день нет действующих показателей.",
        en="No indicator was in force on this day.",
    ),
    "dataset_unknown": TrilText(
        kk="Көрсеткіш жоқ деректер жинағын атайды.",
        ru="Показатель называет набор данных, которого нет.",
        en="An indicator names a dataset that nobody declares.",
    ),
}
TITLE = TrilText(kk="Көрсеткіштер", ru="Показатели", en="Figures")
COMMANDS = (
    Command(
        "list",
        TrilText(
            kk="Белгілі бір күнгі жарияланған көрсеткіштер",
            ru="Опубликованные показатели на день",
            en="Print the published figures of a day with their definitions",
        ),
        _configure_list,
        list_figures,
    ),
    Command(
        "recompute",
        TrilText(
            kk="Көрсеткішті бекітілген деректен қайта есептеу",
            ru="Пересчитать показатель из зафиксированных данных",
            en="Compute a figure again from its frozen data",
        ),
        _configure_recompute,
        recompute_figures,
    ),
    Command(
        "freeze",
        TrilText(
            kk="Күннің деректерін бекітіп, көрсеткіштерін есептеу",
            ru="Зафиксировать данные на день и вычислить показатели",
            en="Freeze the data of a day and compute its figures",
        ),
        _configure_freeze,
        freeze_day,
    ),
)
