"""One page for one act on a signal: the form, what the browser seals and signs, the answer as JSON."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.signals import arriving, refusals
from alany.faces.desk.signals.access import Seat, crumbs, scripts, seat
from alany.faces.desk.signals.deeds import DEEDS, Deed, Given
from alany.faces.desk.signals.forms import SignalForm
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.kernel.sealing.receipts import shown_number
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.queries.reading import statement_for

MODULES = ("desk/signals/acting.js",)


@needs("box.read")
def deed(request: StaffRequest, number: str, slug: str) -> HttpResponse:
    """The page of an act, or the act itself when it comes sealed and signed."""
    at, described = seat(request, number), DEEDS.get(slug)
    if described is None:
        raise Http404(slug)
    form = described.form(request.POST or None, at=at, day=office_today())
    if request.method == "POST":
        return _done(request, at, described, form)
    return render(
        request, "desk/signals/deed.html", _shown(at, described, form) | {"doors": scripts(request, at)}
    )


def _shown(at: Seat, described: Deed, form: SignalForm) -> dict[str, object]:
    language = current_language()
    title = described.title.in_language(language)
    said: dict[str, Any] = dict(described.said)
    statement = statement_for(signal=at.signal, kind=described.kind, at=now(), **said)
    return {
        "page_title": title,
        "section_title": shown_number(at.signal.number),
        "breadcrumbs": crumbs(at.signal, title),
        "modules": MODULES,
        "deed": described,
        "lead": described.lead.in_language(language),
        "statement": statement.decode(),
        "form": form,
        "spoken": at.signal.language,
        "files": list(at.signal.items.filter(kind=Kind.FILE, by=None)) if described.slug == "forward" else [],
        "back_href": reverse("desk:signal", args=[at.signal.number]),
    }


def _done(request: StaffRequest, at: Seat, described: Deed, form: SignalForm) -> JsonResponse:
    if not form.is_valid():
        first = next(iter(form.errors.values()))[0]
        return refusals.refused(str(first), "form")
    posted = {name: str(value) for name, value in request.POST.items()}
    signature = arriving.signature(posted.get("signature", ""))
    given = Given(at, form.cleaned_data, posted, signature, request.user, now())
    try:
        described.run(given)
    except refusals.REFUSALS as refusal:
        return refusals.said(refusal)
    left = described.slug == "recuse"
    messages.success(request, _("It is done and written into the log."))
    return refusals.done(reverse("desk:signals") if left else reverse("desk:signal", args=[at.signal.number]))
