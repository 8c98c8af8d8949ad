"""What the volunteer's own pages show. Before the names no word that could tell who it is."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.words import moment_word
from alany.faces.ui import charts, parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Matter, Offer, Party
from alany.programmes.legal_aid.queries.volunteers import IN_WORK
from alany.programmes.legal_aid.rules.matching import COMPONENTS
from alany.programmes.legal_aid.views.waiting_parts import answer_state, place_of, urgency
from alany.programmes.legal_aid.wording_volunteers import (
    ANSWERS,
    BOOKING_STATES,
    HELP_LANGUAGES,
    MEETINGS,
)
from alany.programmes.legal_aid.wording_volunteers import COMPONENTS as COMPONENT_WORDS
from alany.spine.bookings.models import Booking
from alany.spine.people.models import User

GIVEN_BACK = IN_WORK


class GivingUp(Protocol):
    """An action by which a volunteer gives up an offer."""

    def __call__(self, *, offer: Offer, reason: str = "", by: User, at: datetime) -> Offer: ...


def tasks(rows: Iterable[Offer], at: datetime) -> list[parts.Task]:
    """Offers as large rows for a thumb: topic, place, language, until when."""
    language, today = current_language(), local_date(at)
    found = []
    for one in rows:
        matter = one.matter
        words = [place_of(matter), HELP_LANGUAGES[matter.language].in_language(language)]
        words.append(MEETINGS[matter.mode].in_language(language))
        if one.answer:
            status = urgency(matter, at).word
        else:
            status = _("answer until %(moment)s") % {"moment": moment_word(one.expires_at, today)}
        found.append(
            parts.Task(
                name=matter.topic.title(language),
                status=status,
                href=reverse("desk_legal_aid:my_offer", args=[one.pk]),
                hint=" · ".join(word for word in words if word),
                kind="problem" if matter.is_danger else "open",
            )
        )
    return found


def state_of(offer: Offer, at: datetime) -> parts.State:
    """What became of the offer; one that ran out says so before the office has noted it."""
    if offer.answer == "" and offer.expires_at <= at:
        return parts.State(ANSWERS["expired"].in_language(current_language()), "late")
    return answer_state(offer)


def score_bars(offer: Offer) -> Sequence[charts.DrawnBar]:
    """Why she was asked: the parts of the score as they were on that day."""
    language = current_language()
    rows = [
        parts.Bar(
            label=COMPONENT_WORDS[name].in_language(language),
            value=float(offer.parts[name]),
            text=format_number(float(offer.parts[name]), language, 2),
        )
        for name in COMPONENTS
        if name in offer.parts
    ]
    return charts.bars(rows, top=50)


def party_terms(matter: Matter) -> list[parts.Term]:
    """The names of the sides and nothing else; shown only after this was recorded."""
    words = {
        Party.Role.CLIENT: _("Who asks"),
        Party.Role.ADVERSE: _("The other side"),
        Party.Role.OTHER: _("Also named"),
    }
    return [parts.Term(words[Party.Role(one.role)], one.name) for one in matter.parties.order_by("pk")]


def meeting_table(rows: Iterable[Booking]) -> parts.Table | None:
    """Her meetings: when, how, topic and place; no name."""
    language, body = current_language(), list[list[parts.Cell | str]]()
    for one in rows:
        matter = one.appointment.matter
        body.append(
            [
                moment_word(one.slot.starts_at, local_date(one.made_at)),
                parts.Cell(MEETINGS[one.slot.mode].in_language(language), sub=one.slot.place(language)),
                parts.Cell(matter.topic.title(language), sub=place_of(matter)),
                BOOKING_STATES[one.state].in_language(language),
            ]
        )
    if not body:
        return None
    heads = [parts.Column(head) for head in (_("When"), _("How"), _("Topic"), _("State"))]
    return parts.Table(_("My meetings"), heads, body, hide_caption=True)


def past_table(rows: Iterable[Offer]) -> parts.Table | None:
    """Her offers that are over."""
    language = current_language()
    body: list[list[parts.Cell | str]] = [
        [
            one.matter.topic.title(language),
            format_date(local_date(one.made_at), language),
            parts.Cell(state=answer_state(one)),
        ]
        for one in rows
    ]
    if not body:
        return None
    heads = [parts.Column(head) for head in (_("Topic"), _("Offered on"), _("Answer"))]
    return parts.Table(_("Past offers"), heads, body, hide_caption=True)
