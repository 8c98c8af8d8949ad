"""What the public may see of this office, or 404."""

from django.http import Http404
from django.urls import reverse

from alany.faces.ui.context import current_language
from alany.spine.figures.models import Briefing, Figure
from alany.spine.figures.queries import published_briefings, versions_of
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office
from alany.spine.programme import registry


def the_office() -> Office:
    """The office this site speaks for; Http404 before any is opened."""
    office = this_office()
    if office is None:
        raise Http404("no office yet")
    return office


def the_versions(number: str) -> list[Figure]:
    """Every public version of a figure, newest first; Http404 for an unknown id."""
    versions = versions_of(the_office(), number.upper()[:20])
    if not versions:
        raise Http404(number)
    return versions


def the_figure(versions: list[Figure], version: int | None) -> Figure:
    """One of the versions, without a version the newest; Http404 where there is none."""
    if version is None:
        return versions[0]
    for figure in versions:
        if figure.version == version:
            return figure
    raise Http404(f"{versions[0].number} v{version}")


def the_briefing(slug: str) -> Briefing:
    """A published briefing; Http404 where there is none."""
    briefing = published_briefings(the_office()).filter(slug=slug).first()
    if briefing is None:
        raise Http404(slug)
    return briefing


def programme_title(slug: str) -> str:
    """The programme's name in the language of the page, its slug when it is switched off."""
    try:
        return registry.programme(slug).title.in_language(current_language())
    except registry.ProgrammeUnknown:
        return slug


def figure_href(figure: Figure) -> str:
    """The figure's lasting address: of its newest version."""
    return reverse("briefing:figure", args=[figure.number])
