"""The signals of which this person is a recipient; of all others there is no row, no count and no gap."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.desk import choices, words
from alany.faces.desk.signals import words as signal_words
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import office_today
from alany.faces.ui.parts import Cell, Column, State, Table
from alany.kernel.periods import WorkingCalendar
from alany.kernel.sealing.receipts import shown_number
from alany.spine.intake.models import Signal
from alany.spine.intake.queries.keys import key_of
from alany.spine.intake.queries.reading import signals_for
from alany.spine.intake.queries.standing import DiffersFromLog, told_by
from alany.spine.intake.rules import CLOSED, LIVE, SHREDDED, Standing, standing
from alany.spine.places.queries import working_calendar

FILTERS = ("q", "state", "topic")
SORTS = {"due": ("due_on",), "day": ("day",), "number": ("number",)}
ENDED = (CLOSED, SHREDDED)


class SignalFilter(forms.Form):
    """The filters of the list; all may stay empty."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        states = [("late", _("the term has passed")), ("ended", _("closed and deleted")), ("all", _("all"))]
        topics = [(name, signal_words.said(signal_words.TOPICS, name)) for name in signal_words.TOPICS]
        self.fields["q"] = forms.CharField(label=_("Number"), max_length=12, required=False)
        self.fields["q"].widget.attrs["data-key"] = "/"
        for name, label, values, nothing in (
            ("state", _("State"), states, _("all open")),
            ("topic", _("Topic"), topics, _("any")),
        ):
            widget = forms.Select(choices=choices.optional(values, nothing))
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)


@needs("box.read")
def signals(request: StaffRequest) -> HttpResponse:
    """The list; states come from the leaves of the log."""
    day = office_today()
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="due")
    page = listing.page_of(_found(request, asked, day), asked)
    key = key_of(request.user, day)
    context = {
        "page_title": _("Signals"),
        "messages": messages.get_messages(request),
        "page": page,
        "table": _table(page, day, working_calendar()),
        "filter_form": SignalFilter(dict(asked.filters)),
        "clear_href": reverse("desk:signals") if asked.filtered else "",
        "kept": [],
        "key": key,
        "keeps_names": request.rights.may("box.custody"),
        "key_waits": key is not None and key.directory_id is None,
    }
    return render(request, "desk/signals/signals.html", context)


def _found(request: StaffRequest, asked: listing.Asked, day: date) -> listing.Rows[Signal]:
    rows = signals_for(request.user, request.user.office)
    match asked.filters["state"]:
        case "ended":
            rows = rows.filter(state__in=ENDED)
        case "late":
            rows = rows.filter(state__in=LIVE, due_on__lt=day)
        case "all":
            pass
        case _unknown:
            rows = rows.filter(state__in=LIVE)
    if asked.filters["topic"]:
        rows = rows.filter(topic=asked.filters["topic"])
    if digits := "".join(sign for sign in asked.filters["q"] if sign.isdigit()):
        rows = rows.filter(number__startswith=digits)
    return rows.order_by(*asked.order())


def _table(page: listing.Page[Signal], day: date, calendar: WorkingCalendar) -> Table:
    asked, stood = page.asked, _standings(list(page.rows))
    columns = [
        asked.column("number", _("Signal")),
        Column(_("State")),
        asked.column("day", _("Received")),
        asked.column("due", _("Due")),
    ]
    rows = [_row(one, stood.get(one.pk), day, calendar) for one in page.rows]
    return Table(_("Signals"), columns, rows, hide_caption=True)


def _standings(rows: list[Signal]) -> dict[int, Standing | None]:
    """Where each stands by the log; nothing at all when a leaf does not open to what stands beside it."""
    try:
        return {key: standing(told) for key, told in told_by(rows).items()}
    except DiffersFromLog:
        return {}


def _row(one: Signal, now: Standing | None, day: date, calendar: WorkingCalendar) -> list[Cell | str]:
    notes = [signal_words.said(signal_words.TOPICS, one.topic)]
    if unread := getattr(one, "unread", 0):
        notes.append(ngettext("%(n)s not opened yet", "%(n)s not opened yet", unread) % {"n": unread})
    if one.crime and (now is None or now.state not in {"forwarded", *ENDED}):
        notes.append(_("crime or threat: forward at once"))
    href = reverse("desk:signal", args=[one.number])
    state = signal_words.state(now) if now else State(_("differs from the log"), "late")
    due = now.due if now else None
    left = words.left(due, day, calendar) if due else None
    return [
        Cell(shown_number(one.number), href, " · ".join(notes)),
        Cell(state=state),
        words.day_word(one.day, day),
        Cell(state=left, sub=words.day_word(due, day)) if left else "–",
    ]
