"""The acts on a signal, each described once: what is signed, which form asks for it, what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alany.faces.desk.signals import arriving, forms
from alany.faces.desk.signals.access import Seat
from alany.kernel.triltext import TrilText
from alany.spine.intake import actions
from alany.spine.intake.models import OfficerKey
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User


@dataclass(frozen=True, slots=True)
class Given:
    """What came with an act: the fields of its form, the signature, who, and when."""

    at: Seat
    fields: dict[str, Any]
    posted: dict[str, str]
    signature: bytes
    by: User
    moment: datetime

    @property
    def common(self) -> dict[str, Any]:
        return {"signal": self.at.signal, "signature": self.signature, "by": self.by, "at": self.moment}


Run = Callable[[Given], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: `kind` as the statement says it, `signed` fields that it names, `maker` of what is sealed."""

    slug: str
    kind: str
    title: TrilText
    lead: TrilText
    run: Run
    form: type[forms.SignalForm] = forms.SignalForm
    signed: str = ""
    said: tuple[tuple[str, str], ...] = ()
    maker: str = "sign"
    wait: int = 0


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


def _acknowledge(given: Given) -> object:
    return actions.acknowledge(**given.common)


def _assign(given: Given) -> object:
    key = int(given.fields["to"].removeprefix("user:"))
    return actions.assign(to=User.objects.get(office=given.at.signal.office, pk=key), **given.common)


def _answer(given: Given) -> object:
    return actions.answer(items=arriving.items(given.posted.get("items", "")), **given.common)


def _forward(given: Given) -> object:
    key = int(given.fields["to"].removeprefix("org-"))
    body = Organisation.objects.get(office=given.at.signal.office, pk=key)
    items = arriving.items(given.posted["items"]) if given.posted.get("items") else ()
    return actions.forward(to=body, package=items[0] if items else None, **given.common)


def _close(given: Given) -> object:
    return actions.close(reason=given.fields["reason"], **given.common)


def _extend(given: Given) -> object:
    return actions.extend(until=given.fields["due"], reason=given.fields["reason"], **given.common)


def _reopen(given: Given) -> object:
    return actions.reopen(**given.common)


def _key(given: Given) -> OfficerKey:
    return OfficerKey.objects.get(office=given.at.signal.office, key_id=given.fields["to"])


def _grant(given: Given) -> object:
    return actions.grant(key=_key(given), wraps=arriving.wraps(given.posted.get("wraps", "")), **given.common)


def _revoke(given: Given) -> object:
    return actions.revoke(key=_key(given), **given.common)


def _move_key(given: Given) -> object:
    new = OfficerKey.objects.get(office=given.at.signal.office, key_id=given.posted.get("to", ""))
    return actions.rotate(new=new, wraps=arriving.wraps(given.posted.get("wraps", "")), **given.common)


def _recuse(given: Given) -> object:
    return actions.recuse(**given.common)


def _ask_name(given: Given) -> object:
    return actions.ask_identity(motive=given.fields["motive"], **given.common)


def _ask_deletion(given: Given) -> object:
    return actions.ask_deletion(reason=given.fields["reason"], **given.common)


def _agree_deletion(given: Given) -> object:
    return actions.agree_deletion(**given.common)


