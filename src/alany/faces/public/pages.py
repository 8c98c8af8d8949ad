"""What the public pages show, as plain data for the components."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public import queries
from alany.faces.ui import maps, parts
from alany.faces.ui.context import current_language
from alany.faces.ui.names import as_code
from alany.kernel.numbers import format_date, format_number, format_percent
from alany.spine.figures.compose import title_of
from alany.spine.figures.models import Briefing, Figure, Snapshot
from alany.spine.figures.rules import printed
from alany.spine.places.models import Place
from alany.spine.places.queries import borders_on
from alany.spine.programme.manifest import Programme

LEVELS = {
    "region": lambda: _("Region"),
    "district": lambda: _("District or city"),
    "okrug": lambda: _("Rural okrug"),
    "city": lambda: _("City"),
    "settlement": lambda: _("Settlement"),
}


def figure_href(figure: Figure) -> str:
    """The figure's own page."""
    return f"/{current_language()}/f/{figure.number}/"


def place_href(kato: str) -> str:
    """The place's own page."""
    return reverse("public:place", args=[kato])


def text_of(figure: Figure, part: str) -> str:
    """A text of the figure's definition in the language of the page."""
    return str(figure.definition[part][current_language()])


def heroes(figures: Iterable[Figure]) -> list[parts.Figure]:
    """Figures as large numbers with the way to their definition, rows and proof."""
    return [
        parts.Figure(
            value=printed(figure.definition, figure.value, current_language()),
            text=text_of(figure, "title"),
            links=[parts.Link(_("How it was counted"), figure_href(figure))],
        )
        for figure in figures
    ]


def map_of(figure: Figure) -> maps.DistrictMap | None:
    """The region with the figure's numbers by district; None on a day without borders."""
    counted = {cell[0]: cell[1] for cell in figure.breakdown}
    return _drawn(figure.as_of, counted)


def region_map(day: date, counted: dict[str, int]) -> maps.DistrictMap | None:
    """The region with any count by district; None on a day without borders."""
    return _drawn(day, counted)


def _drawn(day: date, counted: Mapping[str, int]) -> maps.DistrictMap | None:
    features = queries.features(borders_on(day))
    return maps.district_map(features, counted, place_href, current_language()) if features else None


def ways_into(programmes: Iterable[Programme]) -> list[parts.Link]:
    """The ways in that programmes declare."""
    language = current_language()
    return [
        parts.Link(
            way.title.in_language(language), reverse(way.url_name), note=way.summary.in_language(language)
        )
        for programme in programmes
        for way in programme.ways
    ]


def fate_table(fates: Iterable[queries.Fate]) -> parts.Table:
    """What became of cases, programme by programme. Closed is not fixed: the two are counted apart."""
    language = current_language()
    heads = (
        _("Programme"),
        _("Cases"),
        _("Open"),
        _("of them overdue"),
        _("Fix verified"),
        _("Ended otherwise"),
    )
    return parts.Table(
        caption=_("What became of the cases"),
        columns=[parts.Column(head, numeric=place > 0) for place, head in enumerate(heads)],
        rows=[
            [
                fate.programme.title.in_language(language),
                *(
                    format_number(count, language, 0)
                    for count in (fate.found, fate.open, fate.overdue, fate.fixed, fate.ended)
                ),
            ]
            for fate in fates
        ],
    )


def briefing_link(briefing: Briefing) -> parts.Link:
    """A briefing with its day."""
    language = current_language()
    title = title_of(briefing, language)
    return parts.Link(
        title, f"/{language}/briefings/{briefing.slug}/", note=format_date(briefing.day, language)
    )


def programme_link(programme: Programme) -> parts.Link:
    """A programme with its sentence, and the way to its pages if it has any."""
    language = current_language()
    # A part of the house itself has its pages in a face: its first way in leads there.
    href = reverse(programme.ways[0].url_name) if programme.ways else ""
    if programme.public_urls:
        href = f"/{language}/{programme.slug.replace('_', '-')}/"
    return parts.Link(
        programme.title.in_language(language), href, note=programme.summary.in_language(language)
    )


