"""One price line against the register: the decision, its certainty, and the evidence for both."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from alany.programmes.pharmacies.engine.entries import id_order
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.resolve import (
    NO_NAME,
    NO_VARIANT,
    Evidence,
    Resolved,
    resolve,
)
from alany.programmes.pharmacies.engine.verdict import (
    NO_CAP,
    SAME_BASIS,
    UNCLEAR,
    VIOLATION,
    WITHIN_CAP,
    VatBasis,
    Verdict,
    decide,
)

__all__ = [
    "CERTAIN",
    "PROBABLE",
    "Decision",
    "Evidence",
    "Resolved",
    "check_line",
    "check_lines",
    "judge",
    "resolve",
]

CERTAIN, PROBABLE = "certain", "probable"
_MOST_IDS = 50


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer for one line. Amounts are in tenge, `excess_pct` in per cent of the cap.

    `decision` is violation, within_cap, no_cap or unclear; `certainty` is certain, probable or "";
    `reason` is a code of `reasons.REASONS`. A name that is not spelled as registered is never certain.
    """

    decision: str
    certainty: str
    entry_ids: tuple[str, ...]
    cap_kzt: Decimal | None
    excess_kzt: Decimal | None
    excess_pct: Decimal | None
    reason: str
    evidence: Evidence


def judge(
    register: Register, resolved: Resolved, price: Decimal, on: date, vat: VatBasis = SAME_BASIS
) -> Decision:
    """The decision on a resolved line at a price in tenge, by the caps in force on a day."""
    caps = tuple(register.entries[position].cap_on(on) for position in resolved.positions)
    ids = tuple(sorted((register.entries[position].id for position in resolved.positions), key=id_order))
    evidence = replace(resolved.evidence, caps=caps)
    if not resolved.positions:
        return _without_entries(resolved, evidence)
    if resolved.problem:
        return Decision(UNCLEAR, "", ids[:_MOST_IDS], None, None, None, resolved.problem, evidence)
    verdict = decide(price, caps, vat)
    if verdict.decision == UNCLEAR:
        return _by_custom(register, resolved, price, on, vat) or Decision(
            UNCLEAR, "", ids[:_MOST_IDS], None, None, None, verdict.reason, evidence
        )
    certainty = CERTAIN if resolved.sure else PROBABLE
    if verdict.decision == VIOLATION and not (resolved.sure and resolved.described):
        return _inexact_violation(resolved, verdict, ids, evidence)
    return Decision(
        verdict.decision,
        certainty,
        ids,
        verdict.cap,
        verdict.excess,
        verdict.excess_pct,
        verdict.reason,
        evidence,
    )


def _by_custom(
    register: Register, resolved: Resolved, price: Decimal, on: date, vat: VatBasis
) -> Decision | None:
    """The answer if a vial or tube without a count is one: only ever probable, never from a near name."""
    if not resolved.likely:
        return None
    caps = tuple(register.entries[position].cap_on(on) for position in resolved.likely)
    verdict = decide(price, caps, vat)
    if verdict.decision == WITHIN_CAP or (verdict.decision == VIOLATION and resolved.sure):
        ids = tuple(sorted((register.entries[position].id for position in resolved.likely), key=id_order))
        evidence = replace(resolved.evidence, caps=caps)
        reason = f"{verdict.reason}_if_single"
        return Decision(
            verdict.decision, PROBABLE, ids, verdict.cap, verdict.excess, verdict.excess_pct, reason, evidence
        )
    return None


def _inexact_violation(
    resolved: Resolved, verdict: Verdict, ids: tuple[str, ...], evidence: Evidence
) -> Decision:
    reason = "above_cap_name_inexact" if not resolved.exact else "above_cap_details_open"
    if not resolved.exact and not resolved.confirmed:
        return Decision(UNCLEAR, "", ids, None, None, None, "name_inexact", evidence)
    return Decision(
        VIOLATION, PROBABLE, ids, verdict.cap, verdict.excess, verdict.excess_pct, reason, evidence
    )


def _without_entries(resolved: Resolved, evidence: Evidence) -> Decision:
    if resolved.problem in (NO_NAME, NO_VARIANT):
        certainty = CERTAIN if resolved.sure else PROBABLE
        return Decision(NO_CAP, certainty, (), None, None, None, resolved.problem, evidence)
    return Decision(UNCLEAR, "", (), None, None, None, resolved.problem, evidence)


def check_line(
    register: Register, line: str, price: Decimal, on: date, vat: VatBasis = SAME_BASIS
) -> Decision:
    """The decision on one line of a price list at a price in tenge on a day."""
    return judge(register, resolve(register, line), price, on, vat)


def check_lines(
    register: Register, lines: Iterable[tuple[str, Decimal]], on: date, vat: VatBasis = SAME_BASIS
) -> list[Decision]:
    """The decisions on many lines, in their order; each distinct string is resolved once."""
    resolved: dict[str, Resolved] = {}
    decisions = []
    for line, price in lines:
        if line not in resolved:
            resolved[line] = resolve(register, line)
        decisions.append(judge(register, resolved[line], price, on, vat))
    return decisions
