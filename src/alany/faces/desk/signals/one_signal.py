"""One signal: everything that happened as the log tells it, opened in this browser, and what to do next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.signals import timeline
from alany.faces.desk.signals import words as signal_words
from alany.faces.desk.signals.access import Seat, crumbs, scripts, seat
from alany.faces.desk.signals.steps import steps
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import office_today
from alany.kernel.sealing.receipts import shown_number
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.models import Recipient
from alany.spine.intake.queries.reading import items_of
from alany.spine.intake.queries.standing import DiffersFromLog, told_of
from alany.spine.intake.rules import Standing, Told, standing
from alany.spine.places.queries import working_calendar

MODULES = ("desk/signals/reading.js",)


@needs("box.read")
def signal_page(request: StaffRequest, number: str) -> HttpResponse:
    """The page; its words are sealed until the reader's key opens them here."""
    at = seat(request, number)
    try:
        told = told_of(at.signal)
    except DiffersFromLog:
        return _differs(request, at)
    now = standing(told)
    if now is None:
        return _differs(request, at)
    return render(request, "desk/signals/signal.html", _shown(request, at, told, now))


def _shown(request: StaffRequest, at: Seat, told: list[Told], now: Standing) -> dict[str, object]:
    signal, day = at.signal, office_today()
    acts = list(signal.actions.select_related("by", "to"))
    items = items_of(signal)
    readers = _readers(at)
    return {
        "page_title": _("Signal %(number)s") % {"number": shown_number(signal.number)},
        "messages": messages.get_messages(request),
        "breadcrumbs": crumbs(here=shown_number(signal.number)),
        "doors": scripts(request, at),
        "modules": MODULES,
        "signal": signal,
        "about": signal_words.about(signal),
        "state": signal_words.state(now),
        "left": words.left(now.due, day, working_calendar()) if now.due else None,
        "due": words.day_word(now.due, day),
        "events": timeline.points(acts, told, items, now, day),
        "files": [one for one in items if one.kind == Kind.FILE],
        "has_identity": any(one.kind == Kind.IDENTITY for one in items),
        "clocks": timeline.clocks(signal, {one.kind for one in told}, now, day),
        "readers": readers,
        "steps": steps(at, now, acts, items),
        "shredded": now.state == "shredded",
    }


def _readers(at: Seat) -> list[Recipient]:
    rows = at.signal.recipients.filter(removed_on=None).select_related("key__person", "key__organisation")
    return list(rows.order_by("pk"))


def _differs(request: StaffRequest, at: Seat) -> HttpResponse:
    """A record that somebody has changed is not shown as if it were true."""
    context = {
        "page_title": _("Signal %(number)s") % {"number": shown_number(at.signal.number)},
        "breadcrumbs": crumbs(here=shown_number(at.signal.number)),
    }
    return render(request, "desk/signals/differs.html", context, status=409)
