"""What pages of the queue of lines show."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.ui import listing, parts
from alany.kernel.numbers import format_date, format_money, format_number
from alany.programmes.pharmacies.engine.check import Evidence
from alany.programmes.pharmacies.engine.reasons import REASONS
from alany.programmes.pharmacies.models import Alias, CapRow, Medicine
from alany.programmes.pharmacies.queries.aliases import Impact
from alany.programmes.pharmacies.wording import CERTAINTIES, DECISIONS
from alany.programmes.pharmacies.wording_learning import ALIAS_STATES, MEANT, PARTS

MARKS: dict[str, parts.Mark] = {"proposed": "soon", "in_force": "done", "refused": "idle", "reversed": "idle"}
Segment = tuple[str, str]


def segments(evidence: Evidence, language: str) -> list[Segment]:
    """The line as it was read, cut where its parts begin and end; each with what it was taken for."""
    text = evidence.read_as
    spans = [(part.start, part.end, part.kind) for part in evidence.parts]
    start = text.find(evidence.name) if evidence.name else -1
    if start >= 0:
        spans.append((start, start + len(evidence.name), "name"))
    cut: list[Segment] = []
    at = 0
    for begins, ends, kind in sorted(spans):
        if begins < at:
            continue
        cut.append((text[at:begins], ""))
        cut.append((text[begins:ends], PARTS.get(kind, PARTS[""]).in_language(language)))
        at = ends
    cut.append((text[at:], ""))
    return [(words, label) for words, label in cut if words]


def reasons_that_wait() -> list[str]:
    """Codes of the engine that can stand behind an answer that waits, in their order."""
    never = {"above_cap", "at_or_below_cap", "registered_without_cap"}
    return [code for code in REASONS if code not in never]


def queue_table(rows: Sequence[Mapping[str, Any]], language: str) -> parts.Table:
    """Texts that wait."""
    return parts.Table(
        caption=_("Lines that wait for people"),
        hide_caption=True,
        columns=[
            parts.Column(_("Line as written, and the reason")),
            parts.Column(_("Answer")),
            parts.Column(_("Lines"), numeric=True),
            parts.Column(_("Price lists"), numeric=True),
        ],
        rows=[
            [
                parts.Cell(
                    row["line"],
                    reverse("desk_pharmacies:learning_line", args=[row["key"]]),
                    sub=REASONS[row["reason"]].in_language(language),
                    lang="ru",
                ),
                grade_words(row["certainty"], language),
                format_number(row["lines"], language, 0),
                format_number(row["lists"], language, 0),
            ]
            for row in rows
        ],
    )


def grade_words(certainty: str, language: str) -> str:
    """Probable or unclear, in words."""
    words = CERTAINTIES[certainty] if certainty else DECISIONS["unclear"]
    return words.in_language(language)


def queue_columns(language: str) -> Mapping[str, Callable[[Mapping[str, Any]], object]]:
    """The columns of the downloaded queue."""
    return {
        _("Line"): lambda row: row["line"],
        _("Reason"): lambda row: REASONS[row["reason"]].in_language(language),
        _("Answer"): lambda row: grade_words(row["certainty"], language),
        _("Lines"): lambda row: row["lines"],
        _("Price lists"): lambda row: row["lists"],
    }


def impact_words(lines: int, lists: int) -> str:
    """How much one decision decides."""
    said = ngettext("This decides %(count)s line", "This decides %(count)s lines", lines) % {"count": lines}
    return said + " " + ngettext("of %(count)s list.", "of %(count)s lists.", lists) % {"count": lists}


def impact_table(impact: Impact, language: str) -> parts.Table | None:
    """What the lines become, by answer; None where it decides none of the lists so far."""
    if not impact.lines:
        return None
    return parts.Table(
        caption=_("What the lines become"),
        columns=[parts.Column(_("Answer")), parts.Column(_("Lines"), numeric=True)],
        rows=[
            [DECISIONS[decision].in_language(language), format_number(count, language, 0)]
            for decision, count in sorted(impact.answers.items(), key=lambda one: -one[1])
        ],
    )


def hints(
    medicines: Sequence[Medicine], caps: Mapping[str, CapRow], asked: str, language: str
) -> dict[str, str]:
    """Maker, registration number and cap of each pack, under its name."""
    told = {}
    for one in medicines:
        row = caps.get(one.code)
        cap = format_money(row.cap_kzt, language, 2) if row else _("no cap")
        told[str(one.pk)] = " · ".join(part for part in (one.maker, one.reg_number, cap) if part)
    return told


def state_of(alias: Alias, language: str) -> parts.State:
    """How far the decision is."""
    return parts.State(ALIAS_STATES[alias.state].in_language(language), MARKS[alias.state])


def meaning_words(alias: Alias, language: str) -> str:
    """The packs, or that it is none; the packs are read beforehand."""
    if alias.meaning in MEANT:
        return MEANT[alias.meaning].in_language(language)
    return "\n".join(
        f"{one.medicine} · {one.medicine.maker} · {one.medicine.reg_number}" for one in alias.packs.all()
    )


def alias_table(rows: Sequence[Alias], asked: listing.Asked, language: str) -> parts.Table:
    """Decisions about lines."""
    return parts.Table(
        caption=_("Decisions about lines"),
        hide_caption=True,
        columns=[
            parts.Column(_("Line as written, and what it means")),
            parts.Column(_("In whose lists")),
            parts.Column(_("Proposed by")),
            parts.Column(_("Second person")),
            asked.column("proposed", _("State")),
        ],
        rows=[
            [
                parts.Cell(
                    one.line,
                    reverse("desk_pharmacies:alias", args=[one.pk]),
                    sub=meaning_words(one, language),
                    lang="ru",
                ),
                one.supplier.name(language) if one.supplier else _("In all lists"),
                parts.Cell(
                    one.proposed_by.name, sub=format_date(one.proposed_at.date(), language, short=True)
                ),
                one.decided_by.name if one.decided_by else "–",
                parts.Cell(state=state_of(one, language)),
            ]
            for one in rows
        ],
    )


def alias_terms(alias: Alias, language: str) -> list[parts.Term]:
    """Everything that is known of one decision."""

    def by(name: str, at: Any) -> str:  # noqa: ANN401  a moment or none
        return f"{name}, {format_date(at.date(), language)}" if at else ""

    terms = [
        parts.Term(_("Line"), alias.line, lang="ru"),
        parts.Term(_("It means"), meaning_words(alias, language)),
        parts.Term(
            _("In whose lists"), alias.supplier.name(language) if alias.supplier else _("In all lists")
        ),
        parts.Term(_("How it is known"), alias.note),
        parts.Term(_("Proposed by"), by(alias.proposed_by.name, alias.proposed_at)),
        parts.Term(
            _("Confirmed by"), by(alias.decided_by.name, alias.decided_at) if alias.decided_by else ""
        ),
        parts.Term(
            _("Taken back by"), by(alias.reversed_by.name, alias.reversed_at) if alias.reversed_by else ""
        ),
        parts.Term(_("Why"), alias.reason),
    ]
    return [term for term in terms if term.value]
