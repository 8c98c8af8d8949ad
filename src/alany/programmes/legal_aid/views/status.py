"""The page of one's own question, opened by number and code in the body of a POST."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Event, State
from alany.kernel.numbers import format_date
from alany.kernel.periods import local_date
from alany.kernel.workflow import MoveRefused
from alany.programmes.legal_aid.actions.answers import (
    ENOUGH,
    NotAnswered,
    ask_further,
    close_matter,
    withdraw_matter,
)
from alany.programmes.legal_aid.actions.surveys import UNSOLVED, NotUnsolved, answer_survey, take_up_again
from alany.programmes.legal_aid.forms.asking import StatusForm
from alany.programmes.legal_aid.forms.status import FurtherForm, SurveyForm
from alany.programmes.legal_aid.models import Consultation, Matter, Survey
from alany.programmes.legal_aid.queries.intakes import matter_by_code
from alany.programmes.legal_aid.rules.documents import ENDED
from alany.programmes.legal_aid.views import documents, own_meeting
from alany.programmes.legal_aid.views.asking_parts import door_parts
from alany.programmes.legal_aid.views.public import the_office
from alany.programmes.legal_aid.wording_intake import KAZAKH_LETTERS, MARKS, NEXT, STATES
from alany.spine.ledger.rules import RESIDENT


@csrf_exempt
def status(request: HttpRequest) -> HttpResponse:
    """Number and code are asked, then the question is shown; nothing of it stands in an address."""
    form = StatusForm(request.POST or None)
    matter = None
    if request.method == "POST" and form.is_valid():
        matter = matter_by_code(the_office(), form.cleaned_data["number"], form.cleaned_data["code"])
        if matter is None:
            form.add_error(None, _("No question has this number and this code. Check both and try again."))
    if matter is None:
        context: dict[str, object] = {"page_title": _("See the answer to your question"), "form": form}
        return _sealed(render(request, "legal_aid/status_ask.html", context))
    refused = _DO.get(request.POST.get("do", ""), _nothing)(request, matter)
    fresh = matter_by_code(the_office(), matter.case.number, form.cleaned_data["code"])
    context = _context(fresh or matter) | {"code": form.cleaned_data["code"]} | refused
    return _sealed(render(request, "legal_aid/status.html", context))


def _sealed(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response


Refused = dict[str, object]


def _nothing(request: HttpRequest, matter: Matter) -> Refused:
    return {}


def _further(request: HttpRequest, matter: Matter) -> Refused:
    form = FurtherForm(request.POST)
    if not form.is_valid():
        return {"further": form, "form": form}
    try:
        ask_further(matter=matter, text=form.cleaned_data["text"], at=now())
    except NotAnswered:
        form.add_error("text", _("There is no answer yet. Wait for it, then ask further."))
        return {"form": form}
    return {"told": _("Your question has gone to the volunteer.")}


def _survey(request: HttpRequest, matter: Matter) -> Refused:
    row = _open_survey(matter)
    if row is None:
        return {}
    form = SurveyForm(row.stage, request.POST)
    if not form.is_valid():
        return {"survey": form, "form": form}
    answer_survey(
        matter=matter,
        stage=row.stage,
        clear=form.grade("clear"),
        kind=form.grade("kind"),
        solved=form.cleaned_data["solved"],
        at=now(),
    )
    return {"told": _("Thank you. Your answer is counted without your name.")}


def _again(request: HttpRequest, matter: Matter) -> Refused:
    try:
        take_up_again(matter=matter, at=now())
    except NotUnsolved:
        return {}
    return {"told": _("The question is back in the queue for another volunteer.")}


def _close(request: HttpRequest, matter: Matter) -> Refused:
    try:
        close_matter(matter=matter, by=RESIDENT, at=now(), text=ENOUGH)
    except MoveRefused:
        return {}
    return {"told": _("The question is closed.")}


def _withdraw(request: HttpRequest, matter: Matter) -> Refused:
    try:
        withdraw_matter(matter=matter, at=now())
    except MoveRefused:
        return {}
    return {"told": _("You have withdrawn the question.")}


_DO: dict[str, Callable[[HttpRequest, Matter], Refused]] = {
    "further": _further,
    "survey": _survey,
    "again": _again,
    "close": _close,
    "withdraw": _withdraw,
    "book": own_meeting.book,
    "cancel": own_meeting.cancel,
    "document": documents.add,
}


def _context(matter: Matter) -> dict[str, object]:
    language, case = current_language(), matter.case
    due = format_date(case.due_on, language) if case.due_on else ""
    row = _open_survey(matter)
    return {
        "page_title": _("Your question"),
        "matter": matter,
        "topic": matter.topic.title(language),
        "state": State(STATES[case.state].in_language(language), MARKS.get(case.state, "")),  # type: ignore[arg-type]
        "next_step": NEXT[case.state].in_language(language).format(due=due),
        "events": _events(matter, language),
        "door": _door(matter, language),
        "further": FurtherForm() if case.state == "answered" else None,
        "survey": SurveyForm(row.stage) if row else None,
        "unsolved": case.state == "closed" and matter.surveys.filter(solved__in=UNSOLVED).exists(),
        "ended": case.state in ENDED,
        "may_close": case.state == "answered",
        "letters": KAZAKH_LETTERS,
        **documents.shown(matter),
        **own_meeting.shown_meeting(matter),
    }


def _events(matter: Matter, language: str) -> list[Event]:
    words = {Consultation.Kind.ANSWER: _("Answer"), Consultation.Kind.FOLLOW_UP: _("You asked")}
    return [
        Event(
            when=f"{words[Consultation.Kind(one.kind)]}, {format_date(local_date(one.at), language)}",
            text=one.text,
            kind="done",
            note=_("Checked by an advocate.") if one.review == "good" else "",
        )
        for one in matter.consultations.all()
    ]


def _door(matter: Matter, language: str) -> dict[str, object] | None:
    sent = matter.referrals.select_related("door").order_by("-pk").first()
    if sent is None or matter.case.state not in {"rejected", "referred_out"}:
        return None
    return {"reason": sent.reason, "doors": door_parts([sent.door], language)}


def _open_survey(matter: Matter) -> Survey | None:
    """The survey that is asked now: the later one first."""
    rows = matter.surveys.filter(answered_at=None, ask_on__lte=office_today())
    return rows.order_by("-ask_on").first() if matter.case.state == "closed" else None
