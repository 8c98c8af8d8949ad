"""How long an observation is believed: defaults of the house, not confirmed by the office."""

from datetime import date, datetime

from alany.kernel.triltext import TrilText
from alany.programmes.safe_zone.models import UptimeTerms
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.programme.dated_tables import DatedTable, ReferenceField

BEGAN = date(2018, 12, 13)
SOURCE = "Әдепкі мән / значение по умолчанию"


def load_reference(*, by: Doer, at: datetime) -> int:
    """Add the first row where there is none, and give how many were added."""
    if UptimeTerms.objects.exists():
        return 0
    with ledger.action(verb="reference.loaded", by=by, at=at) as act:
        UptimeTerms.objects.create(
            valid_from=BEGAN,
            beat_minutes=15,
            tolerance_minutes=30,
            check_hours=168,
            down_days=14,
            source=SOURCE,
        )
        act.details["rows"] = 1
    return 1


def _number(name: str, kk: str, ru: str, en: str, highest: int) -> ReferenceField:
    title = TrilText(kk=kk, ru=ru, en=en)
    return ReferenceField(name, "integer", title, lowest=1, highest=highest, listed=True)


TERMS = DatedTable(
    slug="uptime",
    title=TrilText(
        kk="Жабдықты бақылау мерзімдері", ru="Сроки наблюдения за оборудованием", en="Terms of uptime"
    ),
    about=TrilText(
        kk="Бақылау қанша уақыт сенімді: одан кейін жабдықтың күйі белгісіз болып саналады.",
        ru="Сколько верят наблюдению: дальше состояние оборудования считается неизвестным.",
        en="How long an observation is believed; after that the state is unknown.",
    ),
    model="safe_zone.UptimeTerms",
    key=(),
    label="check_hours",
    shape="starts",
    source=("source",),
    certainty="certainty",
    fields=(
        ReferenceField(
            "valid_from",
            "date",
            TrilText(kk="Қай күннен күшінде", ru="Действует с", en="In force from"),
        ),
        _number(
            "beat_minutes",
            "Компьютер белгісінің аралығы, минут",
            "Промежуток сигнала компьютера, минут",
            "Minutes between heartbeats",
            1440,
        ),
        _number(
            "tolerance_minutes",
            "Белгіні күту шегі, минут",
            "Допуск ожидания сигнала, минут",
            "Tolerance after a heartbeat, minutes",
            1440,
        ),
        _number(
            "check_hours",
            "Адам тексерісі сенімді сағат",
            "Часов, пока верят проверке человека",
            "Hours for which a check is believed",
            2000,
        ),
        _number(
            "down_days",
            "Істен шыққан жабдыққа шек, күн",
            "Предел для неисправного, дней",
            "Days after which a repair is asked for",
            365,
        ),
        ReferenceField("source", "text", TrilText(kk="Дереккөз", ru="Источник", en="Source"), longest=200),
        ReferenceField(
            "certainty",
            "choice",
            TrilText(kk="Қаншалықты сенімді", ru="Насколько точно", en="How sure it is"),
            choices=(
                ("read", TrilText(kk="дереккөзі оқылды", ru="источник прочитан", en="source read")),
                ("check", TrilText(kk="расталмаған", ru="не подтверждено", en="not confirmed")),
            ),
        ),
    ),
)
