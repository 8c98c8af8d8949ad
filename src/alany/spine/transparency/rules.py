"""What stands in the two logs: their kinds of events, and when the box is published. Plain Python."""

from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText

BOX, FIGURES = "box", "figures"
LOGS = (BOX, FIGURES)

PUBLISHED_AT = time(18, 0)
"""The fixed hour in Asia/Almaty at which the box is published for the whole region."""

FEW, FEW_FOR = 10, timedelta(hours=72)
"""Fewer events than FEW wait for company, at most FEW_FOR (transparency_log, section 5: a lone event names
the sender who sat at the computer)."""

SMALL = 5
"""A count below this is not opened by office group."""

KINDS = {
    "pack_issued": TrilText(kk="парақтар топтамасы берілді", ru="выдана пачка бланков", en="pack issued"),
    "received": TrilText(kk="қабылданды", ru="принято", en="received"),
    "added": TrilText(kk="жіберуші толықтырды", ru="отправитель дополнил", en="sender added"),
    "acknowledged": TrilText(kk="алынғаны расталды", ru="получение подтверждено", en="acknowledged"),
    "assigned": TrilText(kk="орындаушыға берілді", ru="передано исполнителю", en="assigned"),
    "opened": TrilText(kk="алушы ашты", ru="открыто получателем", en="opened by a recipient"),
    "forwarded": TrilText(kk="басқа органға жіберілді", ru="направлено другому органу", en="forwarded"),
    "deadline_extended": TrilText(kk="мерзімі ұзартылды", ru="срок продлён", en="deadline extended"),
    "deadline_missed": TrilText(kk="мерзімі өтіп кетті", ru="срок пропущен", en="deadline missed"),
    "answered": TrilText(kk="жауап берілді", ru="дан ответ", en="answered"),
    "closed": TrilText(kk="жабылды", ru="закрыто", en="closed"),
    "reopened": TrilText(kk="қайта ашылды", ru="открыто снова", en="reopened"),
    "appealed": TrilText(kk="шағым жасалды", ru="обжаловано", en="appealed"),
    "merged": TrilText(kk="қайталанғаны біріктірілді", ru="объединено с повторным", en="merged"),
    "masked": TrilText(kk="бір бөлігі жасырылды", ru="часть скрыта", en="masked"),
    "recipient_added": TrilText(kk="алушы қосылды", ru="добавлен получатель", en="recipient added"),
    "recipient_removed": TrilText(kk="алушы шығарылды", ru="убран получатель", en="recipient removed"),
    "identity_opened": TrilText(
        kk="жіберушінің аты ашылды", ru="раскрыто имя отправителя", en="identity opened"
    ),
    "escrow_used": TrilText(
        kk="сақтаудағы кілт қолданылды", ru="применён ключ на хранении", en="escrow used"
    ),
    "spam_quarantined": TrilText(kk="тасқын ретінде бөлектелді", ru="отделено как поток", en="quarantined"),
    "shredded": TrilText(kk="мазмұны жойылды", ru="содержание уничтожено", en="content destroyed"),
    "cover": TrilText(kk="бос жазба", ru="пустая запись", en="cover"),
    "figure_published": TrilText(
        kk="көрсеткіш жарияланды", ru="показатель опубликован", en="figure published"
    ),
    "figure_corrected": TrilText(kk="көрсеткіш түзетілді", ru="показатель исправлен", en="figure corrected"),
    "figure_withdrawn": TrilText(
        kk="көрсеткіш алынып тасталды", ru="показатель отозван", en="figure withdrawn"
    ),
    "dataset_published": TrilText(kk="деректер бекітілді", ru="данные зафиксированы", en="dataset frozen"),
    "audit_digest": TrilText(kk="ішкі жазбаның ізі", ru="отпечаток журнала", en="digest of the ledger"),
    "key_rotated": TrilText(kk="кілт ауыстырылды", ru="сменён ключ", en="key rotated"),
    "incident": TrilText(kk="оқиға", ru="происшествие", en="incident"),
    "heartbeat": TrilText(kk="жұмыс белгісі", ru="отметка работы", en="heartbeat"),
}
"""Kinds of events, the same codes for ever: they are committed to in leaves."""


class KindUnknown(ValueError):
    """An event of a kind that no log knows."""


def publication_day(at: datetime) -> date:
    """The day of the next planned publication of the box after this moment."""
    local = at.astimezone(ALMATY)
    return local.date() + timedelta(days=local.time() >= PUBLISHED_AT)
