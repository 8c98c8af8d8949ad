"""Pharmacy monitoring: read this first."""

from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.checklist import CHECKLIST
from alany.programmes.pharmacies.commands import COMMANDS
from alany.programmes.pharmacies.demo import build
from alany.programmes.pharmacies.figures import DATASETS, INDICATORS
from alany.programmes.pharmacies.ledger_words import LEDGER_WORDS
from alany.programmes.pharmacies.letters import LETTERS
from alany.programmes.pharmacies.reference import VAT, load_reference
from alany.programmes.pharmacies.rights import REGISTER_RIGHTS, REGISTER_ROLES
from alany.programmes.pharmacies.topics import TOPICS
from alany.programmes.pharmacies.urls_campaigns import DESK_URLS as CAMPAIGN_DESK_URLS
from alany.programmes.pharmacies.urls_campaigns import PUBLIC_URLS as CAMPAIGN_PUBLIC_URLS
from alany.programmes.pharmacies.urls_register import DESK_URLS, PUBLIC_URLS
from alany.programmes.pharmacies.ways import CAMPAIGN_MENU, CAMPAIGN_WAYS, REGISTER_MENU, REGISTER_WAYS
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
    topics=TOPICS,
    checklists=(CHECKLIST,),
    datasets=DATASETS,
    indicators=INDICATORS,
    mapped="pharmacies_above_cap",
    letters=LETTERS,
    rights=REGISTER_RIGHTS,
    roles=REGISTER_ROLES,
    desk_menu=CAMPAIGN_MENU + REGISTER_MENU,
    ways=REGISTER_WAYS + CAMPAIGN_WAYS,
    kiosk=REGISTER_WAYS[:1],
    public_urls=PUBLIC_URLS + CAMPAIGN_PUBLIC_URLS,
    desk_urls=DESK_URLS + CAMPAIGN_DESK_URLS,
    commands=COMMANDS,
    ledger=LEDGER_WORDS,
    reference=load_reference,
    reference_tables=(VAT,),
    demo=build,
)
