"""The coordinator books, moves and cancels a meeting for a person who asked by telephone or at the desk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.words import moment_word
from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.posting import only_post
from alany.programmes.legal_aid.actions import appointments as actions
from alany.programmes.legal_aid.forms.matching import MeetingForm
from alany.programmes.legal_aid.models import Matter
from alany.programmes.legal_aid.queries.appointments import appointment_of, bookable_slots
from alany.programmes.legal_aid.rules.offers import NothingToBook
from alany.programmes.legal_aid.views.waiting import COORDINATE, the_matter
from alany.programmes.legal_aid.views.waiting_parts import meeting_terms
from alany.programmes.legal_aid.wording_volunteers import MEETINGS
from alany.spine.bookings.actions import Booked
from alany.spine.bookings.models import Slot
from alany.spine.bookings.rules import BookingRefused, HolderHasBooking, shown_code

SHOWN = 40


@needs(COORDINATE, "legal_aid")
def book(request: StaffRequest, pk: int) -> HttpResponse:
    """Book a free time of the volunteer; with a meeting already there, move it."""
    matter = the_matter(request, pk)
    slots = list(bookable_slots(matter, now())[:SHOWN])
    form = MeetingForm([(slot, _words(slot)) for slot in slots], request.POST or None)
    moving = appointment_of(matter)
    if moving is not None:
        del form.fields["channel"]
    if request.method == "POST" and form.is_valid():
        slot = next(one for one in slots if str(one.pk) == form.cleaned_data["slot"])
        try:
            if moving is None:
                return _booked(request, matter, slot, form.cleaned_data["channel"])
            actions.move_appointment(matter=matter, slot=slot, by=request.user, at=now())
        except (BookingRefused, NothingToBook) as refused:
            form.add_error(None, _refusal(refused))
        else:
            messages.success(request, _("The meeting is moved; the code of the person stays the same."))
            return redirect("desk_legal_aid:ranking", pk)
    context = {
        "page_title": _("Move the meeting") if moving else _("Book a meeting"),
        "messages": messages.get_messages(request),
        "about": f"{matter.case.number} · {matter.topic.title(current_language())}",
        "form": form,
        "slots": slots,
        "meeting": meeting_terms(moving),
        "matter": matter,
        "breadcrumbs": [
            parts.Link(matter.case.number, reverse("desk_legal_aid:ranking", args=[pk])),
            parts.Link(_("Meeting")),
        ],
    }
    return render(request, "legal_aid/meeting.html", context)


def _booked(request: StaffRequest, matter: Matter, slot: Slot, channel: str) -> HttpResponse:
    made = actions.book_appointment(matter=matter, slot=slot, channel=channel, by=request.user, at=now())
    return _coupon(request, matter, made)


def _coupon(request: StaffRequest, matter: Matter, made: Booked) -> HttpResponse:
    """The coupon: shown once, to be printed or read out."""
    context = {
        "page_title": _("Coupon"),
        "terms": [
            *meeting_terms(made.booking),
            parts.Term(_("Code, shown once"), shown_code(made.code), code=True),
        ],
        "as_wanted": made.as_wanted,
        "matter": matter,
        "breadcrumbs": [
            parts.Link(matter.case.number, reverse("desk_legal_aid:ranking", args=[matter.pk])),
            parts.Link(_("Coupon")),
        ],
    }
    return render(request, "legal_aid/coupon.html", context)


@needs(COORDINATE, "legal_aid")
@only_post("desk_legal_aid:meeting")
def at_door(request: StaffRequest, pk: int) -> HttpResponse:
    """The person stands at the door: a coupon for now or for the next free time of today."""
    matter = the_matter(request, pk)
    try:
        made = actions.receive_at_door(matter=matter, by=request.user, at=now())
    except HolderHasBooking:
        messages.warning(request, _("The person has a meeting already or was received today."))
    except (NothingToBook, BookingRefused):
        messages.warning(request, _("The volunteer has no free time left today. Book another day."))
    else:
        return _coupon(request, matter, made)
    return redirect("desk_legal_aid:meeting", pk)


@needs(COORDINATE, "legal_aid")
@only_post("desk_legal_aid:ranking")
def cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the time back."""
    try:
        actions.cancel_appointment(matter=the_matter(request, pk), by=request.user, at=now())
    except (NothingToBook, BookingRefused):
        messages.warning(request, _("There is no meeting any more."))
    else:
        messages.success(request, _("The meeting is cancelled; the time is free again."))
    return redirect("desk_legal_aid:ranking", pk)


def _words(slot: Slot) -> str:
    language = current_language()
    words = [moment_word(slot.starts_at, office_today()), MEETINGS[slot.mode].in_language(language)]
    return " · ".join(word for word in (*words, slot.place(language)) if word)


def _refusal(refused: Exception) -> str:
    if isinstance(refused, HolderHasBooking):
        return _("The person has a meeting already: move it instead.")
    return _("This time is gone and none is free later. Ask the volunteer for other hours.")
