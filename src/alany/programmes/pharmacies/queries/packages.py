"""What is handed to the authority, as data: one JSON whose bytes are the same on every computer."""

import json
from pathlib import Path
from typing import Any

from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.models import PriceObservation, Referral
from alany.programmes.pharmacies.queries.visits import pharmacy_of
from alany.spine.visits.models import Visit

SCHEMA = Path(__file__).parents[1] / "data" / "referral_package.schema.json"
FORMAT = "alany-pharmacy-referral/1"


def package_json(package: dict[str, Any]) -> str:
    """The canonical text: keys in order, no spaces, one line; its SHA-256 in UTF-8 names the package."""
    return json.dumps(package, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def package_of(referral: Referral, visit: Visit) -> dict[str, Any]:
    """Letter, pharmacy, visit, prices with their rows of law, licence, what the pharmacy said, evidence.

    The visit comes with its records. Amounts are texts in tenge, dates ISO; codes are those of the schema
    `data/referral_package.schema.json`.
    """
    finding, letter = referral.finding, referral.letter
    return {
        "format": FORMAT,
        "referral": referral.pk,
        "office": {"name_kk": referral.office.name_kk, "name_ru": referral.office.name_ru},
        "is_demonstration": referral.office.is_demo,
        "authority": {"name_kk": referral.authority.name_kk, "name_ru": referral.authority.name_ru},
        "letter": {
            "number": letter.number if letter else "",
            "date": _day(letter.approved_on) if letter else None,
            "language": letter.language if letter else "",
            "subject": letter.subject if letter else "",
            "answer_due": _day(letter.answer_due_on) if letter else None,
        },
        "statement": "referred, not established: the authority decides whether there was a violation",
        "pharmacy": _pharmacy(visit),
        "visit": _visit(visit),
        "finding": {"kind": finding.kind, "found_on": _day(finding.found_on), "rule": finding.rule,
                    "licence": finding.evidence.get("licence", ""),
                    "confirmed_by_second_person": finding.confirmed_by_id is not None},
        "prices": [_price(one) for one in visit.prices.all() if one.finding_id == finding.pk],
        "pharmacy_says": _said(visit),
        "evidence": [
            {"kind": one.kind, "name": one.file.name, "bytes": one.file.size, "type": one.file.content_type,
             "sha256": one.file.sha256, "taken_at": _moment(one.taken_at)}
            for one in visit.evidence.all()
        ],
    }  # fmt: skip


def _pharmacy(visit: Visit) -> dict[str, Any]:
    one = pharmacy_of(visit)
    return {
        "number": one.number,
        "name": one.name,
        "kind": one.kind,
        "owner": one.owner.name_ru,
        "bin": one.owner.bin,
        "chain": one.chain,
        "district_kato": one.district.kato,
        "address": one.address,
        "pays_vat": one.is_vat_payer,
        "licences": [
            {
                "number": licence.number,
                "issued_on": _day(licence.issued_on),
                "annex": licence.annex_number,
                "annex_address": licence.annex_address,
                "subtypes": list(licence.subtypes),
                "suspended_from": _day(licence.suspended_from),
                "suspended_to": _day(licence.suspended_to),
                "ended_on": _day(licence.ended_on),
            }
            for licence in one.licences.all()
        ],
    }


def _visit(visit: Visit) -> dict[str, Any]:
    checklist = visit.campaign.checklist
    return {
        "act": visit.pk,
        "campaign": visit.campaign.title_ru,
        "made_at": _moment(visit.visited_at),
        "visitor": visit.visitor.name if visit.visitor else "",
        "second_person": visit.companion,
        "no_conflict_declared": visit.no_conflict_declared,
        "checklist": {"slug": checklist.slug, "version": checklist.version, "sha256": checklist.sha256},
        "answers": {answer.question: answer.value for answer in visit.answers.all()},
    }


def _price(one: PriceObservation) -> dict[str, Any]:
    row = one.cap_row
    act, medicine = (row.act, row.medicine) if row else (None, None)
    return {
        "line": one.line,
        "seen_on": _day(one.seen_on),
        "source": one.grade,
        "price_kzt": f"{one.price_kzt:f}",
        "cap_kzt": f"{row.cap_kzt:f}" if row else None,
        "excess_kzt": f"{one.excess_kzt:f}" if one.excess_kzt is not None else None,
        "excess_percent": _percent(one),
        "decision": one.decision,
        "certainty": one.certainty,
        "reason": one.reason,
        "medicine": {
            "trade_name": medicine.trade_name,
            "form_and_dose": medicine.form_dose,
            "pack": medicine.pack,
            "maker": medicine.maker,
            "registration_number": medicine.reg_number,
        }
        if medicine
        else None,
        "law": {
            "order": act.number,
            "dated": _day(act.dated_on),
            "state_registration": act.registration_number,
            "row": row.row_number,
            "in_force_from": _day(row.effective_from),
            "vat_basis": act.vat_basis,
            "source": act.source_url,
        }
        if row and act
        else None,
    }


def _percent(one: PriceObservation) -> str | None:
    if one.cap_row is None or one.excess_kzt is None:
        return None
    return f"{one.excess_kzt * 100 / one.cap_row.cap_kzt:.2f}"


def _said(visit: Visit) -> list[dict[str, Any]]:
    said = [{"when": "visit", "text": visit.explanation}] if visit.explanation else []
    return said + [
        {"when": _day(one.received_on), "document": one.document, "text": one.text}
        for one in visit.replies.all()
    ]


def _day(day: Any) -> str | None:  # noqa: ANN401  a date or none
    return day.isoformat() if day else None


def _moment(at: Any) -> str | None:  # noqa: ANN401  a moment or none
    return at.astimezone(ALMATY).isoformat(timespec="seconds") if at else None
