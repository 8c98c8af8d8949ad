"""The act of a visit and the package of a referral on paper."""

from decimal import Decimal
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from alany.kernel.numbers import format_date, format_money, format_percent
from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.models import PriceAct, PriceObservation, Referral
from alany.programmes.pharmacies.queries.visits import pharmacy_of
from alany.programmes.pharmacies.wording import DECISIONS, FINDING_KINDS, GRADES, finding_words
from alany.programmes.pharmacies.wording_evidence import pieces_of
from alany.programmes.pharmacies.wording_register import VAT_BASES
from alany.spine.letters.printing import STYLES, printed
from alany.spine.visits.models import Finding, Visit


def act_pdf(visit: Visit, language: str) -> bytes:
    """The act of a visit: facts only, what the pharmacy said, places for two signatures."""
    with translation.override(language):
        return _pdf(render_to_string("pharmacies/visits_act.html", {"act": act_of(visit, language)}))


def package_pdf(referral: Referral, visit: Visit) -> bytes:
    """Letter, act and list of evidence with SHA-256, in the language of the letter."""
    if referral.letter is None:
        raise LookupError(referral)
    language = referral.letter.language
    with translation.override(language):
        context = printed(referral.letter) | {
            "act": act_of(visit, language),
            "referral": referral,
            "referred": [_referred(one, language) for one in visit.prices.all() if _is_of(one, referral)],
        }
        return _pdf(render_to_string("pharmacies/referrals_package.html", context))


def act_of(visit: Visit, language: str) -> dict[str, Any]:
    """What the act says, every word in its language."""
    pharmacy, office = pharmacy_of(visit), visit.campaign.office
    at = visit.visited_at.astimezone(ALMATY) if visit.visited_at else None
    return {
        "language": language,
        "number": visit.pk,
        "office_kk": office.name_kk,
        "office_ru": office.name_ru,
        "is_demo": office.is_demo,
        "campaign": visit.campaign.title(language),
        "when": f"{format_date(at.date(), language)}, {at:%H:%M}" if at else "",
        "pharmacy": str(pharmacy),
        "address": pharmacy.address,
        "owner": f"{pharmacy.owner.name(language)}, {pharmacy.owner.bin}",
        "visitor": visit.visitor.name if visit.visitor else "",
        "companion": visit.companion,
        "answers": _answers(visit, language),
        "prices": [_price(one, language) for one in visit.prices.all()],
        "findings": [
            (FINDING_KINDS[one.kind].in_language(language), finding_words(one.kind, one.evidence, language))
            for one in visit.findings.all()
            if one.state != Finding.State.WITHDRAWN
        ],
        "explanation": visit.explanation,
        "replies": [
            (format_date(one.received_on, language), one.document, one.text) for one in visit.replies.all()
        ],
        "office_contact": " · ".join(part for part in (office.email, office.telephone) if part),
        "evidence": pieces_of(visit, language),
    }


def _answers(visit: Visit, language: str) -> list[tuple[str, str]]:
    yes, no = {"kk": ("иә", "жоқ"), "ru": ("да", "нет"), "en": ("yes", "no")}[language]
    found = {answer.question: answer.value for answer in visit.answers.all()}
    rows = []
    for question in visit.campaign.checklist.checklist.questions:
        value = found.get(question.slug)
        titles = {choice.value: choice.title.in_language(language) for choice in question.choices}
        words = (
            (yes if value else no) if isinstance(value, bool) else titles.get(str(value), str(value or "–"))
        )
        rows.append((question.title.in_language(language), words))
    return rows


def _price(one: Any, language: str) -> dict[str, str]:  # noqa: ANN401  a row of prices with its law
    cap = one.cap_row
    return {
        "line": one.line,
        "grade": GRADES[one.grade].in_language(language),
        "price": format_money(one.price_kzt, language),
        "cap": format_money(cap.cap_kzt, language) if cap else "–",
        "source": f"{cap.act}, № {cap.row_number}" if cap else "",
        "excess": format_money(one.excess_kzt, language) if one.excess_kzt else "–",
        "decision": DECISIONS[one.decision].in_language(language),
    }


def _is_of(one: PriceObservation, referral: Referral) -> bool:
    return one.finding_id == referral.finding_id and one.cap_row is not None


def _referred(one: PriceObservation, language: str) -> dict[str, str]:
    """One price that is handed over: product, prices, and the row of law down to its first day."""
    row = one.cap_row
    if row is None:
        raise LookupError(one)
    medicine, act = row.medicine, row.act
    excess = one.excess_kzt or Decimal(0)
    return {
        "product": f"{medicine.trade_name}, {medicine.form_dose}",
        "pack": medicine.pack,
        "maker": medicine.maker,
        "reg_number": medicine.reg_number,
        "line": one.line,
        "seen_on": format_date(one.seen_on, language),
        "grade": GRADES[one.grade].in_language(language),
        "price": format_money(one.price_kzt, language, 2),
        "cap": format_money(row.cap_kzt, language, 2),
        "excess": format_money(excess, language, 2),
        "percent": format_percent(excess * 100 / row.cap_kzt, language, 1),
        "order": f"{act.number}, {format_date(act.dated_on, language)}",
        "registered": act.registration_number,
        "row": str(row.row_number),
        "from": format_date(row.effective_from, language),
        "vat": VAT_BASES[PriceAct.Vat(act.vat_basis)].in_language(language),
    }


def _pdf(html: str) -> bytes:
    """HTML as PDF/UA-1. Needs Pango; nothing is fetched from any network."""
    from weasyprint import CSS, HTML, URLFetcher  # slow to import, and Pango may be missing

    page = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
    style = CSS(string=STYLES.read_text(encoding="utf-8") + TABLES)
    pdf: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return pdf


TABLES = """
table { width: 100%; border-collapse: collapse; font-size: 9pt; margin: 8pt 0 14pt }
tr { break-inside: avoid }
th, td { text-align: left; vertical-align: top; padding: 3pt 6pt 3pt 0; border-bottom: .5pt solid #C9CFD3 }
td.num, th.num { text-align: right }
.hash { font-family: monospace; font-size: 7.5pt; overflow-wrap: anywhere }
h2 { font-size: 12pt; margin: 14pt 0 4pt }
.act { break-before: page }
.act.first { break-before: auto }
.two-signs { display: flex; gap: 24pt; margin-top: 30pt }
.two-signs div { flex: 1; border-top: .5pt solid #0B1F2A; padding-top: 3pt; font-size: 9pt }
"""
