"""Acts and tables of this app, as the ledger is read."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "notices.chosen": TrilText(
        kk="хабарлама баптауы таңдалды", ru="выбраны уведомления", en="notices chosen"
    ),
    "notices.sent": TrilText(kk="хабарлама жіберілді", ru="отправлено уведомление", en="notice sent"),
    "notices.failed": TrilText(
        kk="хабарлама жіберілмеді", ru="уведомление не отправлено", en="notice was not sent"
    ),
    "calendar.opened": TrilText(
        kk="күнтізбенің құпия мекенжайы ашылды",
        ru="открыт секретный адрес календаря",
        en="secret address of a calendar opened",
    ),
    "calendar.closed": TrilText(
        kk="күнтізбенің құпия мекенжайы жабылды",
        ru="секретный адрес календаря закрыт",
        en="secret address of a calendar closed",
    ),
}
TABLES = {
    "notices_noticechoice": TrilText(kk="хабарлама баптауы", ru="выбор уведомлений", en="choice of notices"),
    "notices_noticesent": TrilText(
        kk="жіберілген хабарлама", ru="отправленное уведомление", en="notice sent"
    ),
    "notices_calendarkey": TrilText(
        kk="күнтізбе мекенжайы", ru="адрес календаря", en="address of a calendar"
    ),
}
NAMES = {
    "person": TrilText(kk="қызметкер", ru="сотрудник", en="person"),
    "by_email": TrilText(kk="электрондық поштамен", ru="по электронной почте", en="by e-mail"),
    "messenger": TrilText(kk="мессенджер чаты", ru="чат мессенджера", en="chat of a messenger"),
    "kinds": TrilText(kk="не туралы", ru="о чём", en="of what"),
    "day": TrilText(kk="күн", ru="день", en="day"),
    "channel": TrilText(kk="арна", ru="канал", en="channel"),
    "things": TrilText(kk="неше нәрсе", ru="сколько дел", en="how many things"),
    "fault": TrilText(kk="ақау", ru="сбой", en="fault"),
    "made_at": TrilText(kk="жасалған уақыты", ru="когда создан", en="made at"),
    "revoked_at": TrilText(kk="жойылған уақыты", ru="когда отозван", en="revoked at"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
