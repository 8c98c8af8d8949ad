"""What pages of published decisions show."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.kernel.numbers import format_date, format_money
from alany.programmes.pharmacies.models import NamedDecision, ReferralEvent
from alany.programmes.pharmacies.rules.referrals import DECIDES, PAID, REVERSED
from alany.programmes.pharmacies.wording import FATES, FINDING_KINDS
from alany.programmes.pharmacies.wording_naming import SAID_NOTHING, SOLE_TRADER


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as the public reads it, every word in one language."""

    pharmacy: str
    where: str
    about: str
    decided: str
    steps: tuple[str, ...]
    reply: str
    reversed: str
    until: str


def decision_of(one: NamedDecision, language: str) -> Decision:
    """Who, what the authority decided by which document, what the pharmacy says; a reversal stands beside."""
    referral = one.referral
    events = list(referral.events.all())
    decided = [event for event in events if event.state in DECIDES]
    later = [event for event in events if event.state == PAID]
    undone = [event for event in events if event.state == REVERSED]
    return Decision(
        pharmacy=named_as(one, language),
        where=where_of(one, language),
        about=FINDING_KINDS[referral.finding.kind].in_language(language),
        decided="; ".join(_step(event, language) for event in decided),
        steps=tuple(_step(event, language) for event in later) + _fine(one, language),
        reply=one.reply or SAID_NOTHING.in_language(language),
        reversed="; ".join(_step(event, language) for event in undone),
        until=format_date(one.expires_on, language) if one.expires_on else "",
    )


def named_as(one: NamedDecision, language: str) -> str:
    """The pharmacy's name; of a sole trader only that it is one: the name would name a person."""
    pharmacy = one.referral.pharmacy
    if pharmacy.of_sole_trader:
        return SOLE_TRADER.in_language(language)
    return f"{pharmacy.name} ({pharmacy.owner.name(language)})"


def where_of(one: NamedDecision, language: str) -> str:
    """The address; of a sole trader the district alone."""
    pharmacy = one.referral.pharmacy
    district = pharmacy.district.name(language)
    return district if pharmacy.of_sole_trader else f"{district}, {pharmacy.address}"


def _step(event: ReferralEvent, language: str) -> str:
    document = f" № {event.document}" if event.document else ""
    return f"{FATES[event.state].in_language(language)}{document}, {format_date(event.on, language)}"


def _fine(one: NamedDecision, language: str) -> tuple[str, ...]:
    sum_ = one.referral.fine_kzt
    return (format_money(sum_, language),) if sum_ else ()


def naming_state(one: NamedDecision, today: date) -> parts.State:
    """How far the publication is."""
    if one.taken_down_on is not None:
        return parts.State(_("taken down"), "idle")
    if one.approved_on is None or one.expires_on is None:
        return parts.State(_("waits for approval"), "soon")
    if one.expires_on <= today:
        return parts.State(_("term ended, not shown"), "idle")
    return parts.State(_("public"), "done")


def naming_terms(one: NamedDecision, language: str) -> list[parts.Term]:
    """Who prepared and approved it, and until when it is shown."""
    approved = f"{one.approved_by.name}, {_day(one.approved_on, language)}" if one.approved_by else ""
    down = f"{one.taken_down_by.name}, {_day(one.taken_down_on, language)}" if one.taken_down_by else ""
    terms = [
        parts.Term(_("Prepared by"), f"{one.proposed_by.name}, {_day(one.proposed_on, language)}"),
        parts.Term(_("Approved by"), approved),
        parts.Term(_("Shown until"), _day(one.expires_on, language)),
        parts.Term(_("Taken down by"), down),
        parts.Term(_("Why"), one.reason),
    ]
    return [term for term in terms if term.value]


def _day(day: date | None, language: str) -> str:
    return format_date(day, language) if day else ""
