"""Tables of dated rows of law and thresholds, which two people edit: how one is declared.

Plain data, like the manifest that carries it: the model is named by its label, never imported.
"""

from dataclasses import dataclass
from typing import Literal

from alany.kernel.triltext import LANGUAGES, TrilText

Kind = Literal["text", "lines", "integer", "date", "choice"]
Shape = Literal["spans", "starts", "days"]
ONE_LINE = 200

IN_LANGUAGE = {
    "kk": TrilText(kk="қазақша", ru="на казахском", en="in Kazakh"),
    "ru": TrilText(kk="орысша", ru="на русском", en="in Russian"),
    "en": TrilText(kk="ағылшынша", ru="на английском", en="in English"),
}


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """One column that people edit. `lowest` and `highest` bound an integer, `longest` a text.

    A choice is a code with its words. `listed` columns stand in the list of the table; every column stands
    on the page of its row.
    """

    name: str
    kind: Kind
    title: TrilText
    required: bool = True
    choices: tuple[tuple[str, TrilText], ...] = ()
    lowest: int = 0
    highest: int = 0
    longest: int = 300
    listed: bool = False
    hint: TrilText | None = None


@dataclass(frozen=True, slots=True)
class DatedTable:
    """A table whose rows are in force by date: a term of law, a threshold, a day of the calendar.

    `shape` says how: `spans` has `valid_from` and `valid_to` (open where empty), and rows with the same `key`
    may not overlap; `starts` has `valid_from` alone and holds until the next row; `days` has one row for each
    `date`. `label` is the column, without its language, by which a row is called. `source` names the columns
    that say where a row is written (act, article, address), `certainty` the one whose value `check` marks a
    row as unconfirmed. `right` is what proposing and deciding ask for, `hundred` names shares that
    make a hundred together.
    """

    slug: str
    title: TrilText
    about: TrilText
    model: str
    fields: tuple[ReferenceField, ...]
    key: tuple[str, ...]
    label: str
    shape: Shape = "spans"
    source: tuple[str, ...] = ()
    certainty: str = ""
    right: str = "reference.edit"
    hundred: tuple[str, ...] = ()

    @property
    def start(self) -> str:
        """The column of the first day on which a row holds."""
        return "date" if self.shape == "days" else "valid_from"

    def field(self, name: str) -> ReferenceField:
        """The column of this name; raises KeyError."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)

    def names(self) -> tuple[str, ...]:
        """The columns in the order in which a form asks for them."""
        return tuple(one.name for one in self.fields)


def in_three(name: str, title: TrilText, *, longest: int) -> tuple[ReferenceField, ...]:
    """The three columns of one text: `name_kk`, `name_ru`, `name_en`, each called after its language."""
    return tuple(
        ReferenceField(
            f"{name}_{language}",
            "text" if longest <= ONE_LINE else "lines",
            _titled(title, language),
            longest=longest,
        )
        for language in LANGUAGES
    )


def _titled(title: TrilText, language: str) -> TrilText:
    said = IN_LANGUAGE[language]
    return TrilText(kk=f"{title.kk}, {said.kk}", ru=f"{title.ru}, {said.ru}", en=f"{title.en}, {said.en}")
