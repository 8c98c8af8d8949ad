"""The dataset of problems with their fate, and the indicators of the case loop computed from it alone."""

from datetime import date

from alany.kernel.triltext import TrilText
from alany.programmes.outcomes.rows import problem_rows
from alany.spine.programme.manifest import Column, Dataset, Indicator

SLUG = "problems"
SINCE = date(2020, 1, 1)
PROBLEMS = TrilText(kk="мәселе", ru="проблем", en="problems")
PERCENT = TrilText(kk="пайыз", ru="процентов", en="percent")
DAYS = TrilText(kk="күн", ru="дней", en="days")


def _column(name: str, kind: str, kk: str, ru: str, en: str) -> Column:
    return Column(name, kind, TrilText(kk=kk, ru=ru, en=en))


DATASET = Dataset(
    slug=SLUG,
    title=TrilText(
        kk="Мәселелер және олардың тағдыры", ru="Проблемы и их судьба", en="Problems and what became of them"
    ),
    columns=(
        _column("record", "text", "Жазба нөмірі", "Номер записи", "Record number"),
        _column("programme", "text", "Бағдарлама", "Программа", "Programme"),
        _column(
            "district_kato", "text", "Ауданның КАТО коды", "Код района по КАТО", "KATO code of the district"
        ),
        _column("found_on", "date", "Табылған күн", "День находки", "Found on"),
        _column("recommended_on", "date", "Ұсыным берілген күн", "День рекомендации", "Recommended on"),
        _column("promised_on", "date", "Уәде берілген күн", "День обещания", "Promised on"),
        _column(
            "fixed_on", "date", "Түзетілгені расталған күн", "День проверки исправления", "Fix verified on"
        ),
        _column("days_to_fix", "integer", "Түзетуге кеткен күн", "Дней до исправления", "Days to the fix"),
        _column("is_late", "boolean", "Мерзімі өткен", "Просрочено", "Overdue"),
        _column("times_reopened", "integer", "Қайта ашылған рет", "Раз открыто снова", "Times reopened"),
    ),
    key=("record",),
    rows=problem_rows,
)


def _count(
    slug: str, title: TrilText, definition: TrilText, records: str, headline: bool = False
) -> Indicator:
    return Indicator(
        slug=slug, version=1, title=title, definition=definition, unit=PROBLEMS, dataset=SLUG,
        numerator=f"sum(CASE WHEN {records} THEN 1 ELSE 0 END)", records=records, valid_from=SINCE,
        breakdown="district_kato", headline=headline,
    )  # fmt: skip


INDICATORS = (
    _count(
        "problems_found",
        TrilText(kk="Табылған мәселе", ru="Найдено проблем", en="Problems found"),
        TrilText(
            kk="Кеңсе тіркеген мәселелер. Қайталанғаны мен кері қайтарылғаны саналмайды.",
            ru="Проблемы, которые офис поставил на учёт. Повторы и отозванные не считаются.",
            en="Problems that the office put on record. Duplicates and withdrawn ones are not counted.",
        ),
        "true",
    ),
    _count(
        "problems_recommended",
        TrilText(
            kk="Ұсыным берілген мәселе", ru="Дано рекомендаций по проблемам", en="Problems recommended on"
        ),
        TrilText(
            kk="Белгілі бір органға мерзімі көрсетілген ұсыным берілген мәселелер.",
            ru="Проблемы, по которым названному органу дана рекомендация со сроком.",
            en="Problems on which a named body was given a recommendation with a term.",
        ),
        "recommended_on IS NOT NULL",
    ),
    _count(
        "problems_promised",
        TrilText(kk="Шешуге уәде берілген мәселе", ru="Обещано решить", en="Problems promised to be solved"),
        TrilText(
            kk="Орган түзететін күнін және жауапты лауазымын атаған мәселелер.",
            ru="Проблемы, по которым орган назвал день исправления и ответственную должность.",
            en="Problems for which the body named the day of the fix and the post that answers for it.",
        ),
        "promised_on IS NOT NULL",
    ),
    _count(
        "problems_fixed",
        TrilText(
            kk="Түзетілгені расталған мәселе", ru="Исправлено и проверено", en="Problems fixed and verified"
        ),
        TrilText(
            kk="Түзеткеннен де, түзетілді дегеннен де басқа адам көріп растаған мәселелер. Жабылған іс – "
            "түзетілген іс емес.",
            ru="Проблемы, исправление которых проверил не тот, кто исправлял или заявил об этом. Закрыто – "
            "не значит исправлено.",
            en="Problems whose fix was verified by somebody other than who fixed or claimed it. Closed is "
            "not fixed.",
        ),
        "fixed_on IS NOT NULL",
    ),
    Indicator(
        slug="problems_fix_rate",
        version=1,
        title=TrilText(kk="Түзетілгендердің үлесі", ru="Доля исправленных", en="Fix rate"),
        definition=TrilText(
            kk="Түзетілгені расталған мәселелердің табылған мәселелер ішіндегі үлесі.",
            ru="Доля исправленных и проверенных среди найденных проблем.",
            en="Problems verified fixed divided by problems found.",
        ),
        unit=PERCENT,
        dataset=SLUG,
        numerator="sum(CASE WHEN fixed_on IS NOT NULL THEN 1 ELSE 0 END)",
        denominator="count(*)",
        records="fixed_on IS NOT NULL",
        valid_from=SINCE,
        shape="share",
        decimals=1,
        breakdown="district_kato",
        headline=True,
    ),
    Indicator(
        slug="problems_median_days",
        version=1,
        title=TrilText(
            kk="Түзетуге кететін күн (медиана)", ru="Дней до исправления (медиана)", en="Median days to a fix"
        ),
        definition=TrilText(
            kk="Мәселе табылғаннан түзетілгені расталғанға дейінгі күнтізбелік күндердің медианасы, бүтін "
            "күнге дейін дөңгелектелген.",
            ru="Медиана календарных дней от находки до проверенного исправления, округлена до целого дня.",
            en="The median of calendar days from the finding to the verified fix, rounded to a whole day.",
        ),
        unit=DAYS,
        dataset=SLUG,
        numerator="CAST(round(median(days_to_fix)) AS BIGINT)",
        records="days_to_fix IS NOT NULL",
        valid_from=SINCE,
        shape="median",
    ),
    _count(
        "problems_late",
        TrilText(kk="Мерзімі өткен мәселе", ru="Просрочено", en="Problems overdue"),
        TrilText(
            kk="Мерзімі өткен, бірақ әлі жабылмаған мәселелер.",
            ru="Незакрытые проблемы, срок которых прошёл.",
            en="Open problems whose term has passed.",
        ),
        "is_late",
    ),
    _count(
        "problems_reopened",
        TrilText(kk="Қайта ашылған мәселе", ru="Открыто снова", en="Problems reopened"),
        TrilText(
            kk="Түзетілді делінгеннен кейін кемінде бір рет қайта ашылған мәселелер.",
            ru="Проблемы, которые хотя бы раз открыли снова после заявления об исправлении.",
            en="Problems that were opened again at least once after a fix was claimed.",
        ),
        "times_reopened > 0",
    ),
)
DATASETS = (DATASET,)
