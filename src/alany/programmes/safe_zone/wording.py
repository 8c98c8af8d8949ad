"""Codes of the programme in words."""

from alany.kernel.triltext import TrilText


def _text(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


KINDS = {
    "wifi": _text("Wi-Fi", "Wi-Fi", "Wi-Fi"),
    "computer": _text("Компьютер", "Компьютер", "Computer"),
    "printer": _text("Принтер", "Принтер", "Printer"),
    "telephone": _text("Телефон", "Телефон", "Telephone"),
    "box": _text("Сенім жәшігі", "Ящик доверия", "Trust box"),
}
TRYING = {
    "wifi": _text("Кез келген бет ашыла ма", "Открывается ли любая страница", "Does any page open"),
    "computer": _text(
        "Қосылып, бет аша ма", "Включается ли и открывает страницу", "Does it start and open a page"
    ),
    "printer": _text(
        "Сынақ бетін басып шығарады ма", "Печатает ли пробную страницу", "Does it print a test page"
    ),
    "telephone": _text("Гудок естіле ме", "Есть ли гудок", "Is there a dial tone"),
    "box": _text("Пломбасы бүтін бе", "Цела ли пломба", "Is the seal whole"),
}
FAULTS = {
    "power": _text("жарық жоқ", "нет электричества", "no power"),
    "no_internet": _text("интернет жоқ", "нет интернета", "no internet"),
    "no_paper": _text("қағаз не бояу жоқ", "нет бумаги или краски", "no paper or ink"),
    "no_tone": _text("гудок жоқ", "нет гудка", "no dial tone"),
    "broken": _text("істен шыққан", "сломано", "broken"),
    "seal": _text("пломба бұзылған", "пломба нарушена", "seal broken"),
    "missing": _text("орнында жоқ", "нет на месте", "not there"),
}
REASONS = {
    "repair": _text("жөндеу", "ремонт", "repair"),
    "power": _text("жарық өшірілген", "отключено электричество", "power cut"),
    "staff": _text("қызметкер жоқ", "нет сотрудника", "no one to open"),
    "quarantine": _text("карантин", "карантин", "quarantine"),
    "event": _text("іс-шара", "мероприятие", "event"),
    "holiday": _text("мереке не демалыс күні", "праздник или выходной", "public holiday"),
    "weekly": _text("апта сайынғы демалыс", "еженедельный выходной", "weekly day off"),
    "moved": _text("ауыстырылған жұмыс күні", "перенесённый рабочий день", "moved working day"),
}
ACCESS = {
    "step_free": _text("баспалдақсыз кіру", "вход без ступеней", "step-free entrance"),
    "ramp": _text("пандус", "пандус", "ramp"),
    "wide_door": _text("арба өтетін есік", "дверь для коляски", "door wide enough for a wheelchair"),
    "toilet": _text("қолжетімді дәретхана", "доступный туалет", "accessible toilet"),
    "tactile": _text("тактильді белгілер", "тактильные указатели", "tactile signs"),
    "lift": _text("лифт", "лифт", "lift"),
    "hearing_loop": _text("есту құрылғысына көмек", "индукционная петля", "hearing loop"),
    "sign_language": _text("ымдау тілі", "жестовый язык", "sign language"),
    "parking": _text(
        "мүгедектігі бар адамға тұрақ", "парковка для людей с инвалидностью", "disabled parking"
    ),
}
SOURCES = {
    "weekly": _text("апталық тексеріс", "еженедельная проверка", "weekly check"),
    "visit": _text("маманның баруы", "выезд специалиста", "visit of a monitor"),
    "journal": _text("нүктенің журналы", "журнал точки", "journal of the point"),
}
WEEKDAYS = (
    _text("дүйсенбі", "понедельник", "Monday"),
    _text("сейсенбі", "вторник", "Tuesday"),
    _text("сәрсенбі", "среда", "Wednesday"),
    _text("бейсенбі", "четверг", "Thursday"),
    _text("жұма", "пятница", "Friday"),
    _text("сенбі", "суббота", "Saturday"),
    _text("жексенбі", "воскресенье", "Sunday"),
)
TOPICS = {
    "bribery": _text("Пара, бопсалау", "Взятка, вымогательство", "Bribe, extortion"),
    "roads": _text("Жолдар", "Дороги", "Roads"),
    "pharmacies": _text("Дәріханалар", "Аптеки", "Pharmacies"),
    "services": _text("Мемлекеттік қызметтер", "Государственные услуги", "State services"),
    "schools": _text("Мектептер мен колледждер", "Школы и колледжи", "Schools and colleges"),
    "other": _text("Басқа", "Другое", "Something else"),
}
