"""What pages of a campaign show, as plain data for the components; the same for the desk and the public."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_number, format_percent
from alany.programmes.pharmacies.queries.campaigns import DistrictRow, Result
from alany.programmes.pharmacies.wording import CAMPAIGN_STATES, NON_RESPONSE, PUBLIC_FATES
from alany.spine.visits.models import Campaign
from alany.spine.visits.queries import Progress


def count(value: int) -> str:
    """A whole number as the page's language writes it."""
    return format_number(value, current_language(), 0)


def percent(value: float | None) -> str:
    """A percentage with one decimal; a dash where there is none."""
    return "–" if value is None else format_percent(round(value, 6), current_language(), 1)


def period(campaign: Campaign) -> str:
    """The days of the fieldwork."""
    language = current_language()
    return f"{format_date(campaign.first_on, language)} – {format_date(campaign.last_on, language)}"


def state_of(campaign: Campaign) -> parts.State:
    """The state of a campaign as a word with a mark."""
    word = CAMPAIGN_STATES[campaign.state].in_language(current_language())
    return parts.State(word, "done" if campaign.state == Campaign.State.CLOSED else "soon")


def heroes(found: Progress, above: Result, licence: Result) -> list[parts.Figure]:
    """Visited, coverage, above a cap, without a licence."""
    done, frame = found.coverage
    share = 100 * done / frame if frame else None
    return [
        parts.Figure(count(done), _("pharmacies visited")),
        parts.Figure(percent(share), _("of the %(frame)s pharmacies on the list") % {"frame": count(frame)}),
        parts.Figure(count(above.found), _("with a price above its cap, confirmed by a second person")),
        parts.Figure(count(licence.found), _("without a licence for their address")),
    ]


def interval_words(above: Result, frame: int) -> str:
    """What the share among the visited says of all pharmacies; empty before the first visit.

    Where nobody was drawn by lot, or all were visited, it says so instead.
    """
    if above.interval is None:
        return not_drawn_words(above)
    if above.visited == frame:
        return _("Every pharmacy of the list was visited, so this is the share itself and no estimate.")
    return _(
        "%(share)s of the pharmacies visited had a price above its cap. They were drawn by lot, so the share "
        "among all pharmacies of the list lies between %(low)s and %(high)s (95 in 100 such draws)."
    ) % {
        "share": percent(above.share),
        "low": percent(100 * above.interval.low),
        "high": percent(100 * above.interval.high),
    }


def not_drawn_words(above: Result) -> str:
    """Said where a share must not be carried over to the pharmacies that nobody visited."""
    if not above.visited:
        return ""
    return _("These pharmacies were not drawn by lot, so their share says nothing of the others.")


def risk_words(above: Result, licence: Result) -> str:
    """The part that was visited for a reason, apart from the draw; empty where there is none."""
    if not above.visited:
        return ""
    return _(
        "Beside the draw %(visited)s pharmacies were visited for a reason: %(above)s with a price above "
        "its cap, %(licence)s without a licence. They are not part of the share above and say nothing of "
        "the others."
    ) % {
        "visited": count(above.visited),
        "above": count(above.found),
        "licence": count(licence.found),
    }


def district_table(rows: Sequence[DistrictRow]) -> parts.Table:
    """The campaign by district."""
    language = current_language()
    heads = (
        _("District or city"), _("On the list"), _("Drawn"), _("Visited"), _("Coverage"),
        _("Above a cap"), _("Without a licence"),
    )  # fmt: skip
    return parts.Table(
        caption=_("Results by district"),
        hide_caption=True,
        columns=[parts.Column(head, numeric=place > 0) for place, head in enumerate(heads)],
        rows=[
            [
                parts.Cell(row.place.name(language)),
                count(row.frame),
                count(row.drawn),
                count(row.done),
                percent(row.coverage),
                count(row.above_cap),
                count(row.no_licence),
            ]
            for row in rows
        ],
    )


def reasons_table(found: Progress) -> parts.Table | None:
    """Why planned visits were not made; None when all were."""
    if not found.not_made:
        return None
    language = current_language()
    ordered = sorted(found.not_made.items(), key=lambda pair: -pair[1])
    return parts.Table(
        caption=_("Planned visits that were not made"),
        hide_caption=True,
        columns=[parts.Column(_("Reason")), parts.Column(_("Visits"), numeric=True)],
        rows=[[NON_RESPONSE[reason].in_language(language), count(number)] for reason, number in ordered],
    )


def fate_table(fates: dict[str, int]) -> parts.Table:
    """Where the referrals of a campaign are, in sums."""
    language = current_language()
    return parts.Table(
        caption=_("What became of the referrals"),
        hide_caption=True,
        columns=[parts.Column(_("Where it is")), parts.Column(_("Referrals"), numeric=True)],
        rows=[[PUBLIC_FATES[group].in_language(language), count(number)] for group, number in fates.items()],
    )


def export_columns(language: str) -> Mapping[str, Callable[[Campaign], object]]:
    """The columns of the downloaded list of campaigns; anybody may read all of them."""
    return {
        _("Campaign"): lambda one: one.title(language),
        _("Days"): period,
        _("Drawn"): lambda one: one.sample_size,
        _("On the list"): lambda one: one.frame_size,
        _("State"): lambda one: state_of(one).word,
        _("SHA-256 of the list"): lambda one: one.frame_sha256,
    }


def draw_terms(campaign: Campaign) -> list[parts.Term]:
    """Everything that is needed to draw the sample again."""
    terms = [
        parts.Term(_("Pharmacies on the list"), count(campaign.frame_size)),
        parts.Term(_("Drawn"), count(campaign.sample_size)),
        parts.Term(_("SHA-256 of the list"), campaign.frame_sha256),
        parts.Term(_("SHA-256 of the word of the draw"), campaign.seed_sha256),
    ]
    if campaign.seed_published_on:
        terms.append(parts.Term(_("Word of the draw"), campaign.seed))
    return terms
