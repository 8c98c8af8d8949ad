"""Pharmacy monitoring: read this first."""

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Programme

PROGRAMME = Programme(
    slug="pharmacies",
    order=50,
    title=TrilText(kk="Дәріханалар мониторингі", ru="Мониторинг аптек", en="Pharmacy monitoring"),
    summary=TrilText(
        kk="Дәрінің бағасы шекті бағадан аспай ма, дәріхананың лицензиясы бар ма.",
        ru="Не выше ли цены предельных, есть ли у аптек лицензии.",
        en="Whether prices keep to the caps and pharmacies hold licences.",
    ),
)
