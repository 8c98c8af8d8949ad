"""Volunteers come, change, pause, come back and leave; what they hold goes on to others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.actions.offers import return_all
from alany.programmes.legal_aid.models import AidTopic, Membership, Volunteer
from alany.programmes.legal_aid.rules import volunteers as rules
from alany.programmes.legal_aid.rules.offers import ReasonMissing
from alany.spine.bookings.actions import open_provider, set_hours, switch_provider
from alany.spine.bookings.models import Provider
from alany.spine.bookings.rules import Shift
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place

FIELDS = (
    "kind", "licence", "chamber", "licence_checked_on", "organisation", "languages", "modes", "load_cap",
    "hours_kk", "hours_ru",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """What a profile says; `topics` and `places` are all of them."""

    kind: str
    languages: Sequence[str]
    modes: Sequence[str]
    topics: Sequence[AidTopic]
    places: Sequence[Place]
    load_cap: int = 5
    licence: str = ""
    chamber: str = ""
    licence_checked_on: date | None = None
    organisation: Organisation | None = None
    hours: tuple[str, str] = field(default=("", ""))


def add_volunteer(*, person: User, told: Described, by: Doer, at: datetime) -> Volunteer:
    """Take in a volunteer who has an account of the office. Raises ProfileIncomplete."""
    with ledger.action(verb="legal_aid.volunteer_added", by=by, at=at, office=person.office) as act:
        volunteer = Volunteer(user=person, joined_on=local_date(at), **_columns(told))
        volunteer.save(force_insert=True)
        volunteer.topics.set(told.topics)
        volunteer.places.set(told.places)
        act.about(volunteer)
    return volunteer


def edit_volunteer(
    *, volunteer: Volunteer, told: Described, by: Doer, at: datetime, version: int | None = None
) -> Volunteer:
    """Correct a profile. Offers that were made stay as they were.

    Raises ProfileIncomplete, EditedMeanwhile.
    """
    with ledger.action(verb="legal_aid.volunteer_edited", by=by, at=at, office=volunteer.user.office) as act:
        fresh = locked(Volunteer, volunteer.pk, version)
        for name, value in _columns(told).items():
            setattr(fresh, name, value)
        saved(fresh, *FIELDS)
        fresh.topics.set(told.topics)
        fresh.places.set(told.places)
        act.about(fresh)
    return fresh


def _columns(told: Described) -> dict[str, object]:
    profile = rules.Profile(
        kind=told.kind,
        languages=tuple(told.languages),
        modes=tuple(told.modes),
        load_cap=told.load_cap,
        licence=told.licence,
        chamber=told.chamber,
        has_organisation=told.organisation is not None,
    )
    rules.checked_profile(profile)
    return {
        "kind": told.kind,
        "licence": told.licence.strip(),
        "chamber": told.chamber.strip(),
        "licence_checked_on": told.licence_checked_on,
        "organisation": told.organisation,
        "languages": rules.joined(told.languages, rules.LANGUAGES),
        "modes": rules.joined(told.modes, rules.MODES),
        "load_cap": told.load_cap,
        "hours_kk": told.hours[0].strip(),
        "hours_ru": told.hours[1].strip(),
    }


def undertake(*, volunteer: Volunteer, by: User, at: datetime) -> Volunteer:
    """The volunteer herself undertakes to keep what she reads. Raises NotActive for anybody else."""
    if volunteer.user_id != by.pk:
        raise rules.NotActive
    with ledger.action(verb="legal_aid.undertaken", by=by, at=at, office=by.office) as act:
        fresh = locked(Volunteer, volunteer.pk)
        fresh.undertaking, fresh.undertaken_on = rules.UNDERTAKING_VERSION, local_date(at)
        act.about(saved(fresh, "undertaking", "undertaken_on"))
    return fresh


def add_membership(
    *,
    volunteer: Volunteer,
    organisation: Organisation,
    post: str = "",
    valid_from: date,
    valid_to: date | None = None,
    by: Doer,
    at: datetime,
) -> Membership:
    """Record that the volunteer works in or belongs to a body: no matter against it reaches her."""
    with ledger.action(verb="legal_aid.membership_added", by=by, at=at, office=volunteer.user.office) as act:
        made = Membership.objects.create(
            volunteer=volunteer,
            organisation=organisation,
            post=post.strip()[:200],
            valid_from=valid_from,
            valid_to=valid_to,
        )
        act.about(volunteer)
    return made


def suspend(*, volunteer: Volunteer, reason: str, by: Doer, at: datetime) -> int:
    """No more offers from today; what she holds goes to others, her history stays. How many went back.

    Raises ReasonMissing, NotActive.
    """
    if not reason.strip():
        raise ReasonMissing
    with ledger.action(
        verb="legal_aid.volunteer_suspended", by=by, at=at, office=volunteer.user.office
    ) as act:
        fresh = _there(volunteer)
        fresh.suspended_on = local_date(at)
        act.about(saved(fresh, "suspended_on"), reason=reason.strip())
        _close_hours(fresh, by, at)
        returned = return_all(volunteer=fresh, reason=reason, by=by, at=at)
        act.details["returned"] = returned
    return returned


def resume(*, volunteer: Volunteer, by: Doer, at: datetime) -> Volunteer:
    """The volunteer is offered matters again. Raises NotActive when she has left or was not suspended."""
    with ledger.action(verb="legal_aid.volunteer_resumed", by=by, at=at, office=volunteer.user.office) as act:
        fresh = locked(Volunteer, volunteer.pk)
        if fresh.left_on is not None or fresh.suspended_on is None:
            raise rules.NotActive
        fresh.suspended_on = None
        act.about(saved(fresh, "suspended_on"))
        if fresh.provider is not None:
            switch_provider(provider=fresh.provider, is_open=True, by=by, at=at)
    return fresh


def leave(*, volunteer: Volunteer, reason: str = "", by: Doer, at: datetime) -> int:
    """The volunteer leaves; what she holds goes to others, what she did stays. How many went back.

    Raises NotActive when she has left before.
    """
    with ledger.action(verb="legal_aid.volunteer_left", by=by, at=at, office=volunteer.user.office) as act:
        fresh = locked(Volunteer, volunteer.pk)
        if fresh.left_on is not None:
            raise rules.NotActive
        fresh.left_on = local_date(at)
        act.about(saved(fresh, "left_on"), reason=reason.strip())
        _close_hours(fresh, by, at)
        returned = return_all(volunteer=fresh, reason=reason or "left", by=by, at=at)
        act.details["returned"] = returned
    return returned


def set_volunteer_hours(
    *, volunteer: Volunteer, shifts: Sequence[Shift], valid_from: date, by: Doer, at: datetime
) -> Provider:
    """When the volunteer can be met, from this day on; the slots of eight weeks follow. Raises HoursWrong."""
    person = volunteer.user
    with ledger.action(verb="legal_aid.reception_set", by=by, at=at, office=person.office) as act:
        fresh = locked(Volunteer, volunteer.pk)
        provider = fresh.provider
        if provider is None:
            name = TrilText(kk=person.name, ru=person.name, en=person.name)
            provider = open_provider(office=person.office, name=name, person=person, by=by, at=at)
            fresh.provider = provider
            saved(fresh, "provider")
        set_hours(provider=provider, shifts=shifts, valid_from=valid_from, by=by, at=at)
        act.about(fresh)
    return provider


def _there(volunteer: Volunteer) -> Volunteer:
    fresh = locked(Volunteer, volunteer.pk)
    if fresh.left_on is not None or fresh.suspended_on is not None:
        raise rules.NotActive
    return fresh


def _close_hours(volunteer: Volunteer, by: Doer, at: datetime) -> None:
    if volunteer.provider is not None:
        switch_provider(provider=volunteer.provider, is_open=False, by=by, at=at)
