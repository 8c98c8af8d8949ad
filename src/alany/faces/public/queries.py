"""What public pages read: published figures, places, and the fate of cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from alany.kernel.folding import fold
from alany.spine.cases.models import Case, CaseQuerySet
from alany.spine.cases.rules import FIX_CLAIMED, VERIFIED_FIXED
from alany.spine.figures.models import Briefing, Figure, Snapshot
from alany.spine.organisations.models import Office, Organisation
from alany.spine.places.models import Border, Place
from alany.spine.programme import registry
from alany.spine.programme.manifest import Programme


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a programme's cases; `overdue` is part of `open`."""

    programme: Programme
    found: int
    open: int
    overdue: int
    fixed: int
    ended: int


def current_figures(office: Office) -> dict[str, Figure]:
    """The newest published figure of each indicator."""
    newest = Figure.objects.current().filter(office=office).order_by("as_of", "pk")
    return {figure.indicator: figure for figure in newest}


def headlines(figures: dict[str, Figure]) -> list[Figure]:
    """The figures that programmes put first, in their order."""
    slugs = (indicator.slug for _, indicator in registry.indicators() if indicator.headline)
    return [figures[slug] for slug in slugs if slug in figures]


def mapped(figures: dict[str, Figure]) -> Figure | None:
    """The figure for the map of the first page: the first programme's that has one with districts."""
    slugs = [programme.mapped for programme in registry.all_programmes() if programme.mapped]
    return next((figures[slug] for slug in slugs if slug in figures and figures[slug].breakdown), None)


def latest_briefing(office: Office) -> Briefing | None:
    """The newest published briefing."""
    published = Briefing.objects.filter(office=office, state=Briefing.State.PUBLISHED)
    return published.order_by("-day", "-pk").first()


def fates(office: Office, today: date) -> list[Fate]:
    """What became of the problems of each programme; programmes without any are left out.

    Only cases that walk the common loop: a legal question is answered and not "fixed".
    """
    counted = (
        Case.objects.filter(office=office, topic__in=registry.loop_topics())
        .values("programme")
        .annotate(
            found=Count("pk"),
            fixed=Count("pk", filter=Q(state="verified_fixed")),
            open=Count("pk", filter=Q(closed_on=None)),
            overdue=Count("pk", filter=Q(pk__in=Case.objects.overdue(today).values("pk"))),
        )
        .values_list("programme", "found", "open", "overdue", "fixed")
    )
    by_slug = {slug: numbers for slug, *numbers in counted}
    rows: list[Fate] = []
    for programme in registry.all_programmes():
        if numbers := by_slug.get(programme.slug):
            found, still_open, overdue, fixed = numbers
            ended = found - still_open - fixed
            rows.append(Fate(programme, found, still_open, overdue, fixed, ended))
    return rows


def public_cases(office: Office) -> CaseQuerySet:
    """Cases of topics whose title, place and state anybody may see; none that is sensitive."""
    rows = Case.objects.filter(office=office, topic__in=registry.public_topics(), is_sensitive=False)
    return rows.select_related("place", "addressee")


def called_fixed(office: Office) -> CaseQuerySet:
    """Those of them that somebody calls fixed, verified or not, the newest first."""
    said = ~Q(claimed_by="", claimed_ref="")
    rows = public_cases(office).filter(said, state__in=(FIX_CLAIMED, VERIFIED_FIXED))
    return rows.order_by("-opened_on", "-pk")


def is_called_fixed(case: Case) -> bool:
    """Whether anybody may say that it is not fixed."""
    return bool(case.claimed_by or case.claimed_ref) and case.state in (FIX_CLAIMED, VERIFIED_FIXED)


def public_case(office: Office, number: str) -> Case | None:
    """The case under this number once it was called fixed, also when it is open again; else None."""
    case = public_cases(office).filter(number=number).first()
    return case if case is not None and (is_called_fixed(case) or case.times_reopened) else None


def features(borders: Iterable[Border]) -> list[dict[str, object]]:
    """Outlines as the map component takes them."""
    return [
        {
            "geometry": border.geometry,
            "properties": {
                "kato": border.place.kato,
                **{f"name_{lang}": border.place.name(lang) for lang in ("kk", "ru", "en")},
            },
        }
        for border in borders
    ]


def numbers_of(
    place: Place, office: Office, figures: dict[str, Figure]
) -> list[tuple[Figure, int, int | None]]:
    """The published figures that have a number for this place: figure, numerator, denominator.

    The office's own region has the whole of each figure, a district its part.
    """
    if place.kato == office.region.kato:
        return [(figure, figure.numerator, figure.denominator) for figure in figures.values()]
    return [
        (figure, cell[1], cell[2])
        for figure in figures.values()
        for cell in figure.breakdown
        if cell[0] == place.kato
    ]


def bodies_of(place: Place, office: Office, day: date) -> list[Organisation]:
    """Akimats and authorities that belong to the place on this day."""
    standing = Organisation.objects.valid_on(day).filter(office=office, place__kato=place.kato)
    return list(standing.exclude(kind=Organisation.Kind.PHARMACY_OWNER).order_by("sort_key")[:20])


def datasets(office: Office) -> list[Snapshot]:
    """The newest version of each dataset that a published figure rests on."""
    published = Snapshot.objects.filter(office=office, figures__state=Figure.State.PUBLISHED)
    newest: dict[str, Snapshot] = {}
    for snapshot in published.defer("csv").distinct().order_by("version"):
        newest[snapshot.dataset] = snapshot
    return [newest[slug] for slug in sorted(newest)]


@dataclass(frozen=True, slots=True)
class Found:
    """What the site's search finds, by kind; at most twenty of each."""

    programmes: Sequence[Programme] = ()
    figures: Sequence[Figure] = ()
    briefings: Sequence[Briefing] = ()
    places: Sequence[Place] = ()


def found_on_site(office: Office, text: str, day: date) -> Found:
    """Search folded for Kazakh; nothing for less than two letters."""
    words = fold(text)
    if len(words) < 2:
        return Found()
    briefings = Briefing.objects.filter(office=office, state=Briefing.State.PUBLISHED).order_by("-day")[:200]
    places = Place.objects.valid_on(day).filter(search_text__contains=words)
    return Found(
        programmes=[one for one in registry.all_programmes() if words in _words_in(one)],
        figures=[one for one in current_figures(office).values() if words in _words_of(one)][:20],
        briefings=[
            one for one in briefings if words in fold(f"{one.title_kk} {one.title_ru} {one.title_en}")
        ][:20],
        places=list(places.exclude(level=Place.Level.SETTLEMENT).in_kazakh_order()[:20]),
    )


def _words_of(figure: Figure) -> str:
    title = figure.definition["title"]
    return fold(" ".join((figure.number, *title.values())))


def _words_in(programme: Programme) -> str:
    texts = (programme.title, programme.summary)
    return fold(" ".join(text.in_language(lang) for text in texts for lang in ("kk", "ru", "en")))
