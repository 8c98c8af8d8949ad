"""The e-mail that carries a link: that an answer is asked and where, and nothing of the matter itself.

It is posted at once and by whoever has the secret in hand: a queue would have to keep the secret.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage

from alany.kernel.numbers import format_date
from alany.kernel.periods import local_date
from alany.spine.cases.actions.links import MadeLink, note_mailed
from alany.spine.cases.links import link_address
from alany.spine.cases.reply_queries import good_until
from alany.spine.cases.reply_wording import MAIL_BODY, MAIL_SUBJECT
from alany.spine.ledger.rules import Doer


def mail_link(made: MadeLink, *, site: str, by: Doer, at: datetime) -> str:
    """Post the link to its e-mail address; empty when the mail server took it, else why not.

    `site` is where this office stands, e.g. `https://alany.example`. Call it after the link is committed.
    """
    fault = _posted(made, site)
    note_mailed(link=made.link, fault=fault, by=by, at=at)
    return fault


def _posted(made: MadeLink, site: str) -> str:
    message = EmailMessage(
        subject=MAIL_SUBJECT.in_language(made.link.language).format(
            number=made.link.recommendation.case.number
        ),
        body=mail_text(made, site),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[made.link.email],
    )
    try:
        message.send()
    except OSError as fault:  # smtplib's exceptions are of this family too
        return f"{type(fault).__name__}: {fault}"[:300]
    return ""


def mail_text(made: MadeLink, site: str) -> str:
    """The words of the e-mail in the language of the link."""
    link, language = made.link, made.link.language
    recommendation = link.recommendation
    office = recommendation.case.office
    return MAIL_BODY.in_language(language).format(
        office=office.name(language),
        body=recommendation.addressee.name(language),
        due=format_date(recommendation.due_on, language),
        address=link_address(site, language, made.secret),
        until=format_date(last_day(good_until(link)), language),
        telephone=office.telephone,
    )


def last_day(expires_at: datetime) -> date:
    """The last whole day on which the link is good: it expires at midnight."""
    return local_date(expires_at - timedelta(seconds=1))
