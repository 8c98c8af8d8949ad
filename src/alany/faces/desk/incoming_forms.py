"""Forms of the register of letters that came."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alany.faces.desk import choices
from alany.faces.desk.case_forms import choice_field
from alany.faces.ui.dates import DayMonthYearField
from alany.spine.cases.models import Case
from alany.spine.files.uploads import was_too_large
from alany.spine.organisations.models import Office, Organisation


class IncomingFilter(forms.Form):
    """The filters of the register; both may stay empty."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(given)
        self.fields["q"] = forms.CharField(label=_("Number, words, sender"), max_length=100, required=False)
        self.fields["q"].widget.attrs["data-key"] = "/"
        places = [("alone", str(_("not in a case yet"))), ("case", str(_("in a case")))]
        self.fields["filed"] = forms.CharField(
            label=_("Where"),
            required=False,
            widget=forms.Select(choices=choices.optional(places, str(_("any")))),
        )


class IncomingForm(forms.Form):
    """A letter as it lies on the table: who sent it, its number and date, what it is about, its file."""

    def __init__(self, *args: object, office: Office, day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        bodies = choices.optional(choices.addressee_keys(office, day), "–")
        self.fields["sender"] = choice_field(_("Which body sent it"), bodies, required=False)
        self.fields["sender_name"] = forms.CharField(
            label=_("Or which person"), max_length=300, required=False
        )
        self.fields["number"] = forms.CharField(
            label=_("The sender's number"),
            help_text=_("Leave it empty when the letter has none."),
            max_length=60,
            required=False,
        )
        self.fields["dated_on"] = DayMonthYearField(label=_("Date of the letter"), latest=day)
        self.fields["subject"] = forms.CharField(label=_("What it is about"), max_length=300)
        self.fields["text"] = forms.CharField(
            label=_("What it says"),
            max_length=20_000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 5}),
        )
        self.fields["file"] = forms.FileField(
            label=_("The letter as a file"),
            help_text=_(
                "PDF, JPEG, PNG, DOCX, XLSX, HTML or text, up to 20 MB. It is not scanned for viruses yet."
            ),
            required=False,
        )
        self.office = office

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if bool(given.get("sender")) == bool(given.get("sender_name")):
            self.add_error("sender", _("Choose a body, or write the person's name: one of the two."))
        request = getattr(self, "request", None)
        if request is not None and was_too_large(request, "file"):
            self.add_error("file", _("The file is larger than 20 MB. Make it smaller or give it in parts."))
        return given

    def sender(self) -> Organisation | None:
        """The body that was chosen."""
        chosen = self.cleaned_data["sender"]
        return Organisation.objects.get(office=self.office, pk=chosen) if chosen else None


class FilingForm(forms.Form):
    """The number of the case that the letter belongs to."""

    case = forms.CharField(label=_("Number of the case"), help_text=_("Such as C-2020-0007."), max_length=20)

    def __init__(self, *args: object, seen: QuerySet[Case], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._seen = seen

    def clean_case(self) -> Case:
        case = self._seen.filter(number=self.cleaned_data["case"].strip().upper()).first()
        if case is None:
            raise forms.ValidationError(_("There is no such case, or you may not see it."))
        return case
