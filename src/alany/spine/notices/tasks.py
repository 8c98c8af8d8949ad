"""Once a day the worker tells who is waited for; each run orders the next before it begins."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from alany.kernel.periods import ALMATY
from alany.spine.notices.actions import send_notices
from alany.spine.organisations.clock import office_now, office_today

HOUR = time(8, 30)
READY = "READY"


@task
def tell_everybody() -> None:
    """The notices of today, and the order for tomorrow morning."""
    order(ahead=True)
    send_notices(office_today(), at=office_now())


def order(*, ahead: bool = False) -> None:
    """Order the next run for half past eight in Almaty, unless one is; `ahead` means after today's."""
    now = timezone.localtime(timezone=ALMATY)
    morning = datetime.combine(now.date(), HOUR, tzinfo=ALMATY)
    if ahead or now >= morning:
        morning += timedelta(days=1)
    waits = DBTaskResult.objects.filter(status=READY, task_path=tell_everybody.module_path)
    if not waits.exists():
        tell_everybody.using(run_after=morning).enqueue()
