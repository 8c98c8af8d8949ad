"""What is asked about a price list: of which pharmacy, and for which day."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.dates import DayMonthYearField
from alany.programmes.pharmacies.forms.uploads import TableForm
from alany.programmes.pharmacies.models import Pharmacy
from alany.programmes.pharmacies.wording import CERTAINTIES
from alany.programmes.pharmacies.wording_lists import LIST_DECISIONS
from alany.spine.organisations.models import Office


class PriceListForm(TableForm):
    """A price list, its day, and perhaps its pharmacy."""

    on = DayMonthYearField(label=_("Day of the prices"), help_text=_("The caps of this day apply"))
    pharmacy = forms.CharField(
        label=_("Number of the pharmacy"),
        max_length=12,
        required=False,
        help_text=_("As in the register; leave it empty if the list belongs to none"),
    )

    def __init__(self, *, office: Office, today: date, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.office = office
        self.fields["on"].latest = today  # type: ignore[attr-defined]
        self.fields["on"].initial = today

    def clean_pharmacy(self) -> int | None:
        """The id of the pharmacy with this number."""
        number = self.cleaned_data["pharmacy"]
        if not number:
            return None
        found = (
            Pharmacy.objects.filter(office=self.office, number=number).values_list("pk", flat=True).first()
        )
        if found is None:
            raise ValidationError(_("No pharmacy of the register has this number."))
        return found


class LineFilter(forms.Form):
    """Filters of a checked list."""

    q = forms.CharField(label=_("Words of the line"), required=False, max_length=100)
    decision = forms.ChoiceField(label=_("Answer"), required=False)
    certainty = forms.ChoiceField(label=_("Certainty"), required=False)

    def __init__(self, data: dict[str, str], language: str) -> None:
        super().__init__(data)
        every = ("", _("All"))
        self.fields["decision"].choices = [  # type: ignore[attr-defined]
            every,
            *((code, text.in_language(language)) for code, text in LIST_DECISIONS.items()),
        ]
        self.fields["certainty"].choices = [  # type: ignore[attr-defined]
            every,
            *((code, text.in_language(language)) for code, text in CERTAINTIES.items()),
        ]
