"""Public answers to common questions: a list with search and topics, and one answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.kernel.numbers import format_date
from alany.programmes.legal_aid.models import LibraryAnswer
from alany.programmes.legal_aid.queries.eligibility import topics
from alany.programmes.legal_aid.queries.library import public_answers
from alany.programmes.legal_aid.views.public import the_office

SORTS = {"topic": ("topic__order",)}


def written_in(language: str) -> str:
    """Answers are written in Kazakh and Russian; an English reader gets the Kazakh one."""
    return language if language in {"kk", "ru"} else "kk"


def law_in(law: str, language: str) -> str:
    """The law as it was written for this language: Kazakh first, then, after a stroke, Russian."""
    kazakh, _stroke, russian = law.partition(" / ")
    return russian if language == "ru" and russian else kazakh


@public
def library(request: HttpRequest) -> HttpResponse:
    """Answers under the filters of the address."""
    asked = listing.read(request.GET, filters=("q", "topic"), sorts=SORTS, default_sort="topic")
    rows = public_answers(the_office(), words=asked.filters["q"], topic=asked.filters["topic"])
    page, language = listing.page_of(rows, asked), current_language()
    spoken = written_in(language)
    links = [
        parts.Link(
            str(getattr(one, f"question_{spoken}")),
            reverse("legal_aid:library_answer", args=[one.pk]),
            note=one.topic.title(language),
            lang=spoken,
        )
        for one in page.rows
    ]
    context = {
        "page_title": _("Answers to common questions"),
        "asked": asked,
        "page": page,
        "ways": links,
        "topics": [(one.slug, one.title(language)) for one in topics() if one.parent is None],
        "breadcrumbs": _crumbs(parts.Link(_("Answers to common questions"))),
    }
    return render(request, "legal_aid/library.html", context)


@public
def library_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer with its law, who checked it and when it is looked at again."""
    found = public_answers(the_office()).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    language = current_language()
    spoken = written_in(language)
    context = {
        "page_title": str(getattr(found, f"question_{spoken}")),
        "answer": str(getattr(found, f"answer_{spoken}")),
        "spoken": spoken,
        "terms": _terms(found, language),
        "breadcrumbs": _crumbs(
            parts.Link(_("Answers to common questions"), reverse("legal_aid:library")),
            parts.Link(found.topic.title(language)),
        ),
    }
    return render(request, "legal_aid/library_answer.html", context)


def _terms(found: LibraryAnswer, language: str) -> list[parts.Term]:
    days = [format_date(day, language) if day else "" for day in (found.reviewed_on, found.look_again_on)]
    late = found.look_again_on is not None and found.look_again_on < office_today()
    return [
        parts.Term(_("Law"), law_in(found.law, written_in(language)), lang=written_in(language)),
        parts.Term(_("Checked by an advocate on"), days[0]),
        parts.Term(_("Looked at again on"), days[1] + (f" ({_('being checked anew')})" if late else "")),
    ]


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    return [parts.Link(_("Legal help"), reverse("legal_aid:home")), *after]
