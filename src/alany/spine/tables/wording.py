"""What a refusal says to a person: where it is, what is wrong and what to do next, in three languages."""

from collections.abc import Mapping

from alany.kernel.triltext import TrilText
from alany.spine.tables.headers import BadCell
from alany.spine.tables.table import TableRefused
from alany.spine.tables.wording_cells import OF_CELLS
from alany.spine.tables.wording_files import OF_FILES

CODES: dict[str, TrilText] = OF_FILES | OF_CELLS
PLACES = {
    "both": TrilText(
        kk="{row}-жол, {column}-баған ({letter}). ",
        ru="Строка {row}, столбец {column} ({letter}). ",
        en="Row {row}, column {column} ({letter}). ",
    ),
    "row": TrilText(kk="{row}-жол. ", ru="Строка {row}. ", en="Row {row}. "),
    "column": TrilText(
        kk="{column}-баған ({letter}). ",
        ru="Столбец {column} ({letter}). ",
        en="Column {column} ({letter}). ",
    ),
}
SHOWN_VALUE = 60


def explain(refusal: TableRefused | BadCell, own: Mapping[str, TrilText] | None = None) -> TrilText:
    """The message of a refusal, with its row, column and refused value where they are known.

    `own` are the codes of a caller's own parsers; "{detail}" in a message stands for the refused value.
    """
    messages = CODES | dict(own or {})
    detail = refusal.detail if isinstance(refusal, TableRefused) else _shown(refusal.value)
    words = {
        language: _message(refusal, messages[refusal.code], detail, language)
        for language in ("kk", "ru", "en")
    }
    return TrilText(**words)


def _message(refusal: TableRefused | BadCell, words: TrilText, detail: str | TrilText, language: str) -> str:
    said = detail.in_language(language) if isinstance(detail, TrilText) else detail
    message = words.in_language(language)
    if not said:
        message = message.replace(" ({detail})", "")
    message = message.replace("{detail}", said or "—")
    return _place(refusal.row, refusal.column, language) + message


def _place(row: int | None, column: int | None, language: str) -> str:
    kind = {(True, True): "both", (True, False): "row", (False, True): "column"}.get(
        (row is not None, column is not None)
    )
    if kind is None:
        return ""
    return PLACES[kind].in_language(language).format(row=row, column=column, letter=_letter(column or 0))


def _letter(column: int) -> str:
    """The letters a spreadsheet shows above a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _shown(value: str) -> str:
    visible = " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())
    return visible if len(visible) <= SHOWN_VALUE else visible[: SHOWN_VALUE - 1] + "…"
