"""What the pages of offers and of fairness show."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_number, format_percent
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Offer, Volunteer
from alany.programmes.legal_aid.queries.load import Fairness, Waited
from alany.programmes.legal_aid.views.waiting_parts import answer_state
from alany.programmes.legal_aid.wording_volunteers import HELP_LANGUAGES, KINDS
from alany.spine.places.models import Place


def offer_table(rows: Iterable[Offer], asked: listing.Asked) -> parts.Table:
    """The list of offers."""
    language = current_language()
    return parts.Table(
        caption=_("Offers"),
        hide_caption=True,
        columns=[
            parts.Column(_("Question")),
            asked.column("volunteer", _("Volunteer")),
            asked.column("made", _("Offered on")),
            asked.column("score", _("Score"), numeric=True),
            parts.Column(_("Answer")),
        ],
        rows=[
            [
                parts.Cell(
                    one.matter.case.number,
                    reverse("desk_legal_aid:ranking", args=[one.matter_id]),
                    sub=one.matter.topic.title(language),
                ),
                parts.Cell(one.volunteer.user.name, sub=one.override_reason),
                format_date(local_date(one.made_at), language),
                format_number(one.score, language, 2),
                parts.Cell(state=answer_state(one), sub=one.reason),
            ]
            for one in rows
        ],
    )


def fairness_figures(found: Fairness) -> list[parts.Figure]:
    """Spread of the load, share of accepted offers, offers that ran out."""
    language = current_language()
    spread = format_number(found.spread, language, 1) if found.spread is not None else ""
    share = format_percent(found.acceptance, language, 1) if found.acceptance is not None else ""
    return [
        parts.Figure(spread, _("largest load ÷ median, of open questions"), unknown=_("median is 0")),
        parts.Figure(share, _("of the offers of a year were accepted"), unknown=_("no offer yet")),
        parts.Figure(format_number(found.expired, language, 0), _("offers of a year ran out")),
        parts.Figure(format_number(found.offers, language, 0), _("offers in a year")),
    ]


def share_table(rows: Sequence[Volunteer]) -> parts.Table:
    """Each volunteer with the load of now and the offers of a year."""
    language = current_language()
    heads = (_("Has now"), _("At most"), _("Waits for her"), _("Asked"), _("Accepted"), _("Ran out"))
    names = ("matters_now", "load_cap", "offers_now", "asked", "took", "let_run_out")
    body: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                one.user.name,
                reverse("desk_legal_aid:volunteer", args=[one.pk]),
                sub=KINDS[one.kind].in_language(language),
            ),
            *(str(getattr(one, name)) for name in names),
        ]
        for one in rows
    ]
    columns = [parts.Column(_("Volunteer")), *(parts.Column(head, numeric=True) for head in heads)]
    return parts.Table(_("Load and offers of a year"), columns, body, hide_caption=True)


def language_table(rows: Sequence[Waited]) -> parts.Table | None:
    """Waiting time by language."""
    language = current_language()
    named = [(HELP_LANGUAGES[one.group].in_language(language), one) for one in rows]
    return _waits(_("Language"), named)


def district_table(rows: Sequence[Waited], day: date) -> parts.Table | None:
    """Waiting time by district."""
    language = current_language()
    places = Place.objects.valid_on(day).filter(kato__in=[one.group for one in rows])
    names = {place.kato: place.name(language) for place in places}
    return _waits(_("District or city"), [(names.get(one.group, _("not given")), one) for one in rows])


def _waits(head: str, rows: Sequence[tuple[str, Waited]]) -> parts.Table | None:
    if not rows:
        return None
    columns = [parts.Column(head), parts.Column(_("Questions"), numeric=True)]
    columns.append(parts.Column(_("Median wait, hours"), numeric=True))
    body: list[list[parts.Cell | str]] = [
        [name, str(one.matters), _hours(one.hours)] for name, one in sorted(rows, key=lambda pair: pair[0])
    ]
    return parts.Table(_("Waiting time until the first offer"), columns, body, hide_caption=True)


def _hours(value: Decimal | None) -> str:
    return "–" if value is None else format_number(value, current_language(), 1)
