"""Who helps, with what, and how burdened each is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from alany.kernel.folding import fold
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Matter, Membership, Offer, Party, Volunteer
from alany.programmes.legal_aid.rules.conflicts import Bodies, Body
from alany.programmes.legal_aid.rules.matching import FAIR_DAYS, Helper
from alany.programmes.legal_aid.rules.services import allowed
from alany.programmes.legal_aid.rules.volunteers import UNDERTAKING_VERSION, helps_on, listed
from alany.spine.organisations.models import Office, Organisation
from alany.spine.places.models import Place

Answer = Offer.Answer
IN_WORK = ("accepted", "in_progress")
HAD = (Answer.ACCEPTED, Answer.PUT_BACK)
"""Offers after which the volunteer has met the sides of the matter."""


def volunteers_of(office: Office) -> QuerySet[Volunteer]:
    """All volunteers of the office, also those who left, with the account of each."""
    rows = Volunteer.objects.filter(user__office=office).select_related("user", "organisation")
    return rows.order_by("user__sort_key", "pk")


def with_load(rows: QuerySet[Volunteer], at: datetime) -> QuerySet[Volunteer]:
    """Each volunteer with `matters_now`, `offers_now` (that wait), `offers_lately` and `last_offer_at`."""
    since = at - timedelta(days=FAIR_DAYS)
    offers = Offer.objects.filter(volunteer=OuterRef("pk")).order_by().values("volunteer")
    matters = Matter.objects.filter(volunteer=OuterRef("pk"), case__state__in=IN_WORK).order_by()
    return rows.annotate(
        matters_now=_counted(matters.values("volunteer")),
        offers_now=_counted(offers.filter(answer="")),
        offers_lately=_counted(offers.filter(made_at__gt=since)),
        last_offer_at=Subquery(offers.annotate(last=Max("made_at")).values("last")),
    )


def _counted(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def list_of_volunteers(office: Office, filters: dict[str, str], at: datetime) -> QuerySet[Volunteer]:
    """The volunteers under the filters q, kind, language, topic, state (active, away, left, any)."""
    rows, day = with_load(volunteers_of(office), at), local_date(at)
    for word in fold(filters.get("q", "")).split()[:8]:
        rows = rows.filter(user__search_text__contains=word)
    if kind := filters.get("kind"):
        rows = rows.filter(kind=kind)
    if language := filters.get("language"):
        rows = rows.filter(languages__contains=language)
    if topic := filters.get("topic"):
        rows = rows.filter(topics__slug=topic)
    match filters.get("state"):
        case "away":
            rows = rows.filter(left_on=None, suspended_on__lte=day)
        case "left":
            rows = rows.filter(left_on__lte=day)
        case "any":
            pass
        case _:
            rows = rows.filter(left_on=None).exclude(suspended_on__lte=day)
    return rows


def full(rows: QuerySet[Volunteer]) -> QuerySet[Volunteer]:
    """Those who have no room under their cap."""
    return rows.filter(load_cap__lte=F("matters_now") + F("offers_now"))


def bodies_on(office: Office, day: date) -> Bodies:
    """The organisations of the office as the check of structural conflicts sees them on the day."""
    fields = ("pk", "valid_from", "valid_to", "superior_id", "successor_id")
    rows = Organisation.objects.filter(office=office).values_list(*fields)
    return Bodies.on((Body(*row) for row in rows), day)


def helpers_on(office: Office, at: datetime) -> list[Helper]:
    """All volunteers of the office as the matching sees them now; six queries whatever their number."""
    day = local_date(at)
    rows = list(with_load(volunteers_of(office), at))
    topics = _gathered(Volunteer.topics.through.objects.filter(_of(rows)), "aidtopic_id")
    served, districts = _places_of(rows)
    bodies = _gathered(_memberships_on(rows, day), "organisation_id")
    advised, opposed = _sides(rows)
    return [
        _helper(
            one,
            day,
            topics=frozenset(topics[one.pk]),
            serves=frozenset(served[one.pk]),
            districts=frozenset(districts[one.pk]),
            bodies=frozenset(bodies[one.pk] | ({one.organisation_id} if one.organisation_id else set())),
            advised=frozenset(advised[one.pk]),
            opposed=frozenset(opposed[one.pk]),
        )
        for one in rows
    ]


def _of(rows: Iterable[Volunteer]) -> Q:
    return Q(volunteer__in=[one.pk for one in rows])


def _gathered(rows: QuerySet[Any], column: str) -> dict[int, set[int]]:
    """The keys in the column by volunteer."""
    found: dict[int, set[int]] = defaultdict(set)
    for key, value in rows.values_list("volunteer_id", column):
        found[key].add(value)
    return found


def _places_of(rows: Iterable[Volunteer]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Codes of the places that each serves, and of the districts in which these lie."""
    above = [f"place{'__parent' * up}__{column}" for up in range(3) for column in ("level", "kato")]
    served: dict[int, set[str]] = defaultdict(set)
    districts: dict[int, set[str]] = defaultdict(set)
    for key, *line in Volunteer.places.through.objects.filter(_of(rows)).values_list("volunteer_id", *above):
        served[key].add(line[1])
        districts[key].update(
            kato for level, kato in zip(line[::2], line[1::2], strict=True) if level == "district"
        )
    return served, districts


def _memberships_on(rows: Iterable[Volunteer], day: date) -> QuerySet[Membership]:
    held = Membership.objects.filter(_of(rows), valid_from__lte=day)
    return held.filter(Q(valid_to=None) | Q(valid_to__gte=day))


def _sides(rows: Iterable[Volunteer]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Folded names of those whom each has helped, and of the sides against which she has."""
    advised, opposed = defaultdict(set), defaultdict(set)
    met = Party.objects.filter(matter__offers__volunteer__in=list(rows), matter__offers__answer__in=HAD)
    for key, role, name in met.values_list("matter__offers__volunteer_id", "role", "search_text"):
        if name and role == Party.Role.CLIENT:
            advised[key].add(name)
        elif name and role == Party.Role.ADVERSE:
            opposed[key].add(name)
    return advised, opposed


def _helper(
    one: Volunteer,
    day: date,
    *,
    topics: frozenset[int],
    serves: frozenset[str],
    districts: frozenset[str],
    bodies: frozenset[int],
    advised: frozenset[str],
    opposed: frozenset[str],
) -> Helper:
    active = helps_on(day, one.joined_on, one.suspended_on, one.left_on) and one.user.is_active
    return Helper(
        id=one.pk,
        name=fold(one.user.name),
        services=allowed(one.kind),
        languages=frozenset(listed(one.languages)),
        modes=frozenset(listed(one.modes)),
        topics=topics,
        cap=one.load_cap,
        open=one.matters_now + one.offers_now,  # type: ignore[attr-defined]
        offers=one.offers_lately,  # type: ignore[attr-defined]
        last_offer_at=one.last_offer_at,  # type: ignore[attr-defined]
        is_active=active,
        has_promised=one.undertaking == UNDERTAKING_VERSION,
        serves=serves,
        districts=districts,
        bodies=bodies,
        advised=advised,
        opposed=opposed,
    )


def ancestry(place: Place | None) -> dict[str, str]:
    """The codes of the place and of what it lies in, by level: okrug, district, region."""
    found: dict[str, str] = {}
    while place is not None:
        found.setdefault(place.level, place.kato)
        place = place.parent
    return found
