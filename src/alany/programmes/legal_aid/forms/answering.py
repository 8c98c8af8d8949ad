"""Forms of the volunteer who answers, of the reviewer, and of public answers."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.programmes.legal_aid.models import AidTopic, Matter
from alany.programmes.legal_aid.rules.services import ALLOWED, allowed
from alany.programmes.legal_aid.wording_intake import MODES, OUTCOMES, SERVICES

LONGEST = 12000
GIVEN = ("explained", "drafted", "state_aid", "referred", "represented", "no_contact")


class AnswerForm(forms.Form):
    """The answer itself and what it was; only what this kind of volunteer may do can be chosen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": _("Write the answer.")},
    )
    service = forms.ChoiceField(label=_("What you did"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(label=_("Result"))
    mode = forms.ChoiceField(label=_("How you spoke"))
    minutes = forms.IntegerField(
        label=_("Minutes that it took"),
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )

    def __init__(self, matter: Matter, kind: str, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"version": matter.case.version, "mode": matter.mode})
        language = current_language()
        may = (
            [code for code in sorted(allowed("advocate")) if code in allowed(kind)] if kind in ALLOWED else []
        )
        for name, codes, words in (
            ("service", may, SERVICES), ("outcome", GIVEN, OUTCOMES), ("mode", MODES, MODES),
        ):  # fmt: skip
            self.fields[name].choices = [(code, words[code].in_language(language)) for code in codes]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """The word of the reviewer."""

    verdict = forms.ChoiceField(
        label=_("Is the answer right and clear?"),
        choices=[("good", _("Yes, it is good")), ("mend", _("It has to be mended"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("To its author, without names"),
        help_text=_("Needed when the answer has to be mended."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LibraryForm(forms.Form):
    """A public question and answer in both languages, and the law."""

    topic = forms.ModelChoiceField(label=_("Topic"), queryset=AidTopic.objects.none())
    question_kk = forms.CharField(label=_("Question in Kazakh"), max_length=400)
    answer_kk = forms.CharField(
        label=_("Answer in Kazakh"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "kk"}),
    )
    question_ru = forms.CharField(label=_("Question in Russian"), max_length=400)
    answer_ru = forms.CharField(
        label=_("Answer in Russian"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "ru"}),
    )
    law = forms.CharField(
        label=_("Law"),
        help_text=_("Act, article and the version that was read, with its day."),
        max_length=300,
    )

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        language = current_language()
        topic = self.fields["topic"]
        topic.queryset = AidTopic.objects.all()  # type: ignore[attr-defined]
        topic.label_from_instance = lambda one: one.title(language)  # type: ignore[attr-defined]


class LookAgainForm(forms.Form):
    """When a published answer is looked at again."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    look_again_on = DayMonthYearField(label=_("Look at it again on"), required=False)
