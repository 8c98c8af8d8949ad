"""Posting letters by e-mail. Whether it arrived is told apart from the state of the letter."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import SYSTEM
from alany.spine.letters.models import Letter
from alany.spine.letters.printing import letter_pdf


def post_after_commit(letter_id: int, *, address: str, at: datetime) -> None:
    """Post the letter when the transaction that sends it has succeeded, never before."""
    transaction.on_commit(lambda: post(letter_id, address=address, at=at))


def post(letter_id: int, *, address: str, at: datetime) -> None:
    """Post the letter as PDF through the configured e-mail backend, and record whether that worked."""
    letter = Letter.objects.select_related("office", "addressee", "approved_by").get(pk=letter_id)
    fault = _posted(letter, address)
    with ledger.action(verb="letter.delivered", by=SYSTEM, at=at, office=letter.office) as act:
        letter.delivery = Letter.Delivery.FAILED if fault else Letter.Delivery.DONE
        letter.delivery_fault = fault
        letter.times_failed += bool(fault)
        letter.save(update_fields=["delivery", "delivery_fault", "times_failed"])
        act.about(letter, fault=fault)


def _posted(letter: Letter, address: str) -> str:
    """Empty when the backend took the message, else why not."""
    message = EmailMessage(
        subject=f"№ {letter.number} {letter.subject}",
        body=letter.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.email],
    )
    message.attach(
        f"{letter.number.replace('/', '-')}.pdf", letter_pdf(letter, address=address), "application/pdf"
    )
    try:
        message.send()
    except OSError as fault:  # smtplib's exceptions are of this family too
        return f"{type(fault).__name__}: {fault}"[:300]
    return ""
