"""Safe zone: read this first."""

from alany.kernel.triltext import TrilText
from alany.programmes.safe_zone.commands import COMMANDS
from alany.programmes.safe_zone.demo import build
from alany.programmes.safe_zone.figures import DATASETS, INDICATORS
from alany.programmes.safe_zone.ledger_words import LEDGER_WORDS
from alany.programmes.safe_zone.reference import TERMS, load_reference
from alany.programmes.safe_zone.rights import RIGHTS, ROLES
from alany.programmes.safe_zone.topics import TOPICS
from alany.programmes.safe_zone.urls import DESK_URLS, PUBLIC_URLS
from alany.programmes.safe_zone.ways import KIOSK, MENU, WAYS
from alany.spine.programme.manifest import Programme

PROGRAMME = Programme(
    slug="safe_zone",
    order=15,
    title=TrilText(
        kk="Safe zone: ауылдағы нүктелер", ru="Safe zone: точки в сёлах", en="Safe zone: village points"
    ),
    summary=TrilText(
        kk="Ауыл әкімдігінде: тегін Wi-Fi, компьютер, принтер, телефон және сенім жәшігі.",
        ru="В сельском акимате: бесплатный Wi-Fi, компьютер, принтер, телефон и ящик доверия.",
        en="In a village akimat: free Wi-Fi, a computer, a printer, a telephone and a trust box.",
    ),
    topics=TOPICS,
    datasets=DATASETS,
    indicators=INDICATORS,
    rights=RIGHTS,
    roles=ROLES,
    reference_tables=(TERMS,),
    ways=WAYS,
    kiosk=KIOSK,
    desk_menu=MENU,
    public_urls=PUBLIC_URLS,
    desk_urls=DESK_URLS,
    commands=COMMANDS,
    reference=load_reference,
    ledger=LEDGER_WORDS,
    demo=build,
    demo_order=4,
)
