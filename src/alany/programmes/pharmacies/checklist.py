"""What is asked in a pharmacy. A change of a question is a new version: earlier answers keep theirs."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Checklist, Choice, Question

LICENCE_STATES = {
    "ok": TrilText(
        kk="Лицензия мен осы мекенжайдың қосымшасы бар",
        ru="Лицензия с приложением на этот адрес есть",
        en="A licence with an annex for this address exists",
    ),
    "none": TrilText(kk="Лицензия жоқ", ru="Лицензии нет", en="There is no licence"),
    "other_address": TrilText(
        kk="Қосымша басқа мекенжайға берілген",
        ru="Приложение выдано на другой адрес",
        en="The annex is for another address",
    ),
    "wrong_subtype": TrilText(
        kk="Қызмет түрі бөлшек сатуды қамтымайды",
        ru="Подвид деятельности не охватывает розничную продажу",
        en="The subtype does not cover retail sale",
    ),
    "suspended": TrilText(
        kk="Лицензияның қолданылуы тоқтатыла тұрған",
        ru="Действие лицензии приостановлено",
        en="The licence is suspended",
    ),
    "expired": TrilText(
        kk="Лицензияның қолданылуы тоқтатылған",
        ru="Действие лицензии прекращено",
        en="The licence has ended",
    ),
}
SIGNATURES = {
    "signed": TrilText(kk="Екі тарап та қол қойды", ru="Подписали обе стороны", en="Both sides signed"),
    "refused": TrilText(
        kk="Дәріхана өкілі қол қоюдан бас тартты",
        ru="Представитель аптеки отказался подписать",
        en="The pharmacy's representative refused to sign",
    ),
}


def _yes_no(slug: str, kk: str, ru: str, en: str) -> Question:
    return Question(slug, "yes_no", TrilText(kk=kk, ru=ru, en=en))


CHECKLIST = Checklist(
    slug="pharmacy_visit",
    version=1,
    title=TrilText(kk="Дәріханаға бару парағы", ru="Лист посещения аптеки", en="Sheet of a pharmacy visit"),
    questions=(
        Question(
            "licence",
            "select_one",
            TrilText(
                kk="Бүгінгі тіркелім мен қабырғадағы лицензия нені көрсетеді?",
                ru="Что показывают реестр на сегодня и лицензия на стене?",
                en="What do today's register and the licence on the wall show?",
            ),
            choices=tuple(Choice(value, title) for value, title in LICENCE_STATES.items()),
        ),
        _yes_no(
            "licence_in_sight",
            "Лицензия көрінетін жерде тұр ма?",
            "Лицензия висит на видном месте?",
            "Does the licence hang in sight?",
        ),
        _yes_no(
            "prices_in_sight",
            "Әр дәрінің бағасы көрсетілген бе?",
            "На каждом лекарстве указана цена?",
            "Does every medicine show its price?",
        ),
        _yes_no(
            "caps_in_sight",
            "Шекті бағалар тізімі келушіге қолжетімді ме?",
            "Список предельных цен доступен посетителю?",
            "Can a visitor see the list of price caps?",
        ),
        _yes_no("receipt_given", "Касса чегі берілді ме?", "Выдан ли кассовый чек?", "Was a receipt given?"),
        Question(
            "signatures",
            "select_one",
            TrilText(kk="Акт қалай аяқталды?", ru="Чем закончился акт?", en="How did the act end?"),
            choices=tuple(Choice(value, title) for value, title in SIGNATURES.items()),
        ),
        _yes_no(
            "copy_left",
            "Актінің көшірмесі дәріханаға қалдырылды ма?",
            "Копия акта оставлена аптеке?",
            "Was a copy of the act left with the pharmacy?",
        ),
        Question(
            "remarks",
            "text",
            TrilText(kk="Ескертпелер", ru="Замечания", en="Remarks"),
            required=False,
        ),
    ),
)
