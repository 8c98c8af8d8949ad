"""The catalogue of components, for staff: `/{lang}/desk/ui/` and one page for each state of a page."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from alany.faces.ui import charts, listing
from alany.faces.ui.access import needs
from alany.faces.ui.catalogue import drawings, forms, lists
from alany.faces.ui.catalogue.states import STATES, answer
from alany.faces.ui.catalogue.words import Words
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Link


@needs("")
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every component in all its states."""
    say = Words(current_language())
    borders = drawings.features()
    asked = listing.read(QueryDict("page=3"), filters=(), sorts={"name": ("name",)}, default_sort="name")
    return render(
        request,
        "ui/catalogue/catalogue.html",
        {
            "figures": lists.figures(say),
            "ways": lists.ways(say),
            "table": lists.table(say),
            "states": lists.states(say),
            "events": lists.events(say),
            "terms": lists.terms(say),
            "tasks": lists.tasks(say),
            "bars": charts.bars(drawings.shares(say), top=10),
            "answers": drawings.answers(say),
            "course": drawings.course(say),
            "waffle": drawings.checked(say),
            "map": drawings.region(say, borders) if borders else None,
            "sample": forms.sample_form(say, wrong=False),
            "wrong": forms.sample_form(say, wrong=True),
            "filter_form": forms.sample_filter(say),
            "page": listing.page_of(list(range(924)), asked),
            "pages_of_state": [
                Link(title.in_language(say.language), f"state/{name}/") for name, (_, title) in STATES.items()
            ],
            "breadcrumbs": [
                Link(say("Бүгін", "Сегодня", "Today"), "../"),
                Link(say("Каталог", "Каталог", "Catalogue")),
            ],
        },
    )


@needs("")
def state(request: HttpRequest, name: str) -> HttpResponse:
    """One state that every page must have (empty, refused, not found, stale …) as a page of its own."""
    if name not in STATES:
        raise Http404(name)
    return answer(request, name, Words(current_language()))
