"""One question of the intake as a form with one answer that can be kept."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.identifiers import IdentifierRefused, check_phone
from alany.programmes.legal_aid.rules.codes import LENGTH, CodeRefused, read
from alany.programmes.legal_aid.rules.tree import Step

LONGEST_FACTS = 8000
YEARS_BACK, YEARS_AHEAD = 3, 5
DAYS = 366
CHOSEN = {"required": _("Choose one answer.")}
Options = Sequence[tuple[str, str]]


class PhoneField(forms.CharField):
    """A telephone of Kazakhstan, kept as +7…"""

    def clean(self, value: object) -> str:
        text = str(super().clean(value)).strip()
        try:
            return check_phone(text) if text else ""
        except IdentifierRefused as refused:
            raise ValidationError(_("Write the number like 8 701 123 45 67.")) from refused


class CodeField(forms.CharField):
    """Sixteen digits, whatever stands between them."""

    def clean(self, value: object) -> str:
        text = str(super().clean(value))
        try:
            return read(text)
        except CodeRefused as refused:
            raise ValidationError(
                _("The code has %(length)s digits. Check that none is missing."), params={"length": LENGTH}
            ) from refused


class AskForm(forms.Form):
    """The fields of one question. `options` are the choices, `hints` the words beside them."""

    def __init__(
        self,
        step: Step,
        language: str,
        data: QueryDict | None = None,
        *,
        kept: object = None,
        options: Options = (),
        hints: Mapping[str, str] | None = None,
        today: date,
    ) -> None:
        super().__init__(data, initial=_initial(step, kept))
        self.step = step
        self.title, hint = step.title.in_language(language), step.hint
        self.hint = hint.in_language(language) if hint else ""
        for name, field in fields_of(step, self.title, options, today).items():
            field.choice_hints = hints or {}  # type: ignore[attr-defined]
            self.fields[name] = field
        if self.is_heading:
            self.fields["answer"].help_text = self.hint

    @property
    def is_heading(self) -> bool:
        """Whether the page has one field, whose label is the question itself."""
        return self.step.kind not in {"parties", "contact", "consent"}

    def answer(self) -> object:
        """What is kept: text, a list of names, or the fields of the contact."""
        return kept_of(self.step, self.cleaned_data)


def kept_of(step: Step, given: Mapping[str, Any]) -> object:
    """The answer that is kept of what was typed into the fields of one question."""
    match step.kind:
        case "date":
            return given["answer"].isoformat()
        case "parties":
            return [name for name in (given["first"].strip(), given["second"].strip()) if name]
        case "contact":
            return {name: value for name, value in given.items() if value}
        case "consent":
            return "yes"
    return given["answer"]


def _initial(step: Step, kept: object) -> dict[str, object]:
    if kept is None:
        return {}
    match step.kind:
        case "date":
            return {"answer": date.fromisoformat(str(kept))}
        case "parties" if isinstance(kept, list):
            return dict(zip(("first", "second"), kept, strict=False))
        case "contact" if isinstance(kept, dict):
            return dict(kept)
        case "consent":
            return {"answer": True}
    return {"answer": kept}


def fields_of(step: Step, title: str, options: Options, today: date) -> dict[str, forms.Field]:
    """The fields of one question under their own names."""
    match step.kind:
        case "date":
            return {
                "answer": DayMonthYearField(
                    label=title,
                    earliest=today - timedelta(days=YEARS_BACK * DAYS),
                    latest=today + timedelta(days=YEARS_AHEAD * DAYS),
                )
            }
        case "facts":
            return {"answer": _facts(title)}
        case "parties":
            return _parties()
        case "contact":
            return _contact()
        case "consent":
            agree = {"required": _("Without your consent we cannot keep the question. Call us instead.")}
            return {"answer": forms.BooleanField(label=_("I agree"), error_messages=agree)}
    return {
        "answer": forms.ChoiceField(
            label=title, choices=options, widget=forms.RadioSelect, error_messages=CHOSEN
        )
    }


def _facts(title: str) -> forms.Field:
    return forms.CharField(
        label=title,
        max_length=LONGEST_FACTS,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "required": _("Write at least a sentence about what happened."),
            "max_length": _("The text is too long: %(limit_value)s characters at most."),
        },
    )


def _parties() -> dict[str, forms.Field]:
    hint = _("Name of the person, or of the body. Leave it empty if there is nobody.")
    return {
        "first": forms.CharField(label=_("The other side"), help_text=hint, required=False, max_length=300),
        "second": forms.CharField(label=_("One more side"), required=False, max_length=300),
    }


def _contact() -> dict[str, forms.Field]:
    return {
        "name": forms.CharField(
            label=_("Your name"), max_length=200, error_messages={"required": _("Write how to call you.")}
        ),
        "telephone": PhoneField(
            label=_("Telephone"), required=False, max_length=40, widget=forms.TextInput({"inputmode": "tel"})
        ),
        "email": forms.EmailField(label=_("E-mail"), required=False, max_length=200),
        "may_call": forms.BooleanField(label=_("It is safe to call me"), required=False),
        "may_write": forms.BooleanField(label=_("It is safe to write to me"), required=False),
        "note": forms.CharField(
            label=_("What else to mind"),
            help_text=_("For example: call only before noon."),
            required=False,
            max_length=300,
        ),
    }


class ReturnForm(forms.Form):
    """The code by which an unfinished intake goes on."""

    code = CodeField(
        label=_("Your code"),
        help_text=_("Sixteen digits that you wrote down"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the code.")},
        max_length=60,
    )


class StatusForm(forms.Form):
    """Number and code of a question that was sent."""

    number = forms.CharField(
        label=_("Number of the question"),
        help_text=_("For example: C-2020-0117"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Type the number.")},
    )
    code = CodeField(
        label=_("Your code"),
        help_text=_("Sixteen digits that you wrote down"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the code.")},
        max_length=60,
    )

    def clean_number(self) -> str:
        """The number in capitals; a Cyrillic С typed for the Latin one is understood."""
        typed = str(self.cleaned_data["number"]).strip().upper()
        return typed.replace("С", "C").replace(" ", "")
