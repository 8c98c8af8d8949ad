"""What pages about volunteers show."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import local_date
from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.models import Membership, Offer, Volunteer
from alany.programmes.legal_aid.queries.time import approved_minutes
from alany.programmes.legal_aid.rules.volunteers import helps_on, listed
from alany.programmes.legal_aid.views.waiting_parts import answer_state
from alany.programmes.legal_aid.wording_volunteers import (
    HELP_LANGUAGES,
    KIND_HINTS,
    KINDS,
    MEETINGS,
    STANDING_MARKS,
    STANDINGS,
)

SHOWN_TOPICS = 2


def standing(one: Volunteer, day: date) -> parts.State:
    """Whether she helps, is suspended or has left."""
    if one.left_on is not None and one.left_on <= day:
        code = "left"
    else:
        code = "active" if helps_on(day, one.joined_on, one.suspended_on, one.left_on) else "away"
    return parts.State(STANDINGS[code].in_language(current_language()), STANDING_MARKS[code])


def volunteer_table(rows: Iterable[Volunteer], asked: listing.Asked, day: date) -> parts.Table:
    """The list of volunteers."""
    language = current_language()
    return parts.Table(
        caption=_("Volunteers"),
        hide_caption=True,
        columns=[
            asked.column("name", _("Volunteer")),
            parts.Column(_("Topics")),
            parts.Column(_("Languages")),
            asked.column("load", _("Has now"), numeric=True),
            parts.Column(_("State")),
        ],
        rows=[
            [
                parts.Cell(
                    one.user.name,
                    reverse("desk_legal_aid:volunteer", args=[one.pk]),
                    sub=KINDS[one.kind].in_language(language),
                ),
                _in_short([topic.title(language) for topic in one.topics.all()]),
                in_list(one.languages, HELP_LANGUAGES),
                f"{one.matters_now} / {one.load_cap}",  # type: ignore[attr-defined]
                parts.Cell(state=standing(one, day)),
            ]
            for one in rows
        ],
    )


def _in_short(titles: list[str]) -> parts.Cell:
    """The first two; the others are unfolded by who wants them."""
    return parts.Cell(", ".join(titles[:SHOWN_TOPICS]), folded=titles[SHOWN_TOPICS:])


def in_list(codes: str, words: Mapping[str, TrilText]) -> str:
    """`kk,ru` in words."""
    language = current_language()
    return ", ".join(words[code].in_language(language) for code in listed(codes))


def profile_terms(one: Volunteer) -> list[parts.Term]:
    """The profile as a summary list."""
    language = current_language()
    kind = f"{KINDS[one.kind].in_language(language)}: {KIND_HINTS[one.kind].in_language(language)}"
    checked = format_date(one.licence_checked_on, language) if one.licence_checked_on else ""
    terms = [parts.Term(_("Kind"), kind)]
    if one.kind == Volunteer.Kind.ADVOCATE:
        terms += [parts.Term(_("Licence"), one.licence), parts.Term(_("Licence checked on"), checked)]
    if one.chamber:
        terms.append(parts.Term(_("Chamber"), one.chamber))
    body = one.organisation.name(language) if one.organisation else ""
    given = format_date(one.undertaken_on, language) if one.undertaken_on else ""
    return [
        *terms,
        parts.Term(_("Own organisation"), body),
        parts.Term(_("Topics"), ", ".join(topic.title(language) for topic in one.topics.all())),
        parts.Term(_("Languages"), in_list(one.languages, HELP_LANGUAGES)),
        parts.Term(_("Ways of meeting"), in_list(one.modes, MEETINGS)),
        parts.Term(_("Where she helps"), ", ".join(place.name(language) for place in one.places.all())),
        parts.Term(_("Confidentiality undertaken on"), given),
        parts.Term(_("Helps since"), format_date(one.joined_on, language)),
    ]


def own_figures(one: Volunteer) -> list[parts.Figure]:
    """Load, offers of a month, hours that count."""
    language = current_language()
    hours = format_number(approved_minutes(one) / 60, language, 1)
    load = f"{one.matters_now} / {one.load_cap}"  # type: ignore[attr-defined]
    return [
        parts.Figure(load, _("questions now, at most")),
        parts.Figure(str(one.offers_lately), _("offers in 30 days")),  # type: ignore[attr-defined]
        parts.Figure(hours, _("hours approved")),
    ]


def membership_table(rows: Iterable[Membership]) -> parts.Table | None:
    """Bodies to which the volunteer belongs, with dates."""
    language = current_language()
    body: list[list[parts.Cell | str]] = [
        [
            parts.Cell(one.organisation.name(language), sub=one.post),
            format_date(one.valid_from, language),
            format_date(one.valid_to, language) if one.valid_to else "–",
        ]
        for one in rows
    ]
    if not body:
        return None
    heads = [parts.Column(head) for head in (_("Organisation"), _("Member since"), _("Member until"))]
    return parts.Table(_("Memberships"), heads, body, hide_caption=True)


def offers_of_one(rows: Iterable[Offer]) -> parts.Table | None:
    """The last offers of one volunteer."""
    language = current_language()
    body: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                one.matter.case.number, reverse("desk_legal_aid:ranking", args=[one.matter_id]), code=True
            ),
            one.matter.topic.title(language),
            format_date(local_date(one.made_at), language),
            parts.Cell(state=answer_state(one), sub=one.reason),
        ]
        for one in rows
    ]
    if not body:
        return None
    heads = [parts.Column(head) for head in (_("Question"), _("Topic"), _("Offered on"), _("Answer"))]
    return parts.Table(_("Last offers"), heads, body, hide_caption=True)


def missing(field: str) -> str:
    """What a profile lacks, in words."""
    return {
        "licence": _("An advocate has a licence: write its number."),
        "chamber": _("A legal consultant belongs to a chamber: write which."),
        "organisation": _("Choose the official's organisation: without it conflicts cannot be seen."),
        "languages": _("Choose at least one language."),
        "modes": _("Choose at least one way of meeting."),
    }.get(field, _("Write a number from 1 to 30."))
