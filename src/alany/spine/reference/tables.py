"""The dated tables that every office has: terms of law, the calculation index, days of the calendar."""

from alany.kernel.triltext import TrilText
from alany.spine.cases.wording import UNITS
from alany.spine.programme.dated_tables import DatedTable, ReferenceField, in_three

WORKED = "weekend_workday"

READ = TrilText(kk="дереккөзі оқылды", ru="источник прочитан", en="source read")
CHECK = TrilText(kk="расталмаған", ru="не подтверждено", en="not confirmed")
MEASURED = TrilText(kk="дереккөзден есептелген", ru="вычислено по источнику", en="computed from a source")
FROM = ReferenceField(
    "valid_from",
    "date",
    TrilText(kk="Қай күннен күшінде", ru="Действует с", en="In force from"),
)
CERTAINTY = TrilText(kk="Қаншалықты сенімді", ru="Насколько точно", en="How sure it is")
COUNTED_FROM = (
    ("receipt", TrilText(kk="түскен күннен", ru="со дня поступления", en="from receipt")),
    ("extension", TrilText(kk="ұзартудан", ru="с продления", en="from the extension")),
    ("decision", TrilText(kk="шешімнен", ru="с решения", en="from the decision")),
    ("due", TrilText(kk="мерзім аяқталғаннан", ru="с окончания срока", en="from the end of the term")),
    ("finding", TrilText(kk="анықталған күннен", ru="со дня выявления", en="from the finding")),
)
ON_EXPIRY = (
    ("", TrilText(kk="салдары жазылмаған", ru="последствие не указано", en="no consequence stated")),
    ("refusal", TrilText(kk="бас тарту болып саналады", ru="считается отказом", en="counts as a refusal")),
    (
        "escalate",
        TrilText(
            kk="жоғары органға жіберіледі", ru="передаётся вышестоящему органу", en="goes to the higher body"
        ),
    ),
)
DAY_KINDS = (
    ("holiday", TrilText(kk="мереке", ru="праздник", en="holiday")),
    (
        "transferred_day_off",
        TrilText(kk="ауыстырылған демалыс күні", ru="перенесённый выходной", en="transferred day off"),
    ),
    (
        "observed_day_off",
        TrilText(
            kk="демалысқа сәйкес келген мереке үшін демалыс",
            ru="выходной за праздник, выпавший на выходной",
            en="day off for a holiday that fell on a weekend",
        ),
    ),
    (
        WORKED,
        TrilText(
            kk="жұмыс істейтін сенбі не жексенбі", ru="рабочая суббота или воскресенье", en="worked weekend"
        ),
    ),
)

