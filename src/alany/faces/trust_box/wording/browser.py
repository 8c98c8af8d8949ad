"""What the page says that seals in the sender's browser."""

# ruff: noqa: E501  a text stays whole, its three languages side by side
from alany.kernel.triltext import TrilText


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


BROWSER = {
    "sealed_lead": _t(
        "Жазғаныңыз осы браузерде мөрленеді, серверге тек мөрленген деректер жетеді. Оны алушылардың кілттері ғана ашады.",
        "Написанное запечатывается в этом браузере, до сервера доходит только запечатанное. Откроют его лишь ключи адресатов.",
        "What you write is sealed in this browser; only sealed bytes reach the server. Only the keys of the addressees open it.",
    ),
    "sealed_none": _t("айтылмаған", "не указано", "not given"),
    "sealed_check": _t("Жауаптарыңызды тексеріңіз", "Проверьте ответы", "Check your answers"),
    "sealed_not_yet": _t(
        "Әлі ештеңе жіберілген жоқ.", "Пока ничего не отправлено.", "Nothing has been sent yet."
    ),
    "sealed_change": _t("Өзгерту", "Изменить", "Change"),
    "sealed_send": _t("Мөрлеп, жіберу", "Запечатать и отправить", "Seal and send"),
    "sealed_deriving": _t(
        "Құпия нөміріңіз дайындалып жатыр. Ескі телефонда бір минутқа дейін созылуы мүмкін. Дайыны:",
        "Готовится ваш секретный номер. На старом телефоне это может занять до минуты. Готово:",
        "Your secret number is being made. On an old telephone this may take up to a minute. Done:",
    ),
    "sealed_uploading": _t(
        "Мөрленген файлдар жіберілуде:", "Отправляются запечатанные файлы:", "Sealed files are being sent:"
    ),
    "sealed_sending": _t(
        "Мөрленген хабар жіберілуде…",
        "Отправляется запечатанное сообщение…",
        "The sealed message is being sent…",
    ),
    "sealed_many": _t(
        "Файл саны оннан аспауы керек.",
        "Файлов может быть не больше десяти.",
        "There may be ten files at most.",
    ),
    "sealed_large": _t(
        "Файл бос немесе 50 МБ-тан үлкен.",
        "Файл пуст или больше 50 МБ.",
        "A file is empty or larger than 50 MB.",
    ),
    "sealed_failed": _t(
        "Мөрленген күйде жіберілмеді", "Отправить запечатанным не удалось", "It could not be sent sealed"
    ),
    "sealed_failed_text": _t(
        "Кілттер тексеруден өтпеді, байланыс үзілді немесе браузеріңіз мөрлей алмайды. Ештеңе ашық күйде жіберілген жоқ және сізсіз жіберілмейді. Қалай жалғастыратыныңызды өзіңіз таңдаңыз:",
        "Ключи не прошли проверку, связь прервалась или браузер не может запечатать. В открытом виде ничего не отправлено и без вас не отправится. Выберите, как продолжить:",
        "The keys did not pass the check, the line broke, or this browser cannot seal. Nothing was sent readable, and nothing will be without you. Choose how to go on:",
    ),
    "sealed_again": _t("Қайталап көру", "Попробовать ещё раз", "Try again"),
    "sealed_back": _t("Жазғаныма оралу", "Вернуться к написанному", "Back to what I wrote"),
    "sealed_without": _t(
        "Скриптсіз жіберу: мәтінді сервер қабылдаған сәтте көреді. Оны қайта теру немесе көшіру керек.",
        "Отправить без скрипта: в момент приёма сервер увидит текст. Его нужно набрать заново или скопировать.",
        "Send without a script: the server sees the text at the moment it comes. It must be typed again or copied.",
    ),
    "sealed_paper": _t(
        "Қағазға жазып, ауыл әкімдігіндегі жәшікке салу",
        "Написать на бумаге и опустить в ящик в акимате села",
        "Write on paper and use the box in a village akimat",
    ),
    "sealed_print": _t("Осы бетті басып шығару", "Напечатать эту страницу", "Print this page"),
}
