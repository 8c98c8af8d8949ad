"""Pages on which somebody says what was found, and pictures that prove it."""

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.case_access import demand, the_case
from alany.faces.desk.loop.answering import answered, seen
from alany.faces.desk.loop.forms import ReopenForm, ResidentForm, VerifyForm
from alany.faces.desk.thread.parts import PICTURES
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.spine.cases import actions
from alany.spine.cases.models import Proof
from alany.spine.files.queries import BytesMissing, open_file


@needs("cases.read")
def verify(request: StaffRequest, number: str) -> HttpResponse:
    """Say what was found when the claimed fix was looked at."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.verify")
    form = VerifyForm(
        request.POST or None,
        request.FILES or None,
        initial=seen(case) | {"verified_on": day},
        earliest=case.opened_on,
        day=day,
        request=request,
    )

    def done() -> None:
        typed = form.cleaned_data
        actions.verify(
            case=case, method=typed["method"], outcome=typed["outcome"], text=typed["text"],
            proofs=form.pieces(), verified_on=typed["verified_on"], version=typed["version"],
            by=request.user, at=now(),
        )  # fmt: skip

    lead = _("Claimed by: %(name)s.") % {"name": case.claimed_by} if case.claimed_by else ""
    return answered(request, case, form, _("Say what was found"), done, lead=lead)


@needs("cases.read")
def resident(request: StaffRequest, number: str) -> HttpResponse:
    """A resident says that it is not fixed."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    form = ResidentForm(request.POST or None, initial=seen(case))

    def done() -> None:
        typed = form.cleaned_data
        actions.resident_not_fixed(
            case=case, text=typed["text"], said_by=typed["said_by"], version=typed["version"],
            by=request.user, at=now(),
        )  # fmt: skip

    lead = _("The case is opened again, its term starts anew, and the next authority is asked to act.")
    return answered(request, case, form, _("A resident says: not fixed"), done, lead=lead, label=_("Record"))


@needs("cases.read")
def reopen(request: StaffRequest, number: str) -> HttpResponse:
    """Open a closed case again."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    form = ReopenForm(request.POST or None, initial=seen(case), day=office_today())

    def done() -> str | None:
        typed = form.cleaned_data
        fresh = actions.reopen_case(
            case=case, reason=typed["text"], due_on=typed["due_on"], version=typed["version"],
            by=request.user, at=now(),
        )  # fmt: skip
        if fresh.due_on is None:
            return None
        return _("The term ends on %(day)s.") % {"day": words.day_word(fresh.due_on, office_today())}

    return answered(request, case, form, _("Reopen the case"), done)


@needs("cases.read")
def picture(request: StaffRequest, number: str, key: int) -> HttpResponseBase:
    """A photo of the case, shown in its page; anything else than a photo is only given as a download."""
    case = the_case(request, number)
    ours = Proof.objects.filter(response__recommendation__case=case) | Proof.objects.filter(
        verification__case=case
    )
    kept = get_object_or_404(ours.select_related("file"), pk=key).file
    if kept.content_type not in PICTURES:
        raise Http404(kept.content_type)
    try:
        content = open_file(kept)
    except BytesMissing as missing:
        raise Http404(kept.sha256) from missing
    return FileResponse(content, as_attachment=False, filename=kept.name, content_type=kept.content_type)
