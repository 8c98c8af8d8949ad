"""The calendar of a year from a file: looked at first, then proposed, then confirmed by another person."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.reference_difference import year_difference
from alany.faces.desk.reference_forms import WhyForm
from alany.faces.desk.reference_tables import crumbs
from alany.faces.desk.reference_year_file import Line, bad_table, lines_of
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Term
from alany.spine.files.uploads import was_too_large
from alany.spine.reference import years
from alany.spine.reference.actions.proposing import propose_year
from alany.spine.reference.rules import ValuesRefused, day_of
from alany.spine.reference.tables import CALENDAR
from alany.spine.tables.headers import BadCell
from alany.spine.tables.reading import read_table
from alany.spine.tables.table import TableRefused
from alany.spine.tables.wording import explain

MOST_DAYS = 366
UNSENT = ("csrfmiddlewaretoken", "step", "days")


class YearForm(WhyForm):
    """A file with the days of one year; on the second step its rows come back as they were read."""

    days = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200_000)
    file = forms.FileField(label="", required=False)
    whole = forms.BooleanField(label="", required=False)

    def __init__(self, request: StaffRequest) -> None:
        sent = request.method == "POST"
        super().__init__(request.POST if sent else None, request.FILES if sent else None)
        self.too_large = sent and was_too_large(request, "file")
        file = self.fields["file"]
        file.label = _("File")
        file.required = not self.data.get("days")
        file.error_messages["required"] = _("Choose a file.")
        file.help_text = _(
            "CSV or XLSX with the columns date, kind and the name in Kazakh, Russian and English. One year."
        )
        file.widget = forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"})
        self.fields["whole"].label = _("The file is the whole year")
        self.fields["whole"].help_text = _("Days of that year that the file leaves out are taken away.")
        self.bad: list[BadCell] = []
        self.header: tuple[str, ...] = ()
        self.lines: list[Line] = []
        self.order_fields(["file", "whole", "reason"])

    def clean_file(self) -> object:
        sent = self.cleaned_data["file"]
        if self.data.get("days"):
            return None
        try:
            sent.seek(0)
            table = read_table(sent.name, sent)
            self.header = tuple(table.header)
            self.lines, self.bad = lines_of(table)
        except TableRefused as refused:
            raise ValidationError(explain(refused).in_language(current_language())) from refused
        if self.bad:
            raise ValidationError(_("Some cells cannot be taken. Correct the file and send it again."))
        if not self.lines:
            raise ValidationError(_("The file has no days."))
        return sent

    def clean_days(self) -> str:
        """The rows of the first step, back from the page; whatever else stands there is refused."""
        kept = str(self.cleaned_data["days"])
        try:
            rows = json.loads(kept)[:MOST_DAYS] if kept else []
            names = [one for one in CALENDAR.names() if one != "source"]
            read = [{name: str(row[name]) for name in names} for row in rows]
        except (ValueError, TypeError, KeyError):
            read = []
        if kept and not (read and all(day_of(line["date"]) for line in read)):
            self.add_error("file", _("Choose a file."))
        elif kept:
            self.lines = list(read)
        return kept

    def values(self) -> list[dict[str, Any]]:
        """The days as they would be kept, each with the source that was typed."""
        source = self.source()
        written = ", ".join(filter(None, (source.act, source.article)))[:200]
        return [{**line, "source": written} for line in self.lines]


@needs("")
def import_year(request: StaffRequest) -> HttpResponse:
    """Send a file, look at what it changes, propose it."""
    if not request.rights.may(CALENDAR.right):
        raise PermissionDenied(CALENDAR.right)
    form = YearForm(request)
    context: dict[str, object] = {
        "page_title": _("A year of the calendar from a file"),
        "breadcrumbs": crumbs(CALENDAR, _("From a file")),
        "lead": _(
            "Nothing is saved before you look at it, and nothing changes before another person confirms."
        ),
        "form": form,
        "act": _("Send the file and look at it"),
        "back_href": reverse("desk:reference_year"),
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/reference_import.html", context | _troubles(form))
    days = form.values()
    first = day_of(days[0]["date"]) if days else None
    year, whole = first.year if first else 0, form.cleaned_data["whole"]
    change = years.compared(years.standing(year), days, whole=whole)
    try:
        years.check(change, year, office_today())
        if request.POST.get("step") == "send":
            return redirect("desk:proposal", _proposed(request, form, year, days))
    except ValuesRefused as refused:
        form.refuse(refused.problems[:10])
        return render(request, "desk/reference_import.html", context)
    return render(request, "desk/reference_check.html", context | _preview(request, form, year, change))


def _troubles(form: YearForm) -> dict[str, object]:
    return {"bad": bad_table(form.bad, form.header) if form.bad else None}


def _proposed(request: StaffRequest, form: YearForm, year: int, days: list[dict[str, Any]]) -> int:
    made = propose_year(
        office=request.user.office,
        year=year,
        days=days,
        whole=form.cleaned_data["whole"],
        reason=form.cleaned_data["reason"],
        source=form.source(),
        by=request.user,
        at=now(),
    )
    messages.success(request, _("The proposal waits for another person. Nothing has changed yet."))
    return made.pk


def _preview(request: StaffRequest, form: YearForm, year: int, change: years.Compared) -> dict[str, object]:
    """What the file would do to the year."""
    source = form.source()
    kept = [(name, value) for name, values in request.POST.lists() if name not in UNSENT for value in values]
    return {
        "page_title": _("Calendar of %(year)s: check before you send") % {"year": year},
        "act": _("Send for confirmation"),
        "kept": [*kept, ("days", json.dumps(form.lines, ensure_ascii=False))],
        "difference": year_difference(change),
        "no_way_back": True,
        "terms": [
            Term(_("Added"), str(len(change.added))),
            Term(_("Changed"), str(len(change.changed))),
            Term(_("Taken away"), str(len(change.removed))),
            Term(_("Stay as they are"), str(len(change.same))),
            Term(_("Why it changes"), form.cleaned_data["reason"]),
            Term(_("Source"), ", ".join(filter(None, (source.act, source.article, source.url)))),
        ],
    }
