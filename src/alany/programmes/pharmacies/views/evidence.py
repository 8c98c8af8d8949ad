"""Evidence of a visit on the desk: a photo or document is added, and given back as a download."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now
from alany.faces.ui.posting import only_post
from alany.programmes.pharmacies.actions.evidence import lay_evidence
from alany.programmes.pharmacies.forms.evidence import TOO_LARGE, EvidenceForm
from alany.programmes.pharmacies.queries.campaigns import PROGRAMME
from alany.programmes.pharmacies.views.visits import may_add_evidence, the_visit, visit_page
from alany.spine.files.queries import BytesMissing, open_file
from alany.spine.files.rules import FileRefused
from alany.spine.visits.actions import EvidenceRepeated, VisitRefused
from alany.spine.visits.models import Evidence, Visit


@needs("visits.visit", "pharmacies")
@only_post("desk_pharmacies:visit")
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Lay a photo or document to a visit that the person made."""
    one = the_visit(request, pk)
    if not may_add_evidence(request, one):
        raise PermissionDenied("visits.visit")
    form = EvidenceForm(request)
    if form.is_valid() and _laid(request, one, form):
        messages.success(request, _("The evidence is kept under its SHA-256."))
        return redirect(reverse("desk_pharmacies:visit", args=[pk]) + "#evidence")
    return visit_page(request, one, form)


@needs("cases.read", "pharmacies")
def file(request: StaffRequest, pk: int, piece: int) -> HttpResponseBase:
    """The bytes as they came, as a download; never shown inside the page of the office."""
    own = Evidence.objects.filter(
        visit=pk, visit__campaign__office=request.user.office, visit__campaign__programme=PROGRAMME
    )
    kept = get_object_or_404(own.select_related("file"), pk=piece).file
    try:
        content = open_file(kept)
    except BytesMissing as gone:
        raise Http404(kept.sha256) from gone
    return FileResponse(content, as_attachment=True, filename=kept.name, content_type=kept.content_type)


def _laid(request: StaffRequest, one: Visit, form: EvidenceForm) -> bool:
    given = form.cleaned_data
    try:
        lay_evidence(
            visit=one,
            kind=given["kind"],
            name=given["file"].name,
            content=form.content,
            by=request.user,
            at=now(),
            taken_at=form.taken_at(),
        )
    except FileRefused as refused:
        form.add_error("file", _file_refusal(refused))
    except EvidenceRepeated as repeated:
        words = _("This very file is already evidence of the visit: %(name)s. Nothing was kept twice.")
        form.add_error("file", words % {"name": repeated.evidence.file.name})
    except VisitRefused as refused:
        form.add_error("taken_on" if refused.reason == "not_yet" else None, _refusal(refused.reason))
    else:
        return True
    return False


def _file_refusal(refused: FileRefused) -> str:
    if refused.reason == "too_large":
        return str(TOO_LARGE)
    if refused.reason == "empty":
        return _("The file is empty. Choose another.")
    return _("This is not a JPEG, PNG or PDF. Save the photo as JPEG and choose it again.")


def _refusal(reason: str) -> str:
    if reason == "not_yet":
        return _("The moment lies ahead: write when it was really taken.")
    return _("A second person has confirmed what was found: the evidence stays as it was seen.")
