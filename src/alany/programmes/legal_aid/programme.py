"""Адал көмек: read this first."""

from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.ledger_words import LEDGER_WORDS
from alany.programmes.legal_aid.reference import load_reference
from alany.programmes.legal_aid.rights import RIGHTS, ROLES
from alany.programmes.legal_aid.topics import TOPICS
from alany.programmes.legal_aid.urls_intake import PUBLIC_URLS
from alany.programmes.legal_aid.ways_intake import INTAKE_WAYS
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
    rights=RIGHTS,
    roles=ROLES,
    ways=INTAKE_WAYS,
    public_urls=PUBLIC_URLS,
    reference=load_reference,
    ledger=LEDGER_WORDS,
)
