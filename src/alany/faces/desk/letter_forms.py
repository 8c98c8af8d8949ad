"""Forms of a letter."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.desk import choices
from alany.faces.desk.case_forms import LONGEST, Versioned, choice_field
from alany.faces.ui.context import OWN_NAMES
from alany.faces.ui.dates import DayMonthYearField
from alany.spine.files.uploads import was_too_large
from alany.spine.letters.rules import FIELD, Person
from alany.spine.organisations.models import Office, Organisation
from alany.spine.programme.manifest import LetterTemplate

LONGEST_TERM_DAYS = 366
PERSON_FIELDS = (
    ("person_name", _("Or to which person"), forms.CharField),
    ("person_address", _("Postal address of the person"), forms.CharField),
    ("person_email", _("E-mail of the person"), forms.EmailField),
)


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
        hint = _("For a person leave it at –.")
        self.fields["addressee"] = choice_field(_("To which body"), bodies, required=False, hint=hint)
        for name, label, kind in PERSON_FIELDS:
            self.fields[name] = kind(label=label, max_length=200, required=False)
        self.fields["language"] = choice_field(
            _("Language of the letter"),
            list(OWN_NAMES.items()),
            hint=_("An answer is written in the language of the appeal."),
        )
        self.blanks: list[str] = []
        for name, text in blanks_of(template, reading).items():
            self.blanks.append(name)
            alone = stands_alone(text, name)
            self.fields[f"blank_{name}"] = forms.CharField(
                label=sentence_of(text, name),
                max_length=LONGEST if alone else 1000,
                widget=forms.Textarea(attrs={"rows": 5}) if alone else forms.TextInput,
                error_messages={"required": _("The letter has a blank here. Fill it in.")},
            )
        self.fields["enclosures"] = forms.CharField(
            label=_("Enclosures"),
            help_text=_("One on a line."),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.office = office

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        body, person = given.get("addressee"), given.get("person_name")
        if body and person:
            self.add_error("person_name", _("Choose either a body or a person."))
        elif not body and not person:
            self.add_error("addressee", _("Choose a body, or write the person's name below."))
        elif person and not (given.get("person_address") or given.get("person_email")):
            self.add_error("person_address", _("Write an address or an e-mail: else it cannot be sent."))
        return given

    def to_whom(self) -> Organisation | Person:
        """The body that was chosen, or the person that was written."""
        given = self.cleaned_data
        if given["addressee"]:
            return Organisation.objects.get(office=self.office, pk=given["addressee"])
        return Person(given["person_name"], given["person_address"], given["person_email"])

    def filled(self) -> dict[str, str]:
        """What was typed into each blank."""
        return {name: self.cleaned_data[f"blank_{name}"] for name in self.blanks}


def blanks_of(template: LetterTemplate, reading: str) -> dict[str, str]:
    """Each blank of the template, with the text it stands in: in the reader's language where it has it."""
    found: dict[str, str] = {}
    for language in (reading, *OWN_NAMES):
        text = f"{template.subject.in_language(language)}\n\n{template.body.in_language(language)}"
        found = dict.fromkeys(FIELD.findall(text), text) | found
    return found


def sentence_of(text: str, name: str) -> str:
    """The words around a blank, the blank as ____ and other blanks as dots, at most 150 signs.

    A blank that is a paragraph of its own is shown after the end of the paragraph before it.
    """
    marked = FIELD.sub(lambda found: "____" if found[1] == name else "…", text)
    paragraphs = [" ".join(part.split()) for part in marked.split("\n\n")]
    place = next(at for at, part in enumerate(paragraphs) if "____" in part)
    shown = paragraphs[place]
    if len(shown) < 8 and place:
        shown = f"{paragraphs[place - 1]} {shown}"
    at = shown.index("____")
    first, last = max(0, at - 70), at + 74
    return ("… " if first else "") + shown[first:last].strip() + (" …" if last < len(shown) else "")


def stands_alone(text: str, name: str) -> bool:
    """Whether a blank is a whole paragraph, so that it may be filled with several lines."""
    return any(part.strip() == f"{{{name}}}" for part in text.split("\n\n"))


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
            latest=day + timedelta(days=LONGEST_TERM_DAYS),
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
