"""The person's own words open only here, and each opening stands in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alany.kernel.folding import fold
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Consultation, Facts, Matter, MatterFile, Party
from alany.programmes.legal_aid.queries.conflicts import facts_open_to
from alany.programmes.legal_aid.rules.conflicts import FactsClosed, named_among
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User
from alany.spine.people.queries import Rights


@dataclass(frozen=True, slots=True)
class Opened:
    """What was sealed: the person's words and how to reach her, all sides, her documents."""

    facts: Facts
    parties: Sequence[Party]
    files: Sequence[MatterFile] = ()


def read_facts(*, matter: Matter, by: User, at: datetime) -> Opened:
    """Open the facts to a screener, to the reviewer of an answer, or to the volunteer who found no conflict.

    Nobody who is named in the matter opens it. The ledger keeps who read and as what, never what stood there.
    Raises FactsClosed.
    """
    role = _opens_as(matter, by, at)
    if not role:
        raise FactsClosed
    with ledger.action(verb="legal_aid.facts_read", by=by, at=at, office=matter.case.office) as act:
        opened = Opened(
            Facts.objects.get(matter=matter),
            list(matter.parties.select_related("organisation")),
            list(matter.files.select_related("file").order_by("pk")),
        )
        act.about(matter, opened_as=role)
    return opened


def _opens_as(matter: Matter, by: User, at: datetime) -> str:
    """screener, reviewer or volunteer; empty where the facts stay sealed."""
    if by.office_id != matter.case.office_id or is_named(matter, by):
        return ""
    rights = Rights(by, local_date(at))
    if rights.may("legal_aid.screen", "legal_aid", matter.case.place):
        return "screener"
    answered = Consultation.objects.filter(matter=matter, kind=Consultation.Kind.ANSWER)
    if rights.may("legal_aid.review", "legal_aid", matter.case.place) and answered.exists():
        return "reviewer"
    volunteer = getattr(by, "volunteer", None)
    return "volunteer" if volunteer is not None and facts_open_to(matter, volunteer, at) else ""


def is_named(matter: Matter, person: User) -> bool:
    """Whether the person's name stands among the sides of the matter."""
    return named_among(fold(person.name), matter.parties.values_list("search_text", flat=True))
