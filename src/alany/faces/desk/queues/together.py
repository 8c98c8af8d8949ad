"""Many cases are given to one person: a page that says what will happen, then one act."""

from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.desk import case_list, words
from alany.faces.desk.case_access import crumbs
from alany.faces.desk.case_forms import AssignForm
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.names import spoken
from alany.faces.ui.parts import Cell, Column, Table
from alany.spine.cases import actions, queries
from alany.spine.cases.actions.together import AT_ONCE, Given
from alany.spine.cases.models import Case


@dataclass(frozen=True, slots=True)
class Picked:
    """Cases that were ticked: which will be given, which stay as they are, and numbers that lead nowhere."""

    good: list[Case]
    closed: list[Case]
    forbidden: list[Case]
    unknown: list[str]
    too_many: bool

    @property
    def listed(self) -> list[Case]:
        return [*self.good, *self.closed, *self.forbidden]


@needs("cases.work")
def together(request: StaffRequest) -> HttpResponse:
    """Show what will happen to the ticked cases, then give them to the chosen person."""
    asked = request.POST if request.method == "POST" else request.GET
    versions = _versions(asked)
    picked = _picked(request, list(versions) or _all_of(request, asked))
    form = AssignForm(request.POST or None, office=request.user.office)
    if request.method == "POST" and form.is_valid() and picked.good:
        return _given(request, form, picked, versions)
    act = _("Give to a person")
    context = {
        "page_title": _("Give several cases to one person"),
        "breadcrumbs": crumbs(here=act),
        "form": form,
        "act": act,
        "picked": picked,
        "most": AT_ONCE,
        "table": _table(picked, request) if picked.listed else None,
        "count": ngettext("%(count)s case will be given", "%(count)s cases will be given", len(picked.good))
        % {"count": len(picked.good)},
        "ticked": [f"{case.number}:{versions.get(case.number) or case.version}" for case in picked.listed],
        "back_href": reverse("desk:cases"),
    }
    return render(request, "desk/queues/together.html", context)


def _given(request: StaffRequest, form: Form, picked: Picked, versions: dict[str, int]) -> HttpResponse:
    chosen = [(case, versions.get(case.number) or case.version) for case in picked.good]
    owner, text = form.cleaned_data["owner"], form.cleaned_data["text"]
    result = actions.assign_together(cases=chosen, owner=owner, text=text, by=request.user, at=now())
    done = ngettext(
        "%(count)s case was given to %(name)s.", "%(count)s cases were given to %(name)s.", len(result.done)
    )
    messages.success(request, done % {"count": len(result.done), "name": owner.name})
    if left := _left(picked, result):
        messages.warning(request, left)
    return redirect(f"{reverse('desk:cases')}?owner={owner.pk}")


def _left(picked: Picked, result: Given) -> str:
    """Which cases stay as they were, and why, in one text; empty when all were given."""
    parts = {
        _("changed by somebody meanwhile"): [case.number for case in result.changed],
        _("closed"): [case.number for case in (*picked.closed, *result.closed)],
        _("your role does not let you"): [case.number for case in picked.forbidden],
        _("no such case"): picked.unknown,
    }
    told = [f"{', '.join(numbers)} ({why})" for why, numbers in parts.items() if numbers]
    return _("Not given: %(cases)s") % {"cases": "; ".join(told)} if told else ""


def _versions(asked: QueryDict) -> dict[str, int]:
    """The ticked numbers, each with the version that the check page showed; 0 when it comes from the list."""
    found: dict[str, int] = {}
    for tick in asked.getlist("case")[: AT_ONCE + 1]:
        number, _colon, version = tick[:40].partition(":")
        found[number] = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    return found


def _all_of(request: StaffRequest, asked: QueryDict) -> list[str]:
    """The first hundred of the list whose filters stand in the address."""
    if "all" not in asked:
        return []
    rows = case_list.found_by(request, case_list.asked_of(request), office_today())
    return list(rows.values_list("number", flat=True)[: AT_ONCE + 1])


def _picked(request: StaffRequest, numbers: list[str]) -> Picked:
    kept = numbers[:AT_ONCE]
    rows = queries.cases_of(request.user.office, request.rights).filter(number__in=kept)
    by_number = {case.number: case for case in rows}
    found = [by_number[number] for number in kept if number in by_number]
    allowed = {case.pk for case in found if request.rights.may("cases.work", case.programme, case.place)}
    return Picked(
        good=[case for case in found if case.pk in allowed and case.closed_on is None],
        closed=[case for case in found if case.pk in allowed and case.closed_on is not None],
        forbidden=[case for case in found if case.pk not in allowed],
        unknown=[number for number in kept if number not in by_number],
        too_many=len(numbers) > AT_ONCE,
    )


def _table(picked: Picked, request: StaffRequest) -> Table:
    happens = {case.pk: _("will be given") for case in picked.good}
    happens |= {case.pk: _("stays: it is closed") for case in picked.closed}
    happens |= {case.pk: _("stays: your role does not let you") for case in picked.forbidden}
    columns = [Column(_("Case")), Column(_("State")), Column(_("Who")), Column(_("What will happen"))]
    body: list[list[Cell | str]] = [
        [
            Cell(
                case.title,
                reverse("desk:case", args=[case.number]),
                f"{case.number} · {words.about_line(case)}",
                lang=spoken(case.title),
            ),
            Cell(state=words.case_state(case)),
            words.who(case, request.user.pk),
            happens[case.pk],
        ]
        for case in picked.listed
    ]
    return Table(_("Ticked cases"), columns, body, hide_caption=True)
