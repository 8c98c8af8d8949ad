"""Acts and tables of this programme, as the ledger is read."""

from alany.kernel.ledger_words import LedgerWords
from alany.programmes.legal_aid.ledger_words_intake import NAMES, TABLES, VERBS

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
