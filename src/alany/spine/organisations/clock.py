"""The office's day and moment. A demo stands still on its day (setting DEMO_TODAY, ISO)."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def office_today() -> date:
    """The fixed day of a demo, or the calendar's in Asia/Almaty."""
    fixed = str(getattr(settings, "DEMO_TODAY", ""))
    return date.fromisoformat(fixed) if fixed else timezone.localdate()


def office_now() -> datetime:
    """The moment of an action: the clock's, moved to the office's day."""
    return datetime.combine(office_today(), timezone.localtime().timetz())
