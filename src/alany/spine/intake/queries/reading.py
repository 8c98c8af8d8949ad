"""What a person of a body may see, and what a sender may."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from alany.kernel.deadlines import RuleMissing, due_on
from alany.kernel.periods import local_date
from alany.kernel.sealing.officers import statement
from alany.kernel.sealing.receipts import is_verifier
from alany.kernel.sealing.wraps import Wrap as KernelWrap
from alany.spine.cases.queries import rule_on
from alany.spine.intake.models import Action, Item, Recipient, ReporterKey, Signal, Wrap
from alany.spine.intake.rules import ACKNOWLEDGE, AT_ONCE, FEEDBACK, FORWARD, RECEIVED
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar


@dataclass(frozen=True, slots=True)
class Clock:
    """A term that runs for a signal: row of law or promise, its last day, whether the row is confirmed."""

    rule: str
    due: date
    confirmed: bool


def signals_for(person: User, office: Office) -> QuerySet[Signal]:
    """Signals that this person is a recipient of today; of the others not even a count.

    With each: `unread`, its items that nobody has opened, and `custody`, whether the person holds the
    identity's key only.
    """
    mine = Recipient.objects.filter(signal=OuterRef("pk"), key__person=person, removed_on=None)
    seen = Action.objects.filter(signal=OuterRef("signal"), kind="opened", item=OuterRef("item"))
    unread = Q(items__kind__in=[1, 2]) & ~Q(items__in=Item.objects.filter(Exists(seen)))
    rows = Signal.objects.filter(Exists(mine), office=office)
    return rows.annotate(unread=Count("items", filter=unread, distinct=True)).order_by("due_on", "pk")


def recipient_of(signal: Signal, person: User) -> Recipient | None:
    """The person's place among the recipients of this signal, when there is one now."""
    rows = Recipient.objects.filter(signal=signal, key__person=person, removed_on=None)
    return rows.select_related("key__organisation").order_by("-pk").first()


def items_of(signal: Signal) -> list[Item]:
    """All items with their wraps, two queries."""
    return list(signal.items.select_related("upload", "by").prefetch_related("wraps"))


def by_number(office: Office, number: str) -> Signal | None:
    """The signal of this public number."""
    return Signal.objects.filter(office=office, number=number).select_related("reporter", "office").first()


def sent_before(once: bytes) -> tuple[Signal, UUID] | None:
    """The signal that this seed has made already, with its first leaf; None before it was sent."""
    found = Signal.objects.filter(once=once.hex()).first()
    act = Action.objects.filter(signal=found, kind=RECEIVED).first() if found else None
    return (found, act.uid) if found and act and act.uid else None


def is_sender(signal: Signal, verifier: bytes) -> bool:
    """Whether a verifier belongs to this signal."""
    kept: ReporterKey = signal.reporter
    return is_verifier(verifier, bytes(kept.kept))


def statement_for(*, signal: Signal, kind: str, at: datetime, item: int = 0, **said: str) -> bytes:
    """What an officer signs for this act: shown to the browser, and made anew when the act is done."""
    return statement(
        kind=kind, number=signal.number, day=local_date(at).isoformat(), item=item,
        **{name: value for name, value in said.items() if value},
    )  # fmt: skip


def term(rule_id: str, received_on: date) -> Clock | None:
    """The last day by this row for what came on this day; None where no row was in force."""
    try:
        _, rule = rule_on(rule_id, received_on)
    except RuleMissing:
        return None
    return Clock(rule_id, due_on(received_on, rule, working_calendar()), rule.confirmed)


def clocks_of(signal: Signal) -> list[Clock]:
    """The terms of this signal: at once for a crime or a threat, three working days to forward, promises."""
    rules = ((AT_ONCE,) if signal.crime else ()) + (FORWARD, ACKNOWLEDGE, FEEDBACK)
    return [clock for one in rules if (clock := term(one, signal.day))]


def kernel_wraps(wraps: "list[Wrap] | QuerySet[Wrap]") -> list[KernelWrap]:
    """Rows as the kernel reads them."""
    return [
        KernelWrap(bytes.fromhex(one.key_id), bytes.fromhex(one.then), bytes(one.sealed)) for one in wraps
    ]
