"""An appeal is taken in: it becomes a case with a number, a clock, a coupon and a code."""

from dataclasses import dataclass
from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.appeals import queries
from alany.spine.appeals.models import Appeal, AppealDraft, AppealFile
from alany.spine.appeals.rules import (
    ONLINE,
    Given,
    check_number,
    checked,
    checked_receipt,
    coupon_number,
    label,
    law_of,
    new_code,
    rule_of,
)
from alany.spine.cases.actions import move_case, open_case
from alany.spine.cases.numbering import take
from alany.spine.files.models import StoredFile
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import RESIDENT, Doer
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place

PROGRAMME, TOPIC = "appeals", "appeal"


@dataclass(frozen=True, slots=True)
class Registered:
    """The appeal, and its code, which is told now and never again."""

    appeal: Appeal
    code: str


def register_appeal(
    *,
    office: Office,
    given: Given,
    channel: str,
    place: Place | None = None,
    received_at: datetime | None = None,
    programme: str = PROGRAMME,
    topic: str = TOPIC,
    code: str = "",
    by: Doer,
    at: datetime,
) -> Registered:
    """Take an appeal in; it cannot be refused for its substance (APPC art. 64).

    The term is counted from the day of receipt by the law of that day (A1; A7 for a message, proposal,
    response or request), the day of registration by A6. What somebody of the office takes in is acknowledged
    at once; what the site takes in waits for a person. Raises NameMissing, SubstanceMissing, NoWayToAnswer,
    ProtocolMissing, IdentifierRefused, ReceivedAhead, RuleMissing.
    """
    one, received = checked(given, channel), checked_receipt(received_at or at, at)
    day, code = local_date(received), code or new_code()
    with ledger.action(verb="appeal.registered", by=by, at=at, office=office) as act:
        coupon = coupon_number(day.year, take(office, f"appeal-{day.year}")[0])
        law = law_of(day)
        case = open_case(
            office=office,
            programme=programme,
            topic=topic,
            title=_title(one, law, coupon),
            place=place,
            rule_id=rule_of(one.kind),
            received_at=received,
            by=by,
            at=at,
        )
        appeal = Appeal(case=case, office=office, coupon=coupon, channel=channel, law=law)
        _fill(appeal, one, received, at)
        _accept(appeal, by if isinstance(by, User) else None)
        appeal.code_hash = queries.hash_of_code(code)
        appeal.save(force_insert=True)
        keys = StoredFile.objects.filter(office=office, pk__in=one.files).values_list("pk", flat=True)
        AppealFile.objects.bulk_create(AppealFile(appeal=appeal, file_id=key) for key in sorted(keys))
        if isinstance(by, User):
            appeal.case = move_case(case=case, to="acknowledged", text=coupon, by=by, at=at)
        act.about(appeal, channel=channel, kind=one.kind, case=case.number)
    return Registered(appeal, code)


def _title(given: Given, law: str, coupon: str) -> str:
    """What the lists of cases show: the kind, the number and the subject, never a name."""
    words = f"{label(law, given.kind).in_language(given.language)} {coupon}"
    return f"{words}: {given.subject}" if given.subject else words


def _fill(appeal: Appeal, given: Given, received: datetime, at: datetime) -> None:
    appeal.kind, appeal.language, appeal.name = given.kind, given.language, given.name[:300]
    appeal.address, appeal.email, appeal.telephone = given.address[:500], given.email, given.telephone[:40]
    appeal.substance, appeal.protocol = given.substance, given.protocol
    appeal.signed_as = given.signed_as
    appeal.received_at, appeal.registered_at = received, at
    appeal.registered_on = max(queries.registration(received)[0], local_date(received))
    if given.number:
        what, digits = check_number(given.number)
        if what == "bin":
            appeal.bin = digits
        else:
            appeal.iin_hash, appeal.iin_last4 = queries.hash_of_iin(digits), digits[-4:]


def _accept(appeal: Appeal, person: User | None) -> None:
    if person is None:
        return
    appeal.accepted_by, appeal.accepted_name = person, person.name
    for language in ("kk", "ru", "en"):
        setattr(appeal, f"accepted_post_{language}", person.post(language))


def register_draft(*, draft: AppealDraft, given: Given, place: Place | None, at: datetime) -> Registered:
    """Send what was written on the site. Sent again, it leads to the first appeal and the same code.

    Raises as `register_appeal`.
    """
    code = queries.code_of_draft(draft)
    with ledger.action(verb="appeal.sent", by=RESIDENT, at=at, office=draft.office) as act:
        fresh = AppealDraft.objects.select_for_update().get(pk=draft.pk)
        if fresh.appeal is None:
            done = register_appeal(
                office=draft.office, given=given, channel=ONLINE, place=place, code=code, by=RESIDENT, at=at
            )
            fresh.appeal = done.appeal
            # The register keeps the words; a draft that is done keeps none.
            fresh.given = {}
            fresh.save(update_fields=["appeal", "given"])
        act.about(fresh.appeal)
    return Registered(fresh.appeal, code)
