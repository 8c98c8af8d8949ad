"""Letters of an opening are typed or scanned, and sealed at once; a message by telephone is written down."""

from collections.abc import Callable
from functools import wraps
from secrets import token_hex

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now
from alany.kernel.numbers import format_date
from alany.kernel.sealing.receipts import shown_number, shown_secret
from alany.programmes.safe_zone.actions.letters import LetterRefused, take_own_paper, take_sheet
from alany.programmes.safe_zone.forms.letters import CallForm, LetterForm
from alany.programmes.safe_zone.models import BoxOpening
from alany.programmes.safe_zone.queries import boxes
from alany.programmes.safe_zone.rights import HEAR, OPEN
from alany.programmes.safe_zone.rules.boxes import received_by
from alany.programmes.safe_zone.scans import SealingScans, refused_scan, scans_of
from alany.programmes.safe_zone.views import parts as shown
from alany.spine.intake.actions import Sent, take_by_telephone
from alany.spine.intake.actions.paper import SheetUnknown
from alany.spine.intake.rules import DirectoryMissing, IntakeRefused, TooFewBodies
from alany.spine.places.queries import working_calendar

Page = Callable[..., HttpResponseBase]


def sealing_as_it_comes(view: Page) -> Page:
    """Scans meet the sealing handler before anything of the form is read, the token against forgery too."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        request.upload_handlers = [SealingScans(request)]
        return csrf_protect(view)(request, *args, **kwargs)

    return guarded


@sealing_as_it_comes
@needs(OPEN, "safe_zone")
def letters(request: StaffRequest, pk: int) -> HttpResponse:
    """What of an opening is on record, what still waits and until when; the form of the next letter."""
    opening = get_object_or_404(boxes.openings_of(request.user.office), pk=pk)
    office = request.user.office
    form = LetterForm(office, request.POST or None, initial={"once": token_hex(32), "language": "kk"})
    if request.method == "POST" and form.is_valid():
        if why := refused_scan(request):
            form.add_error("scan", _SCANS()[why])
        elif sent := _taken(request, opening, form):
            messages.success(
                request,
                _("On record under number %(number)s.") % {"number": shown_number(sent.signal.number)},
            )
            return redirect("desk_safe_zone:letters", opening.pk)
    taken = list(opening.taken.all())
    context = {
        "page_title": _("Letters of the opening"),
        "about": f"{shown.title_of(opening.point)}, {format_date(opening.on, current_language())}",
        "by": format_date(received_by(opening.on, working_calendar()), current_language()),
        "sheets": (sum(one.on_sheet for one in taken), opening.sheets),
        "own": (sum(not one.on_sheet for one in taken), opening.own_paper),
        "done": len(taken) >= opening.letters,
        "form": form if opening.confirmed_on else None,
        "opening": opening,
        "back_href": shown.desk_href(opening.point),
        "breadcrumbs": [parts.Link(_("Openings of boxes"), reverse("desk_safe_zone:openings"))],
    }
    return render(request, "safe_zone/letters.html", context)


def _SCANS() -> dict[str, str]:  # noqa: N802  words of the page's language
    return {
        "too_large": _("The scan is larger than 50 MB. Send a smaller one."),
        "empty": _("The scan has no bytes. Choose it again."),
    }


def _taken(request: StaffRequest, opening: BoxOpening, form: LetterForm) -> Sent | None:
    """The signal that was made, or None with the reason in the form."""
    number, told, at, scans = form.cleaned_data["number"], form.told(), now(), scans_of(request)
    if not told.text.strip() and not scans:
        form.add_error("text", _("Type what the letter says, or add its scan."))
        return None
    try:
        if number:
            return take_sheet(opening=opening, number=number, told=told, scans=scans, at=at)
        return take_own_paper(opening=opening, once=form.seed, told=told, scans=scans, at=at)
    except LetterRefused as refused:
        form.add_error(None, refusal(refused.reason))
    except SheetUnknown:
        form.add_error("number", _("No delivered pack has this number. Compare it with the sheet."))
    except (DirectoryMissing, TooFewBodies) as refused:
        form.add_error(None, nobody_reads(refused))
    return None


def refusal(reason: str) -> str:
    """Why a letter cannot be of this opening."""
    return {
        "unconfirmed": _("The second person has not confirmed the opening yet."),
        "all_sheets": _("As many numbered letters as the act counts are on record already."),
        "all_own": _("As many letters on own paper as the act counts are on record already."),
    }.get(reason, _("A letter with this number is on record already."))


def nobody_reads(refused: IntakeRefused) -> str:
    """Why nothing can be sealed."""
    if isinstance(refused, TooFewBodies):
        return _("Fewer than two bodies could open it: mark fewer bodies, or add a recipient first.")
    return _("The keys of the recipients are not signed yet, so nothing can be sealed.")


@needs(HEAR, "safe_zone")
def telephone(request: StaffRequest) -> HttpResponse:
    """What a caller says is typed, read back and sealed; number and secret are read out once."""
    form = CallForm(
        request.user.office, request.POST or None, initial={"once": token_hex(32), "language": "kk"}
    )
    context: dict[str, object] = {
        "page_title": _("Message by telephone"),
        "lead": _("Tell the caller that you hear the words, and read them back before you send."),
        "form": form,
        "act": _("Seal and send"),
        "back_href": reverse("desk:today"),
    }
    if request.method == "POST" and form.is_valid():
        try:
            sent, secret = take_by_telephone(
                office=request.user.office, seed=form.seed, told=form.told(), at=now()
            )
        except (DirectoryMissing, TooFewBodies) as refused:
            form.add_error(None, nobody_reads(refused))
        else:
            due = format_date(sent.signal.due_on, current_language()) if sent.signal.due_on else ""
            context |= {
                "terms": [
                    parts.Term(_("Number"), shown_number(sent.signal.number)),
                    parts.Term(_("Secret"), shown_secret(secret)),
                    parts.Term(_("First answer by"), due),
                ]
            }
            return render(request, "safe_zone/called.html", context)
    return render(request, "desk/form.html", context)
