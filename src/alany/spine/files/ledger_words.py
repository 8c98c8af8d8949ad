"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "file.received": TrilText(kk="файл қабылданды", ru="файл принят", en="file received"),
}
TABLES = {
    "files_storedfile": TrilText(kk="файл", ru="файл", en="file"),
}
NAMES = {
    "is_sealed": TrilText(kk="мөрленген", ru="запечатан", en="sealed"),
    "content_type": TrilText(kk="мазмұнының түрі", ru="тип содержимого", en="type of content"),
    "scan": TrilText(kk="вирусқа тексеру", ru="проверка на вирусы", en="scan for viruses"),
    "is_public": TrilText(kk="жұртшылыққа ашық", ru="открыт всем", en="open to the public"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
