"""Samples: lists, tables, timelines, summaries."""

from alany.faces.ui.catalogue.words import Words
from alany.faces.ui.parts import Cell, Column, Event, Figure, Link, State, Table, Task, Term


def figures(say: Words) -> list[Figure]:
    how = Link(say("Қалай есептелді", "Как посчитано", "How it was counted"), "#figure")
    rows = Link(say("Жазбалар", "Записи", "Records"), "#table")
    return [
        Figure(
            "648",
            say("дәріхана тексерілді", "аптек проверено мониторингом", "pharmacies checked"),
            links=[how, rows],
        ),
        Figure(
            "70,1" if say.language != "en" else "70.1",
            say(
                "облыстағы 924 дәріхананың ішінен",
                "из 924 аптек области",
                "of the 924 pharmacies of the region",
            ),
            unit="%",
            links=[how],
        ),
        Figure(
            "23",
            say(
                "дәрілік затты шекті бағадан асырып сатқан",
                "продавали лекарство выше предельной цены",
                "sold a medicine above its price cap",
            ),
            links=[how, rows],
        ),
        Figure(
            "",
            say("лицензиясыз жұмыс істеген", "работали без лицензии", "worked without a licence"),
            unknown=say("Әлі белгісіз", "Пока неизвестно", "Not yet known"),
            links=[how],
        ),
    ]


def ways(say: Words) -> list[Link]:
    return [
        Link(
            say("Дәрінің бағасын тексеру", "Проверить цену лекарства", "Check the price of a medicine"),
            "#verdicts",
            note=say(
                "Атауын жазыңыз: сол күнгі шекті баға көрсетіледі.",
                "Напишите название: покажем предельную цену на этот день.",
                "Write its name: the cap of that day is shown.",
            ),
        ),
        Link(
            say("Тегін заң көмегін алу", "Получить бесплатную юридическую помощь", "Get free legal aid"),
            "#forms",
            note=say(
                "Еріктілер: адвокаттар, заңгерлер, әкімдер.",
                "Волонтёры: адвокаты, юристы, акимы.",
                "Volunteers: advocates, lawyers, akims.",
            ),
        ),
        Link(
            say(
                "Жолдың ақауын хабарлау және жөнделгенін қадағалау",
                "Сообщить о недостатке дороги и проследить за ремонтом",
                "Report a fault of a road and follow its repair",
            ),
            "#lists",
            note=say(
                "Картадан көрсетіңіз немесе сөзбен жазыңыз.",
                "На карте или словами.",
                "On the map or in words.",
            ),
        ),
    ]


def table(say: Words) -> Table:
    return Table(
        caption=say(
            "Ұсынымдар орындала ма?", "Выполняются ли рекомендации?", "Are recommendations carried out?"
        ),
        columns=[
            Column(say("Ұсыным", "Рекомендация", "Recommendation"), href="?sort=title", sorted="ascending"),
            Column(say("Мекеме", "Орган", "Body"), href="?sort=body"),
            Column(say("Мерзімі", "Срок", "Due"), width="nowrap"),
            Column(say("Күйі", "Состояние", "State")),
            Column(say("Сома,\u00a0₸", "Сумма,\u00a0₸", "Amount,\u00a0₸"), numeric=True),
        ],
        rows=[
            [
                Cell(
                    say(
                        "Шекті бағадан асқан айырманы қайтару",
                        "Вернуть разницу сверх предельной цены",
                        "Return what was charged above the cap",
                    ),
                    "#table",
                    sub=say("Дәріханалар мониторингі", "Мониторинг аптек", "Monitoring of pharmacies"),
                ),
                say(
                    "Медициналық және фармацевтикалық бақылау департаменті",
                    "Департамент контроля",
                    "Control department",
                ),
                "24.07.2020",
                Cell(state=State(say("мерзімі өтті", "срок истёк", "overdue"), "late")),
                "12\u00a0480",
            ],
            [
                Cell(
                    say(
                        "Бағаны көрінетін жерге ілу", "Вывесить цены на видном месте", "Show prices in sight"
                    ),
                    "#table",
                    sub=say("Дәріханалар мониторингі", "Мониторинг аптек", "Monitoring of pharmacies"),
                ),
                say("Сайрам ауданының әкімдігі", "Акимат Сайрамского района", "Akimat of Sayram District"),
                "30.07.2020",
                Cell(state=State(say("бүгін", "сегодня", "today"), "soon")),
                "–",
            ],
            [
                Cell(say("Жол белгісін орнату", "Установить дорожный знак", "Set up a road sign"), "#table"),
                say("Созақ ауданының әкімдігі", "Акимат Сузакского района", "Akimat of Sozak District"),
                "10.07.2020",
                Cell(state=State(say("орындалды", "исполнено", "done"), "done")),
                "335\u00a0000",
            ],
        ],
    )


