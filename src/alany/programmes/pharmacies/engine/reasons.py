"""Why a decision is what it is: stable codes, each with a sentence in Kazakh, Russian and English.

A code never changes its meaning; pages, letters and exports may store it. Wording is "checked" and "found",
never "violated": only the authority establishes a violation.
"""

from collections.abc import Mapping

from alany.kernel.triltext import TrilText

REASONS: Mapping[str, TrilText] = {
    "above_cap": TrilText(
        kk="Баға осы жолға сәйкес келетін әрбір тіркелген қаптаманың шекті бағасынан жоғары.",
        ru="Цена выше предельной цены каждой зарегистрированной упаковки, которую допускает строка.",
        en="The price is above the cap of every registered package that the line allows.",
    ),
    "above_cap_name_inexact": TrilText(
        kk="Баға шекті бағадан жоғары, бірақ атауы тіркелімдегідей жазылмаған: адам растауы керек.",
        ru="Цена выше предельной, но название написано не так, как в реестре: нужно подтверждение человека.",
        en="The price is above the cap, but the name is not spelled as registered: a person must confirm it.",
    ),
    "above_cap_details_open": TrilText(
        kk="Баға шекті бағадан жоғары, бірақ жолдың бір бөлігін тіркелім растамайды: адам растауы керек.",
        ru="Цена выше предельной, но часть строки реестр не подтверждает: нужно подтверждение человека.",
        en="The price is above the cap, but the register does not confirm a part of the line: a person must.",
    ),
    "above_cap_if_single": TrilText(
        kk="Қаптама саны жазылмаған: бір дана деп оқылса, баға шекті бағадан жоғары; адам растауы керек.",
        ru="Упаковка не указана: если это одна штука, цена выше предельной; нужно подтверждение человека.",
        en="The pack is not stated: read as one container, the price is above the cap; a person must say.",
    ),
    "at_or_below_cap": TrilText(
        kk="Баға осы жолға сәйкес келетін қаптамалардың ең төменгі шекті бағасынан аспайды.",
        ru="Цена не выше наименьшей предельной цены упаковок, которые допускает строка.",
        en="The price is not above the lowest cap of the packages that the line allows.",
    ),
    "at_or_below_cap_if_single": TrilText(
        kk="Қаптама саны жазылмаған: бір дана деп оқылса, баға шекті бағадан аспайды.",
        ru="Упаковка не указана: если это одна штука, цена не выше предельной.",
        en="The pack is not stated: read as a single container, the price is not above the cap.",
    ),
    "registered_without_cap": TrilText(
        kk="Дәрі тіркелген, бірақ бұл күні оған шекті баға белгіленбеген.",
        ru="Препарат зарегистрирован, но в этот день предельной цены на него нет.",
        en="The medicine is registered, but had no cap on that day.",
    ),
    "name_not_in_register": TrilText(
        kk="Мұндай саудалық атау тіркелімде жоқ, сондықтан шекті баға да жоқ.",
        ru="Такого торгового названия в реестре нет, поэтому нет и предельной цены.",
        en="The register has no such trade name, therefore no cap.",
    ),
    "variant_not_in_register": TrilText(
        kk="Атауы тіркелімде бар, бірақ мұндай дозасы немесе қаптамасы жоқ.",
        ru="Название в реестре есть, но такой дозировки или упаковки нет.",
        en="The name is registered, but not in this strength or pack.",
    ),
    "form_not_in_register": TrilText(
        kk="Атауы мен дозасы тіркелімде бар, бірақ дәрілік түрі басқа: адам анықтауы керек.",
        ru="Название и дозировка в реестре есть, но лекарственная форма другая: нужно решение человека.",
        en="Name and strength are registered, but in another dosage form: a person must decide.",
    ),
    "maker_not_in_register": TrilText(
        kk="Мұндай дәрі тіркелімде бар, бірақ басқа өндірушіде: адам анықтауы керек.",
        ru="Такой препарат в реестре есть, но у другого производителя: нужно решение человека.",
        en="Such a medicine is registered, but by another maker: a person must decide.",
    ),
    "capped_and_uncapped_fit": TrilText(
        kk="Жолға шекті бағасы бар да, жоқ та қаптамалар сәйкес келеді; жол оларды ажыратпайды.",
        ru="Строка допускает упаковки и с предельной ценой, и без неё; различить их она не даёт.",
        en="Both capped and uncapped packages fit the line, which does not tell them apart.",
    ),
    "between_caps": TrilText(
        kk="Жолға бірнеше қаптама сәйкес келеді, баға олардың шекті бағаларының арасында.",
        ru="Строка допускает несколько упаковок, цена лежит между их предельными ценами.",
        en="Several packages fit the line, and the price lies between their caps.",
    ),
    "vat_status_decides": TrilText(
        kk="Нәтиже дәріхананың ҚҚС төлеуші екеніне байланысты, ал ол белгісіз.",
        ru="Ответ зависит от того, платит ли аптека НДС, а это неизвестно.",
        en="The answer depends on whether the pharmacy pays VAT, which is not known.",
    ),
    "name_inexact": TrilText(
        kk="Атауы тіркелімдегіге тек ұқсас, ал басқа мәліметтер оны растауға жетпейді.",
        ru="Название лишь похоже на зарегистрированное, а прочих сведений для подтверждения мало.",
        en="The name only resembles a registered one, and the rest of the line is too little to confirm it.",
    ),
    "barcode_disagrees": TrilText(
        kk="Штрихкод пен жазу екі түрлі қаптаманы білдіреді: адам анықтауы керек.",
        ru="Штрихкод и текст называют разные упаковки: нужно решение человека.",
        en="The barcode and the text name different packages: a person must decide.",
    ),
    "name_longer": TrilText(
        kk="Атаудан кейін тіркелімде жоқ сөз тұр: бұл басқа дәрі болуы мүмкін.",
        ru="После названия стоит слово, которого нет в реестре: это может быть другой препарат.",
        en="A word that is not registered follows the name: it may be another medicine.",
    ),
    "several_packs": TrilText(
        kk="Жолда бірнеше қаптама көрсетілген: баға қайсысына қатысты екені белгісіз.",
        ru="В строке указано несколько упаковок: неизвестно, к какой относится цена.",
        en="The line states several packs: it is not known which one the price is for.",
    ),
    "split_pack": TrilText(
        kk="Баға қаптамаға емес, блистерге немесе данаға көрсетілген, ал шекті баға қаптамаға белгіленеді.",
        ru="Цена указана за блистер или штуку, а предельная цена устанавливается на упаковку.",
        en="The price is per blister or piece, while caps are set per package.",
    ),
    "other_currency": TrilText(
        kk="Баға теңгемен көрсетілмеген.",
        ru="Цена указана не в тенге.",
        en="The price is not in tenge.",
    ),
    "price_unreadable": TrilText(
        kk="Баға оқылмады: оң сан болуы керек, теңгемен.",
        ru="Цена не прочитана: нужно положительное число в тенге.",
        en="The price could not be read: it must be a positive number, in tenge.",
    ),
    "line_empty": TrilText(
        kk="Жолда дәрінің атауы жоқ.",
        ru="В строке нет названия препарата.",
        en="The line holds no name of a medicine.",
    ),
    "row_ragged": TrilText(
        kk="Жолдағы бағандар саны тақырыптағыдан өзгеше: баға оқылмады.",
        ru="Число столбцов в строке не такое, как в заголовке: цена не прочитана.",
        en="The row has another number of columns than the header: its price was not read.",
    ),
}


def sentence(code: str) -> TrilText:
    """The sentence of a reason code in three languages; raises KeyError for a code that does not exist."""
    return REASONS[code]
