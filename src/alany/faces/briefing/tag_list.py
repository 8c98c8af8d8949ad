"""The tags that an author may use, with what each prints today."""

from datetime import date

from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.numbers import format_date, format_number
from alany.spine.figures.queries import figures_on
from alany.spine.organisations.models import Office
from alany.spine.programme import registry


def table(office: Office, day: date) -> Table:
    """Every indicator of the programmes; one without a published figure of the day says so."""
    language = current_language()
    figures = {figure.indicator: figure for figure in figures_on(office, day)}
    rows: list[list[Cell | str]] = [
        [Cell("{{as_of}}", code=True), _("day of the briefing"), format_date(day, language), ""]
    ]
    for _programme, indicator in registry.indicators():
        figure = figures.get(indicator.slug)
        title = indicator.title.in_language(language)
        tag = Cell(f"{{{{{indicator.slug}}}}}", code=True)
        if figure is None:
            rows.append([tag, title, _("not published yet"), ""])
            continue
        parts = format_number(figure.numerator, language, 0)
        if figure.denominator is not None:
            parts = f"{parts} / {format_number(figure.denominator, language, 0)}"
        rows.append([tag, title, figure.printed(language), parts])
    heads = (_("Tag"), _("Figure"), _("Prints"), _("Numerator and denominator"))
    columns = [Column(head, numeric=place > 1) for place, head in enumerate(heads)]
    return Table(_("Tags for the text"), columns, rows, hide_caption=True)
