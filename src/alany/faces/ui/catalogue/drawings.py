"""Samples: charts and the map."""

from alany.faces.ui import charts, maps
from alany.faces.ui.catalogue.words import Words
from alany.faces.ui.context import office_today
from alany.faces.ui.parts import Bar, Series
from alany.kernel.numbers import format_percent
from alany.spine.places.queries import borders_on

SHARES = [
    ("Сайрам ауданы", "Сайрамский район", "Sayram District", 7.7, "6 / 78"),
    ("Сарыағаш ауданы", "Сарыагашский район", "Saryagash District", 5.6, "4 / 71"),
    ("Кентау қаласы", "город Кентау", "Kentau city", 4.9, "2 / 41"),
    ("Қазығұрт ауданы", "Казыгуртский район", "Kazygurt District", 2.6, "1 / 39"),
    ("Шардара ауданы", "Шардаринский район", "Shardara District", 0.0, "0 / 33"),
]
MONTHS = ("01", "02", "03", "04", "05", "06", "07")


def shares(say: Words) -> list[Bar]:
    known = [
        Bar(say(kk, ru, en), value, format_percent(value, say.language), note)
        for kk, ru, en, value, note in SHARES
    ]
    unknown = say("белгісіз", "неизвестно", "not known")
    return [*known, Bar(say("Созақ ауданы", "Сузакский район", "Sozak District"), None, unknown)]


def answers(say: Words) -> charts.Chart:
    values = [12, 18, 25, None, 31, 44, 39]
    unknown = say("белгісіз", "нет", "none")
    rows = [
        Bar(month, value, unknown if value is None else str(value))
        for month, value in zip(MONTHS, values, strict=True)
    ]
    return charts.columns(
        "answers",
        say("Ай сайынғы жауаптар", "Ответы по месяцам", "Answers by month"),
        say(
            "Органдардың жауаптары, 2020 жыл. Сәуірдің деректері жоқ.",
            "Ответы органов, 2020 год. Данных за апрель нет.",
            "Answers of the bodies in 2020. April is missing.",
        ),
        rows,
        heads=(say("Ай", "Месяц", "Month"), say("Жауап саны", "Ответов", "Answers")),
    )


def course(say: Words) -> charts.Chart:
    sent = [4, 9, 15, 22, 28, 41, 52]
    done = [0, 2, 5, 9, 15, 24, 36]
    return charts.lines(
        "course",
        say(
            "Ұсынымдар: жіберілгені және орындалғаны",
            "Рекомендации: направлено и исполнено",
            "Recommendations sent and done",
        ),
        say("Жыл басынан бергі жиынтық, 2020 жыл.", "Нарастающим итогом, 2020 год.", "Running total, 2020."),
        MONTHS,
        [
            Series(say("жіберілді", "направлено", "sent"), sent, [str(one) for one in sent]),
            Series(say("орындалды", "исполнено", "done"), done, [str(one) for one in done]),
        ],
        head=say("Ай", "Месяц", "Month"),
    )


def checked(say: Words) -> charts.Waffle:
    return charts.waffle(
        "checked",
        say(
            "100 дәріхананың 70-і тексерілді",
            "Проверены 70 аптек из 100",
            "70 of 100 pharmacies were checked",
        ),
        say(
            "4-еуі туралы дерек жоқ: торлы шаршылар.",
            "О четырёх данных нет: квадраты с решёткой.",
            "Nothing is known of 4: squares with a lattice.",
        ),
        counted=70,
        unknown=4,
    )


def features() -> list[dict[str, object]]:
    """Borders of the districts as GeoJSON features; empty before the places are loaded."""
    return [
        {
            "geometry": border.geometry,
            "properties": {
                "kato": border.place.kato,
                **{f"name_{code}": border.place.name(code) for code in ("kk", "ru", "en")},
            },
        }
        for border in borders_on(office_today())
    ]


def region(say: Words, borders: list[dict[str, object]]) -> maps.DistrictMap:
    numbers = [0, 1, 2, 0, 2, 3, 6, 1, 4, 0, None, 1, 2, 0, 3, 1]
    codes = [str(feature["properties"]["kato"]) for feature in borders]  # type: ignore[index]
    values = {code: numbers[at % len(numbers)] for at, code in enumerate(codes)}
    return maps.district_map(borders, values, lambda kato: f"#place-{kato}", say.language)