def figure_link(figure: Figure) -> parts.Link:
    """A figure with its value."""
    value = printed(figure.definition, figure.value, current_language())
    return parts.Link(text_of(figure, "title"), figure_href(figure), note=f"{value} · {figure.number}")


def place_link(place: Place) -> parts.Link:
    """A place with its kind."""
    language = current_language()
    name, lang = place.name(language), place.name_language(language)
    return parts.Link(name, place_href(place.kato), note=LEVELS[place.level](), lang=lang)


def district_columns(okrugs: Mapping[str, int]) -> dict[str, Callable[[Place], object]]:
    """The columns of the districts as open data: named for machines, the same in every language."""
    return {
        "kato": lambda place: place.kato,
        "name_kk": lambda place: place.name_kk,
        "name_ru": lambda place: place.name_ru,
        "name_en": lambda place: place.name_en,
        "rural_okrugs": lambda place: okrugs[place.kato],
    }


def facts_of(place: Place) -> list[parts.Term]:
    """What is on record about a place."""
    language = current_language()
    terms = [
        parts.Term(_("Kind"), LEVELS[place.level]()),
        parts.Term(_("KATO code"), place.kato),
        *(
            parts.Term(label, getattr(place, f"name_{code}"), lang=code)
            for code, label in (("kk", _("In Kazakh")), ("ru", _("In Russian")), ("en", _("In English")))
            if code != place.name_language(language) and getattr(place, f"name_{code}")
        ),
    ]
    if place.parent:
        parent = place.parent
        terms.append(parts.Term(_("Belongs to"), parent.name(language), href=place_href(parent.kato)))
    if place.valid_from > date(2018, 6, 19):
        terms.append(parts.Term(_("Exists since"), format_date(place.valid_from, language)))
    if place.valid_to:
        terms.append(parts.Term(_("In this form until"), format_date(place.valid_to, language)))
    # The classifier bears another name in each language.
    terms.append(parts.Term(_("Source"), place.source.replace("KATO", _("KATO"))))
    return terms


def numbers_table(rows: Iterable[tuple[Figure, int, int | None]]) -> parts.Table:
    """The district's part of each published figure."""
    language = current_language()
    lines: list[list[parts.Cell | str]] = []
    for figure, numerator, denominator in rows:
        share = format_percent(100 * numerator / denominator, language) if denominator else ""
        counts = [count for count in (numerator, denominator) if count is not None]
        value = " / ".join(format_number(count, language, 0) for count in counts)
        title = parts.Cell(text_of(figure, "title"), href=figure_href(figure), sub=figure.number)
        lines.append([title, value, share])
    heads = (_("Figure"), _("Here"), _("Share"))
    columns = [parts.Column(head, numeric=place > 0) for place, head in enumerate(heads)]
    return parts.Table(caption=_("Published figures for this place"), columns=columns, rows=lines)


def datasets_table(snapshots: Iterable[Snapshot]) -> parts.Table:
    """Open data: each dataset with its state, size and hash."""
    language = current_language()
    rows: list[list[parts.Cell | str]] = []
    for snapshot in snapshots:
        words = str(snapshot.descriptor.get("titles", {}).get(language) or snapshot.dataset)
        figure = snapshot.figures.order_by("number").first()
        rows.append(
            [
                parts.Cell(
                    words, href=figure_href(figure) if figure else "", sub=as_code(f"{snapshot.dataset}.csv")
                ),
                format_date(snapshot.as_of, language),
                format_number(snapshot.row_count, language, 0),
                parts.Cell(snapshot.csv_sha256[:16], sub="SHA-256"),
            ]
        )
    columns = [
        parts.Column(_("Dataset")),
        parts.Column(_("State of")),
        parts.Column(_("Rows"), numeric=True),
        parts.Column(_("Check sum")),
    ]
    caption = _("Datasets that the published figures are computed from")
    return parts.Table(caption=caption, columns=columns, rows=rows)
