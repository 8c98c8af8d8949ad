"""The moment at which somebody enters; in a demo it lies on the office's day, like everything else there."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def office_now() -> datetime:
    """The clock's moment, moved to the day of the demo (setting DEMO_TODAY, ISO) where there is one."""
    moment = timezone.localtime()
    fixed = str(getattr(settings, "DEMO_TODAY", ""))
    return datetime.combine(date.fromisoformat(fixed), moment.timetz()) if fixed else moment
