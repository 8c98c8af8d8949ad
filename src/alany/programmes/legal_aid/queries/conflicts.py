"""What a volunteer may see of a matter at this moment."""

from datetime import datetime

from alany.programmes.legal_aid.models import ConflictCheck, Matter, Offer, Party, Volunteer
from alany.programmes.legal_aid.rules import conflicts as rules


def names_of(matter: Matter) -> list[str]:
    """The names of all sides of the matter, in the order in which they were written down."""
    return list(Party.objects.filter(matter=matter).order_by("pk").values_list("name", flat=True))


def newest_offer(matter: Matter, volunteer: Volunteer) -> Offer | None:
    """The last offer of the matter to the volunteer; each earlier attempt is kept behind it."""
    return Offer.objects.filter(matter=matter, volunteer=volunteer).order_by("-pk").first()


def facts_open_to(matter: Matter, volunteer: Volunteer, at: datetime) -> bool:
    """Whether the volunteer may read the full facts of the matter now (rules.conflicts.may_read_facts)."""
    check = ConflictCheck.objects.filter(matter=matter, volunteer=volunteer).first()
    offer = newest_offer(matter, volunteer)
    return rules.may_read_facts(
        check=rules.Check(check.result, check.names) if check else None,
        offer=rules.Offered(offer.answer, offer.expires_at) if offer else None,
        names_now=names_of(matter),
        at=at,
    )
