"""What was called fixed, for everybody to see, and the door for “it is not”, without a name."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public import queries
from alany.faces.public.appeals.forms import SayForm
from alany.faces.public.appeals.shown import MARKS, day_words
from alany.faces.public.appeals.writing import the_office, unkept
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, now
from alany.faces.ui.listing import page_of, read
from alany.faces.ui.names import spoken
from alany.faces.ui.parts import Cell, Column, Link, State, Table, Term
from alany.kernel.workflow import MoveRefused
from alany.spine.cases import actions
from alany.spine.cases.models import Case
from alany.spine.cases.rules import FixNotClaimed, TooManyToday, WordsMissing
from alany.spine.cases.wording import state_word


@public
def fixed(request: HttpRequest) -> HttpResponse:
    """The list, the newest first, with the way to say that it is not so."""
    asked = read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    page = page_of(queries.called_fixed(the_office()), asked)
    context = {"page_title": _("What was called fixed"), "page": page, "table": _table(page.rows)}
    return render(request, "public/fixed.html", context)


def _table(cases: Sequence[Case]) -> Table | None:
    language = current_language()
    rows: list[list[Cell | str]] = [
        [
            Cell(
                one.title,
                reverse("public:fixed_one", args=[one.number]),
                one.number,
                lang=spoken(one.title),
            ),
            one.place.name(language) if one.place else "",
            Cell(state=_state(one)),
        ]
        for one in cases
    ]
    heads = (_("Problem"), _("Place"), _("State"))
    title = _("What was called fixed")
    return Table(title, [Column(head) for head in heads], rows, hide_caption=True) if rows else None


def _state(case: Case) -> State:
    return State(state_word(case.state, current_language()), MARKS.get(case.state, ""))


@unkept
def fixed_one(request: HttpRequest, number: str) -> HttpResponse:
    """One of them; a POST says that it is not fixed."""
    office = the_office()
    case = queries.public_case(office, number)
    if case is None:
        raise Http404(number)
    form, told, warning = SayForm(_("What is not fixed?"), request.POST or None), "", ""
    if request.method == "POST" and form.is_valid():
        try:
            case = actions.anybody_not_fixed(case=case, text=form.cleaned_data["text"], at=now())
            told = _("Thank you. The case is open again, its term is counted anew, and it goes one level up.")
        except TooManyToday:
            warning = _("Too many cases were opened from here today. Call %(telephone)s, we listen.") % {
                "telephone": office.telephone
            }
        except (MoveRefused, FixNotClaimed, WordsMissing):
            warning = _("The case has moved on meanwhile. This is how it stands now.")
    may_say = queries.is_called_fixed(case)
    if request.method == "POST" and not (told or warning or may_say):
        warning = _("The case has moved on meanwhile. This is how it stands now.")
    context = {
        "page_title": case.title,
        "title_lang": spoken(case.title),
        "breadcrumbs": [
            Link(_("What was called fixed"), reverse("public:fixed")), Link(case.number, current=True)
        ],
        "case": case,
        "state": _state(case),
        "terms": _terms(case),
        "form": form if may_say else None,
        "told": told,
        "warning": warning,
    }  # fmt: skip
    return render(request, "public/fixed_one.html", context)


def _terms(case: Case) -> list[Term]:
    language = current_language()
    facts = [
        Term(_("Number of the case"), case.number),
        Term(_("Place"), case.place.name(language) if case.place else ""),
        Term(_("Who was asked"), case.addressee.name(language) if case.addressee else ""),
        Term(_("Day of the finding"), day_words(case.opened_on)),
        Term(_("Closed on"), day_words(case.closed_on) if case.closed_on else ""),
        Term(_("Opened again"), str(case.times_reopened) if case.times_reopened else ""),
    ]
    return [one for one in facts if one.value]
