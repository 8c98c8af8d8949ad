"""What pages of referrals show."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_money, format_number
from alany.programmes.pharmacies.models import Referral
from alany.programmes.pharmacies.rules.referrals import FATE
from alany.programmes.pharmacies.wording import FATES, FINDING_KINDS
from alany.programmes.pharmacies.wording_naming import REPEATED


def is_overdue(one: Referral, today: date) -> bool:
    """Sent, not answered, and the day of the answer has passed."""
    return one.state == Referral.State.SENT and one.due_on is not None and one.due_on < today


def state_of(one: Referral, today: date) -> parts.State:
    """The state of the referral; an overdue answer is marked."""
    word = FATES[one.state].in_language(current_language())
    if is_overdue(one, today):
        return parts.State(_("%(state)s, answer overdue") % {"state": word}, "late")
    return parts.State(word, "done" if FATE.is_end(one.state) else "soon")


def referral_table(rows: Sequence[Referral], asked: listing.Asked, today: date) -> parts.Table:
    """The list of referrals."""
    language = current_language()
    return parts.Table(
        caption=_("Referrals"),
        hide_caption=True,
        columns=[
            parts.Column(_("Pharmacy")),
            asked.column("drafted", _("Prepared on")),
            parts.Column(_("Letter")),
            asked.column("due", _("Answer due")),
            asked.column("state", _("State")),
        ],
        rows=[
            [
                parts.Cell(
                    str(one.pharmacy),
                    reverse("desk_pharmacies:referral", args=[one.pk]),
                    sub=FINDING_KINDS[one.finding.kind].in_language(language),
                ),
                format_date(one.drafted_on, language),
                f"№ {one.letter.number}" if one.letter and one.letter.number else "–",
                format_date(one.due_on, language) if one.due_on else "–",
                parts.Cell(state=state_of(one, today)),
            ]
            for one in rows
        ],
    )


def terms_of(one: Referral) -> list[parts.Term]:
    """What is known of the referral beside its steps."""
    language = current_language()
    case = one.finding.case
    fine = ""
    if one.fine_mci and one.fine_kzt:
        size = format_number(one.fine_mci, language, 0)
        fine = _("%(size)s indexes, %(sum)s") % {"size": size, "sum": format_money(one.fine_kzt, language)}
    visit_href = reverse("desk_pharmacies:visit", args=[one.finding.visit_id])
    terms = [
        parts.Term(
            _("Pharmacy"), str(one.pharmacy), href=reverse("desk_pharmacies:pharmacy", args=[one.pharmacy_id])
        ),
        parts.Term(_("Visit"), format_date(one.finding.found_on, language), href=visit_href),
        parts.Term(_("Authority"), one.authority.name(language)),
        parts.Term(_("Case"), str(case.number) if case else "", href=_case_href(one)),
        parts.Term(_("Answer due"), format_date(one.due_on, language) if one.due_on else ""),
        parts.Term(_("Fine imposed by the authority"), fine),
        parts.Term(_("Reason given"), one.reason),
        parts.Term(_("Price corrected on"), _day(one.price_corrected_on)),
        parts.Term(_("Refunded"), format_money(one.refunded_kzt, language) if one.refunded_kzt else ""),
    ]
    return [term for term in terms if term.value]


def events_of(one: Referral, today: date) -> list[parts.Event]:
    """The fate, step by step; an answer that is late stands at the end."""
    language = current_language()
    events, before = [], ""
    for event in one.events.all():
        step = " ".join([FATES[event.state].in_language(language), _number(event.document)]).strip()
        # A corrected price or a refund happens beside the authority's decision and changes no state.
        beside = event.state == before
        note = event.by_name if beside else " · ".join(part for part in (event.text, event.by_name) if part)
        events.append(
            parts.Event(
                when=format_date(event.on, language),
                text=event.text if beside else step,
                note=note,
                kind="done",
            )
        )
        before = event.state
    if one.due_on and one.state == Referral.State.SENT:
        late = is_overdue(one, today)
        words = _("the answer was due") if late else _("the answer is due")
        events.append(parts.Event(_day(one.due_on), words, "law" if late else "ahead"))
    return events


def repeat_words(counts: Mapping[str, int]) -> list[str]:
    """Where the authority has decided more than once within a year: owner, address, chain."""
    language = current_language()
    return [
        _("Decisions of the authority within a year, %(by)s: %(count)s")
        % {"by": REPEATED[by].in_language(language), "count": format_number(count, language, 0)}
        for by, count in counts.items()
        if count > 1
    ]


def _number(document: str) -> str:
    return f"№ {document}" if document else ""


def _day(day: date | None) -> str:
    return format_date(day, current_language()) if day else ""


def _case_href(one: Referral) -> str:
    return reverse("desk:case", args=[one.finding.case.number]) if one.finding.case else ""
