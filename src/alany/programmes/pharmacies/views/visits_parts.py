"""What pages of visits show."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_date, format_money
from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.models import Pharmacy
from alany.programmes.pharmacies.wording import (
    CERTAINTIES,
    DECISIONS,
    FINDING_KINDS,
    FINDING_STATES,
    GRADES,
    NON_RESPONSE,
    VISIT_STATES,
    finding_words,
)
from alany.spine.visits.models import Finding, Visit

MARKS: dict[str, parts.Mark] = {"planned": "soon", "done": "done", "not_made": "idle"}
FINDING_MARKS: dict[str, parts.Mark] = {"recorded": "soon", "withdrawn": "idle"}


def state_of(visit: Visit) -> parts.State:
    """The state of a visit; an unmade one says why."""
    words = NON_RESPONSE[visit.non_response] if visit.non_response else VISIT_STATES[visit.state]
    return parts.State(words.in_language(current_language()), MARKS[visit.state])


def finding_state(finding: Finding) -> parts.State:
    """The state of a finding."""
    word = FINDING_STATES[finding.state].in_language(current_language())
    return parts.State(word, FINDING_MARKS.get(finding.state, "done"))


def visit_table(rows: Sequence[Visit], asked: listing.Asked) -> parts.Table:
    """The list of visits."""
    language = current_language()
    return parts.Table(
        caption=_("Visits"),
        hide_caption=True,
        columns=[
            asked.column("unit", _("Pharmacy")),
            asked.column("district", _("District or city")),
            asked.column("planned", _("Planned for")),
            parts.Column(_("Visitor")),
            parts.Column(_("State")),
        ],
        rows=[
            [
                parts.Cell(
                    f"№ {one.unit.unit} {one.unit.label}", reverse("desk_pharmacies:visit", args=[one.pk])
                ),
                one.unit.place.name(language),
                format_date(one.planned_on, language),
                one.visitor.name if one.visitor else "",
                parts.Cell(state=state_of(one)),
            ]
            for one in rows
        ],
    )


def site_terms(visit: Visit, pharmacy: Pharmacy) -> list[parts.Term]:
    """Where the visit goes."""
    language = current_language()
    return [
        parts.Term(
            _("Pharmacy"), str(pharmacy), href=reverse("desk_pharmacies:pharmacy", args=[pharmacy.pk])
        ),
        parts.Term(_("Owner"), f"{pharmacy.owner.name(language)}, {_('BIN')} {pharmacy.owner.bin}"),
        parts.Term(_("Address"), pharmacy.address),
        parts.Term(_("Planned for"), format_date(visit.planned_on, language)),
        parts.Term(_("Visitor"), visit.visitor.name if visit.visitor else ""),
    ]


def made_terms(visit: Visit) -> list[parts.Term]:
    """When it was made, with whom, and each answer of the checklist."""
    language = current_language()
    at = visit.visited_at.astimezone(ALMATY) if visit.visited_at else None
    when = f"{format_date(at.date(), language)}, {at:%H:%M}" if at else ""
    terms = [parts.Term(_("Made on"), when), parts.Term(_("Second person"), visit.companion)]
    answers = {answer.question: answer.value for answer in visit.answers.all()}
    for question in visit.campaign.checklist.checklist.questions:
        value = answers.get(question.slug)
        titles = {choice.value: choice.title.in_language(language) for choice in question.choices}
        if isinstance(value, bool):
            words = _("Yes") if value else _("No")
        else:
            words = titles.get(str(value), str(value or ""))
        terms.append(parts.Term(question.title.in_language(language), words))
    terms.append(parts.Term(_("What the pharmacy says"), visit.explanation))
    return terms


def reply_terms(visit: Visit) -> list[parts.Term]:
    """What the pharmacy said after the visit, by day."""
    language = current_language()
    return [
        parts.Term(" ".join((format_date(one.received_on, language), one.document)).strip(), one.text)
        for one in visit.replies.all()
    ]


def price_table(visit: Visit) -> parts.Table:
    """Prices with the engine's decisions and the rows of law behind them."""
    language = current_language()
    rows: list[list[parts.Cell | str]] = []
    for one in visit.prices.all():
        decision = DECISIONS[one.decision].in_language(language)
        certainty = CERTAINTIES[one.certainty].in_language(language) if one.certainty else ""
        cap = one.cap_row
        rows.append(
            [
                parts.Cell(one.line, sub=GRADES[one.grade].in_language(language), lang="ru"),
                format_money(one.price_kzt, language),
                parts.Cell(
                    format_money(cap.cap_kzt, language) if cap else "–",
                    sub=f"{cap.act}, № {cap.row_number}" if cap else "",
                ),
                format_money(one.excess_kzt, language) if one.excess_kzt else "–",
                parts.Cell(
                    state=parts.State(decision, "late" if one.decision == "violation" else "plain"),
                    sub=certainty,
                ),
            ]
        )
    heads = (_("Medicine, as the tag says"), _("Price"), _("Cap of that day"), _("Above by"), _("Decision"))
    numeric = (False, True, True, True, False)
    columns = [parts.Column(head, numeric=right) for head, right in zip(heads, numeric, strict=True)]
    return parts.Table(_("Prices seen"), columns, rows, hide_caption=True)


def finding_table(findings: Sequence[Finding]) -> parts.Table:
    """Findings of a visit, each with the way to its own page."""
    language = current_language()
    return parts.Table(
        caption=_("Findings"),
        hide_caption=True,
        columns=[parts.Column(_("Finding")), parts.Column(_("State"))],
        rows=[
            [
                parts.Cell(
                    FINDING_KINDS[one.kind].in_language(language),
                    reverse("desk_pharmacies:finding", args=[one.pk]),
                    sub=finding_words(one.kind, one.evidence, language),
                ),
                parts.Cell(state=finding_state(one)),
            ]
            for one in findings
        ],
    )
