"""``./alany figures ...``: print the office's figures."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from django.db.models import Max

from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.spine.figures.models import Figure
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command


def day(text: str) -> date:
    """A day as YYYY-MM-DD; refused with the reason otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ArgumentTypeError(f"«{text}» is not a day; write YYYY-MM-DD, such as 2020-07-30") from fault


def _configure_list(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day, required=True, metavar="DATE", help="the day, YYYY-MM-DD")
    parser.add_argument("--programme", help="figures of one programme only")
    terminal.add_format(parser)


def list_figures(asked: Namespace) -> int:
    """Print each published figure as it stood on the day: the last one of its indicator up to then."""
    published = Figure.objects.current().filter(as_of__lte=asked.on)
    if asked.programme:
        published = published.filter(programme=asked.programme)
    latest = {
        (row["office"], row["indicator"]): row["last"]
        for row in published.values("office", "indicator").annotate(last=Max("as_of"))
    }
    figures = published.order_by("programme", "number")
    records = [
        _record(figure) for figure in figures if latest[figure.office_id, figure.indicator] == figure.as_of
    ]
    terminal.print_records(records, asked.format)
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


GROUP = Group(
    "figures",
    TrilText(kk="Көрсеткіштер", ru="Показатели", en="Figures"),
    (
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
    ),
)