_ALL = (
    Deed(
        "acknowledge", "acknowledged",
        _t("Оқылғанын растау", "Подтвердить прочтение", "Confirm reading"),
        _t("Жолдаушы мен тақта мұны келесі жарияланымда көреді.",
           "Отправитель и табло увидят это при следующей публикации.",
           "The sender and the board see it at the next publication."),
        _acknowledge,
    ),
    Deed(
        "assign", "assigned",
        _t("Орындаушы белгілеу", "Назначить исполнителя", "Put somebody in charge"),
        _t("Сигналды оқи алатындардың бірі.", "Один из тех, кто может читать сигнал.",
           "One of those who can read the signal."),
        _assign, forms.AssignForm, "to",
    ),
    Deed(
        "answer", "answered",
        _t("Жолдаушыға жауап беру", "Ответить отправителю", "Answer the sender"),
        _t("Жауап осы браузерде мөрленеді: оны жолдаушы мен сигналды оқитындар ғана ашады.",
           "Ответ запечатывается в этом браузере: его откроют отправитель и читатели сигнала.",
           "The answer is sealed in this browser: the sender and the readers of the signal open it."),
        _answer, forms.AnswerForm, maker="answer", wait=20,
    ),
    Deed(
        "forward", "forwarded",
        _t("Құзырлы органға жіберу", "Передать в компетентный орган", "Forward to the competent body"),
        _t("Қылмыс немесе қауіп туралы болса, дереу; басқа органның ісі болса, үш жұмыс күнінде. "
           "Жолдаушы мен тақта кімге және қашан жіберілгенін көреді.",
           "О преступлении или угрозе – немедленно; о деле другого органа – за три рабочих дня. "
           "Отправитель и табло увидят, кому и когда передано.",
           "At once for a crime or a threat; within three working days if another body is competent. "
           "The sender and the board see to whom and when."),
        _forward, forms.ForwardForm, "to", maker="forward",
    ),
    Deed(
        "extend", "deadline_extended",
        _t("Мерзімді ұзарту", "Продлить срок", "Extend the term"),
        _t("Жаңа күн мен себебін жолдаушы да, тақта да көреді.",
           "Новый день и причину увидят отправитель и табло.",
           "The sender and the board see the new day and why."),
        _extend, forms.ExtendForm, "due reason",
    ),
    Deed(
        "close", "closed",
        _t("Сигналды жабу", "Закрыть сигнал", "Close the signal"),
        _t("Себеп тақтада тұрады. Жаңа хабар келсе, сигнал қайта ашылады.",
           "Причина стоит на табло. Новое сообщение откроет сигнал снова.",
           "The reason stands on the board. A new message opens the signal again."),
        _close, forms.CloseForm, "reason",
    ),
    Deed(
        "reopen", "reopened",
        _t("Қайта ашу", "Возобновить", "Open again"),
        _t("Жаңа мерзім басталады.", "Начнётся новый срок.", "A new term begins."),
        _reopen,
    ),
    Deed(
        "grant", "recipient_added",
        _t("Оқырман қосу", "Добавить читателя", "Add a reader"),
        _t("Өзіңіз аша алатынның бәрін осы браузер оған да мөрлейді.",
           "Всё, что открываете вы, этот браузер запечатает и для него.",
           "This browser seals for her or him everything that you can open."),
        _grant, forms.GrantForm, "to", maker="grant",
    ),
    Deed(
        "revoke", "recipient_removed",
        _t("Оқу құқығын алу", "Отозвать право читать", "Withdraw the right to read"),
        _t("Бұдан кейін оған ештеңе мөрленбейді. Оқылғанды ұмыттыру мүмкін емес.",
           "С этого дня для него ничего не запечатывается. Прочитанное забыть нельзя.",
           "Nothing is sealed for her or him from now on. What was read cannot be unread."),
        _revoke, forms.RevokeForm, "to",
    ),
    Deed(
        "recuse", "recipient_removed",
        _t("Өздігінен бас тарту", "Взять самоотвод", "Step aside"),
        _t("Бұл сізге қатысты болса. Содан кейін сигналды көрмейсіз.",
           "Если это касается вас. После этого вы не увидите сигнал.",
           "If this touches you. Afterwards you do not see the signal."),
        _recuse, said=(("reason", "conflict"),),
    ),
    Deed(
        "move-key", "recipient_added",
        _t("Жаңа кілтке көшу", "Перейти на новый ключ", "Move to the new key"),
        _t("Сигналды жаңа кілтпен оқу.", "Читать сигнал новым ключом.", "Read the signal with the new key."),
        _move_key, maker="move-key",
    ),
    Deed(
        "ask-name", "identity_asked",
        _t("Жолдаушының атын сұрау", "Запросить имя отправителя", "Ask for the sender's name"),
        _t("Екі сақтаушы бірге шешеді. Жолдаушы келесі кіргенде мұны көреді.",
           "Решают вместе два хранителя. Отправитель увидит это при следующем входе.",
           "Two custodians decide together. The sender sees it when he or she next looks."),
        _ask_name, forms.MotiveForm, "motive",
    ),
    Deed(
        "ask-deletion", "deletion_asked",
        _t("Жоюды ұсыну", "Предложить удаление", "Propose deletion"),
        _t("Жалғыз өзіңіз ештеңе жоя алмайсыз: басқа органның екінші қолы керек.",
           "Один вы ничего не удалите: нужна вторая подпись от другого органа.",
           "Alone you delete nothing: a second signature of another body is needed."),
        _ask_deletion, forms.DeletionForm, "reason",
    ),
    Deed(
        "agree-deletion", "shredded",
        _t("Жоюға келісу", "Согласиться на удаление", "Agree to the deletion"),
        _t("Мазмұны мен кілттері біржола жойылады; тізілімде із қалады.",
           "Содержание и ключи уничтожаются навсегда; след в журнале остаётся.",
           "Content and keys are destroyed for ever; the trace in the log stays."),
        _agree_deletion, forms.AgreeForm, "reason",
    ),
)  # fmt: skip
DEEDS = {deed.slug: deed for deed in _ALL}
