"""A table at the door, and which of its columns is what."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.programmes.pharmacies.importing.read import columns_of
from alany.spine.files.uploads import was_too_large
from alany.spine.tables.headers import Field, HeaderMap, guess
from alany.spine.tables.reading import read_table
from alany.spine.tables.table import MEGABYTE, Table, TableRefused
from alany.spine.tables.wording import explain

PREFIX = "c_"


class TableForm(forms.Form):
    """A file with a table; what cannot be read is refused at once, with row and column where known."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, XLSX, DOCX or HTML, at most 20 MB; UTF-8 or Windows-1251"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.docx,.htm,.html"}),
        error_messages={"required": _("Choose a file.")},
    )

    def __init__(self, request: HttpRequest | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        if request is not None:
            kwargs |= {"data": request.POST, "files": request.FILES}
            self.too_large = was_too_large(request, "file")
        super().__init__(**kwargs)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        if self.too_large:
            self._errors.pop("file", None)  # type: ignore[attr-defined]
            self.add_error(
                "file", _said(TableRefused("too_big", detail=str(settings.UPLOAD_MAX_BYTES // MEGABYTE)))
            )

    def clean_file(self) -> object:
        """The file, readable as a table."""
        sent = self.cleaned_data["file"]
        try:
            sent.seek(0)
            self.table = read_table(sent.name, sent)
        except TableRefused as refused:
            raise ValidationError(_said(refused)) from refused
        return sent

    def refuse_type(self) -> None:
        """The file is a table but of a kind that is not kept, for example an archive of one."""
        self.add_error("file", _said(TableRefused("unknown_kind", detail="")))

    @property
    def content(self) -> BinaryIO:
        """The bytes from their beginning."""
        sent = self.cleaned_data["file"]
        sent.seek(0)
        return io.BytesIO(sent.read())


class ColumnsForm(forms.Form):
    """One choice for each field: which column of the file it is."""

    def __init__(self, table: Table, header_map: HeaderMap) -> None:
        super().__init__(initial={PREFIX + name: str(place) for name, place in header_map.columns.items()})
        language = current_language()
        columns = [(str(place), title) for place, title in enumerate(columns_of(table.header))]
        for wanted in header_map.fields:
            none = _("– choose –") if wanted.required else _("– not in the file –")
            self.fields[PREFIX + wanted.name] = forms.ChoiceField(
                label=wanted.title.in_language(language),
                choices=[("", none), *columns],
                required=wanted.required,
            )


def header_map_of(table: Table, fields: Sequence[Field], asked: Mapping[str, str]) -> HeaderMap:
    """The guessed columns with the person's changes; a choice that no column has is taken as none."""
    guessed = guess(table.header, fields)
    choice: dict[str, int | None] = {}
    for wanted in fields:
        if (said := asked.get(PREFIX + wanted.name)) is not None:
            known = said.isascii() and said.isdigit() and int(said[:4]) < len(table.header)
            choice[wanted.name] = int(said[:4]) if known else None
    return guessed.overridden(choice)


def _said(refused: TableRefused) -> str:
    return explain(refused).in_language(current_language())
