"""How the desk says what stands in a signal: states, events, reasons; never is one called an appeal."""

from datetime import date

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Mark, State
from alany.kernel.triltext import TrilText
from alany.spine.intake.models import Action, Signal
from alany.spine.intake.rules import Standing, Told


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


STATES = {
    "received": _t("қабылданды", "получен", "received"),
    "acknowledged": _t("оқылғаны расталды", "прочтение подтверждено", "acknowledged"),
    "assigned": _t("орындаушыға берілді", "передан исполнителю", "assigned"),
    "forwarded": _t("құзырлы органға жіберілді", "передан в компетентный орган", "forwarded"),
    "answered": _t("жауап берілді", "дан ответ", "answered"),
    "closed": _t("жабылды", "закрыт", "closed"),
    "reopened": _t("қайта ашылды", "возобновлён", "reopened"),
    "shredded": _t("жойылды", "уничтожен", "deleted"),
}
MARKS: dict[str, Mark] = {"answered": "done", "closed": "idle", "shredded": "idle", "forwarded": "soon"}
EVENTS = {
    "received": _t("Сигнал қабылданды", "Сигнал получен", "The signal was received"),
    "added": _t("Жолдаушы толықтырды", "Отправитель дополнил", "The sender added something"),
    "acknowledged": _t("Оқылғаны расталды", "Прочтение подтверждено", "Reading was confirmed"),
    "assigned": _t("Орындаушы белгіленді", "Назначен исполнитель", "Somebody was put in charge"),
    "opened": _t("Алғаш рет ашылды", "Впервые открыто", "Opened for the first time"),
    "forwarded": _t("Басқа органға жіберілді", "Передано в другой орган", "Forwarded to another body"),
    "answered": _t("Жолдаушыға жауап берілді", "Отправителю дан ответ", "The sender was answered"),
    "closed": _t("Сигнал жабылды", "Сигнал закрыт", "The signal was closed"),
    "merged": _t("Қайталанған сигнал ретінде жабылды", "Закрыт как повтор", "Closed as a duplicate"),
    "reopened": _t("Қайта ашылды", "Возобновлён", "Reopened"),
    "shredded": _t("Мазмұны жойылды", "Содержание уничтожено", "The content was deleted"),
    "deadline_extended": _t("Мерзім ұзартылды", "Срок продлён", "The term was extended"),
    "deadline_missed": _t(
        "Мерзім өтіп кетті: мұны адам емес, сағат жазды",
        "Срок пропущен: это записали часы, а не человек",
        "The term was missed: written by the clock, not by a person",
    ),
    "spam_quarantined": _t(
        "Ағыннан бөлек қойылды, санақта қалды", "Отделён от потока, в счёте остался",
        "Kept apart from a flood, still counted",
    ),
    "masked": _t("Көшірмесі қосылды", "Добавлена копия", "A copy was added"),
    "recipient_added": _t("Оқырман қосылды", "Добавлен читатель", "A reader was added"),
    "recipient_removed": _t("Оқырман шығарылды", "Читатель исключён", "A reader was removed"),
    "identity_asked": _t(
        "Жолдаушының аты сұралды", "Запрошено имя отправителя", "The sender's name was asked for"
    ),
    "identity_agreed": _t("Сақтаушы келісті", "Хранитель согласился", "A custodian agreed"),
    "identity_opened": _t(
        "Жолдаушының аты ашылды", "Имя отправителя раскрыто", "The sender's name was opened"
    ),
    "escrow_used": _t("Қосалқы кілт қолданылды", "Использован запасной ключ", "The spare key was used"),
    "deletion_asked": _t("Жою ұсынылды", "Предложено удаление", "Deletion was proposed"),
}  # fmt: skip
CLOSING = {
    "signal": _t(
        "сигнал ретінде мониторингке алынды", "принят как сигнал в мониторинг", "taken into monitoring"
    ),
    "no_action": _t("шара қажет емес", "меры не нужны", "no action is needed"),
    "unfounded": _t("расталмады", "не подтвердился", "not confirmed"),
    "duplicate": _t("бұрын келген сигналды қайталайды", "повторяет прежний сигнал", "repeats an earlier one"),
    "linked": _t(
        "жолдаушы өз атынан өтініш берді", "отправитель подал обращение от своего имени",
        "the sender made an appeal by name",
    ),
}  # fmt: skip
EXTENDING = {
    "other_body": _t("басқа органнан сұралды", "запрошен другой орган", "another body was asked"),
    "visit": _t("барып көру керек", "нужен выезд", "a visit is needed"),
    "expert": _t(
        "маманның қорытындысы керек", "нужно заключение специалиста", "an expert's opinion is needed"
    ),
    "volume": _t("материал көп", "много материала", "there is much material"),
}
DELETING = {
    "wish": _t("жолдаушы қалады", "желание отправителя", "the sender wishes it"),
    "rule": _t("сақтау мерзімі бітті", "истёк срок хранения", "the term of keeping has ended"),
    "unlawful": _t("сақтау заңсыз", "хранить незаконно", "keeping it is unlawful"),
    "third_person": _t("бөгде адам туралы мәлімет", "сведения о постороннем", "data of a third person"),
}
OTHER = {
    "revoked": _t("оқу құқығы алынды", "право читать отозвано", "the right to read was withdrawn"),
    "conflict": _t("мүдделер қақтығысы", "конфликт интересов", "conflict of interest"),
    "rotated": _t("кілт ауыстырылды", "ключ сменён", "the key was changed"),
}
REASONS = CLOSING | EXTENDING | DELETING | OTHER
TOPICS = {
    "roads": _t("жолдар", "дороги", "roads"),
    "pharmacies": _t("дәріханалар", "аптеки", "pharmacies"),
    "services": _t("мемлекеттік қызмет", "государственные услуги", "public services"),
    "bribery": _t("пара", "взятка", "bribery"),
    "schools": _t("мектептер", "школы", "schools"),
    "other": _t("басқа", "другое", "something else"),
}
CHANNELS = {
    "web": _t("сайт арқылы", "через сайт", "through the site"),
    "kiosk": _t("ауыл компьютерінен", "с сельского компьютера", "from a village computer"),
    "paper": _t("қағаз жәшіктен", "из бумажного ящика", "from a paper box"),
    "telephone": _t("телефон арқылы", "по телефону", "by telephone"),
    "desk": _t("қызметкер енгізді", "внесён сотрудником", "entered by an officer"),
}
MODES = {
    "anonymous": _t("анонимді", "анонимно", "anonymous"),
    "confidential": _t("құпия: аты-жөні бөлек мөрленген", "конфиденциально: имя запечатано отдельно",
                       "confidential: the name is sealed apart"),
    "open": _t("ашық", "открыто", "open"),
}  # fmt: skip
CLOCKS = {
    "A9": _t(
        "Қылмыс немесе қауіп туралы: дереу жіберу", "О преступлении или угрозе: передать немедленно",
        "About a crime or a threat: forward at once",
    ),
    "A3": _t(
        "Басқа органға қатысты болса: жіберу", "Если дело другого органа: передать",
        "If it belongs to another body: forward",
    ),
    "S1": _t("Оқылғанын растау", "Подтвердить прочтение", "Confirm that it was read"),
    "S2": _t("Не істелгенін айту", "Сообщить, что сделано", "Tell what was done"),
}  # fmt: skip


def said(table: dict[str, TrilText], name: str) -> str:
    """The word in the language of the page; a name without words stands as it is."""
    return table[name].in_language(current_language()) if name in table else name


def state(now: Standing) -> State:
    """Where it stands by the log, with its mark; a missed day outweighs the rest."""
    if now.missed:
        return State(f"{said(STATES, now.state)} · {_('the term has passed')}", "late")
    return State(said(STATES, now.state), MARKS.get(now.state, ""))


def about(signal: Signal) -> str:
    """Topic, channel and mode on one quiet line."""
    return " · ".join((said(TOPICS, signal.topic), said(CHANNELS, signal.channel), said(MODES, signal.mode)))


def event(act: Action, told: Told | None, today: date) -> str:
    """What happened, with the reason and the body it went to."""
    parts = [said(EVENTS, told.kind if told else act.kind)]
    if act.reason:
        parts.append(said(REASONS, act.reason))
    if act.to:
        parts.append(act.to.name(current_language()))
    text = ": ".join(parts[:2]) + (f" – {parts[2]}" if len(parts) > 2 else "")
    due = told.due if told else None
    if due and act.kind != "received":
        text += f". {_('Owed by %(day)s') % {'day': words.day_word(due, today)}}"
    return text + "."
