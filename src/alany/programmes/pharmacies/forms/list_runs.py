"""Many price lists of a campaign: the files, and whose each list is."""

from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.dates import DayMonthYearField
from alany.faces.ui.names import as_given
from alany.programmes.pharmacies.models import ListRun, Pharmacy
from alany.spine.files.uploads import was_too_large

FILES = "lists"
LARGE = _("A file is larger than 20 MB. Split it, or send several archives at once.")


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ANN401
        """The files that came, empty ones too: each is named by what takes it in."""
        return list(data or ())


class ListsForm(forms.Form):
    """The day of the prices, and files or archives with the lists."""

    on = DayMonthYearField(label=_("Day of the prices"), help_text=_("The caps of this day apply"))
    lists = _FilesField(
        label=_("Files"),
        help_text=_(
            "CSV or XLSX, one for each pharmacy, or ZIP archives of them; each at most 20 MB. The name "
            "of a file holds the number of the pharmacy, its BIN or licence, or manifest.csv says it: file, "
            "pharmacy."
        ),
        widget=_ManyFiles(attrs={"accept": ".csv,.txt,.xlsx,.zip", "multiple": True}),
    )

    def __init__(self, *, today: date, request: HttpRequest | None = None) -> None:
        super().__init__(data=request.POST if request else None, files=request.FILES if request else None)
        self.too_large = request is not None and (
            was_too_large(request, FILES) or FILES in request.META.get("alany.too_large", ())
        )
        self.fields["on"].latest = today  # type: ignore[attr-defined]
        self.fields["on"].initial = today

    def clean_lists(self) -> list[tuple[str, BinaryIO]]:
        """Name and content of each file."""
        if self.too_large:
            raise ValidationError(LARGE)
        sent = self.cleaned_data[FILES]
        if not sent:
            raise ValidationError(_("Choose at least one file."))
        return [(file.name or "", cast(BinaryIO, file.file)) for file in sent]


class OwnersForm(forms.Form):
    """For each offered list the number of its pharmacy; a list without a number stays out."""

    def __init__(self, run: ListRun, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.run = run
        known = Pharmacy.objects.filter(office=run.office).values_list("pk", "number")
        self.numbers = dict(known)
        for place, one in enumerate(run.offered):
            self.fields[f"p{place}"] = forms.CharField(
                label=as_given(one["name"]),
                max_length=12,
                required=False,
                initial=self.numbers.get(one["pharmacy"], ""),
            )

    def clean(self) -> dict[str, Any]:
        """Every number is in the register, and no pharmacy has two lists."""
        pharmacies = {number: pk for pk, number in self.numbers.items()}
        first: dict[str, str] = {}
        self.owners: dict[int, int] = {}
        for name, number in list(self.cleaned_data.items()):
            if not number:
                continue
            if number not in pharmacies:
                self.add_error(name, _("No pharmacy of the register has this number."))
            elif number in first:
                self.add_error(name, _("Another list has the same pharmacy. Leave one of the two empty."))
            else:
                first[number] = name
                self.owners[int(name[1:])] = pharmacies[number]
        return self.cleaned_data

    @property
    def open_fields(self) -> list[forms.BoundField]:
        """Lists whose pharmacy nobody knows yet, and those with an error."""
        return [field for place, field in enumerate(self) if self._is_open(place, field)]

    @property
    def assigned_fields(self) -> list[forms.BoundField]:
        """Lists whose pharmacy their name told."""
        return [field for place, field in enumerate(self) if not self._is_open(place, field)]

    def _is_open(self, place: int, field: forms.BoundField) -> bool:
        return self.run.offered[place]["pharmacy"] is None or bool(field.errors)
