"""``./alany figures ...``: print figures, freeze new ones, recompute one from its frozen data."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from alany.faces.ui.context import now
from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.spine.figures import engine, queries
from alany.spine.figures.actions import FreezeRefused, freeze
from alany.spine.figures.expressions import QueryRefused
from alany.spine.figures.models import Figure
from alany.spine.figures.rules import ShareOfNothing
from alany.spine.figures.snapshots import RowsRefused
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office
from alany.spine.people.models import User
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command


class Refused(Exception):
    """The command was asked for something that is not there; the text says what and the way out."""

    def __init__(self, text: TrilText) -> None:
        super().__init__(text.en)
        self.text = text


def day(text: str) -> date:
    """A day as YYYY-MM-DD; refused with the reason otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ArgumentTypeError(f"«{text}» is not a day; write YYYY-MM-DD, such as 2020-07-30") from fault


def _office() -> Office:
    office = this_office()
    if office is None:
        raise Refused(NO_OFFICE)
    return office


def _configure_list(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the day, YYYY-MM-DD")
    parser.add_argument("--programme", default="", help="figures of one programme only")
    terminal.add_format(parser)


def list_figures(asked: Namespace) -> int:
    """Print each published figure as it stood on the day: the last one of its indicator up to then."""
    try:
        standing = queries.figures_on(_office(), asked.on, asked.programme)
    except Refused as refusal:
        terminal.say(refusal.text)
        return terminal.WRONG_USE
    terminal.print_records([_record(figure) for figure in standing], asked.format)
    return terminal.WELL


def _record(figure: Figure) -> dict[str, object]:
    return {
        "id": figure.number,
        "indicator": figure.indicator,
        "programme": figure.programme,
        "value": figure.value,
        "unit": figure.definition["unit"]["en"],
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "as_of": figure.as_of,
        "definition": figure.definition["definition"],
    }


def _configure_freeze(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the cut-off day, inclusive")
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who answers for it")
    parser.add_argument("--programme", default="", help="one programme only")
    terminal.add_format(parser)


def freeze_figures(asked: Namespace) -> int:
    """Freeze the data of the day and compute drafts, which a second person approves at the desk."""
    person = User.objects.filter(email=asked.by.lower(), is_active=True).first()
    try:
        office = _office()
        if person is None:
            raise Refused(NO_PERSON)
        figures = freeze(office=office, on=asked.on, by=person, at=now(), programme=asked.programme)
    except Refused as refusal:
        terminal.say(refusal.text)
        return terminal.WRONG_USE
    except FreezeRefused as refusal:
        terminal.say(FREEZE_REFUSED[refusal.reason])
        return terminal.WRONG_USE
    except (RowsRefused, QueryRefused, ShareOfNothing) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return terminal.FAILED
    terminal.print_records([_record(figure) | {"state": figure.state} for figure in figures], asked.format)
    return terminal.WELL


def _configure_recompute(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", help="a figure of this office, such as F-2020-07-0001")
    parser.add_argument("--definition", type=Path, metavar="JSON", help="a downloaded definition")
    parser.add_argument("--csv", type=Path, metavar="CSV", help="the frozen data downloaded with it")
    terminal.add_format(parser)


def recompute(asked: Namespace) -> int:
    """Run a definition over its frozen data again; 1 when the result is not the stored one."""
    try:
        record = _of_files(asked) if asked.definition and asked.csv else _of_office(asked.id)
    except Refused as refusal:
        terminal.say(refusal.text)
        return terminal.WRONG_USE
    except (OSError, KeyError, TypeError, ValueError) as fault:
        sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
        return terminal.WRONG_USE
    terminal.print_records([record], asked.format)
    return terminal.FAILED if record.get("same") is False else terminal.WELL


def _of_files(asked: Namespace) -> dict[str, object]:
    definition = json.loads(asked.definition.read_text(encoding="utf-8"))
    result = engine.compute(definition, asked.csv.read_bytes())
    return {"value": result.value, "numerator": result.numerator, "denominator": result.denominator}


def _of_office(number: str | None) -> dict[str, object]:
    if number is None:
        raise Refused(NOTHING_NAMED)
    versions = queries.versions_of(_office(), number)
    if not versions:
        raise Refused(NO_FIGURE)
    figure = versions[0]
    result = engine.compute(figure.definition, queries.csv_of(figure))
    stored = (figure.value, figure.numerator, figure.denominator)
    same = stored == (result.value, result.numerator, result.denominator)
    return {"id": number, "value": result.value, "stored_value": figure.value, "same": same}


NO_OFFICE = TrilText(
    kk="Дерекқорда кеңсе жоқ. Алдымен: ./alany run",
    ru="В базе нет офиса. Сначала: ./alany run",
    en="The database holds no office. First: ./alany run",
)
NO_PERSON = TrilText(
    kk="Бұл поштамен жұмыс істейтін қызметкер жоқ.",
    ru="Действующего сотрудника с такой почтой нет.",
    en="No active member of staff has this e-mail address.",
)
NO_FIGURE = TrilText(
    kk="Мұндай жарияланған көрсеткіш жоқ. Тізімі: ./alany figures list --on КҮН",
    ru="Такого опубликованного показателя нет. Список: ./alany figures list --on ДАТА",
    en="There is no such published figure. The list: ./alany figures list --on DATE",
)
NOTHING_NAMED = TrilText(
    kk="Көрсеткіштің нөмірін немесе --definition мен --csv файлдарын беріңіз.",
    ru="Назовите номер показателя или файлы --definition и --csv.",
    en="Name a figure, or the files --definition and --csv.",
)
FREEZE_REFUSED = {
    "day_ahead": TrilText(
        kk="Бұл күн әлі келген жоқ.", ru="Этот день ещё не наступил.", en="This day has not come yet."
    ),
    "nothing_declared": TrilText(
        kk="Бұл күнге көрсеткіш анықталмаған; бағдарламаның атауын тексеріңіз.",
        ru="На этот день показатели не заданы; проверьте название программы.",
        en="No indicator is declared for this day; check the name of the programme.",
    ),
    "dataset_unknown": TrilText(
        kk="Көрсеткіш жарияланбаған деректер жиынына сүйенеді.",
        ru="Показатель опирается на незаявленный набор данных.",
        en="An indicator names a dataset that no programme declares.",
    ),
}
GROUP = Group(
    "figures",
    TrilText(kk="Көрсеткіштер", ru="Показатели", en="Figures"),
    (
        Command(
            "list",
            TrilText(
                kk="Белгілі бір күнгі жарияланған көрсеткіштер мен олардың анықтамалары",
                ru="Опубликованные показатели на день и их определения",
                en="Print the published figures of a day with their definitions",
            ),
            _configure_list,
            list_figures,
        ),
        Command(
            "freeze",
            TrilText(
                kk="Күннің деректерін бекітіп, көрсеткіштердің жобасын есептеу",
                ru="Зафиксировать данные дня и вычислить проекты показателей",
                en="Freeze the data of a day and compute draft figures from them",
            ),
            _configure_freeze,
            freeze_figures,
        ),
        Command(
            "recompute",
            TrilText(
                kk="Көрсеткішті бекітілген деректен қайта есептеп, салыстыру",
                ru="Пересчитать показатель по зафиксированным данным и сравнить",
                en="Recompute a figure from its frozen data and compare",
            ),
            _configure_recompute,
            recompute,
        ),
    ),
)
