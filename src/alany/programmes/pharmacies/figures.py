"""The dataset that this programme freezes, and the indicators that are computed from it alone."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from alany.kernel.periods import local_date
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.checklist import LICENCE_STATES
from alany.programmes.pharmacies.models import Referral
from alany.programmes.pharmacies.queries.campaigns import last_campaign, standing_findings
from alany.programmes.pharmacies.rules import referrals
from alany.programmes.pharmacies.rules.campaigns import stratum_of
from alany.programmes.pharmacies.rules.findings import ABOVE_CAP, NO_LICENCE
from alany.programmes.pharmacies.wording import PUBLIC_FATES
from alany.spine.organisations.models import Office
from alany.spine.programme.manifest import Choice, Column, Dataset, Indicator
from alany.spine.visits.models import Campaign, Visit

SLUG = "pharmacy_visits"
SINCE = date(2020, 7, 1)


def visit_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """One row for each pharmacy in the frame of the last campaign that had ended on this day.

    Rows carry a number of their own, given after sorting by content: they cannot be traced to a pharmacy of
    the register, so nobody is named before the authority has decided.
    """
    campaign = last_campaign(Office.objects.get(pk=office_id), on)
    if campaign is None:
        return
    numbers: Counter[object] = Counter()
    for kato, *facts in sorted(_facts(campaign, on), key=lambda fact: tuple(map(str, fact))):
        numbers[kato] += 1
        yield (f"{kato}-{numbers[kato]:04d}", kato, *facts)


def _facts(campaign: Campaign, on: date) -> Iterator[tuple[object, ...]]:
    """District, area, visited, day, above the cap, licence, referred, answered, outcome: without the unit."""
    found = {
        (finding.visit_id, finding.kind): finding
        for finding in standing_findings(campaign).filter(found_on__lte=on)
    }
    fates = _fates(campaign, on)
    for unit in campaign.units.select_related("visit", "place"):
        visit = getattr(unit, "visit", None)
        seen_on = _seen_on(visit, on)
        key = visit.pk if visit is not None and seen_on else 0
        licence = found.get((key, NO_LICENCE))
        states = fates.get(key, [])
        yield (
            unit.place.kato,
            "urban" if stratum_of(unit.stratum).is_urban else "rural",
            seen_on is not None,
            seen_on,
            (key, ABOVE_CAP) in found,
            str(licence.evidence.get("licence", "")) if licence else "",
            any(state != referrals.DRAFT for state in states),
            any(state in referrals.ANSWERED for state in states),
            referrals.PUBLIC[states[-1]] if states else "",
        )


def _seen_on(visit: Visit | None, on: date) -> date | None:
    if visit is None or visit.state != Visit.State.DONE or visit.visited_at is None:
        return None
    day = local_date(visit.visited_at)
    return day if day <= on else None


def _fates(campaign: Campaign, on: date) -> dict[int, list[str]]:
    """The states that the referral of each visit had reached by this day, in their order."""
    fates: dict[int, list[str]] = {}
    rows = Referral.objects.filter(finding__visit__campaign=campaign, events__on__lte=on)
    for visit, state in rows.order_by("pk", "events__on", "events__pk").values_list(
        "finding__visit", "events__state"
    ):
        fates.setdefault(visit, []).append(state)
    return fates


def _column(
    name: str, kind: str, kk: str, ru: str, en: str, words: Mapping[str, TrilText] = MappingProxyType({})
) -> Column:
    choices = tuple(Choice(code, text) for code, text in words.items())
    return Column(name, kind, TrilText(kk=kk, ru=ru, en=en), choices)


AREAS = {
    "urban": TrilText(kk="қала", ru="город", en="town"),
    "rural": TrilText(kk="ауыл", ru="село", en="country"),
}


VISITS = Dataset(
    slug=SLUG,
    title=TrilText(kk="Дәріханаларға бару", ru="Посещения аптек", en="Visits to pharmacies"),
    columns=(
        _column("record", "text", "Жазба нөмірі", "Номер записи", "Record number"),
        _column(
            "district_kato", "text", "Ауданның КАТО коды", "Код района по КАТО", "KATO code of the district"
        ),
        _column("area", "text", "Қала не ауыл", "Город или село", "Town or country", AREAS),
        _column("visited", "boolean", "Барылды", "Посещена", "Visited"),
        _column("visited_on", "date", "Барған күн", "День посещения", "Day of the visit"),
        _column("over_cap", "boolean", "Шекті бағадан жоғары", "Выше предельной цены", "Above the cap"),
        _column(
            "no_licence",
            "text",
            "Лицензия туралы түйін",
            "Вывод о лицензии",
            "Finding on the licence",
            LICENCE_STATES,
        ),
        _column("referred", "boolean", "Органға жіберілді", "Направлено органу", "Referred"),
        _column("answered", "boolean", "Орган жауап берді", "Орган ответил", "Answered"),
        _column("outcome", "text", "Нәтижесі", "Исход", "Outcome", PUBLIC_FATES),
    ),
    key=("record",),
    rows=visit_rows,
)
PHARMACIES = TrilText(kk="дәріхана", ru="аптек", en="pharmacies")
REFERRALS = TrilText(kk="материал", ru="материалов", en="referrals")
PERCENT = TrilText(kk="пайыз", ru="процентов", en="percent")


def _count(
    slug: str,
    title: TrilText,
    definition: TrilText,
    records: str,
    *,
    unit: TrilText = PHARMACIES,
    headline: bool,
) -> Indicator:
    return Indicator(
        slug=slug, version=1, title=title, definition=definition, unit=unit, dataset=SLUG,
        numerator=f"sum(CASE WHEN {records} THEN 1 ELSE 0 END)", records=records, valid_from=SINCE,
        breakdown="district_kato", headline=headline,
    )  # fmt: skip


def _share(
    slug: str, title: TrilText, definition: TrilText, part: str, whole: str, *, headline: bool
) -> Indicator:
    return Indicator(
        slug=slug, version=1, title=title, definition=definition, unit=PERCENT, dataset=SLUG,
        numerator=f"sum(CASE WHEN {part} THEN 1 ELSE 0 END)", records=part, valid_from=SINCE,
        denominator=f"sum(CASE WHEN {whole} THEN 1 ELSE 0 END)", shape="share", decimals=1,
        breakdown="district_kato", headline=headline,
    )  # fmt: skip


INDICATORS = (
    _count(
        "pharmacies_checked",
        TrilText(kk="Тексерілген дәріхана", ru="Проверено аптек", en="Pharmacies checked"),
        TrilText(
            kk="Мониторинг тобы барып, парағын толтырған дәріханалар. Жабық тұрған не кіргізбеген "
            "дәріхана мұнда кірмейді.",
            ru="Аптеки, которые группа мониторинга посетила и заполнила лист. Закрытые и не "
            "впустившие сюда не входят.",
            en="Pharmacies that a monitoring pair visited and filled a sheet for. Those closed or "
            "refusing are not included.",
        ),
        "visited",
        headline=True,
    ),
    _share(
        "pharmacies_coverage",
        TrilText(kk="Қамту", ru="Охват", en="Coverage"),
        TrilText(
            kk="Тексерілген дәріханалардың облыстағы барлық дәріханадағы үлесі.",
            ru="Доля проверенных среди всех аптек области.",
            en="The share of the pharmacies checked among all pharmacies of the region.",
        ),
        "visited",
        "true",
        headline=True,
    ),
    _count(
        "pharmacies_above_cap",
        TrilText(
            kk="Шекті бағадан асырған дәріхана",
            ru="Аптек с ценой выше предельной",
            en="Pharmacies above a price cap",
        ),
        TrilText(
            kk="Кемінде бір дәрінің бағасы сол күнгі шекті бағадан жоғары болған дәріханалар. "
            "Баға чекпен не баға белгісінің суретімен дәлелденген, екінші адам растаған. Ықтимал "
            "жағдайлар саналмайды.",
            ru="Аптеки, где цена хотя бы одного лекарства была выше предельной на этот день. "
            "Цена доказана чеком или фото ценника и подтверждена вторым человеком. Вероятные случаи"
            " не считаются.",
            en="Pharmacies where at least one medicine cost more than its cap of that day. "
            "A receipt or a photo of the tag shows it and a second person has confirmed it. "
            "Probable cases are not counted.",
        ),
        "over_cap",
        headline=True,
    ),
    _count(
        "pharmacies_no_licence",
        TrilText(kk="Лицензиясыз дәріхана", ru="Аптек без лицензии", en="Pharmacies without a licence"),
        TrilText(
            kk="Осы мекенжайда дәрі сатуға күші бар лицензиясы жоқ дәріханалар: лицензия жоқ, басқа"
            " мекенжайға берілген, "
            "түрі сай емес, тоқтатылған не мерзімі біткен. Екінші адам растаған.",
            ru="Аптеки без действующей лицензии на продажу по этому адресу: её нет, выдана на другой адрес, "
            "не тот подвид, приостановлена или прекращена. Подтверждено вторым человеком.",
            en="Pharmacies without a valid licence to sell at this address: none, another address, "
            "another subtype, "
            "suspended or ended. A second person has confirmed it.",
        ),
        "no_licence IS NOT NULL",
        headline=True,
    ),
    _count(
        "pharmacies_frame",
        TrilText(kk="Облыстағы дәріхана", ru="Аптек в области", en="Pharmacies in the region"),
        TrilText(
            kk="Іріктеу жасалған күні тіркелімде жұмыс істеп тұрған дәріханалардың саны. Әр "
            "мекенжай бір рет саналады.",
            ru="Сколько аптек работало по реестру в день, когда составлялась выборка. Каждый адрес "
            "считается один раз.",
            en="How many pharmacies the register had working on the day of the draw. Each address "
            "is counted once.",
        ),
        "true",
        headline=False,
    ),
    _share(
        "pharmacies_above_cap_share",
        TrilText(
            kk="Шекті бағадан асырғандардың үлесі",
            ru="Доля аптек с ценой выше предельной",
            en="Share above a price cap",
        ),
        TrilText(
            kk="Шекті бағадан асырған дәріханалардың тексерілгендер ішіндегі үлесі.",
            ru="Доля аптек с ценой выше предельной среди проверенных.",
            en="The share of pharmacies above a cap among those checked.",
        ),
        "over_cap",
        "visited",
        headline=False,
    ),
    _count(
        "pharmacies_clean",
        TrilText(kk="Ескертпесіз дәріхана", ru="Аптек без замечаний", en="Pharmacies with nothing found"),
        TrilText(
            kk="Тексерілген, бірақ расталған түйіні жоқ дәріханалар. Әр дәріхана бір рет саналады.",
            ru="Проверенные аптеки без подтверждённых выводов. Каждая аптека считается один раз.",
            en="Pharmacies checked without any confirmed finding. Each pharmacy is counted once.",
        ),
        "visited AND NOT over_cap AND no_licence IS NULL",
        headline=False,
    ),
    _count(
        "pharmacies_referred",
        TrilText(kk="Органға жіберілген материал", ru="Направлено материалов", en="Referrals sent"),
        TrilText(
            kk="Уәкілетті органға жіберілген материалдар. Жіберу – бұзушылық бар деген сөз емес: "
            "оны орган шешеді.",
            ru="Материалы, направленные уполномоченному органу. Направлено – не значит нарушено: "
            "это решает орган.",
            en="Materials sent to the authority. Referred does not mean violated: the authority "
            "decides that.",
        ),
        "referred",
        unit=REFERRALS,
        headline=False,
    ),
    _count(
        "pharmacies_answered",
        TrilText(kk="Орган жауап берген материал", ru="Получено ответов", en="Referrals answered"),
        TrilText(
            kk="Уәкілетті орган нөмірі мен күні бар құжатпен жауап берген материалдар.",
            ru="Материалы, на которые орган ответил документом с номером и датой.",
            en="Referrals that the authority answered with a document that has a number and a date.",
        ),
        "answered",
        unit=REFERRALS,
        headline=False,
    ),
)
DATASETS = (VISITS,)
