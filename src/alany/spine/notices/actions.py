"""What people choose to be told, the addresses of their calendars, and the notices of a day."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError

from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import SYSTEM
from alany.spine.notices import channels
from alany.spine.notices.models import CalendarKey, NoticeChoice, NoticeSent
from alany.spine.notices.queries import kinds as known_kinds
from alany.spine.notices.queries import waiting
from alany.spine.notices.rules import ChannelRefused, hashed, notice_text
from alany.spine.people.models import User


def choose_notices(
    *, by_email: bool, messenger: str, kinds: Iterable[str], by: User, at: datetime
) -> NoticeChoice:
    """Keep how and of what the person wants to be told; kinds that do not exist are left out."""
    chosen = [kind for kind in known_kinds() if kind in set(kinds)]
    with ledger.action(verb="notices.chosen", by=by, at=at, office=by.office) as act:
        values = {"by_email": by_email, "messenger": messenger.strip()[:64], "kinds": chosen}
        choice, _new = NoticeChoice.objects.update_or_create(person=by, defaults=values)
        act.about(by)
    return choice


def open_calendar(*, by: User, at: datetime) -> str:
    """Give the person a new secret address; the one before leads nowhere from now on. Returns the secret."""
    secret = secrets.token_urlsafe(32)
    with ledger.action(verb="calendar.opened", by=by, at=at, office=by.office) as act:
        CalendarKey.objects.filter(person=by, revoked_at=None).update(revoked_at=at)
        CalendarKey.objects.create(person=by, secret_hash=hashed(secret), made_at=at)
        act.about(by)
    return secret


def close_calendar(*, by: User, at: datetime) -> None:
    """Let the secret address lead nowhere."""
    with ledger.action(verb="calendar.closed", by=by, at=at, office=by.office) as act:
        CalendarKey.objects.filter(person=by, revoked_at=None).update(revoked_at=at)
        act.about(by)


def send_notices(day: date, *, at: datetime) -> int:
    """Tell everybody who chose it how many things wait; how many notices left. A second time sends none."""
    sent = 0
    choices = NoticeChoice.objects.filter(person__is_active=True).select_related("person__office")
    for choice in choices.order_by("pk"):
        if (choice.by_email or choice.messenger) and (things := waiting(choice, day)):
            sent += sum(_sent(choice, name, day, things, at) for name in ("email", "messenger"))
    return sent


def _sent(choice: NoticeChoice, name: str, day: date, things: int, at: datetime) -> bool:
    """Take the day for this channel first, then send: rather none than two. A fault is kept by its name."""
    person = choice.person
    address = (person.email if choice.by_email else "") if name == "email" else choice.messenger
    if not address:
        return False
    try:
        with ledger.action(verb="notices.sent", by=SYSTEM, at=at, office=person.office) as act:
            row = NoticeSent.objects.create(person=person, day=day, channel=name, things=things)
            act.about(person, things=things, channel=name)
    except IntegrityError:
        return False
    send = channels.by_email if name == "email" else channels.by_messenger
    try:
        send(address, notice_text(things, person.language, settings.PUBLIC_ADDRESS))
    except ChannelRefused as refusal:
        with ledger.action(verb="notices.failed", by=SYSTEM, at=at, office=person.office) as act:
            row.fault = str(refusal)[:60]
            row.save(update_fields=["fault"])
            act.about(person, fault=row.fault, channel=name)
        return False
    return True
