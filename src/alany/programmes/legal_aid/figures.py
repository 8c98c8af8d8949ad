"""Datasets of legal help, none of which holds a person, and the indicators computed from them.

Districts and topics stand in datasets of their own, already counted: counts below five are put together
under the region or under "something else", so that no row of a small place can be put beside another fact.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from django.db.models import Prefetch, QuerySet

from alany.kernel.disclosure import PEOPLE, hide_small
from alany.kernel.folding import fold
from alany.kernel.periods import local_date
from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.models import Consultation, Hours, Matter, Survey
from alany.spine.organisations.models import Office
from alany.spine.places.queries import working_calendar
from alany.spine.programme.manifest import Choice, Column, Dataset, Indicator

SINCE = date(2018, 12, 13)
ANSWERS, DISTRICTS, TOPICS, TIME = (
    "legal_help_answers", "legal_help_districts", "legal_help_topics", "legal_help_hours",
)  # fmt: skip


def _answered(office_id: int, on: date) -> QuerySet[Matter]:
    """Questions with a first answer by this day: the consultations of the office."""
    rows = Matter.objects.filter(case__office=office_id, answered_at__date__lte=on)
    return rows.select_related("case__place", "case__office__region", "topic__parent", "facts")


def answer_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """One row for each consultation, numbered after sorting by content: it leads to no question."""
    late = Prefetch("surveys", Survey.objects.filter(stage=Survey.Stage.DAY30), to_attr="asked_again")
    calendar, seen = working_calendar(), set[tuple[str, str]]()
    facts = []
    for matter in _answered(office_id, on).prefetch_related(late).order_by("answered_at", "pk"):
        person = (fold(matter.facts.client_name), matter.facts.telephone)
        first, answered_at = person not in seen, matter.answered_at
        seen.add(person)
        days = (
            calendar.working_days_between(matter.case.opened_on, local_date(answered_at))
            if answered_at
            else 0
        )
        asked = [row for row in matter.asked_again if row.ask_on <= on]
        said = [row.solved for row in asked if row.answered_at and local_date(row.answered_at) <= on]
        facts.append((first, days, bool(asked), bool(said), said[:1] == [Survey.Solved.SOLVED]))
    yield from ((number, *row) for number, row in enumerate(sorted(facts), start=1))


def district_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """Consultations by district; those of districts with fewer than five stand together under the region."""
    region = Office.objects.select_related("region").get(pk=office_id).region.kato
    counts = Counter(m.case.place.kato if m.case.place else region for m in _answered(office_id, on))
    yield from _merged(counts, region)


def topic_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """Consultations by wide topic; topics with fewer than five stand together."""
    yield from _merged(Counter((m.topic.parent or m.topic).slug for m in _answered(office_id, on)), "other")


def _merged(counts: Mapping[str, int], rest: str) -> Iterator[Sequence[object]]:
    known = hide_small({name: count for name, count in counts.items() if name != rest}, PEOPLE)
    shown = {name: count for name, count in known.cells.items() if count}
    left = sum(counts.values()) - sum(shown.values())
    yield from sorted((shown | ({rest: left} if left else {})).items())


def hour_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """Minutes that somebody of the office approved, one row for each volunteer, numbered by the minutes."""
    rows = Hours.objects.filter(volunteer__user__office=office_id, on__lte=on, approved_on__lte=on)
    minutes = Counter[int]()
    for volunteer, given in rows.values_list("volunteer", "minutes"):
        minutes[volunteer] += given
    advised = Consultation.objects.filter(
        matter__case__office=office_id, kind=Consultation.Kind.ANSWER, at__date__lte=on
    )
    for volunteer in set(advised.values_list("volunteer", flat=True)) - minutes.keys():
        if volunteer is not None:
            minutes[volunteer] = 0
    yield from ((number, given) for number, given in enumerate(sorted(minutes.values()), start=1))


def _column(
    name: str, kind: str, kk: str, ru: str, en: str, words: Mapping[str, TrilText] = MappingProxyType({})
) -> Column:
    choices = tuple(Choice(code, text) for code, text in words.items())
    return Column(name, kind, TrilText(kk=kk, ru=ru, en=en), choices)


_RECORD = _column("record", "integer", "Жазба нөмірі", "Номер записи", "Record number")
_COUNT = _column("consultations", "integer", "Кеңестер", "Консультации", "Consultations")
DATASETS = (
    Dataset(
        slug=ANSWERS,
        title=TrilText(kk="Заң кеңестері", ru="Правовые консультации", en="Legal consultations"),
        columns=(
            _RECORD,
            _column(
                "first", "boolean", "Адамның алғашқы сұрағы", "Первый вопрос человека", "First of the person"
            ),
            _column(
                "days",
                "integer",
                "Жауапқа дейінгі жұмыс күндері",
                "Рабочих дней до ответа",
                "Working days to answer",
            ),
            _column(
                "asked", "boolean", "30 күннен кейін сұралды", "Спрошен через 30 дней", "Asked after 30 days"
            ),
            _column("told", "boolean", "Жауап берді", "Ответил на опрос", "Told"),
            _column("solved", "boolean", "Шешілді", "Решено", "Solved"),
        ),
        key=("record",),
        rows=answer_rows,
    ),
    Dataset(
        slug=DISTRICTS,
        title=TrilText(
            kk="Аудандар бойынша заң кеңестері",
            ru="Правовые консультации по районам",
            en="Legal consultations by district",
        ),
        columns=(
            _column(
                "district_kato",
                "text",
                "Ауданның КАТО коды",
                "Код района по КАТО",
                "KATO code of the district",
            ),
            _COUNT,
        ),
        key=("district_kato",),
        rows=district_rows,
    ),
    Dataset(
        slug=TOPICS,
        title=TrilText(
            kk="Тақырыптар бойынша заң кеңестері",
            ru="Правовые консультации по темам",
            en="Legal consultations by topic",
        ),
        columns=(_column("topic", "text", "Тақырып", "Тема", "Topic"), _COUNT),
        key=("topic",),
        rows=topic_rows,
    ),
    Dataset(
        slug=TIME,
        title=TrilText(kk="Еріктілердің уақыты", ru="Время волонтёров", en="Time of the volunteers"),
        columns=(_RECORD, _column("minutes", "integer", "Минут", "Минуты", "Minutes")),
        key=("record",),
        rows=hour_rows,
    ),
)
_PEOPLE = TrilText(kk="адам", ru="человек", en="people")
_CONSULTATIONS = TrilText(kk="кеңес", ru="консультаций", en="consultations")
_PERCENT = TrilText(kk="пайыз", ru="процентов", en="percent")
_DAYS = TrilText(kk="жұмыс күні", ru="рабочих дней", en="working days")
_HOURS = TrilText(kk="сағат", ru="часов", en="hours")
_TOPICS = TrilText(kk="тақырып", ru="тем", en="topics")


def _indicator(slug: str, title: TrilText, definition: TrilText, unit: TrilText, **how: object) -> Indicator:
    known: dict[str, object] = {"version": 1, "valid_from": SINCE, "dataset": ANSWERS}
    return Indicator(slug=slug, title=title, definition=definition, unit=unit, **(known | how))  # type: ignore[arg-type]


INDICATORS = (
    _indicator(
        "legal_help_consultations",
        TrilText(kk="Заң кеңесі", ru="Правовых консультаций", en="Legal consultations"),
        TrilText(
            kk="Ерікті жауап берген сұрақтар. Қабылданбаған сұрақтар мен жаппай қабылдау күндеріне "
            "келгендер мұнда кірмейді. Бес сұрақтан аз аудандар облыс кодымен бірге саналады.",
            ru="Вопросы, на которые ответил волонтёр. Отказы и пришедшие на массовые приёмы сюда не "
            "входят. Районы с числом меньше пяти сложены под кодом области.",
            en="Questions that a volunteer has answered. Refusals and heads of mass days are not "
            "counted. Districts "
            "with fewer than five stand together under the code of the region.",
        ),
        _CONSULTATIONS,
        dataset=DISTRICTS,
        numerator="sum(consultations)",
        breakdown="district_kato",
        headline=True,
    ),
    _indicator(
        "legal_help_people",
        TrilText(kk="Кеңес алған адам", ru="Получили консультацию", en="People advised"),
        TrilText(
            kk="Кеңес алған әр адам бір рет саналады: аты-жөні мен телефоны бірдей болса, бір адам.",
            ru="Каждый получивший консультацию считается один раз: одинаковые имя и телефон – один человек.",
            en="Each person advised counts once: the same name and telephone are one person.",
        ),
        _PEOPLE,
        numerator="sum(CASE WHEN first THEN 1 ELSE 0 END)",
        records="first",
    ),
    _indicator(
        "legal_help_solved",
        TrilText(kk="30 күнде шешілгені", ru="Решено за 30 дней", en="Solved after 30 days"),
        TrilText(
            kk="Жабылғаннан кейін 30 күн өткенде «шешілді» деп айтқандардың сауалға жауап бергендер ішіндегі "
            "үлесі. Жауап бергендердің үлесі бөлек көрсетіледі.",
            ru="Доля ответивших «решено» через 30 дней после закрытия среди ответивших на опрос. Доля "
            "ответивших показана отдельно.",
            en="The share of “solved” 30 days after the closing among those who told. The share who "
            "told stands "
            "beside it.",
        ),
        _PERCENT,
        numerator="sum(CASE WHEN solved THEN 1 ELSE 0 END)",
        denominator="sum(CASE WHEN told THEN 1 ELSE 0 END)",
        shape="share",
        decimals=1,
        records="solved",
    ),
    _indicator(
        "legal_help_told",
        TrilText(kk="Сауалға жауап бергендер", ru="Ответили на опрос", en="Told after 30 days"),
        TrilText(
            kk="30 күннен кейін сұралғандардың ішінде жауап бергендердің үлесі.",
            ru="Доля ответивших среди спрошенных через 30 дней.",
            en="The share who told among those asked after 30 days.",
        ),
        _PERCENT,
        numerator="sum(CASE WHEN told THEN 1 ELSE 0 END)",
        denominator="sum(CASE WHEN asked THEN 1 ELSE 0 END)",
        shape="share",
        decimals=1,
        records="told",
    ),
    _indicator(
        "legal_help_days",
        TrilText(kk="Алғашқы жауапқа дейін", ru="До первого ответа", en="Days to the first answer"),
        TrilText(
            kk="Сұрақ түскен күннен алғашқы жауапқа дейінгі жұмыс күндерінің медианасы, төмен қарай "
            "дөңгелектеледі.",
            ru="Медиана рабочих дней от поступления вопроса до первого ответа, округлена вниз.",
            en="The median of working days from receipt to the first answer, rounded down.",
        ),
        _DAYS,
        numerator="CAST(coalesce(floor(median(days)), 0) AS BIGINT)",
    ),
    _indicator(
        "legal_help_topics",
        TrilText(kk="Кеңес берілген тақырып", ru="Тем консультаций", en="Topics advised on"),
        TrilText(
            kk="Кемінде бес кеңес берілген тақырыптар; қалғандары «Басқа» деп бірге саналады.",
            ru="Темы не менее чем с пятью консультациями; остальные сложены в «Другое».",
            en="Topics with five consultations or more; the others count together as “Something else”.",
        ),
        _TOPICS,
        dataset=TOPICS,
        numerator="count(*)",
    ),
    _indicator(
        "legal_help_volunteers",
        TrilText(kk="Көмектескен ерікті", ru="Волонтёров помогали", en="Volunteers who helped"),
        TrilText(
            kk="Кемінде бір жауап берген немесе бекітілген уақыты бар еріктілер.",
            ru="Волонтёры, которые дали хотя бы один ответ или имеют подтверждённое время.",
            en="Volunteers who gave an answer or have approved time.",
        ),
        _PEOPLE,
        dataset=TIME,
        numerator="count(*)",
    ),
    _indicator(
        "legal_help_hours",
        TrilText(kk="Еріктілер берген сағат", ru="Часов волонтёров", en="Hours of volunteers"),
        TrilText(
            kk="Еріктілер өздері жазып, кеңсе бекіткен уақыт; бүтін сағатқа дейін төмен дөңгелектеледі.",
            ru="Время, которое волонтёры записали, а офис подтвердил; округлено вниз до часа.",
            en="Time that volunteers wrote down and the office approved, rounded down to the hour.",
        ),
        _HOURS,
        dataset=TIME,
        numerator="CAST(floor(coalesce(sum(minutes), 0) / 60) AS BIGINT)",
        records="minutes > 0",
    ),
)
