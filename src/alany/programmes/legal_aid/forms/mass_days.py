"""Forms of mass days."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.dates import DayMonthYearField
from alany.programmes.legal_aid.forms.volunteers import place_choices, topic_choices
from alany.programmes.legal_aid.models import Volunteer
from alany.spine.organisations.models import Office


class MassDayForm(forms.Form):
    """When, where, about what, who comes."""

    on = DayMonthYearField(label=_("Day"))
    place = forms.ChoiceField(label=_("District or city"))
    venue_kk = forms.CharField(label=_("Venue, in Kazakh"), max_length=300)
    venue_ru = forms.CharField(label=_("Venue, in Russian"), max_length=300)
    topics = forms.MultipleChoiceField(label=_("Topics"), widget=forms.CheckboxSelectMultiple, required=False)
    volunteers = forms.MultipleChoiceField(
        label=_("Volunteers"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, office: Office, day: date, volunteers: list[Volunteer], *args: object, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["place"].choices = place_choices(office, day)  # type: ignore[attr-defined]
        self.fields["topics"].choices = topic_choices()  # type: ignore[attr-defined]
        people = [(str(one.pk), one.user.name) for one in volunteers]
        self.fields["volunteers"].choices = people  # type: ignore[attr-defined]


class CountForm(forms.Form):
    """How many came, counted by hand."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    heads = forms.IntegerField(
        label=_("People who came"),
        min_value=0,
        max_value=100_000,
        help_text=_("Counted by hand. They are never added to the persons of questions."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    consultations = forms.IntegerField(
        label=_("Consultations given"),
        min_value=0,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        heads, advised = given.get("heads"), given.get("consultations")
        if isinstance(heads, int) and isinstance(advised, int) and advised > heads:
            self.add_error("consultations", _("There cannot be more consultations than people."))
        return given
