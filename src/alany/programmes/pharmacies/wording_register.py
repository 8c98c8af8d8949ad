"""What codes of the register, of acts and of price lists are called in the three languages."""

from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.models import Pharmacy, PriceAct

KINDS = {
    Pharmacy.Kind.PHARMACY: TrilText(kk="Дәріхана", ru="Аптека", en="Pharmacy"),
    Pharmacy.Kind.POINT: TrilText(kk="Дәріхана пункті", ru="Аптечный пункт", en="Pharmacy point"),
    Pharmacy.Kind.KIOSK: TrilText(kk="Дәріхана дүңгіршегі", ru="Аптечный киоск", en="Pharmacy kiosk"),
    Pharmacy.Kind.MOBILE: TrilText(
        kk="Жылжымалы дәріхана пункті", ru="Передвижной аптечный пункт", en="Mobile pharmacy point"
    ),
    Pharmacy.Kind.ONLINE: TrilText(kk="Онлайн-дәріхана", ru="Интернет-аптека", en="Online pharmacy"),
}
VAT_BASES = {
    PriceAct.Vat.NONE: TrilText(kk="ҚҚС салынбайды", ru="НДС не облагается", en="Free of VAT"),
    PriceAct.Vat.NET: TrilText(kk="ҚҚС-сыз бекітілген", ru="Утверждена без НДС", en="Approved net of VAT"),
    PriceAct.Vat.INCLUDED: TrilText(kk="ҚҚС қоса бекітілген", ru="Утверждена с НДС", en="Approved with VAT"),
}
LICENCE_MARKS = {
    "ok": "done", "none": "late", "other_address": "late", "wrong_subtype": "late", "suspended": "soon",
    "expired": "late",
}  # fmt: skip
SHORT_LICENCE = {
    "ok": TrilText(kk="бар", ru="есть", en="valid"),
    "none": TrilText(kk="жоқ", ru="нет", en="none"),
    "other_address": TrilText(kk="басқа мекенжайға", ru="на другой адрес", en="for another address"),
    "wrong_subtype": TrilText(kk="бөлшек саудаға емес", ru="не на розницу", en="not for retail"),
    "suspended": TrilText(kk="тоқтатыла тұрған", ru="приостановлена", en="suspended"),
    "expired": TrilText(kk="мерзімі біткен", ru="прекращена", en="ended"),
}
SUBTYPES = {
    "retail": TrilText(kk="Бөлшек сауда", ru="Розничная реализация", en="Retail sale"),
    "wholesale": TrilText(kk="Көтерме сауда", ru="Оптовая реализация", en="Wholesale"),
    "compounding": TrilText(kk="Дәрі дайындау", ru="Изготовление лекарств", en="Compounding"),
}
DIFFERENCES = {
    "new": TrilText(kk="Жаңадан қосылды", ru="Новые", en="New"),
    "removed": TrilText(kk="Тізімнен шықты", ru="Исключены", en="Removed"),
    "up": TrilText(kk="Өсті", ru="Выросли", en="Up"),
    "down": TrilText(kk="Төмендеді", ru="Снизились", en="Down"),
    "unchanged": TrilText(kk="Өзгермеді", ru="Без изменений", en="Unchanged"),
    "total": TrilText(kk="Тізімде барлығы", ru="Всего в списке", en="In the list"),
}
