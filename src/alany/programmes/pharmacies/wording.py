"""What codes of this programme are called in the three languages: for pages, acts and letters alike."""

from collections.abc import Mapping
from decimal import Decimal

from alany.kernel.numbers import format_money
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.checklist import LICENCE_STATES
from alany.programmes.pharmacies.rules import evidence as pieces
from alany.programmes.pharmacies.rules import findings, referrals

FINDING_KINDS = {
    findings.ABOVE_CAP: TrilText(
        kk="Баға шекті бағадан жоғары", ru="Цена выше предельной", en="Price above the cap"
    ),
    findings.NO_LICENCE: TrilText(
        kk="Осы мекенжайға лицензия жоқ", ru="Нет лицензии на этот адрес", en="No licence for this address"
    ),
    findings.TO_CHECK: TrilText(
        kk="Баға әлі анықталуы тиіс", ru="Цену надо проверить", en="Price to be checked"
    ),
}
FINDING_STATES = {
    "recorded": TrilText(kk="растауды күтеді", ru="ждёт подтверждения", en="waits for confirmation"),
    "confirmed": TrilText(kk="расталды", ru="подтверждено", en="confirmed"),
    "referred": TrilText(kk="органға жіберілді", ru="направлено органу", en="referred"),
    "answered": TrilText(kk="орган жауап берді", ru="орган ответил", en="answered"),
    "withdrawn": TrilText(kk="қайтарып алынды", ru="отозвано", en="withdrawn"),
}
GRADES = {
    "receipt": TrilText(kk="касса чегі", ru="кассовый чек", en="till receipt"),
    "tag_photo": TrilText(kk="баға белгісінің суреті", ru="фото ценника", en="photo of the price tag"),
    "price_list": TrilText(kk="прайс-парақ", ru="прайс-лист", en="price list"),
    "oral": TrilText(kk="ауызша айтылған", ru="названа устно", en="told orally"),
}
EVIDENCE_KINDS = {
    pieces.PRICE_TAG: TrilText(kk="баға белгісі", ru="ценник", en="price tag"),
    pieces.RECEIPT: TrilText(kk="касса чегі", ru="кассовый чек", en="till receipt"),
    pieces.LICENCE: TrilText(kk="қабырғадағы лицензия", ru="лицензия на стене", en="licence on the wall"),
    pieces.PACK: TrilText(kk="қаптама", ru="упаковка", en="pack"),
    pieces.DOCUMENT: TrilText(kk="құжат", ru="документ", en="document"),
}
DECISIONS = {
    "violation": TrilText(kk="шекті бағадан жоғары", ru="выше предельной цены", en="above the cap"),
    "within_cap": TrilText(kk="шекті баға шегінде", ru="в пределах предельной цены", en="within the cap"),
    "no_cap": TrilText(kk="шекті баға белгіленбеген", ru="предельной цены нет", en="no cap that day"),
    "unclear": TrilText(kk="анық емес", ru="неясно", en="unclear"),
}
CERTAINTIES = {
    "certain": TrilText(kk="нақты", ru="точно", en="certain"),
    "probable": TrilText(kk="ықтимал", ru="вероятно", en="probable"),
}
NON_RESPONSE = {
    "closed_now": TrilText(kk="Бару кезінде жабық болды", ru="Была закрыта", en="Closed at the time"),
    "closed_for_good": TrilText(kk="Біржола жабылған", ru="Закрыта навсегда", en="Closed for good"),
    "moved": TrilText(kk="Көшіп кеткен", ru="Переехала", en="Moved away"),
    "not_found": TrilText(
        kk="Мекенжайдан табылмады", ru="Не найдена по адресу", en="Not found at the address"
    ),
    "access_refused": TrilText(kk="Кіргізбеді", ru="Отказали в доступе", en="Access refused"),
    "unsafe": TrilText(kk="Қауіпті жағдай", ru="Небезопасно", en="Unsafe"),
    "other": TrilText(kk="Басқа себеп", ru="Другая причина", en="Another reason"),
}
VISIT_STATES = {
    "planned": TrilText(kk="жоспарда", ru="запланировано", en="planned"),
    "done": TrilText(kk="барылды", ru="посещена", en="visited"),
    "not_made": TrilText(kk="барылмады", ru="не посещена", en="not visited"),
}
DRAW_PLANS = {
    "by_size": TrilText(
        kk="Жалпы саны аудан, қала мен ауыл, желі бойынша көлеміне қарай бөлінеді",
        ru="Общее число делится по размеру между районами, городом и селом, сетями",
        en="A total, shared by size among districts, town and country, chains",
    ),
    "each": TrilText(
        kk="Әр топтан осынша (топтың өзі аз болса, бәрі)",
        ru="Столько из каждой группы (если в ней меньше – все)",
        en="So many from each stratum (all, where there are fewer)",
    ),
    "census": TrilText(
        kk="Тізімдегі барлық дәріхана", ru="Все аптеки списка", en="Every pharmacy of the list"
    ),
}
CAMPAIGN_STATES = {
    "planned": TrilText(kk="жоспарланған", ru="запланирована", en="planned"),
    "running": TrilText(kk="жүріп жатыр", ru="идёт", en="under way"),
    "closed": TrilText(kk="аяқталды", ru="завершена", en="finished"),
}
FATES = {
    referrals.DRAFT: TrilText(kk="дайындалып жатыр", ru="готовится", en="being prepared"),
    referrals.SENT: TrilText(kk="жіберілді", ru="направлено", en="sent"),
    referrals.RECEIVED: TrilText(kk="орган қабылдады", ru="принято органом", en="received by the authority"),
    referrals.VISIT: TrilText(
        kk="орган барып тексерді", ru="орган выехал на место", en="visited by the authority"
    ),
    referrals.PROTOCOL: TrilText(kk="хаттама толтырылды", ru="составлен протокол", en="protocol drawn up"),
    referrals.FINE: TrilText(kk="айыппұл салынды", ru="наложен штраф", en="fine imposed"),
    referrals.WARNING: TrilText(kk="ескерту жасалды", ru="вынесено предупреждение", en="warning given"),
    referrals.REFUSED: TrilText(
        kk="орган негіз таппады", ru="орган не нашёл оснований", en="authority found no ground"
    ),
    referrals.COURT: TrilText(kk="сотта қаралуда", ru="рассматривает суд", en="before the court"),
    referrals.PAID: TrilText(kk="айыппұл төленді", ru="штраф уплачен", en="fine paid"),
    referrals.REVERSED: TrilText(kk="шешімнің күші жойылды", ru="решение отменено", en="decision reversed"),
}
PUBLIC_FATES = {
    "prepared": TrilText(kk="Хат дайындалып жатыр", ru="Письмо готовится", en="Letter being prepared"),
    "referred": TrilText(
        kk="Жіберілді, орган шешім қабылдаған жоқ",
        ru="Направлено, орган ещё не решил",
        en="Referred, the authority has not decided yet",
    ),
    "confirmed": TrilText(
        kk="Орган хаттама толтырды, шешім күтілуде",
        ru="Орган составил протокол, решения ещё нет",
        en="The authority drew up a protocol, decision awaited",
    ),
    "fined": TrilText(kk="Орган айыппұл салды", ru="Орган наложил штраф", en="Fined by the authority"),
    "warned": TrilText(
        kk="Орган ескерту жасады", ru="Орган вынес предупреждение", en="Warned by the authority"
    ),
    "refused": TrilText(
        kk="Орган негіз таппады", ru="Орган не нашёл оснований", en="The authority found no ground"
    ),
    "reversed": TrilText(
        kk="Шешімнің күші кейін жойылды", ru="Решение потом отменено", en="The decision was later reversed"
    ),
}
_ONE_PRICE = TrilText(
    kk="{line}: бағасы {price}, шекті бағасы {cap}, айырмасы {excess} ({grade})",
    ru="{line}: цена {price}, предельная {cap}, превышение {excess} ({grade})",
    en="{line}: price {price}, cap {cap}, excess {excess} ({grade})",
)


def price_words(price: Mapping[str, str], language: str) -> str:
    """One price of a finding's evidence as a sentence."""
    money = {name: _money(price[name], language) for name in ("price", "cap", "excess")}
    grade = GRADES[price["grade"]].in_language(language)
    return _ONE_PRICE.in_language(language).format(line=price["line"], grade=grade, **money)


def finding_words(kind: str, evidence: Mapping[str, object], language: str) -> str:
    """What was found, in plain words, from the evidence of the finding."""
    if kind == findings.NO_LICENCE:
        return LICENCE_STATES[str(evidence["licence"])].in_language(language)
    prices = evidence.get("prices", [])
    words = [price_words(price, language) for price in prices] if isinstance(prices, list) else []
    return "; ".join([FINDING_KINDS[kind].in_language(language), *words])


def _money(amount: str, language: str) -> str:
    return format_money(Decimal(amount), language) if amount else "–"
