"""The meeting on the page of one's own question: the next free times, one booked, given back."""

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language, now
from alany.faces.ui.parts import Term
from alany.kernel.numbers import format_date
from alany.kernel.periods import ALMATY, local_date
from alany.programmes.legal_aid.actions.appointments import book_appointment, cancel_appointment
from alany.programmes.legal_aid.forms.status import SlotForm
from alany.programmes.legal_aid.models import Matter
from alany.programmes.legal_aid.queries.appointments import appointment_of, bookable_slots
from alany.programmes.legal_aid.rules.offers import NothingToBook
from alany.programmes.legal_aid.wording_volunteers import MEETINGS
from alany.spine.bookings.models import Booking, Slot
from alany.spine.bookings.rules import BookingOver, HolderHasBooking, NothingFree
from alany.spine.ledger.rules import RESIDENT

MEET = {"accepted", "in_progress"}
"""States in which a volunteer has the question and its person may book a time with her."""

NEXT_FREE = 6


def shown_meeting(matter: Matter) -> dict[str, object]:
    """What the page shows: the meeting that stands, else the next free times, else nothing."""
    standing = appointment_of(matter)
    if standing is not None:
        return {"appointments": booking_terms(standing)}
    return {"slots": form} if (form := slot_form(matter)) else {}


def slot_form(matter: Matter, sent: QueryDict | None = None) -> SlotForm | None:
    """The next free times of the volunteer who has taken the question; None where there is none."""
    if matter.case.state not in MEET:
        return None
    slots = bookable_slots(matter, now())[:NEXT_FREE]
    choices = [(str(slot.pk), _words(slot)) for slot in slots]
    return SlotForm(choices, sent) if choices else None


def book(request: HttpRequest, matter: Matter) -> dict[str, object]:
    """Book the chosen time, or the next free one when somebody was faster."""
    form = slot_form(matter, request.POST)
    if form is None:
        return {}
    if not form.is_valid():
        return {"slots": form, "form": form}
    slot = Slot.objects.select_related("provider__office").get(pk=form.cleaned_data["slot"])
    try:
        made = book_appointment(matter=matter, slot=slot, by=RESIDENT, at=now())
    except HolderHasBooking:
        return {}
    except (NothingToBook, NothingFree):
        form.add_error(
            None, _("This time is gone and none is free later. Ask the volunteer for other hours.")
        )
        return {"slots": form, "form": form}
    if made.as_wanted:
        return {"told": _("The time is booked. Nobody else can take it.")}
    return {"told": _("The wanted time was taken a moment ago; this is the next free one.")}


def cancel(request: HttpRequest, matter: Matter) -> dict[str, object]:
    """Give the time back."""
    try:
        cancel_appointment(matter=matter, by=RESIDENT, at=now())
    except (NothingToBook, BookingOver):
        return {}
    return {"told": _("The meeting is cancelled; the time is free again.")}


def booking_terms(booking: Booking) -> list[Term]:
    """When, how and where; the number of the coupon."""
    slot, language = booking.slot, current_language()
    terms = [
        Term(_("When"), _moment(slot)),
        Term(_("How"), MEETINGS[slot.mode].in_language(language)),
        Term(_("Where"), slot.place(language)),
        Term(_("Coupon"), booking.number, code=True),
    ]
    return [term for term in terms if term.value]


def _words(slot: Slot) -> str:
    language = current_language()
    words = [_moment(slot), MEETINGS[slot.mode].in_language(language)]
    return " · ".join(word for word in (*words, slot.place(language)) if word)


def _moment(slot: Slot) -> str:
    day = format_date(local_date(slot.starts_at), current_language())
    return f"{day}, {slot.starts_at.astimezone(ALMATY):%H:%M}"
