"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "figures.frozen": TrilText(
        kk="күннің деректері бекітіліп, көрсеткіштер есептелді",
        ru="данные дня зафиксированы, показатели вычислены",
        en="data of the day frozen, figures computed",
    ),
    "figure.approved": TrilText(kk="көрсеткіш бекітілді", ru="показатель утверждён", en="figure approved"),
    "figure.published": TrilText(
        kk="көрсеткіш жарияланды", ru="показатель опубликован", en="figure published"
    ),
    "figure.correction_computed": TrilText(
        kk="көрсеткіштің түзетуі есептелді",
        ru="вычислено исправление показателя",
        en="correction of a figure computed",
    ),
    "figure.withdrawn": TrilText(kk="көрсеткіш кері алынды", ru="показатель отозван", en="figure withdrawn"),
    "briefing.written": TrilText(kk="брифинг жазылды", ru="брифинг написан", en="briefing written"),
    "briefing.edited": TrilText(kk="брифинг түзетілді", ru="брифинг исправлен", en="briefing edited"),
    "briefing.published": TrilText(
        kk="брифинг жарияланды", ru="брифинг опубликован", en="briefing published"
    ),
}
TABLES = {
    "figures_figureleaf": TrilText(
        kk="ашық журналдағы жазба", ru="запись в открытом журнале", en="leaf in the public log"
    ),
    "figures_snapshot": TrilText(kk="бекітілген деректер", ru="зафиксированные данные", en="frozen data"),
    "figures_figure": TrilText(kk="көрсеткіш", ru="показатель", en="figure"),
    "figures_briefing": TrilText(kk="брифинг", ru="брифинг", en="briefing"),
    "figures_briefing_figures": TrilText(
        kk="брифингтегі көрсеткіш", ru="показатель в брифинге", en="figure in a briefing"
    ),
}
NAMES = {
    "uid": TrilText(kk="жазбаның белгісі", ru="метка записи", en="mark of the leaf"),
    "figure": TrilText(kk="көрсеткіш", ru="показатель", en="figure"),
    "without": TrilText(
        kk="саны жоқ көрсеткіштер", ru="показатели без числа", en="indicators without a number"
    ),
    "dataset": TrilText(kk="деректер жиыны", ru="набор данных", en="dataset"),
    "as_of": TrilText(kk="қай күнгі", ru="по состоянию на", en="as of"),
    "row_count": TrilText(kk="жол саны", ru="число строк", en="rows"),
    "byte_count": TrilText(kk="көлемі, байт", ru="размер в байтах", en="size in bytes"),
    "csv_sha256": TrilText(
        kk="деректердің SHA-256 ізі", ru="отпечаток SHA-256 данных", en="SHA-256 of the data"
    ),
    "descriptor": TrilText(kk="деректердің сипаттамасы", ru="описание данных", en="description of the data"),
    "descriptor_sha256": TrilText(
        kk="сипаттаманың SHA-256 ізі", ru="отпечаток SHA-256 описания", en="SHA-256 of the description"
    ),
    "code_version": TrilText(
        kk="есептеген бағдарламаның нұсқасы", ru="версия программы расчёта", en="version of the program"
    ),
    "made_at": TrilText(kk="жасалған уақыты", ru="время создания", en="made at"),
    "made_by": TrilText(kk="жасаған", ru="кто создал", en="made by"),
    "indicator": TrilText(kk="көрсеткіш анықтамасының белгісі", ru="обозначение показателя", en="indicator"),
    "definition_sha256": TrilText(
        kk="анықтаманың SHA-256 ізі", ru="отпечаток SHA-256 определения", en="SHA-256 of the definition"
    ),
    "snapshot": TrilText(kk="бекітілген деректер", ru="зафиксированные данные", en="frozen data"),
    "numerator": TrilText(kk="алымы", ru="числитель", en="numerator"),
    "denominator": TrilText(kk="бөлімі", ru="знаменатель", en="denominator"),
    "breakdown": TrilText(kk="аудандар бойынша", ru="по районам", en="by district"),
    "computed_at": TrilText(kk="есептелген уақыты", ru="время вычисления", en="computed at"),
    "computed_by": TrilText(kk="есептеген", ru="кто вычислил", en="computed by"),
    "record_sha256": TrilText(
        kk="түбіртектің SHA-256 ізі", ru="отпечаток SHA-256 квитанции", en="SHA-256 of the receipt"
    ),
    "record": TrilText(kk="түбіртектің ізі", ru="отпечаток квитанции", en="fingerprint of the receipt"),
    "correction_reason": TrilText(
        kk="түзету себебі", ru="причина исправления", en="reason of the correction"
    ),
    "correction_note": TrilText(
        kk="жұртшылыққа түсініктеме", ru="пояснение для всех", en="note for the public"
    ),
    "withdrawn_at": TrilText(kk="кері алынған уақыты", ru="время отзыва", en="withdrawn at"),
    "briefing": TrilText(kk="брифинг", ru="брифинг", en="briefing"),
    "written_by": TrilText(kk="авторы", ru="автор", en="written by"),
    "build_sha256": TrilText(
        kk="жинақтың SHA-256 ізі", ru="отпечаток SHA-256 сборки", en="SHA-256 of the build"
    ),
    "build": TrilText(kk="жинақтың ізі", ru="отпечаток сборки", en="fingerprint of the build"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
