"""Taking an appeal in from paper or telephone, and the coupon with its code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alany.faces.desk.appeals.forms import TakeInForm
from alany.faces.desk.letter_acts import file_refused
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.parts import Link
from alany.spine.appeals.actions import Registered, end_visit, register_appeal
from alany.spine.appeals.models import ReceptionVisit
from alany.spine.appeals.rules import Given, ReceivedAhead
from alany.spine.files.actions import receive_file
from alany.spine.files.rules import FileRefused
from alany.spine.ledger.actions import action
from alany.spine.organisations.clock import past_until
from alany.spine.places.models import Place

CODE = "appeal_code"
"""Where the code waits in the clerk's session for the one page that prints it."""


@needs("cases.work")
def take_in(request: StaffRequest) -> HttpResponse:
    """The form; what was taken in leads to its coupon. `?visit=` ties it to a visitor of a reception."""
    visit = _visit(request)
    start = {"name": visit.name, "subject": "", "channel": "desk"} if visit else {}
    form = TakeInForm(
        request.POST or None, request.FILES or None, initial=start, day=office_today(), moment=now()
    )
    form.request = request  # type: ignore[attr-defined]  # the form asks whether a file was dropped
    if request.method == "POST" and form.is_valid():
        try:
            done = _register(request, form, visit)
            request.session[CODE] = {"coupon": done.appeal.coupon, "code": done.code}
            return redirect("desk:appeal_coupon", done.appeal.coupon)
        except FileRefused as refusal:
            form.add_error("file", file_refused(refusal))
        except ReceivedAhead:
            form.add_error("received_time", _("This moment lies ahead."))
    context = {
        "page_title": _("Take an appeal in"),
        "breadcrumbs": [Link(_("Appeals"), "../"), Link(_("New"))],
        "about": f"{visit.coupon} · {visit.name}" if visit else "",
        "lead": _("Nobody may be refused. An appeal without a name goes to the trust box instead."),
        "form": form,
        "act": _("Register and print the coupon"),
        "back_href": "../",
    }
    return render(request, "desk/form.html", context)


def _visit(request: StaffRequest) -> ReceptionVisit | None:
    key = request.GET.get("visit", "")
    if not (key.isascii() and key.isdigit() and len(key) < 12):
        return None
    return get_object_or_404(ReceptionVisit, pk=key, day__office=request.user.office, outcome="waits")


def _register(request: StaffRequest, form: TakeInForm, visit: ReceptionVisit | None) -> Registered:
    """One act of one hand: the file, the appeal, and how the visit ended."""
    office, typed, at = request.user.office, form.cleaned_data, now()
    upload = typed["file"]
    names = (
        "name", "substance", "kind", "language", "number", "address", "email", "telephone", "subject",
        "signed_as", "protocol",
    )  # fmt: skip
    with action(verb="appeal.taken_in", by=request.user, at=at, office=office) as act:
        files: tuple[int, ...] = ()
        if upload:
            kept = receive_file(office=office, name=upload.name, content=upload.file, by=request.user, at=at)
            files = (kept.pk,)
        # In a demo the whole of its day is past: the clock on the wall is another one.
        received = form.received_at()
        done = register_appeal(
            office=office,
            given=Given(**{name: typed[name] for name in names}, files=files),
            channel=typed["channel"],
            place=Place.objects.get(pk=typed["place"]) if typed["place"] else None,
            received_at=min(received, at) if received <= past_until(at) else received,
            by=request.user,
            at=at,
        )
        if visit:
            end_visit(visit=visit, outcome="appeal", appeal=done.appeal, by=request.user, at=at)
        act.about(done.appeal)
    return done


def code_once(request: HttpRequest, coupon: str) -> str:
    """The code of the coupon that this clerk has just made; it is gone after the next one is made."""
    kept = request.session.get(CODE) or {}
    return str(kept.get("code", "")) if kept.get("coupon") == coupon else ""
