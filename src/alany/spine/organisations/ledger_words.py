"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "office.opened": TrilText(kk="кеңсе ашылды", ru="офис открыт", en="office opened"),
    "organisation.registered": TrilText(
        kk="ұйым тіркелді", ru="организация внесена", en="organisation registered"
    ),
    "organisation.succeeded": TrilText(
        kk="ұйымның мұрагері жазылды", ru="записан правопреемник", en="successor recorded"
    ),
    "organisation.put_under": TrilText(
        kk="жоғары тұрған орган көрсетілді", ru="указан вышестоящий орган", en="next authority named"
    ),
}
TABLES = {
    "organisations_office": TrilText(kk="кеңсе", ru="офис", en="office"),
    "organisations_organisation": TrilText(kk="ұйым", ru="организация", en="organisation"),
}
NAMES = {
    "bin": TrilText(kk="БСН", ru="БИН", en="BIN"),
    "telephone": TrilText(kk="телефон", ru="телефон", en="telephone"),
    "superior": TrilText(kk="жоғары тұрған орган", ru="вышестоящий орган", en="superior body"),
    "is_demo": TrilText(kk="көрсетілім кеңсесі", ru="демонстрационный офис", en="demo office"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
