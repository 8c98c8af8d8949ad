"""Forms about a volunteer: profile, membership, reasons."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.desk.choices import addressee_keys
from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.actions.volunteers import Described
from alany.programmes.legal_aid.models import AidTopic, Volunteer
from alany.programmes.legal_aid.rules.volunteers import LARGEST_CAP, listed
from alany.programmes.legal_aid.wording_volunteers import (
    HELP_LANGUAGES,
    KIND_HINTS,
    KINDS,
    MEETINGS,
    STANDINGS,
)
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.places.queries import districts_on

Choices = list[tuple[str, str]]


def in_words(words: Mapping[str, TrilText]) -> Choices:
    """Codes with their words in the language of the page."""
    language = current_language()
    return [(code, text.in_language(language)) for code, text in words.items()]


def topic_choices() -> Choices:
    """All topics in the order of the office's list, narrower ones behind the wider."""
    language = current_language()
    rows = AidTopic.objects.select_related("parent")
    return [
        (
            str(one.pk),
            f"{one.parent.title(language)}: {one.title(language)}" if one.parent else one.title(language),
        )
        for one in rows
    ]


def place_choices(office: Office, day: date) -> Choices:
    """The whole region, then its districts and cities."""
    language = current_language()
    region = [(str(office.region_id), office.region.name(language))]
    return region + [(str(one.pk), one.name(language)) for one in districts_on(day)]


class ProfileForm(forms.Form):
    """Everything that the matching asks about a volunteer."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    person = forms.ChoiceField(
        label=_("Account"),
        help_text=_("An administrator opens the account and gives it the role of a volunteer."),
    )
    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    licence = forms.CharField(label=_("Number of the licence"), max_length=60, required=False)
    licence_checked_on = DayMonthYearField(label=_("Day on which the licence was checked"), required=False)
    chamber = forms.CharField(label=_("Chamber"), max_length=200, required=False)
    organisation = forms.ChoiceField(
        label=_("Own organisation"),
        required=False,
        help_text=_("Questions about it, about those above it and below it are never offered."),
    )
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    modes = forms.MultipleChoiceField(label=_("Ways of meeting"), widget=forms.CheckboxSelectMultiple)
    topics = forms.MultipleChoiceField(label=_("Topics"), widget=forms.CheckboxSelectMultiple)
    places = forms.MultipleChoiceField(
        label=_("Where meetings are possible"), widget=forms.CheckboxSelectMultiple, required=False
    )
    load_cap = forms.IntegerField(
        label=_("Questions at the same time, at most"),
        min_value=1,
        max_value=LARGEST_CAP,
        initial=5,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(
        self, office: Office, day: date, *args: object, volunteer: Volunteer | None = None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields, self.office, language = self.fields, office, current_language()
        if volunteer is not None:
            del fields["person"]
        else:
            fields["person"].choices = [("", _("Choose")), *_accounts(office)]  # type: ignore[attr-defined]
        fields["kind"].choices = in_words(KINDS)  # type: ignore[attr-defined]
        hints = {code: text.in_language(language) for code, text in KIND_HINTS.items()}
        fields["kind"].choice_hints = hints  # type: ignore[attr-defined]
        bodies = [("", _("none")), *addressee_keys(office, day)]
        fields["organisation"].choices = bodies  # type: ignore[attr-defined]
        fields["languages"].choices = in_words(HELP_LANGUAGES)  # type: ignore[attr-defined]
        fields["modes"].choices = in_words(MEETINGS)  # type: ignore[attr-defined]
        fields["topics"].choices = topic_choices()  # type: ignore[attr-defined]
        fields["places"].choices = place_choices(office, day)  # type: ignore[attr-defined]

    def described(self) -> Described:
        """The profile as the action takes it."""
        given = self.cleaned_data
        return Described(
            kind=given["kind"],
            languages=given["languages"],
            modes=given["modes"],
            topics=list(AidTopic.objects.filter(pk__in=given["topics"])),
            places=list(Place.objects.filter(pk__in=given["places"])),
            load_cap=given["load_cap"],
            licence=given["licence"],
            chamber=given["chamber"],
            licence_checked_on=given["licence_checked_on"],
            organisation=Organisation.objects.filter(pk=given["organisation"] or 0).first(),
        )


def _accounts(office: Office) -> Choices:
    """People of the office who are no volunteers yet."""
    rows = User.objects.filter(office=office, is_active=True, volunteer=None).order_by("sort_key", "pk")
    return [(str(one.pk), f"{one.name} · {one.email}") for one in rows]


def initial_of(volunteer: Volunteer) -> dict[str, object]:
    """What the form shows of a volunteer who is known."""
    return {
        "version": volunteer.version,
        "kind": volunteer.kind,
        "licence": volunteer.licence,
        "licence_checked_on": volunteer.licence_checked_on,
        "chamber": volunteer.chamber,
        "organisation": str(volunteer.organisation_id or ""),
        "languages": listed(volunteer.languages),
        "modes": listed(volunteer.modes),
        "topics": [str(one.pk) for one in volunteer.topics.all()],
        "places": [str(one.pk) for one in volunteer.places.all()],
        "load_cap": volunteer.load_cap,
    }


class ReasonForm(forms.Form):
    """Why; the record keeps it, the person who asked is not told."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the office sees it; the person who asked does not."),
    )

    def __init__(self, *args: object, required: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].required = required


class MembershipForm(forms.Form):
    """A body to which the volunteer belongs, with dates."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    post = forms.CharField(label=_("Post"), max_length=200, required=False)
    valid_from = DayMonthYearField(label=_("Member since"))
    valid_to = DayMonthYearField(label=_("Member until"), required=False)

    def __init__(self, office: Office, day: date, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["organisation"].choices = addressee_keys(office, day)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        begins, ends = given.get("valid_from"), given.get("valid_to")
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            self.add_error("valid_to", _("The end is before the beginning."))
        return given


class VolunteerFilter(forms.Form):
    """Filters of the list of volunteers."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        every, language = ("", _("All")), current_language()
        topics = [(one.slug, one.title(language)) for one in AidTopic.objects.all()]
        standings = [(code, word) for code, word in in_words(STANDINGS) if code != "active"]
        for name, choices in (
            ("kind", in_words(KINDS)),
            ("language", in_words(HELP_LANGUAGES)),
            ("topic", topics),
        ):
            self.fields[name].choices = [every, *choices]  # type: ignore[attr-defined]
        now = ("", STANDINGS["active"].in_language(language))
        self.fields["state"].choices = [now, *standings, ("any", _("All"))]  # type: ignore[attr-defined]
