"""The events of a signal as its sender sees them: told by the leaves, checked as they are read."""

from uuid import UUID

from alany.faces.trust_box.wording import word
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Event
from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.numbers import format_date
from alany.spine.intake.models import Action, Signal
from alany.spine.intake.queries.standing import DiffersFromLog, told_of, units_in
from alany.spine.intake.rules import Told, public_state, standing
from alany.spine.transparency.actions import receipt
from alany.spine.transparency.rules import KINDS


def events_of(signal: Signal) -> tuple[list[Event], str, str, str]:
    """Events, what is owed by when, the verdict on the log, and the uid of the first leaf."""
    language = current_language()
    first = Action.objects.filter(signal=signal, kind="received").values_list("uid", flat=True).first()
    try:
        told = told_of(signal)
    except DiffersFromLog:
        return [], "", word("verdict_wrong"), str(first or "")
    units = units_in(told, language)
    now = standing(told)
    due = format_date(now.due, language) if now and now.due else ""
    return [_event(one, units) for one in told], due, _verdict(first), str(first or "")


def _event(one: Told, units: dict[str, str]) -> Event:
    language = current_language()
    text = KINDS[one.kind].in_language(language)
    if one.kind == "forwarded":
        text = word("forwarded_to", body=units.get(one.unit, one.unit))
    note = f"{word('due')}: {format_date(one.due, language)}" if one.due else ""
    late = one.kind == "deadline_missed"
    return Event(format_date(one.day, language), text, kind="law" if late else "done", note=note)


def _verdict(uid: object) -> str:
    """What a look at the state verifies by itself: nobody has to do cryptography."""
    data = receipt(UUID(str(uid))) if uid else None
    if data is None:
        return word("verdict_office")
    seen = len(Proof.parse(data).note.signatures) - 1
    return word("verdict_seen", count=seen) if seen > 0 else word("verdict_office")


def state_word(state: str) -> str:
    """The public state in words."""
    return word(f"st_{public_state(state)}")
