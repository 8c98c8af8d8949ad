"""Datasets of the programme and the indicators computed from them alone."""

from datetime import date

from alany.kernel.triltext import TrilText
from alany.programmes.safe_zone.rows import okrug_rows, opening_rows, uptime_rows
from alany.programmes.safe_zone.wording import KINDS
from alany.spine.programme.manifest import Choice, Column, Dataset, Indicator

SINCE = date(2018, 12, 13)
POINTS = TrilText(kk="нүкте", ru="точек", en="points")
PERCENT = TrilText(kk="пайыз", ru="процентов", en="percent")
OPENINGS = TrilText(kk="ашу", ru="вскрытий", en="openings")


def _column(name: str, kind: str, kk: str, ru: str, en: str, choices: tuple[Choice, ...] = ()) -> Column:
    return Column(name, kind, TrilText(kk=kk, ru=ru, en=en), choices)


DISTRICT = _column(
    "district_kato", "text", "Ауданның КАТО коды", "Код района по КАТО", "KATO code of the district"
)
NUMBER = _column("point", "text", "Нүктенің нөмірі", "Номер точки", "Number of the point")
OKRUGS = Dataset(
    slug="safe_zone_okrugs",
    title=TrilText(
        kk="Округтер және олардағы Safe zone нүктелері",
        ru="Округа и точки Safe zone в них",
        en="Okrugs and their Safe zone points",
    ),
    columns=(
        _column("okrug_kato", "text", "Округтің КАТО коды", "Код округа по КАТО", "KATO code of the okrug"),
        DISTRICT,
        _column("points", "integer", "Жұмыс істейтін нүкте саны", "Действующих точек", "Working points"),
        _column("since", "date", "Қай күннен", "С какого дня", "Since"),
    ),
    key=("okrug_kato",),
    rows=okrug_rows,
)
UPTIME = Dataset(
    slug="safe_zone_uptime",
    title=TrilText(
        kk="Жабдықтың төрт аптадағы жұмысы",
        ru="Работа оборудования за четыре недели",
        en="Uptime over four weeks",
    ),
    columns=(
        NUMBER,
        _column(
            "equipment",
            "text",
            "Жабдық",
            "Оборудование",
            "Equipment",
            tuple(Choice(code, words) for code, words in KINDS.items()),
        ),
        DISTRICT,
        _column(
            "open_minutes", "integer", "Ашық уақыт, минут", "Часы работы, минут", "Opening hours, minutes"
        ),
        _column("up_minutes", "integer", "Жұмыс істеді, минут", "Работало, минут", "Up, minutes"),
        _column("down_minutes", "integer", "Істемеді, минут", "Не работало, минут", "Down, minutes"),
        _column("unknown_minutes", "integer", "Белгісіз, минут", "Неизвестно, минут", "Unknown, minutes"),
    ),
    key=("point", "equipment"),
    rows=uptime_rows,
)
BOXES = Dataset(
    slug="safe_zone_openings",
    title=TrilText(kk="Сенім жәшіктерін ашу", ru="Вскрытия ящиков доверия", en="Openings of trust boxes"),
    columns=(
        NUMBER,
        _column("opened_on", "date", "Ашылған күн", "День вскрытия", "Opened on"),
        DISTRICT,
        _column("seal_kept", "boolean", "Пломба бүтін әрі бұрынғы", "Пломба цела и та же", "Seal kept"),
    ),
    key=("point", "opened_on"),
    rows=opening_rows,
)
DATASETS = (OKRUGS, UPTIME, BOXES)


def _share(slug: str, title: TrilText, definition: TrilText, part: str, whole: str) -> Indicator:
    return Indicator(
        slug=slug, version=1, title=title, definition=definition, unit=PERCENT, dataset=UPTIME.slug,
        numerator=f"sum({part})", denominator=f"sum({whole})", shape="share", decimals=1,
        records=f"{part} > 0", breakdown="district_kato", valid_from=SINCE,
    )  # fmt: skip


