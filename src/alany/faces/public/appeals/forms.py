"""What the writer of an appeal is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language, office_today
from alany.kernel.identifiers import IdentifierRefused, check_phone
from alany.spine.appeals.rules import LONGEST_SUBSTANCE, Given, check_number
from alany.spine.appeals.wording import KIND_HINTS, KINDS
from alany.spine.places.models import Place
from alany.spine.places.queries import districts_on


class SeveralFilesInput(forms.FileInput):
    """The browser's own field, in which several files can be chosen."""

    allow_multiple_selected = True


class WriteForm(forms.Form):
    """Name, a way to answer, what it is about. An IIN is never demanded."""

    name = forms.CharField(
        label=_("Surname, name, patronymic; or the name of the organisation"),
        max_length=300,
        error_messages={
            "required": _("Write your name. Without it this is no appeal, and nobody can be answered.")
        },
    )
    number = forms.CharField(
        label=_("IIN, or the BIN of the organisation"),
        help_text=_(
            "You need not give it. Of an IIN we keep only the last four digits and an unreadable mark."
        ),
        max_length=20,
        required=False,
    )
    address = forms.CharField(label=_("Postal address"), max_length=500, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    telephone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    substance = forms.CharField(
        label=_("What happened, what do you ask for"),
        help_text=_("Where, when, who. Do not write passwords or numbers of bank cards."),
        max_length=LONGEST_SUBSTANCE,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Write what happened and what you ask for.")},
    )
    enclosed = forms.Field(
        label=_("Files"),
        help_text=_(
            "Up to ten: PDF, JPEG, PNG, DOCX, XLSX or text, each up to 20 MB. Several can be chosen."
        ),
        required=False,
        widget=SeveralFilesInput(attrs={"multiple": True}),
    )
    field_order = (
        "kind",
        "name",
        "number",
        "address",
        "email",
        "telephone",
        "language",
        "place",
        "substance",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own signature
        super().__init__(*args, **kwargs)
        speak = current_language()
        kind = forms.ChoiceField(
            label=_("What is it"),
            choices=[(code, words.in_language(speak).capitalize()) for code, words in KINDS.items()],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one answer.")},
        )
        kind.choice_hints = {code: words.in_language(speak) for code, words in KIND_HINTS.items()}  # type: ignore[attr-defined]
        self.fields["kind"] = kind
        self.fields["language"] = forms.ChoiceField(
            label=_("In which language shall we answer"),
            choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
            initial=speak,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one answer.")},
        )
        districts = [(str(one.pk), one.name(speak)) for one in districts_on(office_today())]
        self.fields["place"] = forms.ChoiceField(
            label=_("Which district or city is it about"), choices=[("", "–"), *districts], required=False
        )
        self.order_fields(self.field_order)

    def clean_number(self) -> str:
        return number_checked(self.cleaned_data["number"])

    def clean_telephone(self) -> str:
        text = str(self.cleaned_data["telephone"]).strip()
        try:
            return check_phone(text) if text else ""
        except IdentifierRefused as refusal:
            raise forms.ValidationError(
                _("This is no telephone of Kazakhstan. Write it like +7 701 234 56 78.")
            ) from refusal

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        ways = ("address", "email", "telephone")
        if not any(given.get(name) or name in self.errors for name in ways):
            self.add_error(
                "address", _("Give an address, an e-mail or a telephone: we must know where to answer.")
            )
        return given

    def typed(self) -> dict[str, str]:
        """What is kept of it while it waits for the confirmation."""
        return {name: str(self.cleaned_data[name]) for name in self.fields if name != "enclosed"}


def number_checked(text: str) -> str:
    """The digits of an IIN or BIN, empty if none; raises ValidationError with the way on."""
    bare = text.strip()
    try:
        return check_number(bare)[1] if bare else ""
    except IdentifierRefused as refusal:
        raise forms.ValidationError(
            _("This is no IIN or BIN. It has 12 digits; correct it or leave it empty.")
        ) from refusal


def given_of(typed: dict[str, str], files: tuple[int, ...] = ()) -> tuple[Given, Place | None]:
    """What the register takes in, and the place, of what was kept."""
    names = ("name", "number", "address", "email", "telephone", "substance", "kind", "language")
    place = typed.get("place", "")
    found = Place.objects.filter(pk=int(place)).first() if place.isascii() and place.isdigit() else None
    return Given(**{name: typed.get(name, "") for name in names}, files=files), found


class OpenForm(forms.Form):
    """Number and code of the slip."""

    number = forms.CharField(
        label=_("Number of the appeal"), help_text=_("Such as A-2020-0007."), max_length=40
    )
    code = forms.CharField(
        label=_("Code"), help_text=_("Twelve letters and digits from the slip."), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


class SayForm(forms.Form):
    """Words with which an appeal is taken back, or said to be not fixed."""

    def __init__(self, label: str, *args: Any) -> None:  # noqa: ANN401  Django's own signature
        super().__init__(*args)
        self.fields["text"] = forms.CharField(
            label=label,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": _("Write it in a few words.")},
        )
