"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "reference.proposed": TrilText(
        kk="анықтамалыққа өзгеріс ұсынылды",
        ru="предложено изменение справочника",
        en="change of reference data proposed",
    ),
    "reference.confirmed": TrilText(
        kk="анықтамалықтағы өзгеріс расталды",
        ru="изменение справочника подтверждено",
        en="change of reference data confirmed",
    ),
    "reference.refused": TrilText(
        kk="анықтамалықтағы өзгеріс қабылданбады",
        ru="изменение справочника отклонено",
        en="change of reference data refused",
    ),
    "reference.withdrawn": TrilText(
        kk="анықтамалыққа ұсыныс қайтарып алынды",
        ru="предложение по справочнику отозвано",
        en="proposal for reference data taken back",
    ),
}
TABLES = {
    "reference_proposal": TrilText(
        kk="анықтамалыққа ұсыныс", ru="предложение по справочнику", en="proposal for reference data"
    ),
}
NAMES = {
    "table": TrilText(kk="анықтамалық", ru="справочник", en="table"),
    "row": TrilText(kk="жол", ru="строка", en="row"),
    "label": TrilText(kk="атауы", ru="обозначение", en="label"),
    "values": TrilText(kk="ұсынылған мәндер", ru="предложенные значения", en="proposed values"),
    "before": TrilText(kk="бұрынғы мәндер", ru="прежние значения", en="values before"),
    "reason": TrilText(kk="себебі", ru="причина", en="reason"),
    "source_act": TrilText(kk="дереккөз: акт", ru="источник: акт", en="source: act"),
    "source_article": TrilText(kk="дереккөз: бап", ru="источник: статья", en="source: article"),
    "source_url": TrilText(kk="дереккөз: мекенжай", ru="источник: адрес", en="source: address"),
    "proposed_by": TrilText(kk="кім ұсынды", ru="кто предложил", en="proposed by"),
    "proposed_at": TrilText(kk="ұсынылған уақыты", ru="время предложения", en="proposed at"),
    "decided_by": TrilText(kk="кім шешті", ru="кто решил", en="decided by"),
    "decided_at": TrilText(kk="шешілген уақыты", ru="время решения", en="decided at"),
    "refusal": TrilText(kk="бас тарту себебі", ru="причина отказа", en="reason of the refusal"),
    "open_cases": TrilText(
        kk="осыған сүйенетін ашық істер", ru="открытых дел на этом основании", en="open cases that rest on it"
    ),
    "days": TrilText(kk="күндер саны", ru="число дней", en="number of days"),
    "added": TrilText(kk="қосылды", ru="добавлено", en="added"),
    "changed": TrilText(kk="өзгерді", ru="изменено", en="changed"),
    "removed": TrilText(kk="алып тасталды", ru="убрано", en="removed"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
