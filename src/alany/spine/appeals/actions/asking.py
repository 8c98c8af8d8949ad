"""“Was it fixed?”: asked of who appealed, at the claim and four weeks after it; a no opens the case again."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage

from alany.kernel.periods import local_date
from alany.spine.appeals.actions.keeping import say_not_fixed
from alany.spine.appeals.models import Appeal, FixAsked
from alany.spine.appeals.queries import claimed_days, claims_open
from alany.spine.appeals.wording import ASKED_BODY, ASKED_SUBJECT
from alany.spine.cases.events import write_event
from alany.spine.cases.models import CaseEvent
from alany.spine.cases.rules import FixNotClaimed
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import RESIDENT, SYSTEM
from alany.spine.organisations.models import Office

ASK_AGAIN = timedelta(weeks=4)
Stage, Answer = FixAsked.Stage, FixAsked.Answer


def ask_whether_fixed(*, office: Office, site: str, at: datetime) -> int:
    """Ask every sender who has to be asked today; how many were. Run it once a day; again it asks nobody.

    The question stands on the page of the appeal; who gave an e-mail is told to look there, and nothing else.
    """
    due = [(appeal, day, stage) for appeal, day, stage in _to_ask(office, local_date(at))]
    for appeal, day, stage in due:
        asked = _asked(appeal, day, stage, at)
        if appeal.email and _mailed(appeal, site):
            with ledger.action(verb="appeal.fix_mailed", by=SYSTEM, at=at, office=office) as act:
                asked.mailed_at = at
                asked.save(update_fields=["mailed_at"])
                act.about(appeal)
    return len(due)


def _to_ask(office: Office, today: date) -> list[tuple[Appeal, date, FixAsked.Stage]]:
    appeals = list(claims_open(office))
    days = claimed_days(appeals)
    known = set(FixAsked.objects.filter(appeal__in=appeals).values_list("appeal_id", "claimed_on", "stage"))
    found = []
    for appeal in appeals:
        if (day := days.get(appeal.case_id)) is None:
            continue
        stage = Stage.WEEKS4 if today >= day + ASK_AGAIN else Stage.CLAIM
        if (appeal.pk, day, str(stage)) not in known:
            found.append((appeal, day, stage))
    return found


def _asked(appeal: Appeal, claimed_on: date, stage: FixAsked.Stage, at: datetime) -> FixAsked:
    with ledger.action(verb="appeal.fix_asked", by=SYSTEM, at=at, office=appeal.office) as act:
        row, _new = FixAsked.objects.get_or_create(
            appeal=appeal, claimed_on=claimed_on, stage=stage, defaults={"asked_on": local_date(at)}
        )
        act.about(appeal)
    return row


def _mailed(appeal: Appeal, site: str) -> bool:
    """Whether the mail server took it; the words name neither the sender nor the matter."""
    language = appeal.language
    body = ASKED_BODY.in_language(language).format(
        office=appeal.office.name(language),
        number=appeal.coupon,
        address=f"{site.rstrip('/')}/{language}/appeals/state/" if site else "",
    )
    subject = ASKED_SUBJECT.in_language(language).format(number=appeal.coupon)
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [appeal.email]).send()
    except OSError:  # smtplib's exceptions are of this family too
        return False
    return True


def answer_fix(*, appeal: Appeal, is_fixed: bool, text: str = "", at: datetime) -> FixAsked:
    """Keep the sender's answer about the claim that stands; "not fixed" opens the case and sends it up.

    Given again, the later answer counts. Raises FixNotClaimed, MoveRefused, WordsMissing.
    """
    with ledger.action(verb="appeal.fix_answered", by=RESIDENT, at=at, office=appeal.office) as act:
        day = claimed_days([appeal]).get(appeal.case_id)
        if day is None or not claims_open(appeal.office).filter(pk=appeal.pk).exists():
            raise FixNotClaimed
        today = local_date(at)
        stage = Stage.WEEKS4 if today >= day + ASK_AGAIN else Stage.CLAIM
        row, _new = FixAsked.objects.select_for_update().get_or_create(
            appeal=appeal, claimed_on=day, stage=stage, defaults={"asked_on": today}
        )
        row.answer, row.answered_at = (Answer.FIXED if is_fixed else Answer.NOT_FIXED), at
        row.save(update_fields=["answer", "answered_at"])
        if is_fixed:
            facts = {"sender_says": "fixed"}
            write_event(appeal.case, CaseEvent.Kind.NOTE, by=RESIDENT, at=at, text=text.strip(), facts=facts)
        else:
            say_not_fixed(appeal=appeal, text=text, at=at)
        act.about(appeal, answer=str(row.answer))
    return row