RULES = DatedTable(
    slug="rules",
    title=TrilText(kk="Заң мерзімдері", ru="Сроки по закону", en="Terms of law"),
    about=TrilText(
        kk="Әр жолдың күшінде болатын мерзімі бар; іске түскен күнгі жол қолданылады.",
        ru="Каждая строка действует в свои даты; к делу применяется строка дня поступления.",
        en="Each row is in force between its dates; a case takes the row of the day of receipt.",
    ),
    model="cases.DeadlineRule",
    key=("rule_id",),
    label="subject",
    source=("act", "article", "source_url"),
    certainty="certainty",
    fields=(
        ReferenceField(
            "rule_id",
            "text",
            TrilText(kk="Ереженің белгісі", ru="Обозначение правила", en="Name of the rule"),
            longest=8,
            hint=TrilText(
                kk="Заңның ескі және жаңа нұсқасында бірдей: A1, A2n.",
                ru="Одно и то же у старой и новой редакции: A1, A2n.",
                en="The same for the old and the new version: A1, A2n.",
            ),
        ),
        *in_three("subject", TrilText(kk="Мәні", ru="Предмет", en="Subject"), longest=300),
        ReferenceField(
            "amount",
            "integer",
            TrilText(kk="Ұзақтығы", ru="Сколько", en="How long"),
            highest=1000,
            listed=True,
            hint=TrilText(kk="0 – сол күні.", ru="0 – в тот же день.", en="0 means on the same day."),
        ),
        ReferenceField(
            "unit",
            "choice",
            TrilText(kk="Өлшемі", ru="Единица", en="Unit"),
            choices=tuple(UNITS.items()),
            listed=True,
        ),
        ReferenceField(
            "counted_from",
            "choice",
            TrilText(kk="Неден саналады", ru="От чего считается", en="Counted from"),
            choices=COUNTED_FROM,
        ),
        ReferenceField(
            "on_expiry",
            "choice",
            TrilText(kk="Мерзім өтсе", ru="Если срок прошёл", en="When the term passes"),
            required=False,
            choices=ON_EXPIRY,
        ),
        ReferenceField("act", "text", TrilText(kk="Акт", ru="Акт", en="Act"), longest=200, listed=True),
        ReferenceField(
            "article",
            "text",
            TrilText(kk="Бап", ru="Статья", en="Article"),
            required=False,
            longest=40,
            listed=True,
        ),
        ReferenceField(
            "source_url",
            "text",
            TrilText(kk="Қайдан оқылды", ru="Где прочитано", en="Where it was read"),
            required=False,
            longest=300,
        ),
        ReferenceField(
            "certainty", "choice", CERTAINTY, choices=(("check", CHECK), ("read", READ)), listed=False
        ),
        FROM,
        ReferenceField(
            "valid_to",
            "date",
            TrilText(
                kk="Қай күнге дейін (қоса алғанда)",
                ru="Действует по (включительно)",
                en="In force to (inclusive)",
            ),
            required=False,
        ),
    ),
)

INDEX = DatedTable(
    slug="index",
    title=TrilText(
        kk="Айлық есептік көрсеткіш", ru="Месячный расчётный показатель", en="Monthly calculation index"
    ),
    about=TrilText(
        kk="Заңдағы айыппұлдар мен сыйақылар АЕК-пен есептеледі. Кеңсенің өзі ештеңе салмайды.",
        ru="Штрафы и вознаграждения закона считаются в МРП. Сам офис ничего не налагает.",
        en="Fines and rewards of the law are multiples of it. The office itself imposes nothing.",
    ),
    model="cases.MonthlyIndex",
    key=(),
    label="tenge",
    shape="starts",
    source=("source",),
    certainty="certainty",
    fields=(
        FROM,
        ReferenceField(
            "tenge",
            "integer",
            TrilText(kk="Теңгемен", ru="Тенге", en="Tenge"),
            lowest=500,
            highest=100_000,
            listed=True,
        ),
        ReferenceField("certainty", "choice", CERTAINTY, choices=(("check", CHECK), ("measured", MEASURED))),
        ReferenceField("source", "text", TrilText(kk="Дереккөз", ru="Источник", en="Source"), longest=300),
    ),
)

CALENDAR = DatedTable(
    slug="calendar",
    title=TrilText(kk="Жұмыс күнтізбесі", ru="Рабочий календарь", en="Working calendar"),
    about=TrilText(
        kk="Демалыс күндері мен жұмыс істейтін сенбі-жексенбі; қалған кезде дүйсенбі–жұма жұмыс күні.",
        ru="Выходные и рабочие субботы и воскресенья; остальные дни рабочие с понедельника по пятницу.",
        en="Days off and worked weekends; every other day is worked from Monday to Friday.",
    ),
    model="places.CalendarDay",
    key=("date",),
    label="name",
    shape="days",
    source=("source",),
    fields=(
        ReferenceField("date", "date", TrilText(kk="Күні", ru="Дата", en="Date")),
        ReferenceField(
            "kind",
            "choice",
            TrilText(kk="Түрі", ru="Вид дня", en="Kind of day"),
            choices=DAY_KINDS,
            listed=True,
        ),
        *in_three("name", TrilText(kk="Атауы", ru="Название", en="Name"), longest=200),
        ReferenceField(
            "source", "text", TrilText(kk="Дереккөз", ru="Источник", en="Source"), longest=200, listed=True
        ),
    ),
)

OWN = (RULES, INDEX, CALENDAR)
