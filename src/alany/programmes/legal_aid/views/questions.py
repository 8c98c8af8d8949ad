"""The screener's desk: the queue, a question, its words (each reading recorded), and where it goes."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.posting import only_post
from alany.kernel.workflow import MoveRefused
from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.actions.screening import (
    Screened,
    name_party,
    refer_out,
    reject_matter,
    screen_matter,
)
from alany.programmes.legal_aid.forms.screening import PartyForm, QuestionFilter, ScreenForm, SendOutForm
from alany.programmes.legal_aid.models import EligibilityGroup, Matter
from alany.programmes.legal_aid.queries.eligibility import doors_on, topics
from alany.programmes.legal_aid.queries.questions import URGENCY, questions_of, under
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.naming import NameGivenAway
from alany.programmes.legal_aid.views import questions_parts as shown
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.places.queries import districts_on

FILTERS = ("q", "state", "district", "topic")
SORTS = {
    "urgency": ("deadline_on",),
    "number": ("case__number",),
    "topic": ("topic__order",),
    "due": ("case__due_on",),
}
SCREEN = ("legal_aid.screen", "legal_aid")


def the_question(request: StaffRequest, pk: int) -> Matter:
    """A question of the places for which the person screens, else 404."""
    found = questions_of(request.user.office, request.rights).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs(*SCREEN)
def questions(request: StaffRequest) -> HttpResponse:
    """The queue: danger first, then the nearest date, then the reaction that is due."""
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="urgency")
    rows = under(questions_of(request.user.office, request.rights), dict(asked.filters), office_today())
    rows = rows.order_by(*URGENCY) if asked.sort == "urgency" else rows.order_by(*asked.order())
    page, language = listing.page_of(rows, asked), current_language()
    districts = [(place.kato, place.name(language)) for place in districts_on(office_today())]
    wide = [(one.slug, one.title(language)) for one in topics() if one.parent is None]
    context = {
        "page_title": _("Legal questions"),
        "page": page,
        "table": shown.table_of(page.rows, asked),
        "filter_form": QuestionFilter(dict(asked.filters), districts, wide),
    }
    return render(request, "legal_aid/questions.html", context)


@needs(*SCREEN)
def question(request: StaffRequest, pk: int) -> HttpResponse:
    """One question without its words; a button opens them and records that they were read."""
    matter = the_question(request, pk)
    return render(request, "legal_aid/question.html", _context(request, matter))


@needs(*SCREEN)
@only_post("desk_legal_aid:question")
def words(request: StaffRequest, pk: int) -> HttpResponse:
    """The person's words, and what the screener does with the question."""
    return _opened(request, the_question(request, pk))


@needs(*SCREEN)
@only_post("desk_legal_aid:question")
def take_in(request: StaffRequest, pk: int) -> HttpResponse:
    """Into the queue of volunteers, with a summary that names nobody."""
    matter = the_question(request, pk)
    form = ScreenForm(matter, request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        version = given.pop("version")
        try:
            screen_matter(matter=matter, found=Screened(**given), by=request.user, at=now(), version=version)
        except NameGivenAway as named:
            form.add_error(None, _given_away(named))
        except (EditedMeanwhile, MoveRefused):
            form.add_error(None, _meanwhile())
        except FactsClosed:
            form.add_error(None, _named())
        else:
            messages.success(request, _("The question waits for a volunteer."))
            return redirect("desk_legal_aid:question", pk)
    return _opened(request, matter, screening=form, form=form)


@needs(*SCREEN)
@only_post("desk_legal_aid:question")
def send_out(request: StaffRequest, pk: int) -> HttpResponse:
    """To another door: refused, or sent on to better help. Both name the door."""
    matter = the_question(request, pk)
    form = SendOutForm(matter, doors_on(request.user.office, office_today()), request.POST)
    act = reject_matter if request.POST.get("do") == "reject" else refer_out
    if form.is_valid():
        try:
            act(matter=matter, by=request.user, at=now(), **form.cleaned_data)
        except NameGivenAway as named:
            form.add_error("reason", _given_away(named))
        except (EditedMeanwhile, MoveRefused):
            form.add_error(None, _meanwhile())
        except FactsClosed:
            form.add_error(None, _named())
        else:
            messages.success(
                request, _("The person reads the reason and the door on the page of the question.")
            )
            return redirect("desk_legal_aid:question", pk)
    return _opened(request, matter, sending=form, form=form)


@needs(*SCREEN)
@only_post("desk_legal_aid:question")
def party(request: StaffRequest, pk: int) -> HttpResponse:
    """One more side of the question."""
    matter = the_question(request, pk)
    form = PartyForm(matter, request.POST)
    if form.is_valid():
        name_party(matter=matter, by=request.user, at=now(), **form.cleaned_data)
        return _opened(request, matter)
    return _opened(request, matter, party=form, form=form)


def _opened(request: StaffRequest, matter: Matter, **forms: object) -> HttpResponse:
    try:
        opened = read_facts(matter=matter, by=request.user, at=now())
    except FactsClosed:
        context = _context(request, matter) | {"closed": _named()}
        return render(request, "legal_aid/question.html", context)
    doors = doors_on(matter.case.office, office_today())
    open_here = matter.case.state == "submitted"
    context = _context(request, matter) | {
        "opened": opened,
        "words": shown.words_of(opened),
        "talk": shown.talk_of(matter),
        "screening": ScreenForm(matter) if open_here else None,
        "sending": SendOutForm(matter, doors) if open_here or matter.case.state == "screened" else None,
        "no_doors": not doors,
        "party": PartyForm(matter) if open_here else None,
    }
    return render(request, "legal_aid/question_words.html", context | forms)


def _context(request: StaffRequest, matter: Matter) -> dict[str, object]:
    language = current_language()
    row = EligibilityGroup.objects.filter(slug=matter.eligibility_group).first()
    group = f"{getattr(row, f'title_{language}')} ({row.act}, {row.article})" if row else ""
    return {
        "page_title": f"{matter.case.number}, {matter.topic.title(language)}",
        "matter": matter,
        "state": shown.state_of(matter),
        "urgency": shown.urgency_of(matter),
        "terms": shown.terms_of(matter, group),
        "waiting_href": _waiting(request, matter),
        "case_href": reverse("desk:case", args=[matter.case.number]),
        "breadcrumbs": [
            parts.Link(_("Legal questions"), reverse("desk_legal_aid:questions")),
            parts.Link(matter.case.number),
        ],
    }


def _waiting(request: StaffRequest, matter: Matter) -> str:
    """Where this person finds a volunteer for the question, if it is hers to find one."""
    waits = matter.case.state == "screened" and request.rights.may("legal_aid.coordinate", "legal_aid")
    return reverse("desk_legal_aid:ranking", args=[matter.pk]) if waits else ""


def _given_away(named: NameGivenAway) -> str:
    return _("The text gives away who is meant: %(words)s. Write it without these words.") % {
        "words": ", ".join(named.words)
    }


def _meanwhile() -> str:
    return _("Somebody has worked on this question meanwhile. Open it anew.")


def _named() -> str:
    return _("You are named in this question, so another person screens it.")
