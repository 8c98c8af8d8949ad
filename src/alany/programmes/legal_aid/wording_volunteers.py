"""Words of volunteers, offers, the matching, meetings and mass days for pages."""

from alany.faces.ui.parts import Mark
from alany.kernel.triltext import TrilText


def _text(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


KINDS = {
    "advocate": _text("адвокат", "адвокат", "advocate"),
    "consultant": _text("заң консультанты", "юридический консультант", "legal consultant"),
    "official": _text("лауазымды тұлға", "должностное лицо", "official"),
    "other": _text("басқа ерікті", "другой волонтёр", "other volunteer"),
}
KIND_HINTS = {
    "advocate": _text(
        "түсіндіреді, кеңес береді, сотта өкілдік етеді",
        "разъясняет, консультирует, представляет в суде",
        "explains, consults, represents in court",
    ),
    "consultant": _text("түсіндіреді, кеңес береді", "разъясняет и консультирует", "explains and consults"),
    "official": _text(
        "тек түсіндіреді; өз әкімдігіне қатысты сұрақ ешқашан ұсынылмайды",
        "только разъясняет; вопрос о своём акимате не предлагается никогда",
        "only explains; is never offered a question about the own akimat",
    ),
    "other": _text("тек түсіндіреді", "только разъясняет", "only explains"),
}
COMPONENTS = {
    "topic": _text("Тақырып", "Тема", "Topic"),
    "place": _text("Жақындық", "Близость", "Nearness"),
    "load": _text("Бос орын", "Свободное место", "Room"),
    "fairness": _text("Әділ бөлу", "Равномерность", "Fairness"),
}
REACHES = {
    "okrug": _text("сол округ", "тот же округ", "same okrug"),
    "district": _text("сол аудан", "тот же район", "same district"),
    "region": _text("бүкіл облыс", "вся область", "whole region"),
    "remote": _text("қашықтан", "дистанционно", "from afar"),
}
BARS = {
    "away": _text("қазір көмектеспейді", "сейчас не помогает", "does not help now"),
    "promise": _text(
        "құпияны сақтауға уәде бермеген",
        "не дал обязательства хранить тайну",
        "has not undertaken to keep what is read",
    ),
    "service": _text("мұндай көмек бере алмайды", "не вправе оказать такую помощь", "may not give this help"),
    "language": _text(
        "бұл тілде көмектеспейді", "не помогает на этом языке", "does not help in this language"
    ),
    "mode": _text("бұл тәсілмен көмектеспейді", "не помогает этим способом", "does not help in this way"),
    "topic": _text("бұл тақырыппен айналыспайды", "не занимается этой темой", "does not take this topic"),
    "place": _text("бара алмайтындай алыс", "слишком далеко для встречи", "too far for a meeting"),
    "load": _text("жүктемесі толы", "нагрузка заполнена", "has no room"),
    "own_body": _text("ұйымымен байланысы бар", "связан с органом", "tied to the body"),
    "named": _text("сұрақта аты аталған", "назван в вопросе", "is named in it"),
    "other_side": _text("екінші тарапқа көмектескен", "помогал другой стороне", "has helped the other side"),
    "tried": _text("бұрын ұсынылған", "уже предлагалось", "was asked before"),
}
ANSWERS = {
    "": _text("жауап күтілуде", "ждём ответа", "waits for an answer"),
    "accepted": _text("қабылдады", "принял", "accepted"),
    "declined": _text("бас тартты", "отказался", "declined"),
    "expired": _text("мерзімі өтті", "срок истёк", "ran out"),
    "conflict": _text("ала алмайды", "не может взять", "cannot take it"),
    "put_back": _text("кезекке қайтарды", "вернул в очередь", "put back"),
    "withdrawn": _text("қайтарып алынды", "отозвано", "taken back"),
}
ANSWER_MARKS: dict[str, Mark] = {"": "soon", "accepted": "done", "expired": "late"}
CONFLICTS = {
    "relative": _text(
        "Тараптардың бірі – туысым", "Одна из сторон – мой родственник", "A side is a relative of mine"
    ),
    "advised_other_side": _text(
        "Екінші тарапқа кеңес бергенмін", "Я консультировал другую сторону", "I have advised the other side"
    ),
    "own_organisation": _text(
        "Тараптардың бірі – өз ұйымым", "Одна из сторон – моя организация", "A side is my own organisation"
    ),
    "other": _text("Басқа себеп", "Другая причина", "Another reason"),
}
DECLARATION = _text(
    "Мен барлық тараптың атын тексердім. Олармен туыстық, қызметтік не басқа байланысым жоқ.",
    "Я проверил имена всех сторон. У меня нет с ними родства, службы или другой связи.",
    "I have checked the names of all sides. I am not related to any of them by family, service or otherwise.",
)
UNDERTAKING = _text(
    "Мен тұрғынның сұрағын, аты-жөнін және құжаттарын ешкімге айтпаймын, тек осы көмек үшін пайдаланамын.",
    "Я никому не сообщаю вопрос, имя и документы жителя и использую их только для этой помощи.",
    "I tell nobody the question, the name and the papers of the person and use them only for this help.",
)
MEETINGS = {
    "online": _text("онлайн", "онлайн", "online"),
    "telephone": _text("телефон арқылы", "по телефону", "by telephone"),
    "person": _text("кездесіп", "лично", "in person"),
}
CHANNELS = {
    "telephone": _text("Телефон арқылы сұрады", "Попросил по телефону", "Asked by telephone"),
    "person": _text("Кеңсеге келді", "Пришёл в офис", "Came to the office"),
    "online": _text("Онлайн жазды", "Написал онлайн", "Wrote online"),
}
BOOKING_STATES = {
    "booked": _text("жазылған", "записан", "booked"),
    "came": _text("келді", "пришёл", "came"),
    "missed": _text("келмеді", "не пришёл", "did not come"),
    "cancelled": _text("тоқтатылды", "отменено", "cancelled"),
}
HELP_LANGUAGES = {
    "kk": _text("қазақша", "по-казахски", "Kazakh"),
    "ru": _text("орысша", "по-русски", "Russian"),
    "en": _text("ағылшынша", "по-английски", "English"),
}
HELP_SERVICES = {
    "inform": _text("түсіндіру", "разъяснение", "explanation"),
    "consult": _text("кеңес", "консультация", "consultation"),
    "represent": _text("сотта өкілдік", "представительство в суде", "representation in court"),
}
STANDINGS = {
    "active": _text("көмектеседі", "помогает", "helps"),
    "away": _text("тоқтатылған", "приостановлен", "suspended"),
    "left": _text("кеткен", "ушёл", "has left"),
}
STANDING_MARKS: dict[str, Mark] = {"active": "done", "away": "soon", "left": "idle"}
