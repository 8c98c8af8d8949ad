"""Acts on keys and their tables, as the ledger is read. Acts on signals are not in it (ADR 12)."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "box.pack_reserved": TrilText(
        kk="парақтар топтамасына нөмір бөлінді", ru="под пачку бланков выделены номера", en="numbers reserved"
    ),
    "box.pack_issued": TrilText(
        kk="парақтар топтамасы берілді", ru="выдана пачка бланков", en="pack of sheets issued"
    ),
    "box.key_kept": TrilText(
        kk="сенім жәшігінің кілті тіркелді", ru="ключ ящика доверия учтён", en="key of the trust box kept"
    ),
    "box.key_relocked": TrilText(
        kk="кілттің құпиясөзі ауыстырылды", ru="сменён пароль ключа", en="password of a key changed"
    ),
    "box.key_ended": TrilText(kk="кілт тоқтатылды", ru="ключ прекращён", en="key ended"),
    "box.directory_published": TrilText(
        kk="кілттер тізімінің жаңа нұсқасы жарияланды",
        ru="опубликована новая версия списка ключей",
        en="version of the key directory published",
    ),
    "box.interest_declared": TrilText(
        kk="мүдделілік мәлімделді", ru="заявлена связь с организацией", en="interest declared"
    ),
}
TABLES = {
    "intake_slippack": TrilText(kk="парақтар топтамасы", ru="пачка бланков", en="pack of sheets"),
    "intake_officerkey": TrilText(
        kk="сенім жәшігінің кілті", ru="ключ ящика доверия", en="key of the trust box"
    ),
    "intake_keydirectory": TrilText(kk="кілттер тізімі", ru="список ключей", en="key directory"),
    "intake_interest": TrilText(kk="мүдделілік", ru="связь с организацией", en="interest"),
}
NAMES = {
    "count": TrilText(kk="саны", ru="количество", en="count"),
    "reserved_on": TrilText(kk="нөмір бөлінген күн", ru="день выделения номеров", en="reserved on"),
    "delivered_on": TrilText(kk="жеткізілген күн", ru="день доставки", en="delivered on"),
    "delivered_to": TrilText(kk="қайда жеткізілді", ru="куда доставлено", en="delivered to"),
    "intake_slippack.uid": TrilText(kk="журналдағы жазбасы", ru="запись в журнале", en="leaf of the log"),
    "key_id": TrilText(kk="кілттің белгісі", ru="обозначение ключа", en="id of the key"),
    "box": TrilText(kk="ашық кілт (шифрлау)", ru="открытый ключ (шифрование)", en="public key for sealing"),
    "sign": TrilText(kk="ашық кілт (қолтаңба)", ru="открытый ключ (подпись)", en="public key for signatures"),
    "directory": TrilText(
        kk="кілттер тізімінің нұсқасы", ru="версия списка ключей", en="version of the directory"
    ),
    "intake_keydirectory.day": TrilText(kk="күні", ru="день", en="day"),
    "intake_keydirectory.text": TrilText(kk="қол қойылған мәтін", ru="подписанный текст", en="signed text"),
    "signatures": TrilText(kk="қолтаңбалар", ru="подписи", en="signatures"),
    "intake_keydirectory.uid": TrilText(
        kk="журналдағы жазба", ru="запись в открытом журнале", en="leaf of the log"
    ),
    "declared_on": TrilText(kk="мәлімделген күні", ru="когда заявлено", en="declared on"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
