"""The questions of the path, one form a page."""

from typing import Any

from django import forms
from django.db.models import F

from alany.faces.trust_box.wording import choices, word
from alany.faces.ui.context import current_language, office_today
from alany.spine.intake.queries.keys import THE_OFFICE
from alany.spine.intake.rules import LONGEST_TEXT, MODES, TOPICS
from alany.spine.organisations.models import Office, Organisation

OFF = {"autocomplete": "off"}


class PlainText(forms.CharField):
    """Text without signs that cannot be seen; ends of lines and tabs stay."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401  Django's own signature
        text = str(super().to_python(value) or "")
        return "".join(sign for sign in text if sign.isprintable() or sign in "\n\r\t")


class Severally(forms.FileInput):
    """The browser's own field, in which several files can be chosen."""

    allow_multiple_selected = True


class Question(forms.Form):
    """Base: forms are made in the language of the page, and typed text is kept as typed."""

    def __init__(self, office: Office, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args, **kwargs)
        self.office = office
        self.ask()

    def ask(self) -> None:
        """Make the fields."""

    def said(self) -> dict[str, object]:
        """What is carried on."""
        return dict(self.cleaned_data)


def _line(label: str, hint: str = "", *, limit: int = 300) -> PlainText:
    return PlainText(
        label=label, help_text=hint, required=False, max_length=limit, widget=forms.TextInput(attrs=OFF)
    )


class AboutForm(Question):
    """Whom it is about: decides who can never open it."""

    def ask(self) -> None:
        bodies = Organisation.objects.filter(office=self.office).valid_on(office_today())
        kinds = (Organisation.Kind.AKIMAT, Organisation.Kind.AUTHORITY)
        rows = bodies.filter(kind__in=kinds).order_by(F("kind"), "sort_key")
        named = [(str(one.pk), one.name(current_language())) for one in rows]
        self.fields["body"] = forms.ChoiceField(
            label=word("about_body"), required=False,
            choices=[("", word("about_none")), (str(THE_OFFICE), word("about_office")), *named],
        )  # fmt: skip
        self.fields["who"] = _line(word("about_who"), word("about_who_hint"))

    def said(self) -> dict[str, object]:
        body = self.cleaned_data["body"]
        return {"about": [int(body)] if body else [], "who": self.cleaned_data["who"]}


class WhatForm(Question):
    """What happened, and its topic."""

    def ask(self) -> None:
        self.fields["topic"] = forms.ChoiceField(
            label=word("topic"), choices=choices("topic", TOPICS), widget=forms.RadioSelect,
            error_messages={"required": word("choose")},
        )  # fmt: skip
        self.fields["what"] = PlainText(
            label=word("what_text"), help_text=word("what_hint"), strip=True,
            error_messages={"required": word("what_missing")},
            widget=forms.Textarea(attrs={"rows": 10} | OFF),
        )  # fmt: skip

    def clean_what(self) -> str:
        text = str(self.cleaned_data["what"])
        if len(text) > LONGEST_TEXT:
            raise forms.ValidationError(word("what_long", count=len(text)))
        return text


class UrgentForm(Question):
    """A crime or a threat starts the timer of the law."""

    def ask(self) -> None:
        self.fields["urgent"] = forms.ChoiceField(
            label=word("urgent_title"), help_text=word("urgent_hint"), widget=forms.RadioSelect,
            choices=choices("urgent", ("yes", "no")), error_messages={"required": word("choose")},
        )  # fmt: skip

    def said(self) -> dict[str, object]:
        return {"urgent": self.cleaned_data["urgent"]}


class WhereForm(Question):
    """Where it was."""

    def ask(self) -> None:
        self.fields["where"] = _line(word("where_title"), word("where_hint"), limit=500)


class WhenForm(Question):
    """When it was."""

    def ask(self) -> None:
        self.fields["when"] = _line(word("when_title"), word("when_hint"))


class FilesForm(Question):
    """Files; they are taken by the handler, the form only shows the field."""

    def ask(self) -> None:
        self.fields["enclosed"] = forms.Field(
            label=word("files_label"), help_text=word("files_hint"), required=False,
            widget=Severally(attrs={"multiple": True}),
        )  # fmt: skip

    def said(self) -> dict[str, object]:
        return {}


class ModeForm(Question):
    """Anonymous, confidential or open, each with what the law says of it."""

    def ask(self) -> None:
        field = forms.ChoiceField(
            label=word("mode_title"), choices=choices("mode", MODES), widget=forms.RadioSelect,
            error_messages={"required": word("choose")},
        )  # fmt: skip
        field.choice_hints = {one: word(f"mode_{one}_hint") for one in MODES}  # type: ignore[attr-defined]
        self.fields["mode"] = field


class YouForm(Question):
    """Name and a way to answer; asked only of who wants to give them."""

    def ask(self) -> None:
        name = _line(word("you_name"))
        name.required, name.error_messages["required"] = True, word("you_missing")
        self.fields["name"] = name
        self.fields["contact"] = _line(word("you_contact"))


FORMS: dict[str, type[Question]] = {
    "about": AboutForm, "what": WhatForm, "urgent": UrgentForm, "where": WhereForm, "when": WhenForm,
    "files": FilesForm, "mode": ModeForm, "you": YouForm,
}  # fmt: skip


def answered(step: str, kept: dict[str, Any]) -> dict[str, object]:
    """What the form of a step begins with, out of what is carried."""
    if step == "about":
        return {"body": str(kept["about"][0]) if kept.get("about") else "", "who": kept.get("who", "")}
    names = {
        "what": ("topic", "what"), "urgent": ("urgent",), "where": ("where",), "when": ("when",),
        "mode": ("mode",), "you": ("name", "contact"),
    }.get(step, ())  # fmt: skip
    return {name: kept.get(name, "") for name in names}


class OpenForm(forms.Form):
    """Number and secret of a receipt."""

    def __init__(self, *args: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args)
        attrs = OFF | {"inputmode": "numeric"}
        for name in ("number", "secret"):
            self.fields[name] = forms.CharField(
                label=word(f"state_{name}"), help_text=word(f"state_{name}_hint"), max_length=60,
                widget=forms.TextInput(attrs=attrs), error_messages={"required": word(f"bad_{name}")},
            )  # fmt: skip