def states(say: Words) -> list[State]:
    return [
        State(say("қаралуда", "рассматривается", "under consideration")),
        State(say("орындалды және тексерілді", "исполнено и проверено", "done and verified"), "done"),
        State(say("1 жұмыс күні қалды", "остался 1 рабочий день", "1 working day left"), "soon"),
        State(say("4 жұмыс күні бұрын өтті", "истёк 4 рабочих дня назад", "4 working days overdue"), "late"),
        State(say("басталған жоқ", "не начато", "not started"), "idle"),
    ]


def events(say: Words) -> list[Event]:
    return [
        Event(
            say("3 шілде 2020", "3 июля 2020", "3 July 2020"),
            say(
                "Екі адам барды, ақау жазылды.",
                "Выезд вдвоём, недостаток записан.",
                "Two people went and recorded the fault.",
            ),
            "done",
            note=say(
                "2 фото, картадағы нүкте", "2 фото, точка на карте", "2 photographs, a point on the map"
            ),
        ),
        Event(
            say("8 шілде 2020", "8 июля 2020", "8 July 2020"),
            say(
                "Әкімдік: «20 шілдеге дейін орнатамыз».",
                "Акимат: «установим до 20 июля».",
                "The akimat: “by 20 July”.",
            ),
            links=[Link(say("Хатты ашу", "Открыть письмо", "Open the letter"), "#timeline")],
        ),
        Event(
            say("24 шілде 2020", "24 июля 2020", "24 July 2020"),
            say(
                "Мерзім өтті, жауап жоқ.", "Срок истёк, ответа нет.", "The deadline passed without an answer."
            ),
            "law",
        ),
        Event(
            say("7 тамыз 2020", "7 августа 2020", "7 August 2020"),
            say(
                "Жоғары тұрған орган жауап береді.", "Отвечает вышестоящий орган.", "The higher body answers."
            ),
            "ahead",
        ),
    ]


def terms(say: Words) -> list[Term]:
    return [
        Term(say("Дәріхана", "Аптека", "Pharmacy"), "Шипагер-Демо", change="#summary"),
        Term(
            say("Мекенжайы", "Адрес", "Address"),
            say(
                "Сайрам ауданы, Ақсукент ауылы, Жібек жолы көшесі, 12",
                "Сайрамский район, село Аксукент, улица Жибек жолы, 12",
                "12 Zhibek Zholy Street, Aksukent, Sayram District",
            ),
            change="#summary",
        ),
        Term(say("Түсініктеме", "Пояснение", "Remark"), "", change="#summary"),
        Term(say("Жолданымды жазған адам", "Заявитель", "Who wrote"), hidden=True),
    ]


def tasks(say: Words) -> list[Task]:
    return [
        Task(
            say("Дәріхананы таңдау", "Выбрать аптеку", "Choose the pharmacy"),
            say("Толтырылды", "Заполнено", "Completed"),
            "#tasks",
            kind="completed",
        ),
        Task(
            say("Бағалар тізімін жүктеу", "Загрузить прайс-лист", "Upload the price list"),
            say("Толтырылмаған", "Не заполнено", "Incomplete"),
            "#tasks",
            say("CSV немесе XLSX, 20 МБ дейін", "CSV или XLSX, до 20 МБ", "CSV or XLSX, up to 20 MB"),
        ),
        Task(
            say("Материалдарды жіберу", "Направить материалы", "Send the materials"),
            say("Әзірге болмайды", "Пока нельзя", "Cannot start yet"),
            kind="closed",
        ),
    ]


def receipt(say: Words) -> list[Term]:
    return [
        Term(
            say("Нөмірі (көрсетуге болады)", "Номер (можно показывать)", "Number (may be shown)"), "4071 8826"
        ),
        Term(
            say(
                "Құпия коды (ешкімге айтпаңыз)",
                "Секретный код (никому не говорите)",
                "Secret code (tell nobody)",
            ),
            "5523 0917 4460 1382",
        ),
    ]
