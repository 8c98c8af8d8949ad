"""The volunteer answers; the reviewer looks at answers. Each opening of the words is recorded."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now
from alany.faces.ui.posting import only_post
from alany.kernel.numbers import format_date
from alany.kernel.periods import local_date
from alany.kernel.workflow import MoveRefused
from alany.programmes.legal_aid.actions.answers import NotYours, answer
from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.actions.reviews import OwnAnswer, ReviewedAlready, review_answer
from alany.programmes.legal_aid.forms.answering import AnswerForm, ReviewForm
from alany.programmes.legal_aid.models import Consultation, Matter
from alany.programmes.legal_aid.queries.questions import answers_to_review
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.naming import NameGivenAway
from alany.programmes.legal_aid.rules.services import ServiceNotAllowed
from alany.programmes.legal_aid.views import questions_parts as shown
from alany.programmes.legal_aid.wording_intake import SERVICES
from alany.spine.cases.rules import WordsMissing
from alany.spine.ledger.editing import EditedMeanwhile

WRITTEN = {"accepted", "in_progress"}
HELP = ("legal_aid.help", "legal_aid")
REVIEW = ("legal_aid.review", "legal_aid")


def _mine(request: StaffRequest, pk: int) -> Matter:
    rows = Matter.objects.select_related("case__place", "case__office", "topic", "volunteer__user")
    hers = Q(volunteer__user=request.user) | Q(offers__volunteer__user=request.user)
    found = rows.filter(hers, pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs(*HELP)
def own_question(request: StaffRequest, pk: int) -> HttpResponse:
    """A question that she has or was offered; a button opens its words, once she declared no conflict."""
    return render(request, "legal_aid/own_question.html", _own(_mine(request, pk)))


@needs(*HELP)
@only_post("desk_legal_aid:answer")
def own_words(request: StaffRequest, pk: int) -> HttpResponse:
    """The words, what was said so far, and the form of the answer."""
    return _opened(request, _mine(request, pk))


@needs(*HELP)
@only_post("desk_legal_aid:answer")
def give_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Send the answer: the person reads it by number and code."""
    matter = _mine(request, pk)
    form = AnswerForm(matter, matter.volunteer.kind if matter.volunteer else "", request.POST)
    if form.is_valid():
        try:
            answer(matter=matter, by=request.user, at=now(), **form.cleaned_data)
        except (EditedMeanwhile, MoveRefused):
            form.add_error(None, _("Somebody has worked on this question meanwhile. Open it anew."))
        except (FactsClosed, NotYours):
            form.add_error(None, _("The question is no longer yours."))
        except ServiceNotAllowed:
            form.add_error("service", _("Volunteers of your kind may not do this."))
        else:
            messages.success(request, _("The answer is sent. The person reads it by number and code."))
            return redirect("desk_legal_aid:answer", pk)
    return _opened(request, matter, answering=form, form=form)


def _own(matter: Matter) -> dict[str, object]:
    language = current_language()
    return {
        "page_title": f"{matter.case.number}, {matter.topic.title(language)}",
        "matter": matter,
        "state": shown.state_of(matter),
        "terms": shown.terms_of(matter, ""),
        "summary": matter.summary_ru if language == "ru" else matter.summary_kk,
    }


def _opened(request: StaffRequest, matter: Matter, **forms: object) -> HttpResponse:
    context = _own(matter)
    try:
        opened = read_facts(matter=matter, by=request.user, at=now())
    except FactsClosed:
        told = _("The words open after you have declared that there is no conflict of interest.")
        return render(request, "legal_aid/own_question.html", context | {"closed": told})
    own = matter.volunteer is not None and matter.volunteer.user_id == request.user.pk
    kind = matter.volunteer.kind if matter.volunteer else ""
    context |= {
        "opened": opened,
        "words": shown.words_of(opened),
        "talk": shown.talk_of(matter),
        "answering": AnswerForm(matter, kind) if own and matter.case.state in WRITTEN else None,
    }
    return render(request, "legal_aid/own_words.html", context | forms)


@needs(*REVIEW)
def reviews(request: StaffRequest) -> HttpResponse:
    """Answers that wait for the reviewer's word."""
    language = current_language()
    rows = [
        [
            parts.Cell(one.matter.case.number, reverse("desk_legal_aid:review", args=[one.pk])),
            parts.Cell(one.matter.topic.title(language)),
            parts.Cell(one.volunteer.user.name if one.volunteer else ""),
            parts.Cell(SERVICES[one.service].in_language(language)),
            parts.Cell(format_date(local_date(one.at), language, short=True)),
        ]
        for one in answers_to_review(request.user.office)
    ]
    columns = [
        parts.Column(title) for title in (_("Number"), _("Topic"), _("Author"), _("Help"), _("Answered"))
    ]
    table = parts.Table(_("Answers to review"), columns, rows, hide_caption=True)
    return render(request, "legal_aid/reviews.html", {"page_title": _("Answers to review"), "table": table})


@needs(*REVIEW)
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One answer with the question it answers; opening it is recorded as a reading."""
    given = _given(request, pk)
    form = ReviewForm(request.POST if "verdict" in request.POST or "note" in request.POST else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            review_answer(
                consultation=given, verdict=said["verdict"], note=said["note"], by=request.user, at=now()
            )
        except WordsMissing:
            form.add_error("note", _("Write what has to be mended."))
        except NameGivenAway as named:
            form.add_error(
                "note", _("The note names somebody: %(words)s.") % {"words": ", ".join(named.words)}
            )
        except OwnAnswer:
            form.add_error(None, _("Nobody reviews the answer that she gave herself."))
        except ReviewedAlready:
            form.add_error(None, _("Another reviewer has looked at this answer."))
        else:
            messages.success(request, _("The review is recorded."))
            return redirect("desk_legal_aid:reviews")
    context: dict[str, object] = {
        "page_title": _("Review of an answer"),
        "given": given,
        "form": form,
        "breadcrumbs": [
            parts.Link(_("Answers to review"), reverse("desk_legal_aid:reviews")),
            parts.Link(given.matter.case.number),
        ],
    }
    if request.method == "POST":
        try:
            opened = read_facts(matter=given.matter, by=request.user, at=now())
        except FactsClosed:
            context["closed"] = _("You are named in this question, so another person reviews it.")
        else:
            context |= {"facts": opened.facts.text, "talk": shown.talk_of(given.matter)}
    return render(request, "legal_aid/review.html", context)


def _given(request: StaffRequest, pk: int) -> Consultation:
    rows = Consultation.objects.select_related(
        "matter__case__office", "matter__case__place", "volunteer__user"
    )
    found = rows.filter(
        pk=pk, kind=Consultation.Kind.ANSWER, matter__case__office=request.user.office
    ).first()
    if found is None:
        raise Http404(str(pk))
    return found
