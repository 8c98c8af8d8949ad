"""A referral: materials handed to the authority, and every step of what came of them."""

from datetime import date, datetime
from decimal import Decimal

from alany.kernel.hashing import sha256_hex
from alany.kernel.periods import local_date
from alany.programmes.pharmacies.letters import fields_of, template_for
from alany.programmes.pharmacies.models import Pharmacy, Referral, ReferralEvent
from alany.programmes.pharmacies.queries.campaigns import PROGRAMME
from alany.programmes.pharmacies.queries.packages import package_json, package_of
from alany.programmes.pharmacies.queries.visits import all_visits, with_records
from alany.programmes.pharmacies.rules import referrals as rules
from alany.programmes.pharmacies.rules.findings import check_confirmable
from alany.programmes.pharmacies.topics import REFERRAL
from alany.programmes.pharmacies.wording import EVIDENCE_KINDS, FATES, FINDING_KINDS
from alany.spine.cases import actions as cases
from alany.spine.cases.models import Case
from alany.spine.cases.queries import mci_on, workflow_of
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.letters import actions as letters
from alany.spine.letters.models import Letter
from alany.spine.letters.rules import LetterNotInState
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.visits import actions as visits
from alany.spine.visits.models import Finding, Visit

State = Referral.State
TERM = "A1"


class VisitorRefused(ValueError):
    """Who made the visit does not say what became of it: somebody else follows the referral."""


class DateRefused(ValueError):
    """A step is dated before the step before it, or after today."""


def refer_to_authority(
    *,
    finding: Finding,
    authority: Organisation,
    language: str,
    by: User,
    at: datetime,
    due_on: date | None = None,
) -> Referral:
    """Prepare the referral of a confirmed finding: its case, its letter in kk or ru, its first event.

    The term of the case is `due_on`, else the term of an answer by law. Raises NotEstablished, FindingRefused
    (not confirmed), AddresseeGone, RuleMissing.
    """
    check_confirmable(finding.kind)
    visit = Visit.objects.select_related("unit__place", "campaign__office").get(pk=finding.visit_id)
    office = visit.campaign.office
    pharmacy = Pharmacy.objects.select_related("owner", "district").get(office=office, number=visit.unit.unit)
    with ledger.action(verb="referral.drafted", by=by, at=at, office=office) as act:
        case = cases.open_case(
            office=office,
            programme=PROGRAMME,
            topic=REFERRAL.slug,
            title=f"{FINDING_KINDS[finding.kind].in_language(by.language)}: {pharmacy}"[:300],
            place=pharmacy.district,
            addressee=authority,
            due_on=due_on,
            rule_id=None if due_on else TERM,
            text=finding.text,
            by=by,
            at=at,
        )
        case = cases.assign_case(case=case, owner=by, by=by, at=at)
        visits.refer_findings(findings=[finding], case=case, by=by, at=at)
        letter = letters.draft_letter(
            office=office,
            template=template_for(finding.kind),
            language=language,
            addressee=authority,
            fields=fields_of(pharmacy, visit, finding, language),
            case=case,
            enclosures=_enclosures(visit, language),
            by=by,
            at=at,
        )
        referral = Referral.objects.create(
            office=office,
            finding=finding,
            pharmacy=pharmacy,
            authority=authority,
            letter=letter,
            drafted_on=local_date(at),
        )
        _event(referral, State.DRAFT, by, local_date(at))
        act.about(referral, finding=finding.pk, case=case.number)
    return referral


def send_referral(
    *,
    referral: Referral,
    by: User,
    at: datetime,
    channel: str = Letter.Channel.PRINT,
    answer_due_on: date | None = None,
    address: str = "",
    version: int | None = None,
) -> Referral:
    """Send the approved letter; from now on the day of the answer and the package stay as they were sent.

    Raises MoveRefused, LetterNotInState (not approved by a second person), AddressMissing, EditedMeanwhile.
    """
    with ledger.action(verb="referral.sent", by=by, at=at, office=referral.office) as act:
        fresh = locked(Referral, referral.pk, version)
        fresh.state = rules.FATE.move(fresh.state, State.SENT)
        letter = letters.send_letter(
            letter=_letter(fresh), by=by, at=at, channel=channel, answer_due_on=answer_due_on, address=address
        )
        fresh.due_on, fresh.letter = letter.answer_due_on, letter
        fresh.package = package_json(package_of(fresh, _visit(fresh)))
        fresh.package_sha256 = sha256_hex(fresh.package.encode())
        saved(fresh, "state", "due_on", "package", "package_sha256")
        _event(fresh, State.SENT, by, local_date(at), document=letter.number)
        _work_begins(_case(fresh), by, at)
        act.about(fresh, letter=letter.number, package_sha256=fresh.package_sha256)
    return fresh


