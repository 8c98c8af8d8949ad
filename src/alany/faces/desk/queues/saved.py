"""Lists that a person keeps under a name: tabs above the queue, and a page to share and remove them."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.desk import case_list
from alany.faces.desk.case_access import crumbs
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now
from alany.spine.cases import actions
from alany.spine.cases.actions.saved import MOST
from alany.spine.cases.load import saved_by
from alany.spine.cases.models import SavedQueue
from alany.spine.cases.rules import NameTaken, TooManySaved


class SaveForm(forms.Form):
    """The name of a list, and whether the office sees it."""

    name = forms.CharField(
        label=gettext_lazy("Name of the list"),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the list a name.")},
    )
    is_shared = forms.BooleanField(label=gettext_lazy("Show it to the whole office"), required=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of the page of saved lists."""

    queue: SavedQueue
    href: str
    is_mine: bool


@needs("cases.read")
def queue_save(request: StaffRequest) -> HttpResponse:
    """Keep the list whose filters stand in the address under a name."""
    asked = case_list.asked_of(request)
    form = SaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.save_queue(
                name=given["name"],
                query=asked.query(page=None),
                is_shared=given["is_shared"],
                by=request.user,
                at=now(),
            )
            return redirect(reverse("desk:cases") + asked.query(page=None))
        except NameTaken:
            form.add_error("name", _("You have another list under this name."))
        except TooManySaved:
            form.add_error(None, _("You keep %(most)s lists already. Remove one first.") % {"most": MOST})
    act = _("Save the list")
    context = {
        "page_title": act,
        "act": act,
        "breadcrumbs": crumbs(here=act),
        "lead": _(
            "The list opens later with the filters that are set now; its cases are looked up anew each time."
        ),
        "form": form,
        "back_href": reverse("desk:cases") + asked.query(page=None),
    }
    return render(request, "desk/form.html", context)


@needs("cases.read")
def queues(request: StaffRequest) -> HttpResponse:
    """Saved lists: the person's own may be shared and removed."""
    if request.method == "POST":
        _changed(request)
        return redirect("desk:queues")
    kept = [
        Kept(queue, f"{reverse('desk:cases')}?{queue.query}", queue.person_id == request.user.pk)
        for queue in saved_by(request.user)
    ]
    title = _("Saved lists")
    context = {"page_title": title, "breadcrumbs": crumbs(here=title), "kept": kept}
    return render(request, "desk/queues/saved.html", context)


def _changed(request: StaffRequest) -> None:
    key = request.POST.get("queue", "")
    own = SavedQueue.objects.filter(person=request.user)
    queue = get_object_or_404(own, pk=int(key[:18]) if key.isascii() and key.isdigit() else 0)
    if request.POST.get("act") == "drop":
        actions.drop_queue(queue=queue, by=request.user, at=now())
    else:
        shared = request.POST.get("act") == "share"
        actions.share_queue(queue=queue, is_shared=shared, by=request.user, at=now())
