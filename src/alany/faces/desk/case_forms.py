"""Forms of a case. Each carries the version that the person saw when the form was opened."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.desk import choices
from alany.faces.ui.dates import DayMonthYearField
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST = 4000
YEARS_AHEAD = 10
Words: TypeAlias = "str | _StrPromise"


def furthest(day: date) -> date:
    """The last day that a term may be set to: ten years ahead; a year typed wrong lies beyond."""
    return (day - timedelta(days=day.month == 2 and day.day == 29)).replace(year=day.year + YEARS_AHEAD)


def words_field(label: Words, hint: Words = "", *, required: bool = True) -> forms.CharField:
    """A text of some lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a few words what was done or why.")},
    )


def choice_field(
    label: Words, values: choices.Choices, *, required: bool = True, hint: Words = ""
) -> forms.Field:
    """One of the values, in a list."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=values,
        required=required,
        error_messages={
            "required": _("Choose one from the list."),
            "invalid_choice": _("Choose one from the list."),
        },
    )


class Versioned(forms.Form):
    """A form that knows which version of the record it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NoteForm(forms.Form):
    """Words for the timeline."""

    text = words_field(_("Add a note"))


class MoveForm(Versioned):
    """Words that go with a change of state; for a claimed fix also who claims it."""

    text = words_field(_("What was done, or why"), _("This text stays in the timeline of the case."))
    claimed_by = forms.CharField(
        label=_("Who says that it is fixed"),
        help_text=_("A body or a person. Whoever records this cannot verify it."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: object, claims: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not claims:
            del self.fields["claimed_by"]


class AssignForm(Versioned):
    """Who answers for the case from now on."""

    text = words_field(_("A word to her or him"), required=False)

    def __init__(self, *args: object, office: Office, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = choices.optional(choices.people(office), "–")
        self.fields["owner"] = choice_field(_("Who answers for the case"), people)
        self.order_fields(["owner", "text"])
        self.office = office

    def clean_owner(self) -> User:
        return User.objects.get(office=self.office, pk=self.cleaned_data["owner"])


class DueForm(Versioned):
    """Another term, with the reason."""

    due_on = DayMonthYearField(
        label=_("New term"), help_text=_("A day off moves to the next working day."), required=True
    )
    text = words_field(_("Why the term changes"))

    def __init__(self, *args: object, opened_on: date, day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["due_on"]
        assert isinstance(field, DayMonthYearField)  # noqa: S101  it is declared above
        field.earliest, field.latest = opened_on, furthest(day)


class EditForm(Versioned):
    """What the case is about, where, and who is asked."""

    title = forms.CharField(
        label=_("What is the matter"),
        max_length=300,
        help_text=_("One line. No names of persons who reported it."),
        error_messages={"required": _("Say in one line what is the matter.")},
    )

    def __init__(
        self, *args: object, office: Office, day: date, place: Place | None = None,
        addressee: Organisation | None = None, **kwargs: object,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        places = _with_current(choices.place_keys(day), place)
        bodies = _with_current(choices.addressee_keys(office, day), addressee)
        nothing = str(_("not stated"))
        self.fields["place"] = choice_field(_("Place"), choices.optional(places, nothing), required=False)
        self.fields["addressee"] = choice_field(
            _("Who is asked to act"), choices.optional(bodies, nothing), required=False
        )

    def clean_place(self) -> Place | None:
        key = self.cleaned_data["place"]
        return Place.objects.get(pk=key) if key else None

    def clean_addressee(self) -> Organisation | None:
        key = self.cleaned_data["addressee"]
        return Organisation.objects.get(pk=key) if key else None


def _with_current(offered: choices.Choices, current: Place | Organisation | None) -> choices.Choices:
    """The choices and the record's own value, which may be no longer valid or of another level."""
    if current is None or str(current.pk) in dict(offered):
        return offered
    return [(str(current.pk), str(current)), *offered]


class NewCaseForm(EditForm):
    """A case opened by hand: its topic, and a term by a rule of law, by the office, or none."""

    text = words_field(_("What is known"), required=False)
    received_on = DayMonthYearField(
        label=_("Received on"), help_text=_("The rule of law in force on this day is applied.")
    )
    due_on = DayMonthYearField(label=_("Term set by the office"), required=False)

    def __init__(
        self, *args: object, office: Office, day: date, rules: choices.Choices, **kwargs: object
    ) -> None:
        super().__init__(*args, office=office, day=day, **kwargs)  # type: ignore[arg-type]
        topics = choices.topics()
        self.fields["topic"] = choice_field(
            _("Topic"), topics if len(topics) == 1 else choices.optional(topics, "–")
        )
        self.fields["rule"] = choice_field(
            _("Term by a rule of law"),
            choices.optional(rules, str(_("no rule of law"))),
            required=False,
            hint=_("Leave it empty where the office sets the term itself."),
        )
        for name, latest in (("received_on", day), ("due_on", furthest(day))):
            field = self.fields[name]
            assert isinstance(field, DayMonthYearField)  # noqa: S101  it is declared above
            field.latest = latest
        self.order_fields(["topic", "title", "text", "place", "addressee", "received_on", "rule", "due_on"])

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("rule") and given.get("due_on"):
            self.add_error("due_on", _("Choose one: a rule of law or a term of the office."))
        due, received = given.get("due_on"), given.get("received_on")
        if isinstance(due, date) and isinstance(received, date) and due < received:
            self.add_error("due_on", _("The term cannot end before the case was received."))
        return given