def record_authority_answer(
    *,
    referral: Referral,
    state: str,
    document: str,
    on: date,
    by: User,
    at: datetime,
    text: str = "",
    reason: str = "",
    fine_mci: int | None = None,
    version: int | None = None,
) -> Referral:
    """Write down what the authority, or a court, has done: its document's number and date, and the new state.

    A fine is stated in MCI and turned into tenge by the index of that day; the office computes none itself.
    Raises VisitorRefused, MoveRefused, AnswerIncomplete, DateRefused, EditedMeanwhile.
    """
    rules.check_answer(state, document, reason, fine_mci)
    words = " ".join(part.strip() for part in (text, reason) if part.strip())
    with ledger.action(verb="referral.answered", by=by, at=at, office=referral.office) as act:
        fresh = locked(Referral, referral.pk, version)
        _check_hand(fresh, by)
        before = fresh.state
        fresh.state = rules.FATE.move(before, state)
        _check_date(fresh, on, at)
        if state == State.FINE and fine_mci:
            fresh.fine_mci, fresh.fine_kzt = fine_mci, Decimal(fine_mci * mci_on(on).tenge)
        fresh.reason = reason.strip() or fresh.reason
        saved(fresh, "state", "fine_mci", "fine_kzt", "reason")
        _event(fresh, state, by, on, document=document, text=words)
        said = words or FATES[state].in_language(by.language)
        letters.record_answer(letter=_letter(fresh), number=document, dated_on=on, text=said, by=by, at=at)
        if before == State.SENT:
            visits.answer_findings(findings=[fresh.finding], case=_case(fresh), by=by, at=at)
        if state in rules.CLOSES_CASE:
            _close(_case(fresh), said, by, at)
        act.about(fresh, before=before, after=state, document=document)
    return fresh


def record_price_corrected(
    *, referral: Referral, on: date, text: str, by: User, at: datetime, version: int | None = None
) -> Referral:
    """A price at or below the cap was seen on a re-visit. The case now claims a fix that another verifies.

    Raises VisitorRefused, DateRefused, WordsMissing, EditedMeanwhile.
    """
    with ledger.action(verb="referral.price_corrected", by=by, at=at, office=referral.office) as act:
        fresh = locked(Referral, referral.pk, version)
        _check_hand(fresh, by)
        _check_date(fresh, on, at)
        fresh.price_corrected_on = on
        saved(fresh, "price_corrected_on")
        _event(fresh, fresh.state, by, on, text=text)
        case = _case(fresh)
        if "fix_claimed" in workflow_of(case.topic).allowed(case.state):
            cases.move_case(case=case, to="fix_claimed", text=text, by=by, at=at)
        act.about(fresh, on=on.isoformat())
    return fresh


def record_refund(
    *,
    referral: Referral,
    amount: Decimal,
    on: date,
    text: str,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Referral:
    """The pharmacy gave a buyer the excess back; `amount` in tenge is added to what was refunded before.

    Raises DateRefused, AnswerIncomplete (`refund`: no amount above zero), EditedMeanwhile.
    """
    if amount <= 0:
        raise rules.AnswerIncomplete("refund")
    with ledger.action(verb="referral.refunded", by=by, at=at, office=referral.office) as act:
        fresh = locked(Referral, referral.pk, version)
        _check_date(fresh, on, at)
        fresh.refunded_kzt = (fresh.refunded_kzt or Decimal(0)) + amount
        saved(fresh, "refunded_kzt")
        _event(fresh, fresh.state, by, on, text=text)
        act.about(fresh, amount=str(amount))
    return fresh


def reverse(
    *,
    referral: Referral,
    document: str,
    on: date,
    reason: str,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Referral:
    """A court or the authority took its decision back; the public counts it as reversed from now on.

    Raises as `record_authority_answer`.
    """
    return record_authority_answer(
        referral=referral, state=State.REVERSED, document=document, on=on, reason=reason,
        by=by, at=at, version=version,
    )  # fmt: skip


def _letter(referral: Referral) -> Letter:
    if referral.letter is None:
        raise LetterNotInState("")
    return referral.letter


def _case(referral: Referral) -> Case:
    case = referral.finding.case
    if case is None:
        raise Case.DoesNotExist
    return Case.objects.get(pk=case.pk)


def _event(
    referral: Referral, state: str, by: Doer, on: date, document: str = "", text: str = ""
) -> ReferralEvent:
    return ReferralEvent.objects.create(
        referral=referral,
        on=on,
        state=state,
        document=document.strip()[:100],
        text=text.strip(),
        by_name=by.as_actor().name,
    )


def _check_hand(referral: Referral, by: User) -> None:
    if referral.finding.visit.visitor_id == by.pk:
        raise VisitorRefused(by.name)


def _visit(referral: Referral) -> Visit:
    return with_records(all_visits(referral.office)).get(pk=referral.finding.visit_id)


def _check_date(referral: Referral, on: date, at: datetime) -> None:
    last = referral.events.order_by("-on", "-pk").first()
    if on > local_date(at) or (last is not None and on < last.on):
        raise DateRefused(on)


def _work_begins(case: Case, by: User, at: datetime) -> None:
    if "in_progress" in workflow_of(case.topic).allowed(case.state):
        words = FATES[State.SENT].in_language(by.language)
        cases.move_case(case=case, to="in_progress", text=words, by=by, at=at)


def _close(case: Case, words: str, by: User, at: datetime) -> None:
    if "no_action" in workflow_of(case.topic).allowed(case.state):
        cases.close_without_action(case=case, reason=words, by=by, at=at)


def _enclosures(visit: Visit, language: str) -> list[str]:
    """The act of the visit, and each piece of evidence under its SHA-256."""
    act = {"kk": "Бару актісі", "ru": "Акт посещения", "en": "Act of the visit"}[language]
    shown = [f"{act} № {visit.pk}"]
    pieces = visit.evidence.select_related("file").order_by("pk")
    kinds = {code: words.in_language(language) for code, words in EVIDENCE_KINDS.items()}
    return shown + [f"{kinds[one.kind]}: {one.file.name}, SHA-256 {one.file.sha256}" for one in pieces]
