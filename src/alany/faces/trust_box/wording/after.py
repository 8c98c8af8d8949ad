"""What the receipt says."""

# ruff: noqa: E501  a text stays whole, its three languages side by side
from alany.kernel.triltext import TrilText


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


AFTER = {
    "sent_title": _t("Хабар қабылданды", "Сообщение принято", "The message was received"),
    "sent_lead": _t(
        "Ол енді жоғалмайды: ашық журналға жазылды. Нөмір мен құпия кодты сақтаңыз немесе жаттап алыңыз. Құпия кодты біз сақтамаймыз және қайта айта алмаймыз.",
        "Оно уже не пропадёт: записано в открытый журнал. Сохраните номер и секретный код или запомните их. Кода у нас нет, и повторить его мы не сможем.",
        "It can no longer be lost: it stands in the public log. Keep the number and the secret code, or learn them by heart. We do not have the code and cannot tell it again.",
    ),
    "number": _t("Нөмірі (көрсетуге болады)", "Номер (можно показывать)", "Number (may be shown)"),
    "secret": _t(
        "Құпия код (ешкімге айтпаңыз)", "Секретный код (никому не говорите)", "Secret code (tell nobody)"
    ),
    "words": _t(
        "Сегіз сөз (телефонмен салыстыру үшін)",
        "Восемь слов (сверить по телефону)",
        "Eight words (to compare by telephone)",
    ),
    "proof_file": _t("Дәлел файлын сақтау", "Сохранить файл доказательства", "Save the file of proof"),
    "proof_none": _t(
        "Дәлел әзір емес; журналға жазылды, күйін қарағанда алып аласыз.",
        "Доказательство ещё готовится; запись сделана, получите его, когда проверите состояние.",
        "The proof is not ready; it stands in the log, fetch it when you look at the state.",
    ),
    "slip": _t("Басып шығаруға (PDF)", "Для печати (PDF)", "To print (PDF)"),
    "slip_warn": _t(
        "Әкімдіктің принтерінде баспаған дұрыс.",
        "На принтере акимата лучше не печатать.",
        "Better not on a printer of the akimat.",
    ),
    "proof_qr": _t("Дәлел QR-коды", "QR-код доказательства", "QR code of the proof"),
    "link_qr": _t("Күйін қарау сілтемесі", "Ссылка на состояние", "Link to the state"),
    "next_title": _t("Әрі қарай не болады", "Что будет дальше", "What happens now"),
    "next_confirm": _t(
        "{day} күніне дейін екі мекеменің қызметкері оқып, қабылданғанын растайды.",
        "До {day} сотрудник одной из двух организаций прочтёт и подтвердит получение.",
        "By {day} a person of one of the bodies reads it and confirms.",
    ),
    "next_urgent": _t(
        "Қылмыс не қауіп туралы болса, бүгін құзыретті органға жіберіледі: мерзімі {day}.",
        "Если это преступление или угроза, направят сегодня же: срок – {day}.",
        "If it is a crime or a threat it is forwarded at once: the term is {day}.",
    ),
    "next_forward": _t(
        "Басқа органға қатысты болса, 3 жұмыс күні ішінде соған жіберіледі, тақтада көрсетіледі.",
        "Если это дело другого органа, направят ему за 3 рабочих дня и покажут на доске.",
        "If it is for another body it is forwarded within 3 working days, and the board shows it.",
    ),
    "next_late": _t(
        "Мерзім өтсе, ол жұртқа көрінеді және екінші мекеме біледі.",
        "Если срок пройдёт, это увидят все и узнает вторая организация.",
        "If a day is missed, everybody sees it and the second body is told.",
    ),
    "receipt_for": _t(
        "Түбіртек не үшін: осы нөмірмен жауапты оқисыз, жаңа хабар бастамайсыз.",
        "Зачем квитанция: по ней вы прочтёте ответ, новое сообщение начинать не нужно.",
        "What the receipt is for: with it you read the answer; no new message is needed.",
    ),
    "verdict_office": _t(
        "Журналға жазылған; куәгерлер әлі растаған жоқ.",
        "Записано в журнал; свидетели ещё не подтвердили.",
        "Recorded in the log; witnesses have not confirmed it yet.",
    ),
    "verdict_seen": _t(
        "Журналда жарияланған, {count} куәгер растаған.",
        "Опубликовано в журнале, подтвердили свидетели: {count}.",
        "Published in the log, confirmed by {count} witnesses.",
    ),
    "verdict_wrong": _t(
        "Назар аударыңыз: жазба журналмен сәйкес келмейді. Түбіртек файлын сақтап, прокуратураға не журналистке көрсетіңіз.",
        "Внимание: запись не сходится с журналом. Сохраните файл квитанции и покажите его в прокуратуре или журналисту.",
        "Attention: the record does not agree with the log. Keep the file of the receipt and show it to the prosecutor or a journalist.",
    ),
}
