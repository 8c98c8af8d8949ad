"""The questions of people's pages."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.desk import choices
from alany.faces.desk.people.wording import role_title
from alany.faces.ui.context import OWN_NAMES, current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.triltext import TrilText
from alany.spine.people.models import User
from alany.spine.people.queries import all_roles
from alany.spine.places.models import Place


def roles() -> choices.Choices:
    return [(role.code, role_title(role.code)) for role in all_roles()]


class PeopleFilter(forms.Form):
    """Words, role, programme, state; all may stay empty."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(given)
        self.fields["q"] = forms.CharField(label=_("Name, post or e-mail"), max_length=100, required=False)
        self.fields["q"].widget.attrs["data-key"] = "/"
        states = [("active", _("works")), ("off", _("switched off"))]
        offered = {
            "role": (_("Role"), roles()),
            "programme": (_("Programme"), choices.programmes()),
            "state": (_("State"), states),
        }
        for name, (label, values) in offered.items():
            widget = forms.Select(choices=choices.optional(values, _("any")))
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)


class PersonForm(forms.Form):
    """Who it is. The post stands in three languages, because letters and lists do."""

    name = forms.CharField(label=gettext_lazy("Name as the office writes it"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), help_text=gettext_lazy("With it the person signs in."), max_length=254
    )
    post_kk = forms.CharField(label=gettext_lazy("Post in Kazakh"), max_length=200)
    post_ru = forms.CharField(label=gettext_lazy("Post in Russian"), max_length=200)
    post_en = forms.CharField(label=gettext_lazy("Post in English"), max_length=200)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of letters to the person"),
        choices=list(OWN_NAMES.items()),
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def post(self) -> TrilText:
        """The post as one text; only for a valid form."""
        given = self.cleaned_data
        return TrilText(kk=given["post_kk"], ru=given["post_ru"], en=given["post_en"])


FIELDS = ("name", "email", "post_kk", "post_ru", "post_en", "language")


def of_person(person: User) -> dict[str, str]:
    """What the form shows of a person, by name of the field."""
    return {name: str(getattr(person, name)) for name in FIELDS}


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Districts under their names in the language of the page."""

    def label_from_instance(self, place: Place) -> str:
        return place.name(current_language())


class GrantForm(forms.Form):
    """A role, for what, where, and on which days."""

    valid_from = DayMonthYearField(label=gettext_lazy("First day"))
    valid_to = DayMonthYearField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Empty: until it is withdrawn."),
        required=False,
    )

    def __init__(self, *args: object, day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["role"] = forms.ChoiceField(
            label=_("Role"), choices=choices.optional(roles(), _("choose a role"))
        )
        self.fields["programme"] = forms.ChoiceField(
            label=_("Programme"),
            choices=choices.optional(choices.programmes(), _("all programmes")),
            required=False,
        )
        self.fields["place"] = PlaceField(
            label=_("Place"),
            queryset=Place.objects.valid_on(day).districts().in_kazakh_order(),
            empty_label=_("the whole region"),
            required=False,
        )
        self.order_fields(["role", "programme", "place", "valid_from", "valid_to"])


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("Language of letters to me"),
        choices=list(OWN_NAMES.items()),
        widget=forms.RadioSelect,
    )
