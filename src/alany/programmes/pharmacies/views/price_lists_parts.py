"""Rows and words of price lists, ready for the components."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.names import as_given
from alany.kernel.numbers import format_date, format_money, format_number
from alany.programmes.pharmacies.engine.reasons import REASONS
from alany.programmes.pharmacies.models import Pharmacy, PriceList, PriceListLine
from alany.programmes.pharmacies.queries.price_lists import DECISIONS
from alany.programmes.pharmacies.wording import CERTAINTIES
from alany.programmes.pharmacies.wording_lists import DECISION_MARKS, LIST_DECISIONS


def title_of(price_list: PriceList, language: str) -> str:
    """Whose list it is, and of which day."""
    name = price_list.pharmacy.name if price_list.pharmacy else _("Price list")
    return f"{name}, {format_date(price_list.on, language)}"


def _state(price_list: PriceList) -> parts.State:
    match price_list.state:
        case PriceList.State.CHECKED:
            return parts.State(_("checked"), "done")
        case PriceList.State.FAILED:
            return parts.State(_("not checked"), "late")
    return parts.State(_("being checked"), "soon")


def list_table(lists: Sequence[PriceList], language: str) -> parts.Table:
    """The history of lists."""
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                one.pharmacy.name if one.pharmacy else as_given(one.file.name),
                href=reverse("desk_pharmacies:price_list", args=[one.pk]),
                sub=as_given(one.file.name) if one.pharmacy else "",
            ),
            format_date(one.on, language, short=True),
            format_number(one.lines, language, 0),
            format_number(one.totals.get("violation", 0), language, 0),
            parts.Cell(state=_state(one)),
            parts.Cell(one.uploaded_by.name, sub=format_date(one.uploaded_at.date(), language, short=True)),
        ]
        for one in lists
    ]
    heads = [
        parts.Column(_("Price list")),
        parts.Column(_("Day of the prices")),
        parts.Column(_("Lines"), numeric=True),
        parts.Column(_("To be checked"), numeric=True),
        parts.Column(_("State")),
        parts.Column(_("Sent in by")),
    ]
    return parts.Table(_("Price lists"), heads, rows, hide_caption=True)


def list_columns() -> Mapping[str, Callable[[PriceList], object]]:
    """The columns of the downloaded list of price lists."""
    return {
        _("Price list"): lambda one: one.file.name,
        _("Pharmacy"): lambda one: f"{one.pharmacy.number} {one.pharmacy.name}" if one.pharmacy else "",
        _("Day of the prices"): lambda one: one.on,
        _("Lines"): lambda one: one.lines,
        _("To be checked"): lambda one: one.totals.get("violation", 0),
        _("State"): lambda one: _state(one).word,
        _("Sent in by"): lambda one: one.uploaded_by.name,
    }


def stated_terms(on: date, pharmacy: Pharmacy | None, language: str) -> list[parts.Term]:
    """What was stated beside the file."""
    return [
        parts.Term(_("Day of the prices"), format_date(on, language)),
        parts.Term(_("Pharmacy"), f"{pharmacy.number} {pharmacy.name}" if pharmacy else ""),
    ]


def terms_of(price_list: PriceList, language: str) -> list[parts.Term]:
    """What the check rests on."""
    terms = [
        *stated_terms(price_list.on, price_list.pharmacy, language),
        parts.Term(_("File"), as_given(price_list.file.name)),
        parts.Term(_("Sent in by"), price_list.uploaded_by.name),
    ]
    if price_list.register_version:
        terms.append(parts.Term(_("Version of the register"), price_list.register_version[:16]))
    return terms


def totals(price_list: PriceList, language: str) -> list[parts.Figure]:
    """How many lines got each answer, each with the way to them."""
    return [
        parts.Figure(
            value=format_number(price_list.totals.get(decision, 0), language, 0),
            text=LIST_DECISIONS[decision].in_language(language),
            links=[parts.Link(_("Show the lines"), f"?decision={decision}")],
        )
        for decision in DECISIONS
    ]


def decision_state(decision: str, certainty: str, language: str) -> parts.State:
    """The answer in words with its mark; how sure it is stands beside it."""
    words = LIST_DECISIONS[decision].in_language(language)
    return parts.State(words, DECISION_MARKS[decision])  # type: ignore[arg-type]


def certainty_words(certainty: str, language: str) -> str:
    """How sure an answer is; empty for an answer that abstains."""
    return CERTAINTIES[certainty].in_language(language) if certainty else ""


def reason_words(code: str, language: str) -> str:
    """The reason in words."""
    return REASONS[code].in_language(language)


def line_table(lines: Sequence[PriceListLine], asked: listing.Asked, language: str) -> parts.Table:
    """Lines with their answers."""
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(one.line, sub=reason_words(one.reason, language)),
            parts.Cell(
                state=decision_state(one.decision, one.certainty, language),
                sub=certainty_words(one.certainty, language),
            ),
            _money(one.price_kzt, language),
            _money(one.cap_kzt, language),
            _money(one.excess_kzt, language),
        ]
        for one in lines
    ]
    heads = [
        asked.column("row", _("Line as written, and the reason")),
        parts.Column(_("Answer")),
        asked.column("price", _("Price"), numeric=True),
        parts.Column(_("Cap"), numeric=True),
        asked.column("excess", _("Above the cap by"), numeric=True),
    ]
    return parts.Table(_("Lines"), heads, rows, hide_caption=True)


def _money(amount: object, language: str) -> str:
    return "" if amount is None else format_money(amount, language)  # type: ignore[arg-type]


def line_columns(language: str) -> Mapping[str, Callable[[PriceListLine], object]]:
    """The columns of the downloaded result."""
    return {
        _("Row"): lambda one: one.row,
        _("Line"): lambda one: one.line,
        _("Price"): lambda one: one.price_kzt,
        _("Answer"): lambda one: LIST_DECISIONS[one.decision].in_language(language),
        _("Certainty"): lambda one: certainty_words(one.certainty, language),
        _("Cap"): lambda one: one.cap_kzt,
        _("Above the cap by"): lambda one: one.excess_kzt,
        _("Reason"): lambda one: reason_words(one.reason, language),
        _("Codes in the register"): lambda one: ";".join(one.entry_ids),
    }


def failure(code: str) -> str:
    """Why a list was not checked, and what to do; empty while it is being checked."""
    match code:
        case "":
            return ""
        case "no_register":
            return _(
                "There is no register of medicines yet. Enter a price act first, then send the list again."
            )
        case "columns":
            return _(
                "The columns of name and price were not recognised. Send this list alone and choose them."
            )
        case "unreadable":
            return _("The file cannot be read as a table. Save it as CSV or XLSX and send it again.")
        case "no_rows":
            return _("The list has no row with a name and a price.")
    return _("The file could not be read any more. Send the list again.")
