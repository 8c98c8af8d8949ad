"""What the first page, the frame and the check say."""

# ruff: noqa: E501  a text stays whole, its three languages side by side
from alany.kernel.triltext import TrilText


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


PAGES = {
    "box": _t("Сенім жәшігі", "Ящик доверия", "Trust box"),
    "language_nav": _t("Тіл", "Язык", "Language"),
    "roots_mark": _t(
        "Кілттердің таңбасы, плакатта да осындай:",
        "Отпечаток ключей, на плакате такой же:",
        "Fingerprint of the keys, the same as on the poster:",
    ),
    "leave": _t("Беттен тез шығу", "Быстро уйти со страницы", "Leave this page"),
    "start_lead": _t(
        "Заң бұзылғаны туралы хабарлаңыз. Атыңызды айтпауға болады. Хабарды екі түрлі мекеменің адамдары ғана оқиды, ешкім оны жоғалта не жасыра алмайды.",
        "Сообщите о нарушении. Имя называть не обязательно. Прочесть сообщение смогут только люди из двух разных организаций, и никто не сможет его потерять или скрыть.",
        "Tell about a breach of the law. You need not give your name. Only people of two different bodies can read it, and nobody can lose or hide it.",
    ),
    "start_before": _t("Бастамас бұрын", "Прежде чем начать", "Before you begin"),
    "start_law": _t(
        "Заң бойынша атаусыз хабар өтініш емес: ресми жауап берілмейді, сыйақы төленбейді. Бірақ ол бойынша тексеру басталуы мүмкін. Қылмыс немесе қауіп туралы хабар құзыретті органға дереу жіберіледі.",
        "По закону сообщение без имени не является обращением: официального ответа и вознаграждения по нему не бывает. Но проверка по нему может начаться. Сообщение о преступлении или угрозе сразу направляется в компетентный орган.",
        "By law a message without a name is no appeal: it gets no official answer and no reward. It can still start a check. A message about a crime or a threat goes to the competent body at once.",
    ),
    "start_kept": _t(
        "Біз мекенжайыңызды, құрылғыңызды және дәл уақытты сақтамаймыз, тек күнін сақтаймыз. Бет ештеңе есте қалдырмайды: жабылса, жазғаныңыз өшеді.",
        "Мы не храним адрес вашего устройства, сведения о нём и точное время – только день. Страница ничего не запоминает: если закрыть её, написанное пропадёт.",
        "We keep neither your address, nor your device, nor the exact time, only the day. The page remembers nothing: when it is closed, what you wrote is gone.",
    ),
    "start_server": _t(
        "Бұл жол скриптсіз жұмыс істейді: мәтінді сервер қабылдаған сәтте ғана көреді, бірден мөрлейді және ұмытады. Скрипті бар жолда мәтін браузеріңізде мөрленеді.",
        "Этот путь работает без скриптов: сервер видит текст только в момент приёма, сразу запечатывает его и забывает. На пути со скриптом текст запечатывается в вашем браузере.",
        "This way needs no script: the server sees the text only at the moment it comes, seals it at once and forgets it. On the way with a script your browser seals it.",
    ),
    "start_room": _t(
        "Әкімдіктің компьютеріндесіз бе? Бөлме мен желі әкімдікке қарайды. Өз телефоныңыздан, қағазбен, колледжден не басқа фронт-кеңседен де жібере аласыз.",
        "Вы за компьютером акимата? Комната и сеть принадлежат акимату. Можно написать и со своего телефона, на бумаге, из колледжа или другого фронт-офиса.",
        "Are you at the computer of an akimat? The akimat runs the room and the network. You can also use your own phone, paper, a college or another front office.",
    ),
    "start_style": _t(
        "Ауылда адамды айтқан деректерінен тануға болады. Сізден басқа ешкім білмейтін нәрсені жазбаңыз.",
        "В селе человека узнают по тому, что он рассказал. Не пишите того, что знаете только вы.",
        "In a village people are known by the facts they tell. Do not write what only you can know.",
    ),
    "begin": _t("Бастау", "Начать", "Begin"),
    "begin_sealed": _t(
        "Браузерде мөрлеп жазу", "Написать с запечатыванием в браузере", "Write, sealed in the browser"
    ),
    "leave_how": _t(
        "«Беттен тез шығу» батырмасы бейтарап сайтқа апарады, жазғаныңыз өшеді. Shift пернесін үш рет басса да болады. Браузердің тарихы өшпейді.",
        "Кнопка «Быстро уйти со страницы» откроет посторонний сайт, написанное пропадёт. То же делает клавиша Shift, нажатая три раза. История браузера не стирается.",
        "The button “Leave this page” opens a neutral site; what you wrote is lost. Pressing Shift three times does the same. The history of the browser is not erased.",
    ),
    "safety": _t("Қауіпсіздік туралы", "О безопасности", "About safety"),
    "safety_1": _t(
        "Мүмкін болса, басқа құрылғыны немесе жеке терезені (инкогнито) пайдаланыңыз, кейін тарихты өшіріңіз.",
        "По возможности используйте другое устройство или приватное окно, затем очистите историю.",
        "If you can, use another device or a private window, and clear the history afterwards.",
    ),
    "safety_2": _t(
        "Құрылғыға біреу бақылау бағдарламасын орнатқан болса, бұл беттер көмектесе алмайды.",
        "Если на устройстве стоит программа слежки, эти страницы не помогут.",
        "If somebody has put a watching program on the device, these pages cannot help.",
    ),
    "safety_3": _t(
        "Желінің иесі сіздің осы сайтқа кіргеніңізді көреді, бірақ не жазғаныңызды көрмейді.",
        "Хозяин сети видит, что вы заходили на этот сайт, но не видит, что вы писали.",
        "Who runs the network sees that you visited this site, but not what you wrote.",
    ),
    "safety_4": _t(
        "Түбіртекті тапқан адам сізді тануы мүмкін: нөмірді есте сақтап, құпия бөлігін жойыңыз немесе жасырыңыз.",
        "Квитанция опасна, если её найдут: запомните номер, а секретную часть уничтожьте или спрячьте.",
        "A slip that is found is dangerous: learn the number by heart and destroy or hide the secret part.",
    ),
    "state_link": _t("Жіберген хабарымның күйі", "Что с моим сообщением", "What became of my message"),
    "board_link": _t("Нөмірлер тақтасы", "Доска номеров", "The board of numbers"),
    "step_of": _t(
        "{place}-сұрақ, барлығы {count}", "Вопрос {place} из {count}", "Question {place} of {count}"
    ),
    "go_on": _t("Жалғастыру", "Дальше", "Go on"),
    "go_back": _t("Артқа", "Назад", "Back"),
    "closed_box": _t(
        "Сенім жәшігі әлі ашылған жоқ: алушылардың кілттері жоқ. 1424 нөміріне қоңырау шалыңыз немесе қағаз жәшікке салыңыз.",
        "Ящик доверия ещё не открыт: нет ключей получателей. Позвоните по номеру 1424 или опустите письмо в бумажный ящик.",
        "The trust box is not open yet: there are no keys of recipients. Call 1424 or use the paper box.",
    ),
    "too_few": _t(
        "Сіз атаған мекемеге қатысы жоқ екі мекеменің адамдары табылмады, сондықтан бұл жерде мөрлеуге болмайды. Жазғаныңыз жіберілген жоқ. 1424 нөміріне қоңырау шалыңыз, қағаз жәшікке салыңыз немесе прокуратураға жазыңыз.",
        "Не нашлось людей из двух организаций, не связанных с названной, поэтому здесь запечатать сообщение нельзя. Оно не отправлено. Позвоните по номеру 1424, опустите письмо в бумажный ящик или напишите в прокуратуру.",
        "No people of two bodies are left who are not linked to the one you named, so it cannot be sealed here. It was not sent. Call 1424, use the paper box or write to the prosecutor.",
    ),
    "lost": _t(
        "Бет танылмады. Ештеңе жіберілген жоқ. Қайтадан бастаңыз.",
        "Страница не распознана. Ничего не отправлено. Начните заново.",
        "The page was not recognised. Nothing was sent. Please begin again.",
    ),
    "check_title": _t("Жібермес бұрын тексеріңіз", "Проверьте перед отправкой", "Check before you send"),
    "check_lead": _t(
        "Әлі ештеңе жіберілген жоқ.", "Пока ничего не отправлено.", "Nothing has been sent yet."
    ),
    "check_send": _t("Мөрлеп жіберу", "Запечатать и отправить", "Seal and send"),
    "check_readers": _t(
        "Оқи алатындар: {count} адам, {bodies} мекемеден. Сіз атаған мекеменің адамдары хабардың бар екенін де көрмейді.",
        "Смогут прочесть: {count} чел. из {bodies} организаций. Люди названной вами организации не увидят даже, что сообщение есть.",
        "Who can read it: {count} people of {bodies} bodies. People of the body you named cannot even see that it exists.",
    ),
    "change": _t("Өзгерту", "Изменить", "Change"),
    "not_given": _t("көрсетілмеген", "не указано", "not given"),
    "error_page": _t("Қате", "Ошибка", "Error"),
}
