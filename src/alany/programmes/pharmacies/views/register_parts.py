"""Rows, terms and events of the register, ready for the components."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alany.faces.desk.ledger_words import verb_word
from alany.faces.ui import listing, parts
from alany.faces.ui.names import as_given
from alany.kernel.numbers import format_date, format_number
from alany.programmes.pharmacies.checklist import LICENCE_STATES
from alany.programmes.pharmacies.forms.register import PharmacyForm
from alany.programmes.pharmacies.models import Licence, Pharmacy, PriceList
from alany.programmes.pharmacies.queries.register import Districts, Matched, state_of
from alany.programmes.pharmacies.wording_register import (
    KINDS,
    LICENCE_MARKS,
    SHORT_LICENCE,
    SUBTYPES,
)
from alany.spine.ledger.queries import entries_about
from alany.spine.visits.models import Visit


def licence_state(state: str, language: str) -> parts.State:
    """The state of a licence in words with its mark."""
    return parts.State(LICENCE_STATES[state].in_language(language), LICENCE_MARKS[state])  # type: ignore[arg-type]


def _short(state: str, language: str) -> parts.State:
    return parts.State(SHORT_LICENCE[state].in_language(language), LICENCE_MARKS[state])  # type: ignore[arg-type]


def pharmacy_table(
    pharmacies: Sequence[Pharmacy], asked: listing.Asked, today: date, language: str
) -> parts.Table:
    """The list of the desk."""
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                one.name,
                href=reverse("desk_pharmacies:pharmacy", args=[one.pk]),
                sub=one.owner.name(language),
            ),
            one.number,
            parts.Cell(one.address, sub=one.district.name(language)),
            KINDS[Pharmacy.Kind(one.kind)].in_language(language),
            parts.Cell(state=_short(state_of(one, today), language)),
        ]
        for one in pharmacies
    ]
    heads = [
        asked.column("name", _("Name of the pharmacy")),
        asked.column("number", _("Number")),
        asked.column("district", _("Address")),
        parts.Column(_("Kind")),
        parts.Column(_("Licence")),
    ]
    return parts.Table(_("Pharmacies"), heads, rows, hide_caption=True)


def export_columns(today: date, language: str) -> Mapping[str, Callable[[Pharmacy], object]]:
    """The columns of the downloaded list."""
    return {
        _("Number"): lambda one: one.number,
        _("Name of the pharmacy"): lambda one: one.name,
        _("Kind"): lambda one: KINDS[Pharmacy.Kind(one.kind)].in_language(language),
        _("District or city"): lambda one: one.district.name(language),
        _("Address"): lambda one: one.address,
        _("Owner"): lambda one: one.owner.name(language),
        _("BIN of the owner"): lambda one: one.owner.bin,
        _("Open since"): lambda one: one.opened_on,
        _("Licence"): lambda one: SHORT_LICENCE[state_of(one, today)].in_language(language),
    }


def public_columns(asked: listing.Asked) -> list[parts.Column]:
    """Heads of the public list."""
    return [
        asked.column("name", _("Name of the pharmacy")),
        asked.column("number", _("Number")),
        parts.Column(_("Address")),
        asked.column("district", _("District or city")),
        parts.Column(_("Licence on record")),
    ]


def public_export(
    districts: Districts, licences: Mapping[int, str], language: str
) -> Mapping[str, Callable[[Mapping[str, Any]], object]]:
    """The columns of the public list as a file: the same five facts."""
    return {
        _("Name of the pharmacy"): lambda row: row["name"],
        _("Number"): lambda row: row["number"],
        _("Address"): lambda row: row["address"],
        _("District or city"): lambda row: districts.name_of(row["district_id"], language),
        _("Licence on record"): lambda row: licences.get(row["pk"], ""),
    }


_ROW = (
    '<tr><th scope="row">{}</th><td data-label="{}">{}</td><td data-label="{}">{}</td>'
    '<td data-label="{}">{}</td><td data-label="{}">{}</td></tr>'
)


def public_body(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[parts.Column], licences: Mapping[int, str]
) -> SafeString:
    """The rows of the public list as HTML in one pass: the most asked page of the programme."""
    labels = [column.label for column in columns]
    unknown = format_html('<span class="muted">{}</span>', _("none on record"))
    return format_html_join(
        "\n",
        _ROW,
        (
            (
                row["name"],
                labels[1],
                row["number"],
                labels[2],
                row["address"],
                labels[3],
                row["district"],
                labels[4],
                licences.get(row["pk"]) or unknown,
            )
            for row in rows
        ),
    )


def terms_of(pharmacy: Pharmacy, language: str) -> list[parts.Term]:
    """What is known of a pharmacy."""
    payer = {True: _("Yes"), False: _("No"), None: _("Not known")}[pharmacy.is_vat_payer]
    terms = [
        parts.Term(_("Number in the register"), pharmacy.number),
        parts.Term(_("Kind"), KINDS[Pharmacy.Kind(pharmacy.kind)].in_language(language)),
        parts.Term(_("Owner"), pharmacy.owner.name(language)),
        parts.Term(_("BIN of the owner"), pharmacy.owner.bin),
        parts.Term(_("District or city"), pharmacy.district.name(language)),
        parts.Term(_("Address"), pharmacy.address),
        parts.Term(_("Open since"), format_date(pharmacy.opened_on, language)),
        parts.Term(_("Does it pay VAT?"), payer),
    ]
    if pharmacy.closed_on:
        terms.append(parts.Term(_("Closed since"), format_date(pharmacy.closed_on, language)))
    return terms


def licence_table(licences: Sequence[Licence], language: str) -> parts.Table | None:
    """The licences with their annexes."""
    if not licences:
        return None
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                one.number,
                sub=_("annex %(number)s") % {"number": one.annex_number} if one.annex_number else "",
            ),
            format_date(one.issued_on, language, short=True),
            parts.Cell(one.annex_address, sub=_("holder %(bin)s") % {"bin": one.holder_bin}),
            ", ".join(SUBTYPES[code].in_language(language) for code in one.subtypes if code in SUBTYPES),
            _interruption(one, language),
        ]
        for one in licences
    ]
    heads = (_("Licence"), _("Issued on"), _("Address in the annex"), _("What it allows"), _("Interruptions"))
    return parts.Table(_("Licences"), [parts.Column(head) for head in heads], rows, hide_caption=True)


def _interruption(one: Licence, language: str) -> str:
    said = []
    if one.suspended_from:
        until = format_date(one.suspended_to, language, short=True) if one.suspended_to else "…"
        said.append(
            _("suspended %(days)s")
            % {"days": f"{format_date(one.suspended_from, language, short=True)} – {until}"}
        )
    if one.ended_on:
        said.append(_("ended on %(day)s") % {"day": format_date(one.ended_on, language, short=True)})
    return "; ".join(said)


def list_table(pharmacy: Pharmacy, language: str) -> parts.Table | None:
    """The latest price lists of a pharmacy."""
    lists = list(
        PriceList.objects.filter(pharmacy=pharmacy).select_related("file").order_by("-on", "-pk")[:10]
    )
    if not lists:
        return None
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                format_date(one.on, language), href=reverse("desk_pharmacies:price_list", args=[one.pk])
            ),
            parts.Cell(as_given(one.file.name)),
            format_number(one.lines, language, 0),
            format_number(one.totals.get("violation", 0), language, 0),
        ]
        for one in lists
    ]
    heads = [
        parts.Column(_("Day of the prices")),
        parts.Column(_("File")),
        parts.Column(_("Lines"), numeric=True),
        parts.Column(_("To be checked"), numeric=True),
    ]
    return parts.Table(_("Price lists"), heads, rows, hide_caption=True)


def visits_of(pharmacy: Pharmacy, language: str) -> list[parts.Event]:
    """Visits of campaigns to this pharmacy, the newest first."""
    visits = Visit.objects.filter(
        unit__campaign__programme="pharmacies",
        unit__campaign__office=pharmacy.office_id,
        unit__unit=pharmacy.number,
    ).select_related("unit__campaign")
    return [
        parts.Event(
            when=format_date(visit.planned_on, language) if visit.planned_on else "",
            text=str(getattr(visit.unit.campaign, f"title_{language}")),
            kind="done" if visit.state == Visit.State.DONE else "ahead",
        )
        for visit in visits.order_by("-pk")[:10]
    ]


def history_of(thing: Pharmacy, language: str) -> list[parts.Event]:
    """What was done to the record, from the ledger, the newest first."""
    entries = list(entries_about(thing).reverse()[:20])
    return [
        parts.Event(
            when=format_date(entry.at.date(), language),
            text=verb_word(entry.verb) or entry.verb,
            kind="done",
            note=entry.actor_name,
        )
        for entry in entries
    ]


def matched_terms(compared: Matched, language: str) -> list[parts.Term]:
    """How an import compares with the record."""
    return [
        parts.Term(_("New pharmacies"), format_number(len(compared.new), language, 0)),
        parts.Term(_("Pharmacies that change"), format_number(len(compared.changed), language, 0)),
        parts.Term(_("Already on record"), format_number(compared.same, language, 0)),
    ]


def two_versions(current: Pharmacy, form: PharmacyForm, language: str) -> dict[str, object]:
    """Both versions side by side; the form keeps what was typed and takes the new version number."""
    typed = [
        parts.Term(str(field.label), ", ".join(_typed(form, name)))
        for name, field in form.fields.items()
        if name != "version"
    ]
    form.data = {**form.data.dict(), "version": str(current.version)}  # type: ignore[attr-defined]
    return {"theirs": terms_of(current, language), "mine": typed, "edited": True}


def _typed(form: PharmacyForm, name: str) -> list[str]:
    value = form.cleaned_data.get(name)
    if isinstance(value, date):
        return [f"{value:%d.%m.%Y}"]
    choices = dict(getattr(form.fields[name], "choices", []))
    return [str(choices.get(str(value), value if value not in (None, False) else ""))]
