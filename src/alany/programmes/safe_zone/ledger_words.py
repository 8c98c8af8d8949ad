"""Acts, tables and columns of the programme, as the ledger is read."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText


def _text(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


VERBS = {
    "safe_zone.point_opened": _text("нүкте ашылды", "точка открыта", "point opened"),
    "safe_zone.point_changed": _text("нүкте деректері түзетілді", "данные точки исправлены", "point changed"),
    "safe_zone.point_closed": _text("нүкте жабылды", "точка закрыта", "point closed"),
    "safe_zone.hours_set": _text("жұмыс уақыты белгіленді", "заданы часы работы", "hours set"),
    "safe_zone.special_added": _text(
        "ерекше күн жарияланды", "объявлен особый день", "special day announced"
    ),
    "safe_zone.special_removed": _text("ерекше күн алынды", "особый день снят", "special day removed"),
    "safe_zone.key_issued": _text(
        "компьютерге құпия мекенжай берілді", "компьютеру выдан секретный адрес", "key of a computer issued"
    ),
    "safe_zone.installed": _text("жабдық қойылды", "установлено оборудование", "equipment installed"),
    "safe_zone.removed": _text("жабдық алынды", "оборудование убрано", "equipment removed"),
    "safe_zone.pulses_kept": _text(
        "компьютер белгілері тіркелді", "сигналы компьютеров записаны", "heartbeats put on record"
    ),
    "safe_zone.checked": _text("жабдық тексерілді", "оборудование проверено", "equipment checked"),
    "safe_zone.box_opened": _text("сенім жәшігі ашылды", "ящик доверия вскрыт", "trust box opened"),
    "safe_zone.opening_confirmed": _text(
        "жәшікті ашу расталды", "вскрытие ящика подтверждено", "opening confirmed"
    ),
    "safe_zone.repair_asked": _text("жөндеу ұсынылды", "запрошен ремонт", "repair asked for"),
    "safe_zone.demo_built": _text(
        "үлгі нүктелер жасалды", "созданы демонстрационные точки", "demo points built"
    ),
}
TABLES = {
    "safe_zone_point": _text("Safe zone нүктесі", "точка Safe zone", "Safe zone point"),
    "safe_zone_weekhours": _text("жұмыс уақыты", "часы работы", "hours of the week"),
    "safe_zone_specialday": _text("ерекше күн", "особый день", "special day"),
    "safe_zone_equipment": _text("жабдық", "оборудование", "equipment"),
    "safe_zone_check": _text("тексеріс", "проверка", "check"),
    "safe_zone_observation": _text("бақылау", "наблюдение", "observation"),
    "safe_zone_boxopening": _text("жәшікті ашу актісі", "акт вскрытия ящика", "act of an opening"),
    "safe_zone_uptimeterms": _text("бақылау мерзімдері", "сроки наблюдения", "terms of uptime"),
}
NAMES = {
    "point": _text("нүкте", "точка", "point"),
    "telephone": _text("телефон", "телефон", "telephone"),
    "population": _text("халық саны", "население", "population"),
    "access": _text("қолжетімділік", "доступность", "access"),
    "closed_reason": _text("жабылу себебі", "причина закрытия", "why closed"),
    "beat_since": _text("белгі қашаннан бар", "сигнал с", "heartbeat since"),
    "weekday": _text("апта күні", "день недели", "weekday"),
    "begins": _text("басталуы", "начало", "begins"),
    "ends": _text("аяқталуы", "конец", "ends"),
    "first_on": _text("бірінші күні", "первый день", "first day"),
    "last_on": _text("соңғы күні", "последний день", "last day"),
    "inventory_number": _text("инвентарь нөмірі", "инвентарный номер", "inventory number"),
    "installed_on": _text("қойылған күні", "день установки", "installed on"),
    "removed_on": _text("алынған күні", "день снятия", "removed on"),
    "removed_reason": _text("алыну себебі", "причина снятия", "why removed"),
    "recorded_by": _text("жазған", "кто записал", "recorded by"),
    "equipment": _text("жабдық", "оборудование", "equipment"),
    "check_made": _text("тексеріс", "проверка", "check"),
    "first_at": _text("басы", "начало", "from"),
    "last_at": _text("соңы", "конец", "until"),
    "is_up": _text("жұмыс істейді", "работает", "works"),
    "fault": _text("ақауы", "неисправность", "fault"),
    "first": _text("бірінші адам", "первый человек", "first person"),
    "second": _text("екінші адам", "второй человек", "second person"),
    "second_name": _text("екінші адамның аты", "имя второго человека", "name of the second person"),
    "second_post": _text(
        "екінші адамның лауазымы", "должность второго человека", "post of the second person"
    ),
    "seal_found": _text("табылған пломба", "найденная пломба", "seal found"),
    "seal_intact": _text("пломба бүтін", "пломба цела", "seal whole"),
    "seal_new": _text("жаңа пломба", "новая пломба", "new seal"),
    "sheets": _text("нөмірленген парақ", "нумерованных листов", "numbered sheets"),
    "own_paper": _text("өз қағазында", "на своей бумаге", "on own paper"),
    "note": _text("ескертпе", "примечание", "note"),
    "confirmed_on": _text("расталған күні", "день подтверждения", "confirmed on"),
    "beat_minutes": _text("белгі аралығы, минут", "промежуток сигнала, минут", "minutes between heartbeats"),
    "tolerance_minutes": _text("күту шегі, минут", "допуск, минут", "tolerance, minutes"),
    "check_hours": _text("тексеріс сенімді, сағат", "проверке верят, часов", "a check holds, hours"),
    "down_days": _text("істен шығу шегі, күн", "предел неисправности, дней", "limit of an outage, days"),
    "runs": _text("үздіксіз белгілер", "непрерывных сигналов", "runs"),
    "up": _text("істейтіні", "работает", "up"),
    "tried": _text("тексерілгені", "проверено", "tried"),
    "letters": _text("хат саны", "писем", "letters"),
    "points": _text("нүктелер", "точки", "points"),
    "openings": _text("ашулар", "вскрытия", "openings"),
    "observations": _text("бақылаулар", "наблюдения", "observations"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
