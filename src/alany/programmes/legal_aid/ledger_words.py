"""Acts and tables of this programme, as the ledger is read."""

from alany.kernel.ledger_words import LedgerWords
from alany.programmes.legal_aid import ledger_words_intake as intake
from alany.programmes.legal_aid import ledger_words_volunteers as volunteers

LEDGER_WORDS = LedgerWords(
    verbs=intake.VERBS | volunteers.VERBS,
    tables=intake.TABLES | volunteers.TABLES,
    names=intake.NAMES | volunteers.NAMES,
)
