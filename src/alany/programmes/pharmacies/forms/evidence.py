"""A photo or document of a visit at the door."""

from datetime import datetime
from typing import Any, BinaryIO

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.wording import EVIDENCE_KINDS
from alany.spine.files.uploads import was_too_large

TOO_LARGE = _("The file is larger than 20 MB. Take the photo again at a smaller size.")


class EvidenceForm(forms.Form):
    """What it shows, the file, and when it was taken if that is known."""

    kind = forms.ChoiceField(label=_("What it shows"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Photo or document"),
        help_text=_("JPEG, PNG or PDF, at most 20 MB. It is not scanned for viruses yet."),
        max_length=400,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.pdf"}),
        error_messages={"required": _("Choose a file.")},
    )
    taken_on = DayMonthYearField(label=_("Day on which it was taken"), required=False)
    taken_time = forms.TimeField(
        label=_("Time at which it was taken"),
        required=False,
        help_text=_("For example: 14:30"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, request: HttpRequest | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        self.too_large = request is not None and was_too_large(request, "file")
        if request is not None:
            kwargs |= {"data": request.POST, "files": request.FILES}
        super().__init__(**kwargs)
        language = current_language()
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (code, text.in_language(language)) for code, text in EVIDENCE_KINDS.items()
        ]

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if self.too_large:
            self._errors.pop("file", None)  # type: ignore[attr-defined]
            self.add_error("file", TOO_LARGE)
        half = bool(given.get("taken_on")) != bool(given.get("taken_time"))
        if half and not {"taken_on", "taken_time"} & set(self.errors):
            self.add_error("taken_time", _("Give the day and the time, or neither."))
        return given

    @property
    def content(self) -> BinaryIO:
        """The bytes from their beginning."""
        sent: BinaryIO = self.cleaned_data["file"]
        sent.seek(0)
        return sent

    def taken_at(self) -> datetime | None:
        """The moment in Almaty, if one was given."""
        given = self.cleaned_data
        if not given.get("taken_on"):
            return None
        return datetime.combine(given["taken_on"], given["taken_time"], tzinfo=ALMATY)
