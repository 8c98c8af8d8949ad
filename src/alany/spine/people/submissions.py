"""One submission of one rendered page is done once, however often the button is pressed.

Django masks the form's token anew for each page it renders, so token, address and content name one
submission. The rows are no records of the office: they are forgotten after an hour, and the ledger does
not keep them.
"""

from datetime import timedelta
from time import monotonic, sleep

from django.db import IntegrityError, transaction
from django.utils import timezone

from alany.spine.people.models import Submission

KEPT = timedelta(hours=1)
LONGEST_WAIT = 5.0
PAUSE = 0.1


def begin(key: str) -> bool:
    """True for the first that comes with this key; the key is then taken."""
    now = timezone.now()
    Submission.objects.filter(sent_at__lt=now - KEPT).delete()
    try:
        with transaction.atomic():
            Submission.objects.create(key=key, sent_at=now)
    except IntegrityError:
        return False
    return True


def end(key: str, location: str) -> None:
    """The first has led to `location`; without one it has not been accepted, and may be sent again."""
    if location:
        Submission.objects.filter(key=key).update(location=location)
    else:
        Submission.objects.filter(key=key).delete()


def answer_of(key: str) -> str:
    """Where the first led, as soon as it is known; empty if it was not accepted or takes too long."""
    until = monotonic() + LONGEST_WAIT
    while monotonic() < until:
        location = Submission.objects.filter(key=key).values_list("location", flat=True).first()
        if location is None or location:
            return location or ""
        sleep(PAUSE)
    return ""
