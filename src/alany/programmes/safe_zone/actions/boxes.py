"""The opening act of a box: one records, another confirms."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from alany.kernel.periods import local_date
from alany.programmes.safe_zone.models import BoxOpening, Kind, Point
from alany.programmes.safe_zone.rules.boxes import Counted, OpeningRefused, check_opening
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.people.models import User


@dataclass(frozen=True, slots=True)
class Second:
    """The second person: an account of the office, or somebody with a name and a post who signs on paper."""

    user: User | None = None
    name: str = ""
    post: str = ""

    @property
    def called(self) -> str:
        """The name as it stands in the act."""
        return self.user.name if self.user else self.name


@dataclass(frozen=True, slots=True)
class Seals:
    """The seal that was found, whether it was whole, and the one that was put on."""

    found: str
    was_intact: bool
    new: str


def record_opening(
    *,
    point: Point,
    on: date,
    second: Second,
    seals: Seals,
    counted: Counted,
    note: str = "",
    by: User,
    at: datetime,
) -> BoxOpening:
    """Write down that `by` and a second person opened the box. Raises OpeningRefused.

    A second person without an account signs the paper act, so the opening counts at once; one with an account
    confirms it there.
    """
    check_opening(
        on=on,
        today=local_date(at),
        opened_on=point.opened_on,
        first=by.name,
        second=second.called,
        seal_found=seals.found,
        seal_new=seals.new,
    )
    if second.user is not None and second.user.pk == by.pk:
        raise OpeningRefused("alone")
    with ledger.action(verb="safe_zone.box_opened", by=by, at=at, office=point.office) as act:
        fresh = locked(Point, point.pk)
        if not fresh.equipment.filter(kind=Kind.BOX, installed_on__lte=on).exists():
            raise OpeningRefused("before")
        try:
            with transaction.atomic():
                opening = BoxOpening.objects.create(
                    point=fresh,
                    on=on,
                    first=by,
                    second=second.user,
                    second_name="" if second.user else second.name.strip()[:200],
                    second_post="" if second.user else second.post.strip()[:200],
                    seal_found=seals.found.strip()[:40],
                    seal_intact=seals.was_intact,
                    seal_new=seals.new.strip()[:40],
                    sheets=counted.sheets,
                    own_paper=counted.own_paper,
                    note=note.strip()[:500],
                    confirmed_on=None if second.user else local_date(at),
                )
        except IntegrityError as twice:
            raise OpeningRefused("twice") from twice
        act.about(fresh, on=on.isoformat(), letters=counted.letters)
    return opening


def confirm_opening(*, opening: BoxOpening, by: User, at: datetime, version: int | None = None) -> BoxOpening:
    """The second person was there and says the same. Raises OpeningRefused, EditedMeanwhile."""
    with ledger.action(verb="safe_zone.opening_confirmed", by=by, at=at, office=opening.point.office) as act:
        fresh = locked(BoxOpening, opening.pk, version)
        if fresh.confirmed_on is not None:
            raise OpeningRefused("confirmed")
        if fresh.second_id != by.pk:
            raise OpeningRefused("alone")
        fresh.confirmed_on = local_date(at)
        act.about(saved(fresh, "confirmed_on").point, on=fresh.on.isoformat())
    return fresh