INDICATORS = (
    Indicator(
        slug="safe_zone_points",
        version=1,
        title=TrilText(kk="Safe zone нүктесі", ru="Точек Safe zone", en="Safe zone points"),
        definition=TrilText(
            kk="Сол күні жұмыс істеп тұрған нүктелер: ашылған, әлі жабылмаған. Бұл – күнге алынған қор, "
            "бір жыл "
            "ішінде ашылғандардың саны емес.",
            ru="Точки, которые действуют в этот день: открыты и не закрыты. Это запас на дату, а не "
            "число открытых "
            "за год.",
            en="Points that work on the day: opened and not closed. A stock at a date, not the openings "
            "of a year.",
        ),
        unit=POINTS,
        dataset=OKRUGS.slug,
        numerator="sum(points)",
        records="points > 0",
        breakdown="district_kato",
        valid_from=SINCE,
        headline=True,
    ),
    Indicator(
        slug="safe_zone_coverage",
        version=1,
        title=TrilText(
            kk="Safe zone нүктесі бар округтердің үлесі",
            ru="Доля округов с точкой Safe zone",
            en="Okrugs with a Safe zone point",
        ),
        definition=TrilText(
            kk="Кемінде бір нүктесі бар округтер мен кенттердің сол күнгі барлық округ деңгейіндегі "
            "бірліктер "
            "ішіндегі үлесі (ауылдық округтер, кент және ауыл әкімшіліктері; КАТО бойынша).",
            ru="Доля единиц окружного уровня (сельские округа, администрации посёлков и сёл по КАТО на "
            "этот день), "
            "где действует хотя бы одна точка.",
            en="Okrug-level units of the day (rural okrugs, administrations of townships and villages by "
            "KATO) with "
            "at least one working point.",
        ),
        unit=PERCENT,
        dataset=OKRUGS.slug,
        numerator="sum(CASE WHEN points > 0 THEN 1 ELSE 0 END)",
        denominator="count(*)",
        records="points > 0",
        breakdown="district_kato",
        shape="share",
        decimals=1,
        valid_from=SINCE,
    ),
    _share(
        "safe_zone_up",
        TrilText(
            kk="Жабдық жұмыс істеген уақыт",
            ru="Время, когда оборудование работало",
            en="Equipment seen working",
        ),
        TrilText(
            kk="Соңғы төрт аптада жабдықтың жұмыс істегені байқалған минуттардың ашық уақыттағы үлесі. "
            "Ешкім "
            "байқамаған уақыт жұмыс істеді деп саналмайды.",
            ru="Доля минут часов работы за четыре недели, в которые наблюдали, что оборудование "
            "работает. Время без "
            "наблюдения рабочим не считается.",
            en="Minutes of the opening hours of four weeks in which equipment was observed to work. Time "
            "without "
            "observation is not counted as working.",
        ),
        "up_minutes",
        "open_minutes",
    ),
    _share(
        "safe_zone_down",
        TrilText(
            kk="Жабдық істемеген уақыт", ru="Время, когда оборудование не работало", en="Equipment seen down"
        ),
        TrilText(
            kk="Соңғы төрт аптада жабдықтың істемегені байқалған минуттардың ашық уақыттағы үлесі. "
            "Қағазсыз принтер "
            "мен интернетсіз Wi-Fi де істемейді деп саналады.",
            ru="Доля минут часов работы за четыре недели, в которые наблюдали, что оборудование не "
            "работает. Принтер "
            "без бумаги и Wi-Fi без интернета не работают.",
            en="Minutes of the opening hours of four weeks in which equipment was observed to be down. A "
            "printer "
            "without paper and Wi-Fi without internet are down.",
        ),
        "down_minutes",
        "open_minutes",
    ),
    _share(
        "safe_zone_unknown",
        TrilText(kk="Күйі белгісіз уақыт", ru="Время с неизвестным состоянием", en="Time of unknown state"),
        TrilText(
            kk="Соңғы төрт аптада ешкім де, ештеңе де бақыламаған минуттардың ашық уақыттағы үлесі.",
            ru="Доля минут часов работы за четыре недели, за которые нет ни одного наблюдения.",
            en="Minutes of the opening hours of four weeks of which nothing was observed.",
        ),
        "unknown_minutes",
        "open_minutes",
    ),
    _share(
        "safe_zone_observed_uptime",
        TrilText(
            kk="Бақыланған уақыттағы жұмыс үлесі",
            ru="Работало из наблюдаемого времени",
            en="Uptime where observed",
        ),
        TrilText(
            kk="Жұмыс істегені байқалған минуттардың бақыланған (істеді және істемеді) минуттардағы "
            "үлесі. Жанында "
            "белгісіз уақыттың үлесін қараңыз.",
            ru="Доля рабочих минут среди наблюдаемых (работало и не работало). Рядом смотрите долю "
            "неизвестного "
            "времени.",
            en="Working minutes divided by observed minutes (up and down). Read it beside the share of "
            "unknown time.",
        ),
        "up_minutes",
        "(up_minutes + down_minutes)",
    ),
    Indicator(
        slug="safe_zone_box_openings",
        version=1,
        title=TrilText(kk="Сенім жәшігін ашу", ru="Вскрытий ящиков доверия", en="Openings of trust boxes"),
        definition=TrilText(
            kk="Екі адам пломбамен ашып, актісі расталған ашулар, бағдарлама басталғаннан бері. "
            "Хаттардың саны "
            "мұнда айтылмайды.",
            ru="Вскрытия двумя людьми под пломбой с подтверждённым актом, с начала программы. Число "
            "писем здесь не "
            "называется.",
            en="Openings by two people under a seal with a confirmed act, since the programme began. The "
            "number of "
            "letters is not told here.",
        ),
        unit=OPENINGS,
        dataset=BOXES.slug,
        numerator="count(*)",
        breakdown="district_kato",
        valid_from=SINCE,
    ),
    Indicator(
        slug="safe_zone_seals_kept",
        version=1,
        title=TrilText(
            kk="Пломбасы сақталған ашулар", ru="Вскрытий с целой пломбой", en="Openings with the seal kept"
        ),
        definition=TrilText(
            kk="Соңғы қалдырылған пломба бүтін күйінде табылған ашулардың барлық ашулардағы үлесі.",
            ru="Доля вскрытий, при которых найдена целой та пломба, что была оставлена в прошлый раз.",
            en="Openings that found whole the very seal that was left at the opening before.",
        ),
        unit=PERCENT,
        dataset=BOXES.slug,
        numerator="sum(CASE WHEN seal_kept THEN 1 ELSE 0 END)",
        denominator="count(*)",
        records="seal_kept",
        shape="share",
        decimals=1,
        valid_from=SINCE,
    ),
)
