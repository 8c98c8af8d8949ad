"""Three invented proposals of the demo office: one waits, one was confirmed, one was refused."""

from datetime import datetime

from alany.kernel.periods import ALMATY
from alany.spine.cases.models import DeadlineRule, MonthlyIndex
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.reference.actions.deciding import confirm, refuse
from alany.spine.reference.actions.proposing import Source, propose
from alany.spine.reference.models import Proposal
from alany.spine.reference.queries import values_of
from alany.spine.reference.tables import INDEX, RULES

INVENTED = "Демо: ойдан алынған дереккөз / вымышленный источник"
MONTH = (2020, 7)


def _at(day: int, hour: int) -> datetime:
    return datetime(*MONTH, day, hour, tzinfo=ALMATY)


def propose_in_demo(office: Office, first: User, second: User) -> None:
    """The first administrator proposes twice and decides once, the second the other way round."""
    index = MonthlyIndex.objects.get(valid_from="2020-01-01")
    made = propose(
        office=office,
        table=INDEX,
        kind=Proposal.Kind.CHANGE,
        row=str(index.pk),
        values={**values_of(INDEX, index), "source": INVENTED},
        reason="Демо: дереккөз жазылмай қалған / источник не был указан",
        source=Source(INVENTED),
        by=first,
        at=_at(20, 11),
    )
    confirm(proposal=made, by=second, at=_at(21, 10))
    rule = DeadlineRule.objects.get(rule_id="A1", valid_from="2018-12-13")
    made = propose(
        office=office,
        table=RULES,
        kind=Proposal.Kind.CHANGE,
        row=str(rule.pk),
        values={**values_of(RULES, rule), "article": "8", "certainty": "read"},
        reason="Демо: баптың нөмірі табылды / найден номер статьи",
        source=Source(INVENTED, "8"),
        by=second,
        at=_at(22, 15),
    )
    words = "Демо: мәтіннің мекенжайы жоқ, тексеру мүмкін емес / нет адреса текста, проверить нельзя"
    refuse(proposal=made, reason=words, by=first, at=_at(23, 9))
    propose(
        office=office,
        table=INDEX,
        kind=Proposal.Kind.ADD,
        values={"valid_from": "2021-01-01", "tenge": 2917, "certainty": "check", "source": INVENTED},
        reason="Демо: келесі жылға дайындық, бюджет туралы заң жобасы / подготовка к следующему году",
        source=Source(INVENTED),
        by=first,
        at=_at(28, 16),
    )
