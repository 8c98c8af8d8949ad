"""The register of letters."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django import forms
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import choices, words
from alany.faces.desk.letter_access import to_whom
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import office_today
from alany.faces.ui.parts import Cell, Mark, State, Table
from alany.kernel.periods import WorkingCalendar
from alany.spine.letters.models import Letter
from alany.spine.letters.queries import register
from alany.spine.people.queries import Rights
from alany.spine.places.queries import working_calendar

FILTERS = ("q", "state", "programme", "due")
SORTS = {
    "day": ("-drafted_on", "-pk"),
    "addressee": ("addressee_name", "-drafted_on"),
    "state": ("state", "-drafted_on"),
    "due": ("due_or_last", "-drafted_on"),
}
STATE_MARKS: dict[str, Mark] = {"draft": "idle", "approved": "soon", "sent": "", "answered": "done"}


def state_words() -> dict[str, str]:
    """The states of a letter."""
    return {"draft": _("draft"), "approved": _("approved"), "sent": _("sent"), "answered": _("answered")}


def letter_state(letter: Letter) -> State:
    """The state in words, with its mark."""
    return State(state_words()[letter.state], STATE_MARKS[letter.state])


class LetterFilter(forms.Form):
    """The filters of the register."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(given)
        self.fields["q"] = forms.CharField(
            label=_("Number, words, addressee"), max_length=100, required=False
        )
        self.fields["q"].widget.attrs["data-key"] = "/"
        offered = {
            "state": (_("State"), list(state_words().items())),
            "programme": (_("Programme"), choices.programmes()),
            "due": (_("Answer"), [("waiting", _("is awaited")), ("overdue", _("is late"))]),
        }
        for name, (label, values) in offered.items():
            widget = forms.Select(choices=choices.optional(values, _("any")))
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)


@needs("cases.read")
def letters(request: StaffRequest) -> HttpResponseBase:
    """The register, or the same as CSV or XLSX."""
    day, calendar = office_today(), working_calendar()
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="day")
    rows = register(request.user.office, request.rights, dict(asked.filters), day)
    rows = rows.annotate(due_or_last=Coalesce("answer_due_on", Value(date.max))).order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="letters", columns=_export(request.rights))
    page = listing.page_of(rows, asked)
    columns = [
        asked.column("day", _("Letter")),
        asked.column("addressee", _("Addressee")),
        asked.column("state", _("State")),
        replace(asked.column("due", _("Answer")), width="nowrap"),
    ]
    body = [_row(letter, day, calendar, request.rights) for letter in page.rows]
    context = {
        "page_title": _("Letters"),
        "page": page,
        "table": Table(_("Letters"), columns, body, hide_caption=True),
        "filter_form": LetterFilter(asked.filters),
        "clear_href": reverse("desk:letters") if asked.filtered else "",
        "kept": [("sort", asked.sort)] if asked.sort != asked.default_sort else [],
        "may_write": request.rights.may("letters.draft"),
    }
    return render(request, "desk/letters.html", context)


def _row(letter: Letter, day: date, calendar: WorkingCalendar, rights: Rights) -> list[Cell | str]:
    number = f"№ {letter.number}" if letter.number else _("without a number")
    about = [number, words.day_word(letter.approved_on or letter.drafted_on, day)]
    about.append(letter.case.number if letter.case else words.programme_title(letter.programme))
    waiting = letter.state == Letter.State.SENT and letter.answer_due_on is not None
    left = words.left(letter.answer_due_on, day, calendar) if waiting else None
    return [
        Cell(
            letter.subject, reverse("desk:letter", args=[letter.pk]), " · ".join(about), lang=letter.language
        ),
        to_whom(letter, rights),
        Cell(state=letter_state(letter)),
        Cell(state=left, sub=words.day_word(letter.answer_due_on, day)) if left else "–",
    ]


def _export(rights: Rights) -> dict[str, Callable[[Letter], object]]:
    states = state_words()
    return {
        _("Number"): lambda letter: letter.number,
        _("Date"): lambda letter: letter.approved_on or letter.drafted_on,
        _("Addressee"): lambda letter: to_whom(letter, rights),
        _("Subject"): lambda letter: letter.subject,
        _("Programme"): lambda letter: words.programme_title(letter.programme),
        _("Case"): lambda letter: letter.case.number if letter.case else "",
        _("State"): lambda letter: states[letter.state],
        _("Sent"): lambda letter: letter.sent_on,
        _("Answer due"): lambda letter: letter.answer_due_on,
    }
