"""Letters that are typed off paper or written down on the telephone."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language, office_today
from alany.kernel.sealing.receipts import read_number
from alany.kernel.sealing.suite import Malformed
from alany.programmes.safe_zone.wording import TOPICS
from alany.spine.intake.actions import Told
from alany.spine.intake.rules import LONGEST_TEXT
from alany.spine.organisations.models import Office, Organisation

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))


class ToldForm(forms.Form):
    """What it says and what leads it on. The text is sealed at once and stands nowhere afterwards."""

    text = forms.CharField(
        label=_("What the letter says"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )
    topic = forms.ChoiceField(label=_("What it is about"))
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)
    excluded = forms.MultipleChoiceField(
        label=_("Whom it is about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("People of the bodies that you mark cannot open it and do not see that it exists."),
    )
    crime = forms.BooleanField(label=_("It tells of a crime or a threat"), required=False)
    once = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=64)

    def __init__(self, office: Office, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.fields["topic"].choices = [  # type: ignore[attr-defined]
            (code, words.in_language(language)) for code, words in TOPICS.items()
        ]
        bodies = Organisation.objects.valid_on(office_today()).filter(office=office)
        rows = bodies.filter(kind__in=("akimat", "authority")).order_by("sort_key")
        self.fields["excluded"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), one.name(language)) for one in rows
        ]

    def clean_once(self) -> str:
        """32 bytes as hexadecimal."""
        try:
            return bytes.fromhex(self.cleaned_data["once"]).hex()
        except ValueError as reason:
            raise ValidationError(_("The page is damaged. Open it anew.")) from reason

    @property
    def seed(self) -> bytes:
        """What makes a second click the same message."""
        return bytes.fromhex(self.cleaned_data["once"])

    def told(self) -> Told:
        """What was typed."""
        given = self.cleaned_data
        return Told(
            text=given["text"],
            topic=given["topic"],
            language=given["language"],
            excluded=tuple(int(one) for one in given["excluded"]),
            crime=given["crime"],
        )


class LetterForm(ToldForm):
    """A letter out of the box: on a numbered sheet, or on own paper where the number is left empty."""

    number = forms.CharField(
        label=_("Number of the sheet"),
        required=False,
        max_length=20,
        help_text=_("Eight digits. Leave it empty for a letter on own paper."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    scan = forms.FileField(
        label=_("Scan"),
        required=False,
        help_text=_("A photograph or PDF, at most 50 MB. It is sealed as it comes."),
    )
    field_order = ("number", "scan", "text")

    def clean_number(self) -> str:
        """The digits, with a right check digit."""
        typed = self.cleaned_data["number"]
        try:
            return read_number(typed) if typed else ""
        except Malformed as reason:
            raise ValidationError(_("One digit is wrong: compare the number with the sheet.")) from reason


class CallForm(ToldForm):
    """What a caller said."""

    def __init__(self, office: Office, *args: object, **kwargs: object) -> None:
        super().__init__(office, *args, **kwargs)
        self.fields["text"].required = True


class PackForm(forms.Form):
    """How many sheets are printed."""

    count = forms.IntegerField(
        label=_("How many sheets"),
        min_value=1,
        max_value=500,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


class DeliveryForm(forms.Form):
    """The pack was printed and delivered."""

    sheets = forms.FileField(
        label=_("File of the printed pack"),
        help_text=_("sheets.json, which the printing made. It holds no secret."),
    )
    delivered_to = forms.CharField(label=_("Where it was delivered"), max_length=300)
