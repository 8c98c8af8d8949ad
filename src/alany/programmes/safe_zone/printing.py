"""The act of an opening, the poster and the leaflet on paper."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.context import office_today
from alany.faces.ui.printing import pdf
from alany.kernel.numbers import format_date, format_number
from alany.kernel.sealing.receipts import shown_number, shown_secret
from alany.kernel.triltext import TrilText
from alany.programmes.safe_zone.models import BoxOpening
from alany.programmes.safe_zone.queries.boxes import OwnPaper
from alany.programmes.safe_zone.rules.boxes import received_by
from alany.spine.intake.queries.standing import Listed
from alany.spine.intake.rules import public_state
from alany.spine.intake.sheets import Sheet
from alany.spine.letters.printing import qr
from alany.spine.places.queries import working_calendar


def act_pdf(opening: BoxOpening, request: HttpRequest) -> bytes:
    """The act in the language of the page. Raises PdfUnavailable on a machine without Pango."""
    language = str(getattr(request, "LANGUAGE_CODE", "kk"))[:2]
    context = {
        "page_title": _("Act of the opening of a trust box"),
        "opening": opening,
        "terms": act_terms(opening, language),
        "day": format_date(opening.on, language),
        "by": format_date(received_by(opening.on, working_calendar()), language),
        "first": (opening.first.name, opening.first.post(language)),
        "second": (
            (opening.second.name, opening.second.post(language))
            if opening.second
            else (opening.second_name, opening.second_post)
        ),
    }
    return pdf("safe_zone/act_print.html", context, request=request)


def act_terms(opening: BoxOpening, language: str) -> list[parts.Term]:
    """What the act states, line by line."""
    point = opening.point
    second = (
        opening.second.name if opening.second else f"{opening.second_name}, {opening.second_post}".strip(", ")
    )
    return [
        parts.Term(_("Point"), f"{point.code}, {point.district.name(language)}, {point.address(language)}"),
        parts.Term(_("Day of the opening"), format_date(opening.on, language)),
        parts.Term(_("Opened by"), f"{opening.first.name}; {second}"),
        parts.Term(
            _("Seal found"),
            f"{opening.seal_found}, " + (_("whole") if opening.seal_intact else _("broken")),
        ),
        parts.Term(_("New seal"), opening.seal_new),
        parts.Term(_("Letters on numbered sheets"), format_number(opening.sheets, language, 0)),
        parts.Term(_("Letters on own paper"), format_number(opening.own_paper, language, 0)),
        parts.Term(_("All letters"), format_number(opening.letters, language, 0)),
        parts.Term(_("Remark"), opening.note),
    ]


STATES = {
    "received": TrilText(kk="қабылданды", ru="принято", en="received"),
    "acknowledged": TrilText(kk="алынғаны расталды", ru="получение подтверждено", en="acknowledged"),
    "forwarded": TrilText(kk="басқа органға жіберілді", ru="направлено другому органу", en="forwarded"),
    "answered": TrilText(kk="жауап берілді", ru="дан ответ", en="answered"),
    "closed": TrilText(kk="жабылды", ru="закрыто", en="closed"),
    "reopened": TrilText(kk="қайта ашылды", ru="открыто снова", en="reopened"),
    "shredded": TrilText(kk="мазмұны жойылды", ru="содержание уничтожено", en="content destroyed"),
}


def numbers_pdf(listed: list[Listed], own: list[OwnPaper], request: HttpRequest) -> bytes:
    """Numbers with their public state, and letters without a sheet by box and day. Raises PdfUnavailable."""
    language = str(getattr(request, "LANGUAGE_CODE", "kk"))[:2]
    published = {one.number for one in listed}
    context = {
        "page_title": _("Received numbers"),
        "rows": [
            (shown_number(one.number), STATES[public_state(one.standing.state)].in_language(language))
            for one in listed
        ],
        "own": [
            (
                one.code,
                format_date(one.on, language),
                [shown_number(n) for n in one.numbers if n in published],
            )
            for one in own
            if published.intersection(one.numbers)
        ],
        "as_of": format_date(office_today(), language),
    }
    return pdf("safe_zone/numbers_print.html", context, request=request)


def sheets_pdf(sheets: Sequence[Sheet], root: str, language: str) -> bytes:
    """A pack of numbered sheets, one A4 page each: the letter above, the coupon with the secret below.

    The secret stands on the coupon only: who opens the box finds the number and never the secret.
    """
    with translation.override(language):
        state = root.rstrip("/") + reverse("trust_box:state")
        context = {
            "page_title": _("Sheet for the trust box"),
            "language": language,
            "sheets": [
                {
                    "number": shown_number(one.number),
                    "secret": shown_secret(one.secret),
                    "qr": qr(f"{state}#{one.number}.{one.case_secret.hex()}"),
                }
                for one in sheets
            ],
            "address": root.removeprefix("https://").removeprefix("http://").rstrip("/"),
            "lines": range(14),
        }
        return pdf("safe_zone/sheets_print.html", context)


def paper_pdf(kind: str, address: str, fingerprint: str, request: HttpRequest) -> bytes:
    """A `poster` (A3) or a `leaflet` (A4, folded) in the language of the page; `address` goes into the QR.

    `fingerprint` is that of the key directory's root, empty while there is none. Raises PdfUnavailable.
    """
    context: dict[str, Any] = {
        "page_title": _("Trust box"),
        "address": address.removeprefix("https://").removeprefix("http://"),
        "qr": qr(address),
        "fingerprint": fingerprint,
    }
    return pdf(f"safe_zone/{kind}_print.html", context, request=request)
