"""Acts and tables of this app, as the ledger is read: one line for each."""

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText

VERBS = {
    "places.loaded": TrilText(kk="орындар жүктелді", ru="места загружены", en="places loaded"),
    "borders.loaded": TrilText(kk="шекаралар жүктелді", ru="границы загружены", en="borders loaded"),
    "calendar.loaded": TrilText(kk="күнтізбе жүктелді", ru="календарь загружен", en="calendar loaded"),
}
TABLES = {
    "places_place": TrilText(kk="орын", ru="место", en="place"),
    "places_border": TrilText(kk="шекара", ru="граница", en="border"),
    "places_calendarday": TrilText(kk="күнтізбе күні", ru="день календаря", en="day of the calendar"),
}
NAMES = {
    "kato": TrilText(kk="ӘАОЖ коды", ru="код КАТО", en="KATO code"),
    "level": TrilText(kk="деңгейі", ru="уровень", en="level"),
    "aliases": TrilText(kk="басқа атаулары", ru="другие названия", en="other names"),
    "geometry": TrilText(kk="шекара сызығы", ru="линия границы", en="line of the border"),
    "attribution": TrilText(kk="дереккөз иесі", ru="указание источника", en="credit"),
    "works": TrilText(kk="жұмыс күні", ru="рабочий ли день", en="is a working day"),
    "places": TrilText(kk="орындар", ru="места", en="places"),
    "borders": TrilText(kk="шекаралар", ru="границы", en="borders"),
    "days": TrilText(kk="күндер", ru="дни", en="days"),
}

LEDGER_WORDS = LedgerWords(verbs=VERBS, tables=TABLES, names=NAMES)
