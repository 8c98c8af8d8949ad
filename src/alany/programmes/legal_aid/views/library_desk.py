"""Public answers at the desk: written by one, checked by another; and the doors of the office."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.posting import only_post
from alany.kernel.numbers import format_date
from alany.programmes.legal_aid.actions.doors import close_door, keep_door
from alany.programmes.legal_aid.actions.library import (
    NotADraft,
    ReviewedBySameHand,
    Wording,
    draft_answer,
    review_library,
    withdraw_library,
)
from alany.programmes.legal_aid.forms.answering import LibraryForm, LookAgainForm
from alany.programmes.legal_aid.forms.screening import DoorForm
from alany.programmes.legal_aid.models import Door, LibraryAnswer
from alany.programmes.legal_aid.queries.eligibility import doors_on
from alany.programmes.legal_aid.queries.library import all_answers
from alany.programmes.legal_aid.rules.naming import NameGivenAway
from alany.programmes.legal_aid.views.library import written_in
from alany.programmes.legal_aid.wording_intake import DOOR_KINDS
from alany.spine.ledger.editing import EditedMeanwhile

SCREEN, REVIEW = "legal_aid.screen", "legal_aid.review"


def _may(request: StaffRequest) -> None:
    if not (request.rights.may(SCREEN, "legal_aid") or request.rights.may(REVIEW, "legal_aid")):
        raise PermissionDenied(REVIEW)


@needs("")
def shelf(request: StaffRequest) -> HttpResponse:
    """Drafts, published answers, those to look at again."""
    _may(request)
    language, today = current_language(), office_today()
    state = request.GET.get("state", "")
    rows = all_answers(request.user.office, state=state, today=today).order_by("topic__order", "pk")
    table = parts.Table(
        _("Public answers"),
        [parts.Column(title) for title in (_("Question"), _("Topic"), _("State"), _("Look again"))],
        [
            [
                parts.Cell(
                    str(getattr(one, f"question_{written_in(language)}")),
                    reverse("desk_legal_aid:shelf_answer", args=[one.pk]),
                ),
                parts.Cell(one.topic.title(language)),
                parts.Cell(state=_state(one)),
                parts.Cell(
                    format_date(one.look_again_on, language, short=True) if one.look_again_on else "–"
                ),
            ]
            for one in rows
        ],
        hide_caption=True,
    )
    return render(request, "legal_aid/shelf.html", {"page_title": _("Public answers"), "table": table})


def _state(one: LibraryAnswer) -> parts.State:
    if one.withdrawn_on is not None:
        return parts.State(_("Taken back"), "idle")
    if one.reviewed_on is None:
        return parts.State(_("Draft"), "")
    late = one.look_again_on is not None and one.look_again_on < office_today()
    return parts.State(_("To be looked at again"), "late") if late else parts.State(_("Published"), "done")


@needs("")
def write(request: StaffRequest) -> HttpResponse:
    """A new public answer; somebody else publishes it."""
    _may(request)
    form = LibraryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        topic = given.pop("topic")
        try:
            draft = draft_answer(
                office=request.user.office, topic=topic, wording=Wording(**given), by=request.user, at=now()
            )
        except NameGivenAway as named:
            form.add_error(None, ", ".join(named.words))
        else:
            messages.success(request, _("The draft waits for another person."))
            return redirect("desk_legal_aid:shelf_answer", draft.pk)
    context = {
        "page_title": _("Write a public answer"),
        "form": form,
        "act": _("Keep the draft"),
        "back_href": reverse("desk_legal_aid:shelf"),
    }
    return render(request, "desk/form.html", context)


def _answer(request: StaffRequest, pk: int) -> LibraryAnswer:
    _may(request)
    rows = LibraryAnswer.objects.filter(office=request.user.office)
    found = rows.select_related("topic", "drafted_by", "reviewed_by").filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs("")
def shelf_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """One public answer in both languages, and what can be done with it."""
    return _page(request, _answer(request, pk))


def _page(request: StaffRequest, one: LibraryAnswer, form: LookAgainForm | None = None) -> HttpResponse:
    reviews = request.rights.may(REVIEW, "legal_aid") and one.drafted_by_id != request.user.pk
    open_here = reviews and one.withdrawn_on is None
    context = {
        "page_title": str(getattr(one, f"question_{written_in(current_language())}")),
        "one": one,
        "state": _state(one),
        "form": form or (LookAgainForm(initial={"version": one.version}) if open_here else None),
        "may_withdraw": one.withdrawn_on is None and one.reviewed_on is not None,
        "breadcrumbs": [parts.Link(_("Public answers"), reverse("desk_legal_aid:shelf"))],
    }
    return render(request, "legal_aid/shelf_answer.html", context)


@needs(REVIEW, "legal_aid")
@only_post("desk_legal_aid:shelf_answer")
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Publish what somebody else has written."""
    one, form = _answer(request, pk), LookAgainForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            review_library(answer=one, by=request.user, at=now(), **given)
        except ReviewedBySameHand:
            form.add_error(None, _("Who wrote an answer cannot check it; another person can."))
        except (EditedMeanwhile, NotADraft):
            form.add_error(None, _("Somebody has changed this answer meanwhile. Open it anew."))
        else:
            messages.success(request, _("The answer is public now."))
            return redirect("desk_legal_aid:shelf_answer", pk)
    return _page(request, one, form)


@needs(REVIEW, "legal_aid")
@only_post("desk_legal_aid:shelf_answer")
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a public answer back."""
    try:
        withdraw_library(answer=_answer(request, pk), by=request.user, at=now())
    except NotADraft:
        messages.warning(request, _("The answer was taken back already."))
    else:
        messages.success(request, _("The answer is no longer public."))
    return redirect("desk_legal_aid:shelf_answer", pk)


@needs("legal_aid.screen", "legal_aid")
def doors(request: StaffRequest) -> HttpResponse:
    """Where else people can go; every refusal names one of these."""
    language = current_language()
    rows = [
        {
            "pk": door.pk,
            "kind": DOOR_KINDS[door.kind].in_language(language),
            "name": getattr(door, f"name_{language}"),
            "how": getattr(door, f"how_{language}"),
            "address": door.address,
            "telephone": door.telephone,
        }
        for door in doors_on(request.user.office, office_today())
    ]
    return render(request, "legal_aid/doors.html", {"page_title": _("Next doors"), "rows": rows})


@needs("legal_aid.screen", "legal_aid")
def new_door(request: StaffRequest) -> HttpResponse:
    """Enter a door with its source."""
    form = DoorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_door(office=request.user.office, told=form.cleaned_data, by=request.user, at=now())
        messages.success(request, _("The door is entered."))
        return redirect("desk_legal_aid:doors")
    context = {
        "page_title": _("Enter a door"),
        "form": form,
        "act": _("Enter it"),
        "back_href": reverse("desk_legal_aid:doors"),
    }
    return render(request, "desk/form.html", context)


@needs("legal_aid.screen", "legal_aid")
def shut_door(request: StaffRequest, pk: int) -> HttpResponse:
    """From today nobody is sent there."""
    door = Door.objects.filter(office=request.user.office, pk=pk).first()
    if door is None:
        raise Http404(str(pk))
    if request.method == "POST":
        close_door(door=door, by=request.user, at=now())
        messages.success(request, _("Nobody is sent there any more."))
    return redirect("desk_legal_aid:doors")
