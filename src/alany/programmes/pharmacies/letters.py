"""Letters of the programme. They ask and hand over; they order nothing and call nothing a violation."""

from alany.kernel.numbers import format_date
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.models import Pharmacy
from alany.programmes.pharmacies.rules.findings import ABOVE_CAP, NO_LICENCE
from alany.programmes.pharmacies.wording import FINDING_KINDS, finding_words, price_words
from alany.spine.programme.manifest import LetterTemplate
from alany.spine.visits.models import Finding, Visit

FIELDS = ("pharmacy", "owner", "bin", "address", "district", "visited_on", "found", "rule", "explanation")

REFERRAL_PRICE = LetterTemplate(
    slug="pharmacies_referral_price",
    title=TrilText(
        kk="Баға туралы материалды жіберу", ru="Направление материалов о цене", en="Referral about a price"
    ),
    subject=TrilText(
        kk="{pharmacy} дәріханасы туралы материалдарды жіберу",
        ru="О направлении материалов: аптека {pharmacy}",
        en="Referral of materials: pharmacy {pharmacy}",
    ),
    body=TrilText(
        kk="""{visited_on} күнгі мониторинг барысында {pharmacy} дәріханасында ({district}, {address};
иесі: {owner}, БСН {bin}) сол күнгі шекті бағадан жоғары баға байқалды:

{found}

Негізі: {rule}.

Дәріхананың түсіндірмесі: {explanation}

Материалдар құзыретіңізге қарай қарау үшін жіберіліп отыр. Кеңсе бұзушылық фактісін анықтамайды және
жаза қолданбайды. Қарау нәтижесін, қабылданған құжаттың нөмірі мен күнін көрсетіп, хабарлауыңызды
сұраймыз.""",
        ru="""В ходе мониторинга {visited_on} в аптеке {pharmacy} ({district}, {address}; владелец:
{owner}, БИН {bin}) замечены цены выше предельных на этот день:

{found}

Основание: {rule}.

Объяснение аптеки: {explanation}

Материалы направляются для рассмотрения в пределах вашей компетенции. Офис не устанавливает нарушений и
не применяет наказаний. Просим сообщить о результате, указав номер и дату принятого документа.""",
        en="""On {visited_on} the monitoring saw prices above the caps of that day in the pharmacy
{pharmacy} ({district}, {address}; owner: {owner}, BIN {bin}):

{found}

Basis: {rule}.

Explanation of the pharmacy: {explanation}

The materials are handed over for your consideration. The office establishes no violation and imposes
nothing. Please tell us the result with the number and date of your document.""",
    ),
    fields=FIELDS,
)
REFERRAL_LICENCE = LetterTemplate(
    slug="pharmacies_referral_licence",
    title=TrilText(
        kk="Лицензия туралы материалды жіберу",
        ru="Направление материалов о лицензии",
        en="Referral about a licence",
    ),
    subject=TrilText(
        kk="{pharmacy} дәріханасының лицензиясы туралы",
        ru="О лицензии аптеки {pharmacy}",
        en="On the licence of the pharmacy {pharmacy}",
    ),
    body=TrilText(
        kk="""{visited_on} күнгі мониторинг барысында {pharmacy} дәріханасында ({district}, {address};
иесі: {owner}, БСН {bin}) мыналар байқалды: {found}.

Негізі: {rule}.

Дәріхананың түсіндірмесі: {explanation}

Мәліметтерді тіркеліммен салыстырып, қарау нәтижесін, қабылданған құжаттың нөмірі мен күнін
хабарлауыңызды сұраймыз. Кеңсе бұзушылық фактісін анықтамайды.""",
        ru="""В ходе мониторинга {visited_on} в аптеке {pharmacy} ({district}, {address}; владелец:
{owner}, БИН {bin}) замечено: {found}.

Основание: {rule}.

Объяснение аптеки: {explanation}

Просим сверить сведения с реестром и сообщить о результате, указав номер и дату принятого документа.
Офис не устанавливает нарушений.""",
        en="""On {visited_on} the monitoring saw in the pharmacy {pharmacy} ({district}, {address};
owner: {owner}, BIN {bin}): {found}.

Basis: {rule}.

Explanation of the pharmacy: {explanation}

Please compare with the register and tell us the result with the number and date of your document. The
office establishes no violation.""",
    ),
    fields=FIELDS,
)
NOTICE = LetterTemplate(
    slug="pharmacies_campaign_notice",
    title=TrilText(
        kk="Науқан қорытындысы туралы хабарлама", ru="Сообщение об итогах кампании", en="Notice of a campaign"
    ),
    subject=TrilText(
        kk="Дәріханалар мониторингінің қорытындысы",
        ru="Об итогах мониторинга аптек",
        en="Results of the monitoring",
    ),
    body=TrilText(
        kk="""{first_on} мен {last_on} аралығында {place} дәріханаларында мониторинг өтті.

{summary}

Дәріханаларға бағаны көрінетін жерге ілуді және шекті бағалар тізімін қолжетімді етуді ұсынуға
көмектесуіңізді сұраймыз.""",
        ru="""С {first_on} по {last_on} прошёл мониторинг аптек: {place}.

{summary}

Просим помочь рекомендовать аптекам вывесить цены на видном месте и открыть посетителям список
предельных цен.""",
        en="""From {first_on} to {last_on} pharmacies were monitored: {place}.

{summary}

Please help us recommend to pharmacies that prices and the list of caps are shown to visitors.""",
    ),
    fields=("first_on", "last_on", "place", "summary"),
)
LETTERS = (REFERRAL_PRICE, REFERRAL_LICENCE, NOTICE)

_NOT_GIVEN = TrilText(kk="берілмеді", ru="не дано", en="none was given")
_LICENCE_RULE = TrilText(
    kk="фармацевтикалық қызметке арналған лицензия мен осы мекенжайға қосымша талап етіледі",
    ru="требуется лицензия на фармацевтическую деятельность с приложением на этот адрес",
    en="a licence for pharmaceutical activity with an annex for this address is required",
)


def template_for(kind: str) -> str:
    """The template of a referral about this kind of finding."""
    return {ABOVE_CAP: REFERRAL_PRICE.slug, NO_LICENCE: REFERRAL_LICENCE.slug}[kind]


def fields_of(pharmacy: Pharmacy, visit: Visit, finding: Finding, language: str) -> dict[str, str]:
    """What the letter says of the pharmacy, of the visit and of what was found."""
    return {
        "pharmacy": f"№ {pharmacy.number} «{pharmacy.name}»",
        "owner": pharmacy.owner.name(language),
        "bin": pharmacy.owner.bin or "–",
        "address": pharmacy.address,
        "district": pharmacy.district.name(language),
        "visited_on": format_date(finding.found_on, language),
        "found": _found(finding, language),
        "rule": _LICENCE_RULE.in_language(language) if finding.kind == NO_LICENCE else finding.rule,
        "explanation": visit.explanation or _NOT_GIVEN.in_language(language),
    }


def _found(finding: Finding, language: str) -> str:
    prices = finding.evidence.get("prices")
    if finding.kind != ABOVE_CAP or not prices:
        return finding_words(finding.kind, finding.evidence, language)
    return "\n".join(f"- {price_words(price, language)}" for price in prices) or str(
        FINDING_KINDS[finding.kind].in_language(language)
    )
