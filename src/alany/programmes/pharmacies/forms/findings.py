"""Forms of the queue of findings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.programmes.pharmacies.wording import FINDING_KINDS, FINDING_STATES


class WithdrawForm(forms.Form):
    """Why a finding is taken back."""

    reason = forms.CharField(
        label=_("Why is it taken back?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class FindingFilter(forms.Form):
    """Filters of the queue."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        language = current_language()
        for name, words in (("kind", FINDING_KINDS), ("state", FINDING_STATES)):
            self.fields[name].choices = [  # type: ignore[attr-defined]
                ("", _("All")),
                *((code, text.in_language(language)) for code, text in words.items()),
            ]
