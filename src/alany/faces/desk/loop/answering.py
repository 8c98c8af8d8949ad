"""One page with a form for one act: it is done, or the form comes again with what stands in the way."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alany.faces.desk.case_access import crumbs
from alany.faces.desk.case_timeline import event_line
from alany.faces.desk.clash import Clash, clash
from alany.faces.desk.loop.refusals import REFUSALS, say
from alany.faces.ui.access import StaffRequest
from alany.faces.ui.context import office_today
from alany.spine.cases.models import Case
from alany.spine.ledger.editing import EditedMeanwhile

Said = str | None


def answered(
    request: StaffRequest,
    case: Case,
    form: Form,
    act: str,
    done: Callable[[], Said],
    *,
    lead: str = "",
    label: str = "",
) -> HttpResponse:
    """The answer to the page; `done` does the act and may return a sentence that the case's page shows."""
    met: Clash | None = None
    if request.method == "POST" and form.is_valid():
        try:
            if said := done():
                messages.info(request, said)
            return redirect("desk:case", case.number)
        except EditedMeanwhile as meanwhile:
            met = clashed(form, meanwhile)
        except REFUSALS as refusal:
            say(form, refusal)
    context = {
        "page_title": act,
        "section_title": case.number,
        "breadcrumbs": crumbs(case, act),
        "form": form,
        "act": label or act,
        "lead": lead,
        "about": f"{case.number} · {case.title}",
        "clash": met,
        "back_href": reverse("desk:case", args=[case.number]),
    }
    return render(request, "desk/form.html", context)


def clashed(form: Form, meanwhile: EditedMeanwhile) -> Clash:
    """What others did since the form was opened; what was typed stays in it."""
    current, today = meanwhile.current, office_today()
    assert isinstance(current, Case)  # noqa: S101  only cases carry a version here
    since = current.events.filter(pk__gt=form.cleaned_data.get("seen") or 0)
    return clash(form, current.version, [event_line(event, today) for event in since], {}, {})


def seen(case: Case) -> dict[str, object]:
    """The version and the last event that the person sees while filling the form."""
    last = case.events.order_by("-pk").values_list("pk", flat=True).first()
    return {"version": case.version, "seen": last}
