"""The answer of the checker in words."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.names import as_given
from alany.kernel.numbers import format_date, format_money, format_percent
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.reasons import REASONS
from alany.programmes.pharmacies.models import CapRow
from alany.programmes.pharmacies.queries.acts import vat_rates
from alany.programmes.pharmacies.queries.asking import Answer, Caps
from alany.programmes.pharmacies.rules.caps import vat_rate

MOST_CANDIDATES = 12
GROUNDS = ("violation", "unclear")
"""Answers after which a written appeal may be sent; it asks to check and accuses nobody."""

SHAPES = {"violation": "violation", "within_cap": "ok", "no_cap": "no_cap", "unclear": "unclear"}


def answer(found: Answer, line: str, language: str) -> dict[str, object]:
    """Everything that the page shows under the question."""
    decision = found.decision
    open_choice = decision.decision == "unclear" and len(found.fitting) > 1
    return {
        "shape": SHAPES[decision.decision],
        "title": _title(decision.decision, decision.certainty, bool(found.fitting)),
        "text": _text(found, language),
        "reasons": _reasons(found, language),
        "candidates": _candidates(found, line, language) if open_choice else None,
        "more_candidates": max(len(found.fitting) - MOST_CANDIDATES, 0),
        "next": _next_steps(decision.decision, open_choice, bool(found.fitting)),
        "vat": vat_words(found.on, language),
        "appeal_href": _appeal_href(found, line) if decision.decision in GROUNDS else "",
    }


def _title(decision: str, certainty: str, found: bool) -> str:
    match decision:
        case "violation" if certainty == "certain":
            return _("Yes, above the price cap")
        case "violation":
            return _("It seems to be above the price cap")
        case "within_cap" if certainty == "certain":
            return _("No, it is not above the cap")
        case "within_cap":
            return _("It seems not to be above the cap")
        case "no_cap":
            return _("There was no cap on that day") if found else _("We found no cap for it")
    return _("Unclear: we cannot tell")


def _text(found: Answer, language: str) -> str:
    decision = found.decision
    if decision.decision == "violation" and decision.cap_kzt is not None and decision.excess_kzt is not None:
        percent = format_percent(decision.excess_kzt * 100 / decision.cap_kzt, language)
        return _("The cap is %(cap)s. The difference is %(excess)s (%(percent)s).") % {
            "cap": format_money(decision.cap_kzt, language, 2),
            "excess": format_money(decision.excess_kzt, language, 2),
            "percent": percent,
        }
    if decision.decision == "within_cap" and decision.cap_kzt is not None:
        return _("The cap is %(cap)s.") % {"cap": format_money(decision.cap_kzt, language, 2)}
    if decision.decision == "no_cap" and found.fitting:
        return _("The state set no highest price for it, so the pharmacy was free to set its own.")
    return REASONS[decision.reason].in_language(language)


def _reasons(found: Answer, language: str) -> list[parts.Term]:
    decision, evidence = found.decision, found.decision.evidence
    words = (evidence.name, *(part.text for part in evidence.parts))
    read = " · ".join(word for word in words if word) or evidence.read_as
    terms = [parts.Term(_("Read as"), read.replace("#", "№ "))]
    if found.chosen is not None:
        terms = [parts.Term(_("The pack you chose"), name_of(found.chosen))]
    elif len(found.fitting) == 1:
        terms.append(parts.Term(_("In the register"), name_of(found.fitting[0])))
    elif found.fitting:
        terms.append(parts.Term(_("In the register"), _fitting_words(len(found.fitting))))
    else:
        terms.append(parts.Term(_("In the register"), _("not found")))
    if (row := row_behind(found)) is not None:
        terms.append(parts.Term(_("Legal basis"), basis_of(row, language), href=row.act.source_url))
    terms.append(parts.Term(_("Why"), REASONS[decision.reason].in_language(language)))
    terms.append(parts.Term(_("Certainty"), _certainty(decision.certainty, bool(found.fitting))))
    return terms


def _fitting_words(count: int) -> str:
    return _("%(count)s packs fit what was written") % {"count": count}


def row_behind(found: Answer) -> CapRow | None:
    """The row of law whose cap the answer names, the lowest row number of equals."""
    rows = sorted(found.caps.values(), key=lambda row: row.row_number)
    return next((row for row in rows if row.cap_kzt == found.decision.cap_kzt), None)


def name_of(entry: RegisterEntry) -> str:
    """A pack as the register names it."""
    pack = f", № {entry.pack}" if entry.pack else ""
    maker = f" · {entry.maker}" if entry.maker else ""
    number = f" · {entry.reg_number}" if entry.reg_number else ""
    return f"{entry.trade_name}, {entry.form_dose}{pack}{maker}{number}"


def basis_of(row: CapRow, language: str) -> str:
    """Act, row and first day of a cap."""
    said = _("order %(number)s of %(date)s, row %(row)s, in force from %(from)s")
    return said % {
        "number": row.act.number,
        "date": format_date(row.act.dated_on, language),
        "row": row.row_number,
        "from": format_date(row.effective_from, language),
    }


def _certainty(certainty: str, found: bool) -> str:
    match certainty:
        case "certain" if not found:
            return _("the whole register of that day was searched")
        case "certain":
            return _("certain: name, dose and pack agree with the register")
        case "probable":
            return _("probable: a person must look at it")
    return _("not known, so we do not say")


def _candidates(found: Answer, line: str, language: str) -> parts.Table:
    rows: list[list[parts.Cell | str]] = []
    for entry in found.fitting[:MOST_CANDIDATES]:
        row = found.caps.get(entry.id)
        asked = {"q": line, "price": str(found.price), "on": found.on.isoformat(), "code": entry.id}
        pack = f" № {entry.pack}" if entry.pack else ""
        rows.append(
            [
                parts.Cell(
                    as_given(entry.trade_name + pack), href=f"?{urlencode(asked)}", sub=entry.form_dose
                ),
                entry.maker,
                format_money(row.cap_kzt, language, 2) if row else _("no cap"),
            ]
        )
    heads = [parts.Column(_("Pack")), parts.Column(_("Maker")), parts.Column(_("Cap"), numeric=True)]
    return parts.Table(_("Which pack is yours? Choose it."), heads, rows)


def caps(found: Caps, line: str, language: str) -> dict[str, object]:
    """What the page shows where no price was given: the packs and their caps of that day."""
    day = format_date(found.on, language)
    if not found.fitting:
        text = _("Write the full name, the dose and the number of pieces as on the box.")
        return {"shape": "unclear", "title": _("We found no such medicine in the register"), "text": text}
    title = _("Caps on %(day)s") % {"day": day}
    text = _("A pack without a cap may be sold at any price on that day.")
    return {
        "shape": "no_cap" if not found.rows else "ok",
        "title": title if found.rows else _("There was no cap on that day"),
        "text": text,
        "candidates": caps_table(found, language),
        "more_candidates": found.more,
        "vat": vat_words(found.on, language),
    }


def caps_table(found: Caps, language: str) -> parts.Table:
    """Packs with their caps and the rows of law behind them."""
    rows: list[list[parts.Cell | str]] = []
    for entry in found.fitting:
        row = found.rows.get(entry.id)
        pack = f" № {entry.pack}" if entry.pack else ""
        rows.append(
            [
                parts.Cell(as_given(entry.trade_name + pack), sub=f"{entry.form_dose} · {entry.maker}"),
                parts.Cell(
                    format_money(row.cap_kzt, language, 2) if row else _("no cap"),
                    sub=basis_of(row, language) if row else "",
                ),
            ]
        )
    return parts.Table(
        _("Caps of the day"), [parts.Column(_("Pack")), parts.Column(_("Cap"), numeric=True)], rows
    )


def vat_words(on: date, language: str) -> str:
    """What the tax has to do with the answer on this day."""
    if rate := vat_rate(on, vat_rates()):
        return _(
            "From 2026 medicines carry VAT, on this day %(rate)s. A cap that an order states net of VAT is "
            "compared with the price less VAT where the pharmacy pays it. Where we do not know whether it "
            "does, a price between the two is unclear."
        ) % {"rate": format_percent(rate * 100, language, 0)}
    return _("On this day the cap is compared with the price on the receipt as it stands.")


def _appeal_href(found: Answer, line: str) -> str:
    asked = {"q": line, "price": str(found.price), "on": found.on.isoformat()}
    if found.chosen is not None:
        asked["code"] = found.chosen.id
    return f"{reverse('pharmacies:appeal')}?{urlencode(asked)}"


def _next_steps(decision: str, open_choice: bool, found: bool) -> Sequence[str]:
    match decision:
        case "violation":
            return [
                _("Keep the receipt: without it nobody can prove the price."),
                _("Ask the pharmacy to correct the price and give the difference back."),
                _("If it refuses, send a written appeal through eotinish.kz: a phone call is not enough."),
            ]
        case "unclear" if open_choice:
            return [
                _("Choose your pack in the list, or write the maker and the number of pieces as on the box.")
            ]
        case "unclear":
            return [_("Write the full name, the dose and the number of pieces as on the box.")]
        case "no_cap" if not found:
            return [
                _("Write the full name, the dose and the number of pieces as on the box."),
                _("If it is written so already, the state has set no cap for this pack."),
            ]
        case "no_cap":
            return [_("Compare prices in several pharmacies: for this medicine they may differ.")]
    return [_("Prices below the cap differ too: compare several pharmacies.")]
