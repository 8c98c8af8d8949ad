"""What is asked of a price act before its annex is read."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.programmes.pharmacies.actions.acts import ActDetails
from alany.programmes.pharmacies.forms.uploads import TableForm
from alany.programmes.pharmacies.wording_register import DIFFERENCES, VAT_BASES

ANNOUNCED = ("new", "up", "down", "unchanged", "removed", "total")


class ActForm(TableForm):
    """An act by number and date, the day from which it is in force by its own clause, and its annex."""

    number = forms.CharField(label=_("Number of the act"), max_length=40)
    dated_on = DayMonthYearField(label=_("Date of the act"))
    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=300)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=300)
    effective_from = DayMonthYearField(
        label=_("In force from"),
        help_text=_("The day by the act's own clause, not the day of signing"),
    )
    registration_number = forms.CharField(label=_("State registration number"), max_length=20, required=False)
    published_on = DayMonthYearField(label=_("Published on"), required=False)
    vat_basis = forms.ChoiceField(label=_("Caps and VAT"))
    is_whole_list = forms.ChoiceField(label=_("What is the annex?"), widget=forms.RadioSelect)
    source_url = forms.URLField(
        label=_("Address of the text"), required=False, max_length=300, assume_scheme="https"
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.fields["vat_basis"].choices = [  # type: ignore[attr-defined]
            (code, text.in_language(language)) for code, text in VAT_BASES.items()
        ]
        self.fields["is_whole_list"].choices = [  # type: ignore[attr-defined]
            ("whole", _("The whole list: what is not in it loses its cap")),
            ("part", _("Only the changed rows")),
        ]
        self.fields["is_whole_list"].initial = "whole"
        for name in ANNOUNCED:
            self.fields[f"announced_{name}"] = forms.IntegerField(
                label=DIFFERENCES[name].in_language(language), required=False, min_value=0, max_value=999_999
            )
        self.order_fields([name for name in self.fields if name != "file"])

    def clean(self) -> dict[str, object]:
        """The days in their order: an act is not in force before it is dated."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        dated, begins = self.cleaned_data.get("dated_on"), self.cleaned_data.get("effective_from")
        if dated and begins and begins < dated:
            self.add_error(
                "effective_from", ValidationError(_("An act is not in force before its own date."))
            )
        return cleaned

    @property
    def details(self) -> dict[str, object]:
        """Details and announced counts as plain values for the pending import."""
        said = self.cleaned_data
        details = ActDetails(
            number=said["number"],
            dated_on=said["dated_on"],
            title_kk=said["title_kk"],
            title_ru=said["title_ru"],
            effective_from=said["effective_from"],
            registration_number=said["registration_number"],
            published_on=said["published_on"],
            vat_basis=said["vat_basis"],
            is_whole_list=said["is_whole_list"] == "whole",
            source_url=said["source_url"],
        )
        announced = {
            name: said[f"announced_{name}"] for name in ANNOUNCED if said[f"announced_{name}"] is not None
        }
        return {"act": details.as_json(), "announced": announced}
