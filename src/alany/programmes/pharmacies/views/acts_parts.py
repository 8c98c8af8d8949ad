"""Rows, terms and words of price acts, ready for the components."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.ledger_words import verb_word
from alany.faces.ui import listing, parts
from alany.faces.ui.names import as_given
from alany.kernel.numbers import format_date, format_money, format_number, format_percent
from alany.programmes.pharmacies.actions.acts import ActDetails
from alany.programmes.pharmacies.models import CapRow, PriceAct
from alany.programmes.pharmacies.queries.acts import ActDifference
from alany.programmes.pharmacies.wording_register import DIFFERENCES, VAT_BASES
from alany.spine.ledger.queries import entries_about
from alany.spine.organisations.models import Office
from alany.spine.tables.differences import check_announced, mean_percent

EXAMPLES = 25


def title_of(act: PriceAct, language: str) -> str:
    """The title in Kazakh or Russian; an English page shows the Russian one, acts have no other."""
    return act.title_kk if language == "kk" else act.title_ru


def state_of(act: PriceAct) -> parts.State:
    """Whether the act counts."""
    if act.confirmed_by_id is None:
        return parts.State(_("waits for a second person"), "soon")
    return parts.State(_("confirmed"), "done")


def act_table(acts: Sequence[PriceAct], language: str) -> parts.Table:
    """The list of acts."""
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                str(one), href=reverse("desk_pharmacies:act", args=[one.pk]), sub=title_of(one, language)
            ),
            format_date(one.effective_from, language),
            format_number(one.row_count, language, 0),  # type: ignore[attr-defined]
            parts.Cell(state=state_of(one)),
        ]
        for one in acts
    ]
    heads = [
        parts.Column(_("Act")),
        parts.Column(_("In force from")),
        parts.Column(_("Rows"), numeric=True),
        parts.Column(_("State")),
    ]
    return parts.Table(_("Price acts"), heads, rows, hide_caption=True)


def export_columns(language: str) -> Mapping[str, Callable[[PriceAct], object]]:
    """The columns of the downloaded list of acts."""
    return {
        _("Act"): lambda one: f"{one} {title_of(one, language)}",
        _("In force from"): lambda one: one.effective_from,
        _("Rows"): lambda one: one.row_count,
        _("State"): lambda one: state_of(one).word,
        _("Entered by"): lambda one: one.entered_by.name,
        _("Confirmed by"): lambda one: one.confirmed_by.name if one.confirmed_by else "",
    }


def terms_of(act: PriceAct, language: str) -> list[parts.Term]:
    """What the act says of itself, and who entered and confirmed it."""
    confirmed = act.confirmed_by.name if act.confirmed_by else ""
    terms = [
        parts.Term(_("In force from"), format_date(act.effective_from, language)),
        parts.Term(_("Published on"), format_date(act.published_on, language) if act.published_on else ""),
        parts.Term(_("State registration number"), act.registration_number),
        parts.Term(_("Caps and VAT"), VAT_BASES[PriceAct.Vat(act.vat_basis)].in_language(language)),
        parts.Term(_("What is the annex?"), _whole(act.is_whole_list)),
        parts.Term(_("Entered by"), act.entered_by.name),
        parts.Term(_("Confirmed by"), confirmed),
    ]
    if act.source_url:
        terms.insert(3, parts.Term(_("Address of the text"), act.source_url, href=act.source_url))
    return terms


def _whole(is_whole: bool) -> str:
    return _("The whole list: what is not in it loses its cap") if is_whole else _("Only the changed rows")


def stated_terms(details: ActDetails, language: str) -> list[parts.Term]:
    """What was stated beside an uploaded annex."""
    return [
        parts.Term(_("Act"), f"{details.number} {details.dated_on:%d.%m.%Y}"),
        parts.Term(_("In force from"), format_date(details.effective_from, language)),
        parts.Term(_("What is the annex?"), _whole(details.is_whole_list)),
    ]


def row_table(rows: Sequence[CapRow], asked: listing.Asked, language: str) -> parts.Table:
    """Rows of the annex."""
    lines: list[list[parts.Cell | str]] = [
        [
            format_number(one.row_number, language, 0),
            parts.Cell(as_given(one.medicine.trade_name), sub=_medicine(one)),
            parts.Cell(one.medicine.maker, sub=one.medicine.reg_number),
            format_money(one.cap_kzt, language, 2),
            format_date(one.effective_to, language, short=True) if one.effective_to else "",
        ]
        for one in rows
    ]
    heads = [
        asked.column("row", _("Row")),
        asked.column("name", _("Medicine")),
        parts.Column(_("Maker, registration number")),
        asked.column("cap", _("Retail cap"), numeric=True),
        parts.Column(_("Held until")),
    ]
    return parts.Table(_("Rows of the annex"), heads, lines, hide_caption=True)


def _medicine(row: CapRow) -> str:
    pack = f" № {row.medicine.pack}" if row.medicine.pack else ""
    return f"{row.medicine.form_dose}{pack}"


def row_columns(act: PriceAct) -> Mapping[str, Callable[[CapRow], object]]:
    """The columns of the downloaded act: the same names in every language, so that it can be read back."""
    return {
        "act": lambda _row: act.number,
        "act_date": lambda _row: act.dated_on,
        "row": lambda row: row.row_number,
        "id": lambda row: row.medicine.code,
        "atc": lambda row: row.medicine.atc,
        "inn": lambda row: row.medicine.inn,
        "trade_name": lambda row: row.medicine.trade_name,
        "form_dose": lambda row: row.medicine.form_dose,
        "pack": lambda row: row.medicine.pack,
        "maker": lambda row: row.medicine.maker,
        "reg_number": lambda row: row.medicine.reg_number,
        "cap_kzt": lambda row: row.cap_kzt,
        "effective_from": lambda row: row.effective_from,
        "effective_to": lambda row: row.effective_to,
    }


def history_of(act: PriceAct, language: str) -> list[parts.Event]:
    """What was done with the act, from the ledger, the newest first."""
    return [
        parts.Event(
            when=format_date(entry.at.date(), language),
            text=verb_word(entry.verb) or entry.verb,
            kind="done",
            note=entry.actor_name,
        )
        for entry in entries_about(act).reverse()[:20]
    ]


def is_known(office: Office, number: str, dated_on: date) -> bool:
    """Whether the office has this act already."""
    return PriceAct.objects.filter(office=office, number=number, dated_on=dated_on).exists()


def refusal(reason: str) -> str:
    """Why an act was not taken, and what to do next."""
    match reason:
        case "before_its_act":
            return _(
                "This amendment is dated or in force before the list that it changes. "
                "Check the dates of both."
            )
        case "known":
            return _("This act is on record already. Open it in the list of acts.")
        case "same_person":
            return _("You entered this act, so somebody else must confirm it.")
        case "confirmed":
            return _("The act has been confirmed already. Enter the act that amends it.")
    return _("The annex has no rows. Check the file and the columns.")


def confirmation_text(act: PriceAct, language: str) -> str:
    """What the second key does."""
    said = _("From %(day)s the caps of this act count in every check. Only another act can change them.")
    return said % {"day": format_date(act.effective_from, language)}


def difference(
    found: ActDifference, announced: dict[str, int], uncapped: int, language: str
) -> dict[str, object]:
    """The difference report: counts beside the announced ones, what does not add up, and the medicines."""
    counts = found.difference.counts
    wrong = {one.name for one in check_announced(found.difference, announced)}
    rows: list[list[parts.Cell | str]] = []
    for name, count in counts.items():
        said = announced.get(name)
        state = parts.State(_("does not agree"), "late") if name in wrong else None
        rows.append(
            [
                DIFFERENCES[name].in_language(language),
                format_number(count, language, 0),
                "" if said is None else format_number(said, language, 0),
                parts.Cell(state=state) if state else _("agrees") if said is not None else "",
            ]
        )
    heads = [
        parts.Column(_("Compared with the caps of the day before")),
        parts.Column(_("In the file"), numeric=True),
        parts.Column(_("Announced"), numeric=True),
        parts.Column(""),
    ]
    groups = [_group(found, name, language) for name in ("up", "down", "new", "removed") if counts[name]]
    return {
        "difference": parts.Table(_("What the act changes"), heads, rows, hide_caption=True),
        "groups": groups,
        "uncapped": format_number(uncapped, language, 0) if uncapped else "",
        "sum_is_wrong": "announced_total" in wrong,
    }


def _group(found: ActDifference, name: str, language: str) -> tuple[str, parts.Table]:
    moved = name in ("up", "down")
    rows: list[list[parts.Cell | str]] = []
    for one in found.examples(name, EXAMPLES):
        percent = format_percent(one.percent, language) if one.percent is not None else ""
        money = [format_money(cap, language, 2) if cap is not None else "–" for cap in (one.old, one.new)]
        rows.append([one.name, *money, percent] if moved else [one.name])
    heads = [parts.Column(_("Medicine"))]
    if moved:
        heads += [
            parts.Column(head, numeric=True) for head in (_("Old cap"), _("New cap"), _("Change in percent"))
        ]
    count = found.difference.counts[name]
    title = f"{DIFFERENCES[name].in_language(language)}: {format_number(count, language, 0)}"
    if moved:
        mean = mean_percent(found.difference.up if name == "up" else found.difference.down)
        if mean is not None:
            title = _("%(title)s, %(mean)s on average") % {
                "title": title,
                "mean": format_percent(mean, language),
            }
    caption = _("The first %(count)s") % {"count": EXAMPLES} if count > EXAMPLES else title
    return title, parts.Table(caption, heads, rows, hide_caption=count <= EXAMPLES)
