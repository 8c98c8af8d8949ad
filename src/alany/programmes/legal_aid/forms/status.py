"""What a person sends from the page of her question: a further question, the survey."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.programmes.legal_aid.models import Survey
from alany.programmes.legal_aid.wording_intake import GRADES, SOLVED

LONGEST = 4000


class FurtherForm(forms.Form):
    """One more question to the volunteer."""

    text = forms.CharField(
        label=_("Is something unclear? Ask further"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what is unclear.")},
    )


class DocumentForm(forms.Form):
    """One document for who answers."""

    file = forms.FileField(
        label=_("Add a document"),
        help_text=_("PDF, JPEG, PNG or DOCX. Only who answers your question can open it."),
    )


class SlotForm(forms.Form):
    """One of the next free times of the volunteer."""

    slot = forms.ChoiceField(
        label=_("Choose a time"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a time."),
            "invalid_choice": _("This time is gone. Choose another one."),
        },
    )

    def __init__(self, choices: list[tuple[str, str]], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.fields["slot"].choices = choices  # type: ignore[attr-defined]


class SurveyForm(forms.Form):
    """Three questions after the answer; after thirty days only whether it is solved."""

    def __init__(self, stage: str, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        language = current_language()
        grades = [(code, text.in_language(language)) for code, text in GRADES.items()]
        if stage == Survey.Stage.CLOSING:
            self.fields["clear"] = _one_of(_("How clear was the answer?"), grades)
            self.fields["kind"] = _one_of(_("How were you treated?"), grades)
        solved = [(code, text.in_language(language)) for code, text in SOLVED.items()]
        self.fields["solved"] = _one_of(_("Is your problem solved?"), solved)

    def grade(self, name: str) -> int | None:
        """A grade of 1 to 5, none where it was not asked."""
        given = self.cleaned_data.get(name)
        return int(given) if given else None


def _one_of(label: object, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type]
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one answer.")},
    )
