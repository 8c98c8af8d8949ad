"""What the coordinator's pages show of matters, rankings and attempts. No names of sides, no facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.words import day_word, moment_word
from alany.faces.ui import charts, parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Matter, Offer, Volunteer
from alany.programmes.legal_aid.queries.matching import offered_matters, waiting_matters, weights_on
from alany.programmes.legal_aid.rules.matching import COMPONENTS, Barred, Ranking, Scored
from alany.programmes.legal_aid.rules.offers import NobodyFits, NotEligible, ReasonMissing, WeightsMissing
from alany.programmes.legal_aid.wording_volunteers import (
    ANSWER_MARKS,
    ANSWERS,
    BARS,
    BOOKING_STATES,
    HELP_LANGUAGES,
    HELP_SERVICES,
    KINDS,
    MEETINGS,
    REACHES,
)
from alany.programmes.legal_aid.wording_volunteers import COMPONENTS as COMPONENT_WORDS
from alany.spine.bookings.models import Booking
from alany.spine.organisations.models import Office

BEST = 5
NEAR_DAYS = 7
People = Mapping[int, Volunteer]


@dataclass(frozen=True, slots=True)
class Explained:
    """A volunteer who fits: name, kind, sum, and a small bar for each part of it."""

    name: str
    href: str
    about: str
    score: str
    bars: Sequence[charts.DrawnBar]
    is_first: bool


def tabs(office: Office, state: str) -> list[parts.Link]:
    """What waits for an offer, and what waits for an answer, with counts."""
    address = reverse("desk_legal_aid:waiting")
    rows = (
        (_("Without an offer"), address, "", waiting_matters(office).count()),
        (_("Offered, no answer yet"), f"{address}?state=offered", "offered", offered_matters(office).count()),
    )
    return [
        parts.Link(f"{label} ({count})", href, current=code == state) for label, href, code, count in rows
    ]


def summary_of(matter: Matter) -> parts.Term:
    """The screener's words in the language of the page, else in the one that was written."""
    kk_first = current_language() == "kk"
    text = (matter.summary_kk if kk_first else matter.summary_ru) or matter.summary_kk or matter.summary_ru
    lang = "kk" if text == matter.summary_kk else "ru"
    return parts.Term(_("Summary"), text, lang=lang)


def urgency(matter: Matter, at: datetime) -> parts.State:
    """Danger, the nearest date, or that nothing presses."""
    today = local_date(at)
    if matter.is_danger:
        return parts.State(_("danger"), "late")
    if matter.deadline_on is None:
        return parts.State(_("no date"), "plain")
    near = (matter.deadline_on - today).days
    mark: parts.Mark = "late" if near < 0 else "soon" if near <= NEAR_DAYS else ""
    return parts.State(_("until %(day)s") % {"day": day_word(matter.deadline_on, today)}, mark)


def place_of(matter: Matter) -> str:
    """The name of the place in the language of the page."""
    place = matter.case.place
    return place.name(current_language()) if place else ""


def matter_table(rows: Iterable[Matter], at: datetime) -> parts.Table:
    """Matters that wait, without a word of the person."""
    language, today = current_language(), local_date(at)
    heads = (_("Question"), _("Topic"), _("Place"), _("Language"), _("Urgency"), _("Waits since"))
    body: list[list[parts.Cell | str]] = [
        [
            parts.Cell(one.case.number, reverse("desk_legal_aid:ranking", args=[one.pk]), code=True),
            parts.Cell(one.topic.title(language), sub=HELP_SERVICES[one.service].in_language(language)),
            parts.Cell(place_of(one), sub=MEETINGS[one.mode].in_language(language)),
            HELP_LANGUAGES[one.language].in_language(language),
            parts.Cell(state=urgency(one, at)),
            moment_word(one.screened_at, today) if one.screened_at else "",
        ]
        for one in rows
    ]
    caption = _("Questions that wait for a volunteer")
    return parts.Table(caption, [parts.Column(head) for head in heads], body, hide_caption=True)


def matter_terms(matter: Matter, at: datetime) -> list[parts.Term]:
    """What a volunteer sees before the names."""
    language = current_language()
    return [
        summary_of(matter),
        parts.Term(_("Topic"), matter.topic.title(language)),
        parts.Term(_("Kind of help"), HELP_SERVICES[matter.service].in_language(language)),
        parts.Term(_("Place"), place_of(matter)),
        parts.Term(_("Language"), HELP_LANGUAGES[matter.language].in_language(language)),
        parts.Term(_("Way of meeting"), MEETINGS[matter.mode].in_language(language)),
        parts.Term(_("Urgency"), urgency(matter, at).word),
    ]


