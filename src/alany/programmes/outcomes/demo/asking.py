"""Steps of the office: it asks, writes, decides, extends, goes up, hands over."""

from collections.abc import Callable
from datetime import timedelta

from alany.kernel.numbers import format_date
from alany.kernel.periods import local_date
from alany.programmes.outcomes.demo.walk import Walk
from alany.spine.cases.actions import (
    Ask,
    decide_dispute,
    decide_more_time,
    escalate_case,
    notify_extension,
    notify_transfer,
    recommend,
    transfer_case,
)
from alany.spine.cases.models import Escalation, Extension, Transfer
from alany.spine.letters.actions import approve_letter, draft_letter, send_letter
from alany.spine.letters.house_letters import RECOMMENDATION, REMINDER
from alany.spine.letters.models import Letter

TERM, HIGHER_TERM = timedelta(days=30), timedelta(days=20)


def recommend_it(walk: Walk) -> None:
    """The akimat is asked to act within thirty days."""
    recommend(
        case=walk.case,
        addressee=walk.akimat,
        language=walk.by.language,
        text=walk.words.asked,
        due_on=local_date(walk.at) + TERM,
        by=walk.by,
        at=walk.at,
    )


def write_letter(walk: Walk) -> None:
    """The recommendation goes out as a letter too, approved by the head."""
    one, language = walk.asked(), walk.by.language
    fields = {
        "about": walk.case.title,
        "found_on": format_date(walk.case.opened_on, language),
        "found": walk.words.seen,
        "recommended": one.text,
        "due_on": format_date(one.due_on, language),
    }
    walk.letter = _sent(walk, RECOMMENDATION.slug, fields)


def remind(walk: Walk) -> None:
    """The term has passed in silence: a second letter names who comes next."""
    one, language, letter = walk.asked(), walk.by.language, walk.letter
    if letter is None or letter.sent_on is None:
        raise LookupError(walk.case.number)
    fields = {
        "number": letter.number,
        "sent_on": format_date(letter.sent_on, language),
        "due_on": format_date(one.due_on, language),
        "next_authority": walk.cast.region.name(language),
    }
    _sent(walk, REMINDER.slug, fields)


def _sent(walk: Walk, template: str, fields: dict[str, str]) -> Letter:
    one = walk.asked()
    letter = draft_letter(
        office=walk.cast.office,
        template=template,
        language=walk.by.language,
        addressee=one.addressee,
        fields=fields,
        case=walk.case,
        by=walk.by,
        at=walk.at,
    )
    letter = approve_letter(letter=letter, by=walk.cast.head, at=walk.at + timedelta(minutes=10))
    due = max(one.due_on, local_date(walk.at) + timedelta(days=7))
    return send_letter(letter=letter, by=walk.by, at=walk.at + timedelta(minutes=20), answer_due_on=due)


def grant_time(walk: Walk) -> None:
    """More time is given until the day that was asked for."""
    text = walk.say(GRANTED)
    decide_more_time(response=walk.last_said(), accepted=True, text=text, by=walk.by, at=walk.at)


def refuse_time(walk: Walk) -> None:
    """The term stays."""
    text = walk.say(TERM_STAYS)
    decide_more_time(response=walk.last_said(), accepted=False, text=text, by=walk.by, at=walk.at)


def tell_extended(walk: Walk) -> None:
    """Whoever waits is told of the extension."""
    notify_extension(extension=Extension.objects.get(case=walk.case), by=walk.by, at=walk.at)


def accept_dispute(walk: Walk) -> None:
    """The recommendation is taken back."""
    text = walk.say(RIGHT)
    decide_dispute(response=walk.last_said(), accepted=True, text=text, by=walk.by, at=walk.at)


def refuse_dispute(walk: Walk) -> None:
    """The recommendation stands."""
    text = walk.say(STANDS)
    decide_dispute(response=walk.last_said(), accepted=False, text=text, by=walk.by, at=walk.at)


def redirect(walk: Walk) -> None:
    """The akimat is right that another body answers for it: that one is asked instead."""
    instead = Ask(walk.cast.region, walk.by.language, walk.words.asked, local_date(walk.at) + TERM)
    response, text = walk.last_said(), walk.say(RIGHT)
    decide_dispute(response=response, accepted=True, text=text, instead=instead, by=walk.by, at=walk.at)


def escalate(walk: Walk) -> None:
    """Silence after the reminder: the authority above is asked."""
    escalate_case(
        case=walk.read(),
        reason=Escalation.Reason.OVERDUE,
        text=walk.say(SILENT),
        due_on=local_date(walk.at) + HIGHER_TERM,
        by=walk.by,
        at=walk.at,
    )


def transfer(walk: Walk) -> None:
    """The whole matter goes to the body that is competent."""
    text = walk.say(NOT_DISTRICT)
    transfer_case(case=walk.case, to=walk.cast.region, reason=text, by=walk.by, at=walk.at)


def transfer_part(walk: Walk) -> None:
    """A part of the matter belongs to the region; the rest stays with the akimat."""
    part, text = walk.say(REGION_ROAD), walk.say(NOT_DISTRICT)
    transfer_case(case=walk.case, to=walk.cast.region, reason=text, part=part, by=walk.by, at=walk.at)


def tell_transferred(walk: Walk) -> None:
    """Who told of the matter is told where it went."""
    notify_transfer(transfer=Transfer.objects.get(case=walk.case), by=walk.by, at=walk.at)


GRANTED = {
    "kk": "Мердігермен шарт жасалған, жұмыс басталған: мерзім ұзартылды.",
    "ru": "Договор с подрядчиком заключён, работа начата: срок продлён.",
}
TERM_STAYS = {
    "kk": "Себебі көрсетілмеген, мәселе қауіпті: мерзім өзгермейді.",
    "ru": "Причина не названа, а место опасно: срок прежний.",
}
RIGHT = {
    "kk": "Әкімдіктің уәжі дұрыс: бұл учаске облыстың теңгерімінде.",
    "ru": "Довод акимата верен: участок на балансе области.",
}
STANDS = {
    "kk": "Сызба бойынша учаске ауданның теңгерімінде: ұсыным күшінде қалады.",
    "ru": "По схеме участок на балансе района: рекомендация остаётся в силе.",
}
SILENT = {
    "kk": "Мерзім өтті, еске салу хатына да жауап келген жоқ.",
    "ru": "Срок прошёл, на напоминание ответа тоже нет.",
}
NOT_DISTRICT = {
    "kk": "Бұл мәселе облыс әкімдігінің құзыретінде.",
    "ru": "Вопрос в компетенции областного акимата.",
}
REGION_ROAD = {"kk": "облыстық жолдың бөлігі", "ru": "часть на областной дороге"}
STEPS: dict[str, Callable[[Walk], None]] = {
    "recommend": recommend_it,
    "letter": write_letter,
    "link": Walk.hand_link,
    "remind": remind,
    "grant_time": grant_time,
    "refuse_time": refuse_time,
    "tell_extended": tell_extended,
    "accept_dispute": accept_dispute,
    "refuse_dispute": refuse_dispute,
    "redirect": redirect,
    "escalate": escalate,
    "transfer": transfer,
    "transfer_part": transfer_part,
    "tell_transferred": tell_transferred,
}
