"""One appeal: who sent it, what it says, its coupon, its numbers in official systems."""

from datetime import datetime, time

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.appeals.forms import MirrorForm
from alany.faces.desk.appeals.taking_in import code_once
from alany.faces.ui import printing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Link, Term
from alany.kernel.periods import ALMATY, local_date
from alany.kernel.workflow import MoveRefused
from alany.spine.appeals import actions, queries
from alany.spine.appeals.models import Appeal
from alany.spine.appeals.rules import MirrorTaken, shown_code
from alany.spine.appeals.wording import CHANNELS, LAWS, SIGNED, SYSTEMS


def _appeal(request: StaffRequest, coupon: str) -> Appeal:
    return get_object_or_404(queries.appeals_of(request.user.office, request.rights), coupon=coupon)


def _crumbs(appeal: Appeal, *more: str) -> list[Link]:
    way = [Link(_("Appeals"), reverse("desk:appeals"))]
    here = reverse("desk:appeal", args=[appeal.coupon])
    return [*way, Link(appeal.coupon, here if more else ""), *(Link(one) for one in more)]


@needs("appeals.see")
def appeal_page(request: StaffRequest, coupon: str) -> HttpResponse:
    """The sender's side of the case; a POST acknowledges what the site took in."""
    appeal, may_work = _appeal(request, coupon), request.rights.may("cases.work")
    if request.method == "POST":
        if not may_work:
            raise PermissionDenied("cases.work")
        try:
            actions.acknowledge_appeal(appeal=appeal, by=request.user, at=now())
            messages.success(request, _("You have taken it in. Now give it to somebody."))
        except MoveRefused:
            messages.warning(request, _("Somebody has taken it in already. Nothing was changed."))
        return redirect("desk:appeal", coupon)
    seen = queries.appeals_of(request.user.office, request.rights)
    context = {
        "page_title": f"{appeal.label.in_language(current_language())} {appeal.coupon}",
        "messages": messages.get_messages(request),
        "breadcrumbs": _crumbs(appeal),
        "appeal": appeal,
        "state": words.case_state(appeal.case),
        "sender": _sender(appeal),
        "facts": _facts(appeal),
        "unconfirmed": not queries.registration(appeal.received_at)[1],
        "files": [one.file for one in appeal.files.select_related("file")],
        "mirrors": [
            (SYSTEMS[one.system].in_language(current_language()), one)
            for one in appeal.case.mirror_numbers.select_related("noted_by")
        ],
        "others": list(queries.same_sender(appeal, seen)[:10]),
        "may_work": may_work,
        "waits": may_work and appeal.case.state == "received",
    }
    return render(request, "desk/appeals/appeal.html", context)


def _sender(appeal: Appeal) -> list[Term]:
    number = appeal.bin or (f"•••••••• {appeal.iin_last4}" if appeal.iin_last4 else "")
    return [
        Term(_("Who sent it"), appeal.name),
        Term(_("IIN or BIN"), number),
        Term(_("Postal address"), appeal.address),
        Term(_("E-mail"), appeal.email),
        Term(_("Telephone"), appeal.telephone),
    ]


def _facts(appeal: Appeal) -> list[Term]:
    speak, today = current_language(), office_today()
    accepted = f"{appeal.accepted_name}, {appeal.accepted_post(speak)}" if appeal.accepted_name else ""
    return [
        Term(_("How the appeal came"), CHANNELS[appeal.channel].in_language(speak)),
        Term(_("Received"), words.moment_word(appeal.received_at, today)),
        Term(_("Registered"), words.day_word(appeal.registered_on, today)),
        Term(_("Answer due by"), words.day_word(appeal.case.due_on, today)),
        Term(_("By which law"), LAWS[appeal.law].in_language(speak)),
        Term(_("Accepted by"), accepted),
        Term(_("How it is signed"), SIGNED[appeal.signed_as].in_language(speak)),
    ]


@needs("cases.work")
def mirror(request: StaffRequest, coupon: str) -> HttpResponse:
    """Note the number of an official system, or its new status."""
    appeal = _appeal(request, coupon)
    form = MirrorForm(request.POST or None, day=office_today())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.note_mirror_number(
                case=appeal.case,
                system=given["system"],
                number=given["number"],
                registered_at=datetime.combine(given["registered_on"], time(), tzinfo=ALMATY),
                status=given["status"],
                by=request.user,
                at=now(),
            )
            messages.success(request, _("The number is noted."))
            return redirect("desk:appeal", coupon)
        except MirrorTaken as refusal:
            form.add_error(
                "number", _("Case %(number)s bears this number already.") % {"number": refusal.case}
            )
    context = {
        "page_title": _("Number in an official system"),
        "breadcrumbs": _crumbs(appeal, _("Number")),
        "about": appeal.coupon,
        "lead": _(
            "Ours is not the official register. Copy what the official system shows; "
            "write the same number again to change its status."
        ),
        "form": form,
        "act": _("Note the number"),
        "back_href": reverse("desk:appeal", args=[coupon]),
    }
    return render(request, "desk/form.html", context)


def _slip(request: StaffRequest, appeal: Appeal) -> dict[str, object]:
    speak, code = current_language(), code_once(request, appeal.coupon)
    at = appeal.received_at.astimezone(ALMATY)
    return {
        "page_title": _("Coupon"),
        "breadcrumbs": _crumbs(appeal, _("Coupon")),
        "appeal": appeal,
        "kind": appeal.label.in_language(speak),
        "day": at.date(),
        "time": f"{at:%H:%M}",
        "post": appeal.accepted_post(speak),
        "next_day": appeal.registered_on > local_date(appeal.received_at),
        "shown_code": shown_code(code) if code else "",
    }


@needs("cases.work")
def coupon(request: StaffRequest, coupon: str) -> HttpResponse:
    """The coupon: number, date, time, name and post of who accepted; the code while it is known."""
    return render(request, "desk/appeals/coupon.html", _slip(request, _appeal(request, coupon)))


@needs("cases.work")
def coupon_pdf(request: StaffRequest, coupon: str) -> HttpResponse:
    """The coupon as PDF, or the page itself where the machine cannot make one."""
    context = _slip(request, _appeal(request, coupon))
    try:
        content = printing.pdf("desk/appeals/coupon_print.html", context, request=request)
    except printing.PdfUnavailable:
        messages.warning(request, _("No PDF can be made on this machine. Print this page instead."))
        return redirect("desk:appeal_coupon", coupon)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{coupon}.pdf"'
    return response
