"""Cases that are probably about one matter are tied together: the later one follows the one told first."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.case_access import crumbs, demand, the_case
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.names import spoken
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.numbers import format_percent
from alany.kernel.workflow import MoveRefused
from alany.spine.cases import actions, queries
from alany.spine.cases.likeness import likely_twins
from alany.spine.cases.models import Case
from alany.spine.cases.rules import ActRefused
from alany.spine.ledger.editing import EditedMeanwhile


@needs("cases.work")
def twins(request: StaffRequest, number: str) -> HttpResponse:
    """Likely duplicates of the case; one button ties the case to the one that stays."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    seen = queries.cases_of(request.user.office, request.rights)
    problem = ""
    if request.method == "POST":
        other = get_object_or_404(seen, number=request.POST.get("of", "")[:40])
        try:
            version = request.POST.get("version", "")
            known = int(version[:9]) if version.isascii() and version.isdigit() else case.version
            actions.mark_duplicate(case=case, of=other, by=request.user, at=now(), version=known)
            return redirect("desk:case", case.number)
        except EditedMeanwhile:
            problem = _("Somebody changed the case meanwhile. Look at it once more.")
        except (ActRefused, MoveRefused):
            problem = _("These two cases cannot be tied together in their present states.")
    found = likely_twins(case, seen)
    title = _("Likely duplicates")
    context = {
        "page_title": title,
        "breadcrumbs": crumbs(case, title),
        "case": case,
        "problem": problem,
        "twins": [other for other, _share in found],
        "table": _table(found) if found else None,
        "back_href": reverse("desk:case", args=[case.number]),
    }
    return render(request, "desk/queues/twins.html", context)


def _table(found: list[tuple[Case, float]]) -> Table:
    columns = [
        Column(_("Case")),
        Column(_("State")),
        Column(_("Received")),
        Column(_("Likeness"), numeric=True),
    ]
    language, day = current_language(), office_today()
    body: list[list[Cell | str]] = [
        [
            Cell(
                other.title,
                reverse("desk:case", args=[other.number]),
                f"{other.number} · {words.about_line(other)}",
                lang=spoken(other.title),
            ),
            Cell(state=words.case_state(other)),
            words.day_word(other.opened_on, day),
            format_percent(share * 100, language, 0),
        ]
        for other, share in found
    ]
    return Table(_("Likely duplicates"), columns, body, hide_caption=True)
