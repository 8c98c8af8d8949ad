"""The order of disclosure: names are shown, then declared about; only then do facts open."""

from datetime import datetime

from alany.programmes.legal_aid.actions.offers import give_back, own_offer
from alany.programmes.legal_aid.models import ConflictCheck, Matter, Offer
from alany.programmes.legal_aid.queries.conflicts import names_of
from alany.programmes.legal_aid.rules.conflicts import (
    DECLARATION_VERSION,
    AlreadyDeclared,
    NamesNotShown,
)
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User

Result = ConflictCheck.Result


def show_names(*, offer: Offer, by: User, at: datetime) -> ConflictCheck:
    """Show the volunteer the names of the sides, and record that she saw them, and when.

    Names that were added since her declaration make it void: she declares again. Raises OfferOver,
    OfferNotYours.
    """
    with ledger.action(verb="legal_aid.names_shown", by=by, at=at, office=offer.matter.case.office) as act:
        held = own_offer(offer, by, at)
        names = names_of(held.matter)
        check, made = ConflictCheck.objects.select_for_update().get_or_create(
            matter=held.matter, volunteer=held.volunteer, defaults={"names_shown_at": at, "names": names}
        )
        if not made and set(names) - set(check.names):
            check.names, check.names_shown_at = names, at
            check.result = check.kind = check.text_version = ""
            check.declared_at = None
            check.save()
        act.about(held.matter)
    return check


def declare(*, offer: Offer, conflict: str = "", by: User, at: datetime) -> ConflictCheck:
    """Declare "checked, no conflict" (`conflict` empty), or a conflict of this kind.

    A conflict ends the offer; the matter goes to the next volunteer, and nobody is told between whom the
    conflict is. Raises NamesNotShown, AlreadyDeclared, OfferOver, OfferNotYours.
    """
    with ledger.action(
        verb="legal_aid.conflict_declared", by=by, at=at, office=offer.matter.case.office
    ) as act:
        held = own_offer(offer, by, at)
        check = _shown(held.matter, held)
        if check.result:
            raise AlreadyDeclared
        check.result = Result.CONFLICT if conflict else Result.NONE
        check.kind = ConflictCheck.Kind(conflict) if conflict else ""
        check.declared_at, check.text_version = at, DECLARATION_VERSION
        check.save(update_fields=["result", "kind", "declared_at", "text_version"])
        act.about(held.matter)
        if conflict:
            give_back(held, Offer.Answer.CONFLICT, "", by=by, at=at)
    return check


def _shown(matter: Matter, offer: Offer) -> ConflictCheck:
    """The check whose names are still all the names of the matter."""
    check = ConflictCheck.objects.filter(matter=matter, volunteer=offer.volunteer).first()
    if check is None or set(names_of(matter)) - set(check.names):
        raise NamesNotShown
    return check