def explained(fits: Iterable[Scored], people: People) -> list[Explained]:
    """The best, each with its parts as bars on one scale, so that they can be compared by eye."""
    language, found = current_language(), []
    for place, one in enumerate(fits):
        volunteer = people[one.helper]
        rows = [
            parts.Bar(
                label=COMPONENT_WORDS[name].in_language(language),
                value=float(one.parts[name]),
                text=format_number(one.parts[name], language, 2),
            )
            for name in COMPONENTS
        ]
        about = [KINDS[volunteer.kind].in_language(language)]
        if one.reach:
            about.append(REACHES[one.reach].in_language(language))
        found.append(
            Explained(
                name=volunteer.user.name,
                href=reverse("desk_legal_aid:volunteer", args=[volunteer.pk]),
                about=" · ".join(about),
                score=format_number(one.score, language, 2),
                bars=charts.bars(rows, top=50),
                is_first=place == 0,
            )
        )
    return found


def other_table(fits: Sequence[Scored], people: People) -> parts.Table | None:
    """Who fits behind the best, with the parts in figures."""
    if not fits:
        return None
    language = current_language()
    heads = [COMPONENT_WORDS[name].in_language(language) for name in COMPONENTS]
    columns = [
        parts.Column(_("Volunteer")),
        *(parts.Column(head, numeric=True) for head in heads),
        parts.Column(_("Sum"), numeric=True),
    ]
    body: list[list[parts.Cell | str]] = [
        [
            people[one.helper].user.name,
            *(format_number(one.parts[name], language, 2) for name in COMPONENTS),
            format_number(one.score, language, 2),
        ]
        for one in fits
    ]
    return parts.Table(_("Others who fit"), columns, body, hide_caption=True)


def barred_table(barred: Sequence[Barred], people: People) -> parts.Table | None:
    """Who cannot be asked, and why. A tie to a side is said without naming the side."""
    if not barred:
        return None
    language = current_language()
    body: list[list[parts.Cell | str]] = [
        [people[one.helper].user.name, BARS[one.bar].in_language(language)] for one in barred
    ]
    heads = [parts.Column(_("Volunteer")), parts.Column(_("Why not"))]
    return parts.Table(_("Who cannot be asked"), heads, body, hide_caption=True)


def choices(found: Ranking, people: People) -> list[tuple[str, str]]:
    """Who can be chosen instead of the first: who fits, and who was asked before."""
    language = current_language()
    fits = [
        (str(one.helper), f"{people[one.helper].user.name} · {format_number(one.score, language, 2)}")
        for one in found.fits[1:]
    ]
    tried = [
        (str(one.helper), f"{people[one.helper].user.name} · {BARS['tried'].in_language(language)}")
        for one in found.barred
        if one.bar == "tried"
    ]
    return [*fits, *tried]


def answer_state(offer: Offer) -> parts.State:
    """What became of an offer."""
    word = ANSWERS[offer.answer].in_language(current_language())
    return parts.State(word, ANSWER_MARKS.get(offer.answer, "idle"))


def attempt_table(rows: Iterable[Offer]) -> parts.Table | None:
    """Every attempt, the newest first."""
    language = current_language()
    body: list[list[parts.Cell | str]] = [
        [
            parts.Cell(one.volunteer.user.name, sub=one.override_reason),
            format_date(local_date(one.made_at), language),
            format_number(one.score, language, 2),
            parts.Cell(state=answer_state(one), sub=one.reason),
        ]
        for one in rows
    ]
    if not body:
        return None
    heads = [parts.Column(_("Volunteer")), parts.Column(_("Offered on"))]
    heads += [parts.Column(_("Score"), numeric=True), parts.Column(_("Answer"))]
    return parts.Table(_("Attempts"), heads, body, hide_caption=True)


def meeting_terms(booking: Booking | None) -> list[parts.Term]:
    """When and how the person and the volunteer meet."""
    if booking is None:
        return []
    language, slot = current_language(), booking.slot
    return [
        parts.Term(_("When"), moment_word(slot.starts_at, local_date(booking.made_at))),
        parts.Term(_("How"), MEETINGS[slot.mode].in_language(language)),
        parts.Term(_("Where"), slot.place(language)),
        parts.Term(_("Coupon"), booking.number, code=True),
        parts.Term(_("State"), BOOKING_STATES[booking.state].in_language(language)),
        parts.Term(_("Received by"), booking.made_by),
    ]


def no_weights() -> str:
    """What to do when no weights are in force."""
    return _("No weights of the matching are in force today. Load the reference data of the programme.")


def refusal(refused: Exception) -> str:
    """Why an offer was not made, and what to do."""
    if isinstance(refused, NotEligible):
        return _("This volunteer cannot be asked: %(why)s.") % {
            "why": BARS[refused.bar].in_language(current_language())
        }
    if isinstance(refused, NobodyFits):
        return _("Nobody fits. Look below why not: add topics or languages to a profile, or raise a cap.")
    if isinstance(refused, ReasonMissing):
        return _("She is not the first of the ranking any more: write why she is asked.")
    if isinstance(refused, WeightsMissing):
        return no_weights()
    return _("The question does not wait any more. Open it anew.")


def weights_words(day_at: datetime) -> str:
    """The weights in force, as one line."""
    language, row = current_language(), weights_on(local_date(day_at))
    words = [f"{COMPONENT_WORDS[name].in_language(language)} {getattr(row, name)}" for name in COMPONENTS]
    return " · ".join(words)
