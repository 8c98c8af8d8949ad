"""The dated table of legal help that two people edit: how much each part of the matching counts."""

from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.rules.matching import MOST_OFFER_HOURS
from alany.spine.programme.dated_tables import DatedTable, ReferenceField


def _share(name: str, kk: str, ru: str, en: str) -> ReferenceField:
    return ReferenceField(name, "integer", TrilText(kk=kk, ru=ru, en=en), highest=100, listed=True)


WEIGHTS = DatedTable(
    slug="matching",
    title=TrilText(
        kk="Ерікті таңдаудың салмақтары", ru="Веса подбора волонтёра", en="Weights of the matching"
    ),
    about=TrilText(
        kk="Әр бөлік жүз ұпайдың қаншасын бере алады. Берілген ұсыныстар өз салмағымен қалады.",
        ru="Сколько из ста очков может дать каждая часть. Сделанные предложения остаются при своих весах.",
        en="How many of a hundred points each part can give. Offers that were made keep their own weights.",
    ),
    model="legal_aid.MatchingWeights",
    key=(),
    label="reason",
    shape="starts",
    source=("reason",),
    hundred=("topic", "place", "load", "fairness"),
    fields=(
        ReferenceField(
            "valid_from", "date", TrilText(kk="Қай күннен күшінде", ru="Действует с", en="In force from")
        ),
        _share("topic", "Тақырып", "Тема", "Topic"),
        _share("place", "Жері", "Место", "Place"),
        _share("load", "Жүктемесі", "Нагрузка", "Load"),
        _share("fairness", "Әділ бөлу", "Равномерность", "Fairness"),
        ReferenceField(
            "offer_hours",
            "integer",
            TrilText(
                kk="Ұсыныс неше жұмыс сағаты күшінде",
                ru="Сколько рабочих часов действует предложение",
                en="Working hours for which an offer holds",
            ),
            lowest=1,
            highest=MOST_OFFER_HOURS,
            listed=True,
        ),
        ReferenceField("reason", "text", TrilText(kk="Неге", ru="Почему", en="Why"), longest=300),
    ),
)
