"""The questions of the sender's path, their hints and refusals."""

# ruff: noqa: E501  a text stays whole, its three languages side by side
from alany.kernel.triltext import TrilText


def _t(kk: str, ru: str, en: str) -> TrilText:
    return TrilText(kk=kk, ru=ru, en=en)


QUESTIONS = {
    "about_title": _t("Хабарыңыз кім туралы?", "О ком ваше сообщение?", "Whom is it about?"),
    "about_hint": _t(
        "Аталған мекеме мен оған қатысы бар адамдар хабарды аша алмайды және оның бар екенін де көрмейді.",
        "Названная организация и связанные с ней люди не смогут открыть сообщение и не увидят, что оно есть.",
        "The body you name and people linked to it cannot open the message nor see that it exists.",
    ),
    "about_body": _t("Мекеме", "Организация", "Body"),
    "about_none": _t(
        "Білмеймін немесе тізімде жоқ", "Не знаю или нет в списке", "I do not know, or it is not listed"
    ),
    "about_office": _t(
        "Осы адалдық кеңсесінің қызметкері туралы",
        "О сотруднике этого офиса добропорядочности",
        "It is about somebody of this integrity office",
    ),
    "about_who": _t(
        "Адамның аты немесе лауазымы", "Имя или должность человека", "Name or post of the person"
    ),
    "about_who_hint": _t(
        "Білмесеңіз, бос қалдырыңыз. Бұл жазба мөрленеді.",
        "Если не знаете, оставьте пустым. Это будет запечатано.",
        "Leave it empty if you do not know. This is sealed.",
    ),
    "what_title": _t("Не болды?", "Что произошло?", "What happened?"),
    "what_text": _t("Өз сөзіңізбен жазыңыз", "Напишите своими словами", "Write in your own words"),
    "what_hint": _t(
        "60 000 таңбаға дейін. Құпиясөз бен карта нөмірін жазбаңыз.",
        "До 60 000 знаков. Не пишите паролей и номеров карт.",
        "Up to 60,000 signs. Do not write passwords or card numbers.",
    ),
    "what_missing": _t("Не болғанын жазыңыз.", "Напишите, что произошло.", "Write what happened."),
    "what_long": _t(
        "Мәтін тым ұзын: {count} таңба. Ең көбі 60 000. Қысқартыңыз немесе файл етіп қосыңыз.",
        "Текст слишком длинный: {count} знаков. Не больше 60 000. Сократите его или приложите файлом.",
        "The text is too long: {count} signs. At most 60,000. Shorten it or add it as a file.",
    ),
    "topic": _t("Не туралы", "Тема", "What it is about"),
    "topic_roads": _t("Жол жөндеу", "Ремонт дорог", "Repair of roads"),
    "topic_pharmacies": _t("Дәріхана бағалары", "Цены в аптеках", "Prices in pharmacies"),
    "topic_services": _t("Мемлекеттік қызмет", "Государственные услуги", "Public services"),
    "topic_bribery": _t("Пара немесе бопсалау", "Взятка или вымогательство", "Bribe or extortion"),
    "topic_schools": _t("Мектеп, колледж", "Школа, колледж", "School, college"),
    "topic_other": _t("Басқа", "Другое", "Something else"),
    "choose": _t("Бір жауапты таңдаңыз.", "Выберите один ответ.", "Choose one answer."),
    "urgent_title": _t(
        "Қылмыс жасалды ма, әлде біреуге қауіп төніп тұр ма?",
        "Совершено ли преступление или кому-то грозит опасность?",
        "Was a crime committed, or is somebody in danger?",
    ),
    "urgent_hint": _t(
        "«Иә» болса, хабар құзыретті органға дереу беріледі. Өмірге қауіп болса, 102 немесе 112 нөміріне қоңырау шалыңыз.",
        "Если «да», сообщение сразу передадут в компетентный орган. Если есть угроза жизни, звоните 102 или 112.",
        "If yes, it goes to the competent body at once. If a life is in danger, call 102 or 112.",
    ),
    "urgent_yes": _t("Иә", "Да", "Yes"),
    "urgent_no": _t("Жоқ немесе білмеймін", "Нет или не знаю", "No, or I do not know"),
    "where_title": _t("Қай жерде?", "Где это было?", "Where was it?"),
    "where_hint": _t(
        "Аудан, ауыл, көше, мекеме. Білмесеңіз, бос қалдырыңыз.",
        "Район, село, улица, учреждение. Если не знаете, оставьте пустым.",
        "District, village, street, building. Leave it empty if you do not know.",
    ),
    "when_title": _t("Қашан?", "Когда это было?", "When was it?"),
    "when_hint": _t(
        "Шамамен айтуға болады: «өткен аптада».",
        "Можно примерно: «на прошлой неделе».",
        "About is enough: “last week”.",
    ),
    "files_title": _t("Файл қосасыз ба?", "Приложить файлы?", "Do you want to add files?"),
    "files_hint": _t(
        "Он файлға дейін, әрқайсысы 50 МБ-қа дейін, кез келген түрі. Файл келе жатқанда мөрленеді. Вирусқа тексерілмейді. Фотоның ішінде оның қашан, қайда түсірілгені жазулы болуы мүмкін.",
        "До десяти файлов, каждый до 50 МБ, любого вида. Файл запечатывается по мере приёма. На вирусы он не проверяется. Внутри фото может быть записано, когда и где оно снято.",
        "Up to ten files of any kind, each up to 50 MB. A file is sealed while it arrives. It is not scanned for viruses. A photo may hold when and where it was taken.",
    ),
    "files_label": _t("Файлдар", "Файлы", "Files"),
    "files_add": _t("Таңдалғанын қосу", "Добавить выбранные", "Add the chosen ones"),
    "files_kept": _t("Қосылған файлдар", "Приложенные файлы", "Files that are added"),
    "files_drop": _t("Алып тастайтынын белгілеңіз.", "Отметьте, что убрать.", "Tick what is to be left out."),
    "file_too_large": _t(
        "«{name}» 50 МБ-тан үлкен, қабылданбады. Кішірейтіңіз немесе бөліп жіберіңіз.",
        "Файл «{name}» больше 50 МБ и не принят. Уменьшите его или разделите.",
        "“{name}” is larger than 50 MB and was not taken. Make it smaller or split it.",
    ),
    "file_empty": _t(
        "«{name}» бос файл. Басқасын таңдаңыз.",
        "Файл «{name}» пустой. Выберите другой.",
        "“{name}” is empty. Choose another.",
    ),
    "file_too_many": _t(
        "Ең көбі он файл. «{name}» қабылданбады.",
        "Не больше десяти файлов. «{name}» не принят.",
        "At most ten files. “{name}” was not taken.",
    ),
    "mode_title": _t(
        "Өзіңіз туралы не айтасыз?", "Что вы скажете о себе?", "What do you tell about yourself?"
    ),
    "mode_anonymous": _t("Ештеңе айтпаймын", "Ничего не скажу", "Nothing"),
    "mode_anonymous_hint": _t(
        "Заң бойынша ресми жауап та, сыйақы да болмайды; тексеру басталуы мүмкін, күйін түбіртекпен көресіз.",
        "По закону официального ответа и вознаграждения не будет; проверка может начаться, а ход её вы увидите по квитанции.",
        "By law there is no official answer and no reward; a check may start, and the receipt shows you how it goes.",
    ),
    "mode_confidential": _t("Атым құпия сақталсын", "Моё имя – в тайне", "My name stays secret"),
    "mode_confidential_hint": _t(
        "Атыңызды екі сақтаушы бірге ғана аша алады, ашылғанын сіз көресіз; хабарлаушының атын жария ету – қылмыс.",
        "Имя могут открыть только двое хранителей вместе, и вы это увидите; разглашать имя сообщившего – преступление.",
        "Only two custodians together can open your name, and you see when they do; to disclose who reported is a crime.",
    ),
    "mode_open": _t("Ашық жазамын", "Пишу открыто", "I write openly"),
    "mode_open_hint": _t(
        "Оқитын адамдар атыңызды көреді; заңды мерзіммен жауап алу үшін кейін осыны өтініш етіп тіркей аласыз.",
        "Кто прочтёт, увидит ваше имя; чтобы получить ответ в срок по закону, вы сможете потом зарегистрировать это как обращение.",
        "Who reads it sees your name; to be answered within the law's term you can register it as an appeal afterwards.",
    ),
    "you_title": _t("Сізді қалай табуға болады?", "Как вас найти?", "How can you be reached?"),
    "you_name": _t("Аты-жөніңіз", "Ваше имя", "Your name"),
    "you_contact": _t(
        "Телефон, пошта немесе мекенжай", "Телефон, почта или адрес", "Telephone, e-mail or address"
    ),
    "you_missing": _t(
        "Атыңызды жазыңыз немесе артқа қайтып, «Ештеңе айтпаймын» дегенді таңдаңыз.",
        "Напишите имя или вернитесь и выберите «Ничего не скажу».",
        "Write your name, or go back and choose “Nothing”.",
    ),
}
