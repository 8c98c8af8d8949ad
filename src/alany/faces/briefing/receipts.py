"""What proves a figure: hashes, the recomputation step by step, the command to repeat it, its history."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, Event, Link, State, Table, Term
from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import local_date
from alany.spine.figures import engine
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import interval_of
from alany.spine.figures.recomputing import STEPS, RecomputeReport
from alany.spine.figures.rules import REASONS


@dataclass(frozen=True, slots=True)
class Banner:
    """What stands above a version that is not the last word."""

    title: str
    text: str
    link: Link | None


def share_sentence(figure: Figure) -> str:
    """«23 of 648. 95 % interval: 2.4–5.3 %» for a share; empty for a count without denominator."""
    if figure.denominator is None:
        return ""
    language = current_language()
    of = _("%(numerator)s of %(denominator)s.") % {
        "numerator": format_number(figure.numerator, language, 0),
        "denominator": format_number(figure.denominator, language, 0),
    }
    interval = interval_of(figure)
    if interval is None:
        return of
    low, high = (format_number(round(100 * end, 1), language, 1) for end in interval)
    return f"{of} " + _("95 %% confidence interval (Wilson): %(low)s–%(high)s %%.") % {
        "low": low,
        "high": high,
    }


def banner(figure: Figure, newest: Figure) -> Banner | None:
    """That this version was corrected, or the figure withdrawn, with the way to the current one."""
    language = current_language()
    if figure.state == Figure.State.WITHDRAWN:
        return Banner(_("This figure was withdrawn."), _because(figure), None)
    if figure.version < newest.version:
        link = Link(
            f"{newest.printed(language)} ({_('version %(number)s') % {'number': newest.version}})",
            reverse("briefing:figure", args=[figure.number]),
        )
        return Banner(_("This is an old version. The figure was corrected:"), _because(newest), link)
    if figure.version > 1:
        return Banner(_("This figure was corrected."), _because(figure), None)
    return None


def _because(figure: Figure) -> str:
    language = current_language()
    reason = REASONS[figure.correction_reason].in_language(language)
    return f"{reason[:1].upper()}{reason[1:]}. {figure.note(language)}"


def proof(figure: Figure) -> list[Term]:
    """Hashes of data, definition and record, who computed and approved, and with what."""
    language = current_language()
    approved = figure.approved_by.post(language) if figure.approved_by else ""
    return [
        Term(_("8-character check"), figure.receipt),
        Term(_("Receipt of the figure (SHA-256)"), figure.record_sha256),
        Term(_("Data (SHA-256)"), figure.snapshot.csv_sha256),
        Term(_("Definition (SHA-256)"), figure.definition_sha256),
        Term(_("Computed by"), figure.computed_by.post(language)),
        Term(_("Approved by a second person"), approved),
        Term(_("Computed with"), figure.snapshot.code_version),
    ]


def verdict(report: RecomputeReport) -> str:
    """One sentence: what was checked just now and how it came out."""
    if report.holds:
        return _("Checked just now: the data match their hash, and computing gives the same number.")
    wrong = ", ".join(
        STEPS[step.name].in_language(current_language()) for step in report.steps if not step.holds
    )
    return _("Checked just now, and it does not hold: %(steps)s. Do not use this number.") % {"steps": wrong}


def report_table(report: RecomputeReport) -> Table:
    """Each step of the recomputation."""
    language = current_language()
    rows: list[list[Cell | str]] = [
        [
            STEPS[step.name].in_language(language),
            Cell(_short(step.stated), code=True),
            Cell(_short(step.found), code=True),
            Cell(state=State(_("the same"), "done") if step.holds else State(_("different"), "late")),
        ]
        for step in report.steps
    ]
    heads = (_("Step"), _("Stated"), _("Found"), _("Outcome"))
    return Table(_("The recomputation step by step"), [Column(head) for head in heads], rows)


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:20]}…"


def duckdb_line(figure: Figure) -> str:
    """The plain command for who does not want to trust ours: any DuckDB, and the downloaded data.csv."""
    plan = engine.plan(figure.definition)
    query = plan.query.replace(f'FROM "{plan.table}"', "FROM 'data.csv'")
    return f'duckdb -c "{query}"'.replace('"data.csv"', "'data.csv'")


def history(versions: Sequence[Figure], shown: Figure) -> list[Event]:
    """Every version and withdrawal, newest first."""
    language = current_language()
    events: list[Event] = []
    for figure in versions:
        if figure.withdrawn_at:
            when = format_date(local_date(figure.withdrawn_at), language)
            events.append(Event(when, _("Withdrawn"), "law", note=_because(figure)))
        if not figure.published_at:
            continue
        words = _("Corrected and published") if figure.version > 1 else _("Published")
        href = reverse("briefing:figure_version", args=[figure.number, figure.version])
        links = (
            [] if figure == shown else [Link(_("See version %(number)s") % {"number": figure.version}, href)]
        )
        events.append(
            Event(
                format_date(local_date(figure.published_at), language),
                f"{words}: {figure.printed(language)}",
                "done",
                note=_because(figure) if figure.correction_reason and not figure.withdrawn_at else "",
                links=links,
            )
        )
    if len(versions) == 1 and not versions[0].withdrawn_at:
        events.append(Event(_("No corrections"), "", ""))
    return events
