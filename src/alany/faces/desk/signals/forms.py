"""Forms of the acts on a signal. Words for the sender have no field here: they never come to the server."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.desk import choices
from alany.faces.desk.case_forms import furthest
from alany.faces.desk.signals import words as signal_words
from alany.faces.desk.signals.access import Seat
from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.triltext import TrilText
from alany.spine.intake.actions import EXTENDING
from alany.spine.intake.models import Action, OfficerKey
from alany.spine.intake.queries.keys import excluded_of, keyring
from alany.spine.intake.rules import CLOSING, DELETING, LINKED, DirectoryMissing, TooFewBodies
from alany.spine.organisations.models import Organisation

LONGEST_MOTIVE = 500


class SignalForm(forms.Form):
    """A form about one signal; without fields it only asks to be sure."""

    def __init__(self, *args: Any, at: Seat, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.at, self.day = at, day
        self.prepare()

    def prepare(self) -> None:
        """Add the fields that depend on the signal."""

    def radio(self, label: str, table: dict[str, TrilText], names: tuple[str, ...]) -> forms.ChoiceField:
        """One reason of the list."""
        return forms.ChoiceField(
            label=label,
            choices=[(name, signal_words.said(table, name)) for name in names],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
        )

    def select(
        self, label: str, offered: choices.Choices, widget: type[forms.Select] = forms.Select
    ) -> forms.ChoiceField:
        """One of a list."""
        return forms.ChoiceField(
            label=label,
            choices=choices.optional(offered, "–"),
            widget=widget,
            error_messages={
                "required": _("Choose one from the list."),
                "invalid_choice": _("Choose one from the list."),
            },
        )


class AnswerForm(SignalForm):
    """Only the page's own fields, which have no names."""


class AssignForm(SignalForm):
    """Who works on it."""

    def prepare(self) -> None:
        rows = self.at.signal.recipients.filter(removed_on=None, key__person__isnull=False)
        people = {one.key.person for one in rows.select_related("key__person")}
        offered = sorted((one.as_actor().ref, one.name) for one in people if one)
        self.fields["to"] = self.select(_("Who works on it"), offered)


class CloseForm(SignalForm):
    """Why it is closed; only the sender links it to an appeal."""

    def prepare(self) -> None:
        names = tuple(name for name in CLOSING if name != LINKED)
        self.fields["reason"] = self.radio(_("Why"), signal_words.CLOSING, names)


class ExtendForm(SignalForm):
    """A later day, with a reason of the list."""

    due = DayMonthYearField(label=gettext_lazy("New day"))

    def prepare(self) -> None:
        field = self.fields["due"]
        assert isinstance(field, DayMonthYearField)  # noqa: S101  it is declared above
        field.earliest, field.latest = self.at.signal.due_on or self.day, furthest(self.day)
        self.fields["reason"] = self.radio(_("Why"), signal_words.EXTENDING, EXTENDING)


class KeyedSelect(forms.Select):
    """A list whose options name the key of their body, for the script that seals to it."""

    keys: dict[str, str]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if key := self.keys.get(str(value)):
            option["attrs"]["data-key"] = key
        return option


class ForwardForm(SignalForm):
    """To whom; the package itself is made in the browser."""

    def prepare(self) -> None:
        bodies = Organisation.objects.filter(office=self.at.signal.office).valid_on(self.day).authorities()
        live = OfficerKey.objects.filter(office=self.at.signal.office, role=OfficerKey.Role.AUTHORITY)
        keys = {f"org-{one.organisation_id}": one.key_id for one in live.live(self.day).order_by("pk")}
        language, without = current_language(), _("no registered key")
        offered = []
        for body in bodies.order_by("sort_key"):
            value, name = f"org-{body.pk}", body.name(language)
            offered.append((value, name if value in keys else f"{name} ({without})"))
        self.fields["to"] = self.select(_("To whom"), offered, KeyedSelect)
        widget = self.fields["to"].widget
        assert isinstance(widget, KeyedSelect)  # noqa: S101  chosen above
        widget.keys = keys


def _named(key: OfficerKey) -> str:
    name = key.person.name if key.person else key.label
    body = key.organisation.name(current_language()) if key.organisation else ""
    return f"{name}, {body}" if body else name


class GrantForm(SignalForm):
    """Who is let in: keys of the signed directory whose holders are not linked to what it is about."""

    def prepare(self) -> None:
        signal = self.at.signal
        now = set(signal.recipients.filter(removed_on=None).values_list("key__key_id", flat=True))
        try:
            held = keyring(signal.office, self.day, excluded_of(signal)).recipients
        except (DirectoryMissing, TooFewBodies):
            held = ()
        prefetch_related_objects([one.row for one in held], "person", "organisation")
        offered = [(one.key_id, _named(one.row)) for one in held if one.key_id not in now]
        self.fields["to"] = self.select(_("Who"), offered)


class RevokeForm(SignalForm):
    """Who is taken out; for oneself there is the act of stepping aside."""

    def prepare(self) -> None:
        rows = self.at.signal.recipients.filter(removed_on=None).exclude(key=self.at.key)
        rows = rows.select_related("key__person", "key__organisation")
        self.fields["to"] = self.select(_("Who"), [(one.key.key_id, _named(one.key)) for one in rows])


class MotiveForm(SignalForm):
    """Why a name is needed; two custodians read it."""

    motive = forms.CharField(
        label=gettext_lazy("Why the name is needed"),
        help_text=gettext_lazy(
            "The custodians and later the sender read this. No words of the message itself."
        ),
        max_length=LONGEST_MOTIVE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why the name is needed.")},
    )

    def clean_motive(self) -> str:
        """As it was signed: a form sends other line ends than the script has signed."""
        return str(self.cleaned_data["motive"]).replace("\r\n", "\n")


class DeletionForm(SignalForm):
    """Why the words should go."""

    def prepare(self) -> None:
        self.fields["reason"] = self.radio(_("Why"), signal_words.DELETING, DELETING)


class AgreeForm(SignalForm):
    """The reason that the first has signed is signed by the second too."""

    reason = forms.CharField(widget=forms.HiddenInput, required=False)

    def prepare(self) -> None:
        asked = Action.objects.filter(signal=self.at.signal, kind="deletion_asked").order_by("-pk").first()
        self.initial["reason"] = asked.reason if asked else ""
