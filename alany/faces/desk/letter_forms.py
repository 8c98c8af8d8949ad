"""Forms of a letter."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.desk import choices
from alany.faces.desk.case_forms import Versioned, choice_field
from alany.faces.ui.context import OWN_NAMES
from alany.faces.ui.dates import DayMonthYearField
from alany.spine.files.uploads import was_too_large
from alany.spine.letters.rules import FIELD
from alany.spine.organisations.models import Office, Organisation
from alany.spine.programme.manifest import LetterTemplate


class WriteForm(forms.Form):
    """A letter from a template: addressee, language, and each blank of the template in its sentence."""

    def __init__(
        self,
        *args: object,
        template: LetterTemplate,
        office: Office,
        day: date,
        reading: str,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        bodies = choices.optional(choices.addressee_keys(office, day), "–")
        self.fields["addressee"] = choice_field(_("To whom"), bodies)
        self.fields["language"] = choice_field(
            _("Language of the letter"),
            list(OWN_NAMES.items()),
            hint=_("An answer is written in the language of the appeal."),
        )
        text = f"{template.subject.in_language(reading)}\n{template.body.in_language(reading)}"
        self.blanks = [name for name in dict.fromkeys(FIELD.findall(text)) if name in template.fields]
        for name in self.blanks:
            self.fields[f"blank_{name}"] = forms.CharField(
                label=sentence_of(text, name),
                max_length=1000,
                error_messages={"required": _("The letter has a blank here. Fill it in.")},
            )
        self.fields["enclosures"] = forms.CharField(
            label=_("Enclosures"),
            help_text=_("One on a line."),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.office = office

    def clean_addressee(self) -> Organisation:
        return Organisation.objects.get(office=self.office, pk=self.cleaned_data["addressee"])

    def filled(self) -> dict[str, str]:
        """What was typed into each blank."""
        return {name: self.cleaned_data[f"blank_{name}"] for name in self.blanks}


def sentence_of(text: str, name: str) -> str:
    """The sentence around a blank, the blank as ____ and other blanks as dots, at most 140 signs."""
    start = text.index(f"{{{name}}}")
    before = max(text.rfind(mark, 0, start) for mark in (". ", "\n")) + 1
    ends = [at for at in (text.find(mark, start) for mark in (". ", "\n")) if at >= 0]
    sentence = text[before : min(ends, default=len(text)) + 1].strip()
    marked = FIELD.sub("…", sentence.replace(f"{{{name}}}", "____"))
    at = marked.index("____")
    first = max(0, at - 70)
    shown = marked[first : at + 74]
    return ("… " if first else "") + shown + (" …" if at + 74 < len(marked) else "")


def lines(text: str) -> list[str]:
    """Each line that says something."""
    return [line.strip()[:300] for line in text.splitlines() if line.strip()][:50]


class TextForm(Versioned):
    """The text of a draft."""

    subject = forms.CharField(label=_("Subject"), max_length=300)
    body = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        help_text=_("An empty line begins a paragraph; lines that begin with - make a list."),
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    enclosures = forms.CharField(
        label=_("Enclosures"),
        help_text=_("One on a line."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SendForm(Versioned):
    """By which way, and by when an answer is expected."""

    def __init__(self, *args: object, email: str, day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        ways = [("print", str(_("printed: I hand it over or post it")))]
        if email:
            ways.insert(0, ("email", str(_("by e-mail to %(email)s") % {"email": email})))
        self.fields["channel"] = forms.ChoiceField(
            label=_("How it goes"), choices=ways, widget=forms.RadioSelect, initial=ways[0][0]
        )
        self.fields["answer_due_on"] = DayMonthYearField(
            label=_("Answer expected by"),
            help_text=_("Leave it empty to count by the rule of law that is in force today."),
            required=False,
            earliest=day,
        )


class AnswerForm(forms.Form):
    """The answer as it came: its number and date, what it says, perhaps the file."""

    number = forms.CharField(label=_("Number of the answer"), max_length=60)
    dated_on = DayMonthYearField(label=_("Date of the answer"))
    text = forms.CharField(
        label=_("What it says"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    file = forms.FileField(
        label=_("The answer as a file"),
        help_text=_(
            "PDF, JPEG, PNG, DOCX, XLSX, HTML or text, up to 20 MB. It is not scanned for viruses yet."
        ),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        request = getattr(self, "request", None)
        if request is not None and was_too_large(request, "file"):
            self.add_error("file", _("The file is larger than 20 MB. Make it smaller or give it in parts."))
        return super().clean() or {}
