"""The office's day and moment. A demo stands still on its day (setting DEMO_TODAY, ISO)."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

from alany.kernel.periods import ALMATY, local_date


def office_today() -> date:
    """The fixed day of a demo, or the calendar's in Asia/Almaty."""
    fixed = str(getattr(settings, "DEMO_TODAY", ""))
    return date.fromisoformat(fixed) if fixed else timezone.localdate()


def office_now() -> datetime:
    """The moment of an action: the clock's, moved to the office's day."""
    return datetime.combine(office_today(), timezone.localtime().timetz())


def past_until(at: datetime) -> datetime:
    """The last moment that may be stated as past at `at`; in a demo the end of its day."""
    stands_still = bool(getattr(settings, "DEMO_TODAY", "")) and local_date(at) == office_today()
    return datetime.combine(local_date(at), time.max, tzinfo=ALMATY) if stands_still else at
