"""Адал көмек: read this first."""

from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.commands import COMMANDS
from alany.programmes.legal_aid.demo import build
from alany.programmes.legal_aid.figures import DATASETS, INDICATORS
from alany.programmes.legal_aid.ledger_words import LEDGER_WORDS
from alany.programmes.legal_aid.letters import LETTERS
from alany.programmes.legal_aid.queries.notices import OFFER_WAITS
from alany.programmes.legal_aid.reference import load_reference
from alany.programmes.legal_aid.rights import RIGHTS, ROLES
from alany.programmes.legal_aid.tables import WEIGHTS
from alany.programmes.legal_aid.topics import TOPICS
from alany.programmes.legal_aid.urls_intake import DESK_URLS, PUBLIC_URLS
from alany.programmes.legal_aid.urls_volunteers import DESK_URLS as VOLUNTEER_DESK_URLS
from alany.programmes.legal_aid.urls_volunteers import PUBLIC_URLS as VOLUNTEER_PUBLIC_URLS
from alany.programmes.legal_aid.ways_intake import INTAKE_MENU, INTAKE_WAYS
from alany.programmes.legal_aid.ways_volunteers import COORDINATOR_MENU, VOLUNTEER_MENU
from alany.spine.programme.manifest import Programme

PROGRAMME = Programme(
    slug="legal_aid",
    order=10,
    title=TrilText(kk="Адал көмек", ru="Адал көмек: юридическая помощь", en="Adal komek: legal help"),
    summary=TrilText(
        kk="Құқықтық сұрағыңызға еріктілер тегін жауап береді.",
        ru="Волонтёры бесплатно отвечают на правовые вопросы.",
        en="Volunteers answer legal questions free of charge.",
    ),
    topics=TOPICS,
    datasets=DATASETS,
    indicators=INDICATORS,
    letters=LETTERS,
    reference_tables=(WEIGHTS,),
    notices=(OFFER_WAITS,),
    rights=RIGHTS,
    roles=ROLES,
    ways=INTAKE_WAYS,
    kiosk=INTAKE_WAYS[:1],
    desk_menu=INTAKE_MENU + VOLUNTEER_MENU + COORDINATOR_MENU,
    public_urls=PUBLIC_URLS + VOLUNTEER_PUBLIC_URLS,
    desk_urls=DESK_URLS + VOLUNTEER_DESK_URLS,
    commands=COMMANDS,
    reference=load_reference,
    ledger=LEDGER_WORDS,
    demo=build,
    demo_order=3,
)
