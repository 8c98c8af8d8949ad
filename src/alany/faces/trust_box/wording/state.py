"""What the pages of state, dialogue and board say."""

# ruff: noqa: E501  a text stays whole, its three languages side by side
from alany.kernel.triltext import TrilText


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


STATE = {
    "state_title": _t("Хабарымның күйі", "Что с моим сообщением", "What became of my message"),
    "state_lead": _t(
        "Түбіртектегі нөмір мен құпия кодты жазыңыз.",
        "Введите номер и секретный код с квитанции.",
        "Type the number and the secret code of your receipt.",
    ),
    "state_number": _t("Нөмір", "Номер", "Number"),
    "state_number_hint": _t(
        "Сегіз сан, мысалы 4071 8826.", "Восемь цифр, например 4071 8826.", "Eight digits, such as 4071 8826."
    ),
    "state_secret": _t("Құпия код", "Секретный код", "Secret code"),
    "state_secret_hint": _t("Он сегіз сан.", "Восемнадцать цифр.", "Eighteen digits."),
    "state_show": _t("Көрсету", "Показать", "Show"),
    "bad_number": _t(
        "Нөмірде қате бар: сегіз санды қайта тексеріңіз.",
        "В номере ошибка: проверьте восемь цифр.",
        "The number has a slip: check its eight digits.",
    ),
    "bad_secret": _t(
        "Кодта қате бар: он сегіз санды қайта тексеріңіз.",
        "В коде ошибка: проверьте восемнадцать цифр.",
        "The code has a slip: check its eighteen digits.",
    ),
    "no_number": _t("Мұндай нөмір жоқ.", "Такого номера нет.", "There is no such number."),
    "wrong_secret": _t(
        "Бұл нөмірге бұл код сәйкес емес.",
        "К этому номеру этот код не подходит.",
        "This code does not belong to this number.",
    ),
    "lost_code": _t(
        "Код жоғалса, оны ешкім қалпына келтіре алмайды. Күйін тақтадан нөмірі бойынша көресіз.",
        "Если код потерян, восстановить его никто не сможет. Состояние по номеру видно на доске.",
        "A lost code cannot be restored by anybody. The board shows the state by number.",
    ),
    "ticket_old": _t(
        "Бір сағат өтті. Нөмір мен кодты қайта жазыңыз.",
        "Прошёл час. Введите номер и код снова.",
        "An hour has passed. Type number and code again.",
    ),
    "happened": _t("Не болды", "Что было сделано", "What happened"),
    "due": _t("Мерзімі", "Срок", "Due"),
    "published": _t("жарияланған күні", "день публикации", "day of publication"),
    "dialogue": _t("Хат алмасу", "Переписка", "Messages"),
    "you_said": _t("Сіз жаздыңыз", "Вы написали", "You wrote"),
    "they_said": _t("Сізге жауап", "Ответ вам", "The answer to you"),
    "no_answer": _t("Әзірге жауап жоқ.", "Ответа пока нет.", "There is no answer yet."),
    "gone": _t("Мазмұны жойылған.", "Содержание уничтожено.", "The content was destroyed."),
    "file_open": _t("Файлды ашу", "Открыть файл", "Open the file"),
    "say_more": _t("Тағы жазу", "Написать ещё", "Write more"),
    "say_text": _t("Қосып айтатыныңыз", "Что добавить", "What you add"),
    "say_send": _t("Мөрлеп жіберу", "Запечатать и отправить", "Seal and send"),
    "say_done": _t("Жіберілді.", "Отправлено.", "Sent."),
    "say_empty": _t(
        "Мәтін жазыңыз немесе файл қосыңыз.",
        "Напишите текст или приложите файл.",
        "Write a text or add a file.",
    ),
    "no_longer": _t(
        "Бұл енді мүмкін емес: хабардың мазмұны жойылған.",
        "Это уже невозможно: содержание сообщения уничтожено.",
        "This is no longer possible: the content was destroyed.",
    ),
    "promote_title": _t("Өтініш етіп тіркеу", "Зарегистрировать как обращение", "Register it as an appeal"),
    "promote_lead": _t(
        "Атыңызды айтсаңыз, заң бойынша мерзіммен жауап беріледі. Бұл мәтін мөрленбейді: оны кеңсе қызметкерлері көреді.",
        "Если назовёте имя, ответ дадут в срок по закону. Этот текст не запечатывается: его увидят сотрудники офиса.",
        "If you give your name, you are answered within the law's term. This text is not sealed: people of the office see it.",
    ),
    "promote_name": _t("Аты-жөніңіз", "Ваше имя", "Your name"),
    "promote_address": _t("Пошта мекенжайы", "Почтовый адрес", "Postal address"),
    "promote_text": _t("Не сұрайсыз", "О чём просите", "What you ask for"),
    "promote_do": _t("Өтініш етіп тіркеу", "Зарегистрировать обращение", "Register the appeal"),
    "promote_done": _t(
        "Өтініш тіркелді: {coupon}. Коды: {code}. Екеуін де жазып алыңыз.",
        "Обращение зарегистрировано: {coupon}. Код: {code}. Запишите оба.",
        "The appeal is registered: {coupon}. Its code: {code}. Write both down.",
    ),
    "promote_missing": _t(
        "Атыңызды, мекенжайды және не сұрайтыныңызды жазыңыз.",
        "Напишите имя, адрес и о чём просите.",
        "Write your name, your address and what you ask for.",
    ),
    "change_title": _t("Құпия кодты ауыстыру", "Сменить секретный код", "Change the secret code"),
    "change_must": _t(
        "Оператор сіздің кодыңызды көрді. Оны қазір ауыстырыңыз.",
        "Оператор видел ваш код. Смените его сейчас.",
        "An operator has seen your code. Change it now.",
    ),
    "change_do": _t("Жаңа код алу", "Получить новый код", "Get a new code"),
    "change_done": _t(
        "Жаңа кодыңыз: {secret}. Ескісі енді жарамайды.",
        "Новый код: {secret}. Старый больше не действует.",
        "Your new code: {secret}. The old one is no longer valid.",
    ),
    "board_title": _t("Нөмірлер тақтасы", "Доска номеров", "The board of numbers"),
    "board_lead": _t(
        "Күн сайын бір рет жаңарады. Мазмұны, орны, тақырыбы жоқ. Бәріне бірдей бет: қай нөмірді іздегеніңізді ешкім білмейді.",
        "Обновляется раз в день. Без содержания, места и темы. Страница одна для всех: никто не узнает, какой номер вы искали.",
        "Renewed once a day. No content, no place, no topic. One page for everybody: nobody learns which number you looked for.",
    ),
    "board_empty": _t("Тақта бос", "Доска пока пуста", "The board is empty"),
    "board_empty_text": _t(
        "Бірінші хабар жарияланғаннан кейін осында көрінеді.",
        "Первое сообщение появится здесь после публикации.",
        "The first message appears here after the publication.",
    ),
    "board_state": _t("Күйі", "Состояние", "State"),
    "board_since": _t("Қашаннан", "С какого дня", "Since"),
    "board_csv": _t("Барлық нөмір (CSV)", "Все номера (CSV)", "All numbers (CSV)"),
    "board_old": _t(
        "Тоқсан күннен бұрын жабылғандары тек CSV файлында.",
        "Закрытые больше девяноста дней назад – только в файле CSV.",
        "What was closed more than ninety days ago stands in the CSV only.",
    ),
    "overdue_since": _t("мерзімі өткен, {day} бастап", "просрочено с {day}", "overdue since {day}"),
    "forwarded_to": _t("{body} органына жіберілді", "направлено: {body}", "forwarded to {body}"),
    "st_received": _t("қабылданды", "принято", "received"),
    "st_acknowledged": _t("алынғаны расталды", "получение подтверждено", "acknowledged"),
    "st_forwarded": _t("басқа органға жіберілді", "направлено другому органу", "forwarded"),
    "st_answered": _t("жауап берілді", "дан ответ", "answered"),
    "st_closed": _t("жабылды", "закрыто", "closed"),
    "st_reopened": _t("қайта ашылды", "открыто снова", "reopened"),
    "st_shredded": _t("мазмұны жойылды", "содержание уничтожено", "content destroyed"),
}
