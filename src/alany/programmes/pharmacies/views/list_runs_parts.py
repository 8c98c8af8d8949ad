"""Words and rows of runs of price lists, ready for the components."""

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import charts, parts
from alany.faces.ui.context import current_language
from alany.faces.ui.names import as_given
from alany.kernel.numbers import format_date, format_number
from alany.programmes.pharmacies.models import ListRun
from alany.programmes.pharmacies.queries.list_runs import RunProgress, progress_of, runs_of
from alany.spine.tables.wording import CODES
from alany.spine.visits.models import Campaign


def progress(found: RunProgress, language: str) -> dict[str, object]:
    """How far a run is, as a sentence and as bars; and what it has found so far."""
    share = 100 * found.lists_done / found.lists if found.lists else 0.0
    read = 100 * found.parts_done / found.parts if found.parts else 0.0
    bars = [
        parts.Bar(_("Lines read"), read, f"{round(read)} %"),
        parts.Bar(_("Lists checked"), share, f"{round(share)} %"),
    ]
    return {
        "sentence": sentence(found, language),
        "bars": charts.bars(bars, top=100),
        "figures": [
            parts.Figure(format_number(found.lists_done - found.failed, language, 0), _("lists checked")),
            parts.Figure(format_number(found.failed, language, 0), _("lists that could not be read")),
            parts.Figure(
                format_number(found.above, language, 0), _("lines above a cap, to be looked at by a person")
            ),
        ],
    }


def sentence(found: RunProgress, language: str) -> str:
    """«312 of 648 lists checked»."""
    done, total = (format_number(count, language, 0) for count in (found.lists_done, found.lists))
    return _("%(done)s of %(total)s lists checked") % {"done": done, "total": total}


def run_links(campaign: Campaign, language: str) -> list[parts.Link]:
    """The runs of a campaign with how far each is."""
    links = []
    for run in runs_of(campaign):
        day = format_date(run.on, language)
        waits = run.state == ListRun.State.OFFERED
        said = _("to be confirmed") if waits else sentence(progress_of(run), language)
        address = reverse("desk_pharmacies:list_run", args=[campaign.pk, run.pk])
        links.append(parts.Link(f"{_('Price lists of %(day)s') % {'day': day}}: {said}", address))
    return links


def counts(run: ListRun, language: str) -> str:
    """How many lists came, and of how many the pharmacy is known."""
    known = sum(one["pharmacy"] is not None for one in run.offered)
    return _("Lists that came: %(total)s. The name of the file tells the pharmacy of %(known)s.") % {
        "total": format_number(len(run.offered), language, 0),
        "known": format_number(known, language, 0),
    }


def refused_table(run: ListRun) -> parts.Table | None:
    """Files that could not be taken, each with its reason; None where all could."""
    if not run.refused:
        return None
    return parts.Table(
        _("Files that could not be taken"),
        [parts.Column(_("File")), parts.Column(_("Why it cannot be taken"))],
        [[as_given(one["name"]), _reason(one["reason"])] for one in run.refused],
    )


def _reason(code: str) -> str:
    match code:
        case "name_twice":
            return _("Another file has the same name.")
        case "too_many":
            return _("At most 1,000 lists are taken at once. Send the rest as another run.")
        case "manifest_columns":
            return _("The manifest needs the columns file and pharmacy.")
        case "empty":
            return _("The file is empty.")
        case "too_large":
            return _("The file is larger than 20 MB.")
        case "type":
            return _("This is no CSV, XLSX, DOCX or HTML table.")
    return str(CODES[code].in_language(current_language())).replace("{detail}", "—")
