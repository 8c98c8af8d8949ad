"""From tags to numbers: which figures a briefing uses, what stands for each tag, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from alany.kernel.numbers import format_date, format_number
from alany.kernel.triltext import LANGUAGES
from alany.spine.figures.lint import SAVING, Known, Problem, lint
from alany.spine.figures.models import Briefing, Figure
from alany.spine.figures.queries import figures_on
from alany.spine.figures.tags import Tag, filled, tags_of
from alany.spine.ledger.rules import canonical
from alany.spine.organisations.models import Office
from alany.spine.programme import registry


@dataclass(frozen=True, slots=True)
class Composed:
    """What a briefing is built of: its figures in the order of the Kazakh text, and the hash of the whole."""

    figures: list[Figure]
    sha256: str


def figures_for(briefing: Briefing) -> dict[str, Figure]:
    """The figure that each indicator's tag stands for: of a published briefing the ones it was built with."""
    if briefing.state == Briefing.State.PUBLISHED:
        return {figure.indicator: figure for figure in briefing.figures.light()}
    return {figure.indicator: figure for figure in figures_on(briefing.office, briefing.day)}


def known_on(office: Office, day: date) -> dict[str, Known]:
    """Every indicator of the installed programmes, and whether a published figure of it stands on the day."""
    figures = {figure.indicator: figure for figure in figures_on(office, day)}
    return {
        indicator.slug: Known(
            as_of=figures[indicator.slug].as_of if indicator.slug in figures else None,
            has_denominator=bool(indicator.denominator),
        )
        for _, indicator in registry.indicators()
    }


def problems_of(briefing: Briefing) -> list[Problem]:
    """What the lint says of a briefing as it stands, titles included (as the first line of each text)."""
    texts = {language: briefing.text(language) for language in LANGUAGES}
    known = known_on(briefing.office, briefing.day)
    return [*_of_titles(briefing, known), *lint(texts, known, briefing.day)]


def refused_of(
    office: Office, day: date, titles: Mapping[str, str], texts: Mapping[str, str]
) -> list[Problem]:
    """What keeps these words from being saved at all: typed digits, broken and unknown tags."""
    known = known_on(office, day)
    found = [*(one.in_title() for one in lint(titles, known, day)), *lint(texts, known, day)]
    return [problem for problem in found if problem.code in SAVING]


def words_of(tag: Tag, figures: Mapping[str, Figure], day: date, language: str) -> str:
    """What is printed for a tag. A figure that is not there yet is printed as «…»."""
    if not tag.slug:
        return format_date(day, language)
    figure = figures.get(tag.slug)
    if figure is None:
        return "…"
    match tag.part:
        case "numerator":
            return format_number(figure.numerator, language, 0)
        case "denominator":
            return "…" if figure.denominator is None else format_number(figure.denominator, language, 0)
        case "as_of":
            return format_date(figure.as_of, language)
        case "number":
            return figure.number
        case "check":
            return figure.receipt
        case "unit" | "title" | "definition":
            return figure.text(tag.part, language)
    return figure.printed(language)


def plain(text: str, figures: Mapping[str, Figure], day: date, language: str) -> str:
    """A text with its numbers set in, without links: for titles and feeds."""
    return filled(text, lambda tag: words_of(tag, figures, day, language))


def title_of(briefing: Briefing, language: str) -> str:
    """The title with its numbers set in. Prefetch `figures` for lists."""
    published = briefing.state == Briefing.State.PUBLISHED
    figures = {one.indicator: one for one in briefing.figures.all()} if published else figures_for(briefing)
    return plain(briefing.title(language), figures, briefing.day, language)


def composed(briefing: Briefing) -> Composed:
    """The figures used and the build hash: SHA-256 over day, titles, texts and the receipt of each figure."""
    figures = figures_for(briefing)
    used = list(
        dict.fromkeys(
            tag.slug
            for language in LANGUAGES
            for text in (briefing.title(language), briefing.text(language))
            for tag in tags_of(text)
            if isinstance(tag, Tag) and tag.slug in figures
        )
    )
    fields = {
        "slug": briefing.slug,
        "day": briefing.day.isoformat(),
        "titles": [briefing.title(language) for language in LANGUAGES],
        "texts": [briefing.text(language) for language in LANGUAGES],
        "figures": [figures[slug].record_sha256 for slug in used],
    }
    return Composed([figures[slug] for slug in used], sha256(canonical(fields)).hexdigest())


def _of_titles(briefing: Briefing, known: Mapping[str, Known]) -> list[Problem]:
    titles = {language: briefing.title(language) for language in LANGUAGES}
    return [problem.in_title() for problem in lint(titles, known, briefing.day)]
