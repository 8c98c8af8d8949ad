"""Forms of a referral: prepare, send, write down what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.programmes.pharmacies.rules.referrals import FATE
from alany.programmes.pharmacies.wording import FATES
from alany.spine.organisations.models import Organisation

LETTER_LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"))


def _text(label: Any) -> forms.CharField:  # noqa: ANN401  a text or its lazy translation
    return forms.CharField(label=label, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ReferForm(forms.Form):
    """To whom, and in which language."""

    authority = forms.ModelChoiceField(Organisation.objects.none(), label=_("Authority"))
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=LETTER_LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, authorities: "Iterable[Organisation]", *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["authority"].queryset = authorities  # type: ignore[attr-defined]
        language = current_language()
        self.fields["authority"].label_from_instance = lambda body: body.name(language)  # type: ignore[attr-defined]


class SendReferralForm(forms.Form):
    """How it goes out, and until when an answer is asked for."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("How is it sent?"),
        choices=[("print", _("Handed over printed")), ("email", _("By e-mail, as PDF"))],
        widget=forms.RadioSelect,
    )
    answer_due_on = DayMonthYearField(
        label=_("Answer asked for by"), required=False, help_text=_("Empty: the term of the law of today.")
    )


class AnswerForm(forms.Form):
    """What the authority or a court has done. The choices are the states that can follow."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("What was decided or done"), widget=forms.RadioSelect)
    document = forms.CharField(label=_("Number of the document"), max_length=100)
    on = DayMonthYearField(label=_("Date of the document"))
    fine_mci = forms.IntegerField(
        label=_("Fine, in monthly calculation indexes"), required=False, min_value=1, max_value=10_000
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when no ground was found or a decision was reversed."),
    )
    text = forms.CharField(
        label=_("In short"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, current: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        allowed = FATE.allowed(current)
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (state, FATES[state].in_language(language)) for state in FATE.states if state in allowed
        ]


class CorrectedForm(forms.Form):
    """A price at or below the cap, seen on a second visit."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayMonthYearField(label=_("Day on which it was seen"))
    text = _text(_("What was seen"))


class RefundForm(forms.Form):
    """The excess that a buyer got back."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    amount = forms.DecimalField(label=_("Amount, tenge"), min_value=1, max_digits=12, decimal_places=2)
    on = DayMonthYearField(label=_("Day of the refund"))
    text = _text(_("How it is known"))


class ReferralFilter(forms.Form):
    """Filters of the list of referrals."""

    state = forms.ChoiceField(label=_("State"), required=False)
    due = forms.ChoiceField(
        label=_("Answer"), required=False, choices=[("", _("All")), ("overdue", _("Overdue"))]
    )

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        language = current_language()
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("", _("All")),
            *((code, text.in_language(language)) for code, text in FATES.items()),
        ]
