"""Matters that wait for a volunteer, as the matching and the coordinator see them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import F, QuerySet

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import AidTopic, MatchingWeights, Matter, Offer, Party
from alany.programmes.legal_aid.queries.volunteers import ancestry, bodies_on, helpers_on
from alany.programmes.legal_aid.rules import matching as rules
from alany.programmes.legal_aid.rules.offers import WeightsMissing
from alany.spine.organisations.models import Office

Answer = Offer.Answer
TRIED = (Answer.DECLINED, Answer.EXPIRED, Answer.CONFLICT, Answer.PUT_BACK, Answer.WITHDRAWN)
WAITING = "screened"


def weights_on(day: date) -> MatchingWeights:
    """The weights in force on the day; raises WeightsMissing."""
    row = MatchingWeights.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    if row is None:
        raise WeightsMissing(day)
    return row


def as_weights(row: MatchingWeights) -> rules.Weights:
    """The row as the rules count with it."""
    return rules.Weights(topic=row.topic, place=row.place, load=row.load, fairness=row.fairness)


def matters_of(office: Office) -> QuerySet[Matter]:
    """Matters of the office with what a list shows of each; no facts, no names."""
    rows = Matter.objects.filter(case__office=office)
    place = "case__place__parent__parent__parent"
    return rows.select_related("case__office", place, "topic__parent", "volunteer__user")


def waiting_matters(office: Office) -> QuerySet[Matter]:
    """Screened matters without an offer that waits, in the order in which they are served."""
    return matters_of(office).filter(case__state=WAITING).order_by(*SERVED)


SERVED = ("-is_danger", F("deadline_on").asc(nulls_last=True), "screened_at", "pk")


def needs_of(matters: Iterable[Matter]) -> list[rules.Need]:
    """Matters as the matching sees them; three queries whatever their number."""
    rows = list(matters)
    parents = dict(AidTopic.objects.values_list("pk", "parent_id"))
    parties, tried = defaultdict(list), defaultdict(set)
    for party in Party.objects.filter(matter__in=rows):
        parties[party.matter_id].append(party)
    made = Offer.objects.filter(matter__in=rows, answer__in=TRIED)
    for key, volunteer in made.values_list("matter_id", "volunteer_id"):
        tried[key].add(volunteer)
    return [_need(one, parents, parties[one.pk], frozenset(tried[one.pk])) for one in rows]


def _need(
    matter: Matter, parents: Mapping[int, int | None], parties: list[Party], tried: frozenset[int]
) -> rules.Need:
    adverse = [party for party in parties if party.role != Party.Role.CLIENT]
    place = ancestry(matter.case.place)
    return rules.Need(
        id=matter.pk,
        topics=_with_parents(matter.topic_id, parents),
        service=matter.service,
        language=matter.language,
        mode=matter.mode,
        waiting_since=matter.screened_at or rules.LONG_AGO,
        okrug=place.get("okrug", ""),
        district=place.get("district", ""),
        region=place.get("region", ""),
        deadline_on=matter.deadline_on,
        is_danger=matter.is_danger,
        adverse_bodies=frozenset(party.organisation_id for party in adverse if party.organisation_id),
        adverse_names=frozenset(party.search_text for party in adverse if party.search_text),
        client_names=frozenset(
            party.search_text for party in parties if party.role == Party.Role.CLIENT and party.search_text
        ),
        tried=tried,
    )


def _with_parents(topic: int, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    line: list[int] = []
    current: int | None = topic
    while current is not None and current not in line:
        line.append(current)
        current = parents.get(current)
    return tuple(line)


def ranking_of(matter: Matter, at: datetime) -> rules.Ranking:
    """Everybody for this matter at this moment: who fits, best first, and why the others do not.

    Raises WeightsMissing.
    """
    office, day = matter.case.office, local_date(at)
    weights = as_weights(weights_on(day))
    (need,) = needs_of([matter])
    return rules.rank(need, helpers_on(office, at), weights, bodies_on(office, day))


def assignment_of(office: Office, at: datetime) -> list[rules.Assigned]:
    """One volunteer for each matter that waits, by urgency and within every cap. Raises WeightsMissing."""
    day = local_date(at)
    weights = as_weights(weights_on(day))
    needs = needs_of(waiting_matters(office))
    return rules.match(needs, helpers_on(office, at), weights, bodies_on(office, day))


def offered_matters(office: Office) -> QuerySet[Matter]:
    """Matters that wait for the answer of a volunteer, in the order in which they are served."""
    return matters_of(office).filter(case__state="offered").order_by(*SERVED)
