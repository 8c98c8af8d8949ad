"""What became of the referrals by 30 July 2020: each fate at least once, dated and numbered, all invented."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.actions.referrals import (
    record_authority_answer,
    record_price_corrected,
    record_refund,
    refer_to_authority,
    reverse,
    send_referral,
)
from alany.programmes.pharmacies.demo.people import Staff
from alany.programmes.pharmacies.models import Referral
from alany.programmes.pharmacies.queries.campaigns import standing_findings
from alany.spine.cases.actions import verify
from alany.spine.cases.models import Verification
from alany.spine.letters.actions import approve_letter
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.visits.models import Campaign, Finding

CHECKED = {"kk": "Құжаттар сай келмеді.", "ru": "Документы не подтвердили сведения."}
TAKEN_BACK = {"kk": "Сот қаулының күшін жойды.", "ru": "Суд отменил постановление."}
CORRECTED = {"kk": "Қайта барғанда баға түзетілген.", "ru": "При повторном посещении цена исправлена."}
REFUNDED = {"kk": "Айырма сатып алушыға қайтарылды.", "ru": "Разница возвращена покупателю."}
SEEN = {"kk": "Екінші адам бағаны көріп тексерді.", "ru": "Второй человек проверил цену на месте."}


@dataclass(frozen=True, slots=True)
class Fate:
    """One referral: the day it was sent (None: still a draft), then what the authority did on which day."""

    sent: int | None
    steps: tuple[tuple[str, int], ...] = ()
    mci: int = 70
    due: int | None = None
    corrected: int | None = None
    refunded: int | None = None
    verified: bool = False
    approved: bool = True


FATES = (
    Fate(14, (("received", 16), ("protocol", 20), ("fine", 23), ("paid", 29)), 70, None, 22, 24, True),
    Fate(14, (("received", 16), ("protocol", 20), ("fine", 22), ("reversed", 29)), 130),
    Fate(14),
    Fate(14),
    Fate(15, (("received", 17), ("protocol", 21), ("fine", 27)), 130, None, 24),
    Fate(15, (("received", 17), ("protocol", 22), ("fine", 28)), 70),
    Fate(15, (), 70, 27),
    Fate(16, (("received", 20), ("visit", 22), ("warning", 27)), 70, None, 24, None, True),
    Fate(16, (("received", 20), ("visit", 23), ("refused", 28))),
    Fate(17, (("received", 20), ("protocol", 24))),
    Fate(17, (("received", 20), ("protocol", 23), ("court", 28))),
    Fate(18, (("received", 21), ("protocol", 27)), 70, None, 28),
    Fate(18, (("received", 21), ("warning", 28))),
    Fate(20, (("received", 22), ("visit", 27))),
    Fate(20, (("received", 22), ("visit", 28))),
    Fate(20, (("received", 23), ("refused", 29))),
    Fate(21, (("received", 24),)),
    Fate(21, (("received", 24),)),
    Fate(21, (("received", 27),)),
    Fate(22),
    Fate(22),
    Fate(23),
    Fate(24),
    Fate(None),
    Fate(None, (), 70, None, None, None, False, False),
)


def follow(campaign: Campaign, authority: Organisation, staff: Staff) -> list[Referral]:
    """Refer every confirmed finding of the campaign and let its fate run."""
    findings = standing_findings(campaign).select_related("visit__unit", "visit__campaign__office")
    ordered = list(findings.order_by("found_on", "pk"))
    return [
        _run(number, finding, fate, authority, staff)
        for number, (finding, fate) in enumerate(zip(ordered, FATES, strict=True))
    ]


def _run(number: int, finding: Finding, fate: Fate, authority: Organisation, staff: Staff) -> Referral:
    by = staff.specialists[number % 2]
    referral = refer_to_authority(
        finding=finding,
        authority=authority,
        language=by.language,
        by=by,
        at=_at(max(finding.found_on.day, 13) if fate.sent else 29, 20),
    )
    if not fate.approved or referral.letter is None:
        return referral
    approve_letter(letter=referral.letter, by=staff.head, at=_at(fate.sent or 30, 9, number))
    if fate.sent is None:
        return referral
    referral = _read(referral)
    due = date(2020, 7, fate.due) if fate.due else None
    referral = send_referral(referral=referral, by=by, at=_at(fate.sent, 11, number), answer_due_on=due)
    told = sorted([(day, state) for state, day in fate.steps] + _beside(fate))
    for day, what in told:
        referral = _step(_read(referral), what, day, fate, by)
    if fate.verified and (case := _read(referral).finding.case) is not None:
        at = _at(30, 9, number)
        by_other = staff.reviewers[0]
        verify(
            case=case,
            method=Verification.Method.VISIT,
            outcome=Verification.Outcome.FIXED,
            text=SEEN[by_other.language],
            by=by_other,
            at=at,
        )
    return referral


def _beside(fate: Fate) -> list[tuple[int, str]]:
    """What happens beside the authority's decision: a corrected price, a refund."""
    days = ((fate.corrected, "corrected"), (fate.refunded, "refunded"))
    return [(day, what) for day, what in days if day is not None]


def _step(referral: Referral, what: str, day: int, fate: Fate, by: User) -> Referral:
    on, at = date(2020, 7, day), _at(day, 15, referral.pk % 60)
    document = f"ДЕМО-{100 + referral.pk}/{day}"
    match what:
        case "corrected":
            text = CORRECTED[by.language]
            return record_price_corrected(referral=referral, on=on, text=text, by=by, at=at)
        case "refunded":
            text, amount = REFUNDED[by.language], _excess(referral)
            return record_refund(referral=referral, amount=amount, on=on, text=text, by=by, at=at)
        case "reversed":
            reason = TAKEN_BACK[by.language]
            return reverse(referral=referral, document=document, on=on, reason=reason, by=by, at=at)
    return record_authority_answer(
        referral=referral,
        state=what,
        document=document,
        on=on,
        reason=CHECKED[by.language] if what == "refused" else "",
        fine_mci=fate.mci if what == "fine" else None,
        by=by,
        at=at,
    )


def _excess(referral: Referral) -> Decimal:
    prices = referral.finding.prices.filter(excess_kzt__isnull=False)
    return max((price.excess_kzt or Decimal(0) for price in prices), default=Decimal(1))


def _read(referral: Referral) -> Referral:
    """The referral as it stands, with its letter and case."""
    return Referral.objects.select_related("letter", "finding__case", "office").get(pk=referral.pk)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2020, 7, day), time(hour, minute), tzinfo=ALMATY)
