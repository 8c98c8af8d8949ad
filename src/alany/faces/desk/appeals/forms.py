"""Forms of appeals and receptions at the desk."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.desk import choices
from alany.faces.desk.case_forms import Words, choice_field
from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.identifiers import IdentifierRefused
from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.spine.appeals.rules import LONGEST_SUBSTANCE, TELEPHONE, check_number
from alany.spine.appeals.wording import CHANNELS, KINDS, OUTCOMES, SIGNED, SYSTEMS
from alany.spine.files.uploads import was_too_large

LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]


def said(words: Mapping[str, TrilText], *without: str) -> choices.Choices:
    """Codes with their words in the language of the page."""
    speak = current_language()
    return [(code, text.in_language(speak)) for code, text in words.items() if code not in without]


def text_field(
    label: Words, rows: int = 0, hint: Words = "", *, most: int = 300, needed: bool = False
) -> forms.Field:
    """One line, or some of them."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=most, required=needed, widget=widget)


class AppealFilter(forms.Form):
    """The filters of the register; all may stay empty."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(given)
        self.fields["q"] = text_field(_("Number, name, IIN or BIN"), most=100)
        self.fields["q"].widget.attrs["data-key"] = "/"
        states = [
            ("new", str(_("not yet read"))), ("open", str(_("open"))),
            ("overdue", str(_("the term has passed"))), ("closed", str(_("closed"))),
        ]  # fmt: skip
        mirrors = [("no", str(_("not noted"))), ("yes", str(_("noted")))]
        offered = {
            "channel": (_("How the appeal came"), said(CHANNELS)),
            "kind": (_("Kind"), said(KINDS)),
            "state": (_("State"), states),
            "mirror": (_("Official number"), mirrors),
        }
        for name, (label, values) in offered.items():
            widget = forms.Select(choices=choices.optional(values, str(_("any"))))
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)


class TakeInForm(forms.Form):
    """An appeal as it lies on the table or is told by telephone."""

    def __init__(self, *args: Any, day: date, moment: datetime, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        clock = f"{moment.astimezone(ALMATY):%H:%M}"
        place = choices.optional(choices.place_keys(day), "–")
        self.fields |= {
            "channel": choice_field(_("How the appeal came"), said(CHANNELS, "online")),
            "kind": choice_field(_("Kind"), said(KINDS)),
            "received_on": DayMonthYearField(label=_("Day of receipt"), latest=day, initial=day),
            "received_time": forms.TimeField(label=_("Time of receipt"), initial=clock),
            "name": text_field(_("Name of the sender, or of the organisation"), needed=True),
            "number": text_field(_("IIN or BIN"), hint=_("Only when it is given freely."), most=20),
            "address": text_field(_("Postal address"), most=500),
            "email": forms.EmailField(label=_("E-mail"), required=False),
            "telephone": text_field(_("Telephone"), most=40),
            "language": choice_field(_("Language of the appeal"), LANGUAGES),
            "place": choice_field(_("District"), place, required=False),
            "subject": text_field(
                _("About what, in some words"), hint=_("Stands in lists: write no name here."), most=150
            ),
            "substance": text_field(_("What is asked"), 8, most=LONGEST_SUBSTANCE, needed=True),
            "signed_as": choice_field(_("How it is signed"), said(SIGNED)),
            "protocol": text_field(
                _("Protocol of what was said"), 4, _("By telephone it is obligatory; read it to the person."),
                most=LONGEST_SUBSTANCE,
            ),
            "file": forms.FileField(label=_("The paper as a file"), required=False),
        }  # fmt: skip

    def clean_number(self) -> str:
        bare = str(self.cleaned_data["number"]).strip()
        try:
            return check_number(bare)[1] if bare else ""
        except IdentifierRefused as refusal:
            raise forms.ValidationError(
                _("This is no IIN or BIN. It has 12 digits; correct it or leave it empty.")
            ) from refusal

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (
            not any(given.get(name) for name in ("address", "email", "telephone"))
            and "email" not in self.errors
        ):
            self.add_error(
                "address", _("Give an address, an e-mail or a telephone: we must know where to answer.")
            )
        if given.get("channel") == TELEPHONE and not given.get("protocol"):
            self.add_error("protocol", _("Write down what was said and read it to the person."))
        request = getattr(self, "request", None)
        if request is not None and was_too_large(request, "file"):
            self.add_error("file", _("The file is larger than 20 MB. Make it smaller or give it in parts."))
        return given

    def received_at(self) -> datetime:
        """The stated moment of receipt, in Almaty's time."""
        given = self.cleaned_data
        return datetime.combine(given["received_on"], given["received_time"], tzinfo=ALMATY)


class MirrorForm(forms.Form):
    """The number under which an official system keeps the matter."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields |= {
            "system": choice_field(_("System"), said(SYSTEMS)),
            "number": text_field(_("Number there"), most=60, needed=True),
            "registered_on": DayMonthYearField(label=_("Registered there on"), latest=day, initial=day),
            "status": text_field(_("Status there"), hint=_("As the other system words it."), most=200),
        }


class PlanForm(forms.Form):
    """A day of reception."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields |= {
            "on": DayMonthYearField(label=_("Day"), earliest=day),
            "begins": forms.TimeField(label=_("Begins"), initial="10:00"),
            "ends": forms.TimeField(label=_("Ends"), initial="13:00"),
            "place": choice_field(
                _("District"), choices.optional(choices.place_keys(day), "–"), required=False
            ),
            "address_kk": text_field(_("Where, in Kazakh"), needed=True),
            "address_ru": text_field(_("Where, in Russian"), needed=True),
            "receivers_kk": text_field(_("Who receives, in Kazakh"), needed=True),
            "receivers_ru": text_field(_("Who receives, in Russian"), needed=True),
            "topics_kk": text_field(_("About what, in Kazakh")),
            "topics_ru": text_field(_("About what, in Russian")),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] <= given["begins"]:
            self.add_error("ends", _("It must end after it begins."))
        return given


class ReasonForm(forms.Form):
    """Why a day is called off; the public page shows it."""

    why_kk = forms.CharField(label=_("Why, in Kazakh; everybody reads it"), max_length=300)
    why_ru = forms.CharField(label=_("Why, in Russian; everybody reads it"), max_length=300)


class VisitorForm(forms.Form):
    """Who came next."""

    name = forms.CharField(
        label=_("Who came"), help_text=_("It need not be given."), max_length=300, required=False
    )
    about = forms.CharField(label=_("About what"), max_length=300, required=False)
    head_count = forms.IntegerField(label=_("How many people"), min_value=1, max_value=500, initial=1)


class OutcomeForm(forms.Form):
    """How a visit ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = choice_field(_("How it ended"), said(OUTCOMES, "waits"))
        self.fields["text"] = text_field(_("What was answered, or where sent"), 3, most=500)
        self.fields["coupon"] = text_field(
            _("Number of the appeal"), hint=_("When one was registered: such as A-2020-0007."), most=30
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("outcome") in {"answered", "referred"} and not str(given.get("text", "")).strip():
            self.add_error("text", _("Write what was answered, or where the person was sent."))
        return given
