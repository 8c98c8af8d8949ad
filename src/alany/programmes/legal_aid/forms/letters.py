"""A letter to the person of a question."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.spine.programme.manifest import LetterTemplate


class LetterForm(forms.Form):
    """What the letter tells, and where the paper goes."""

    what = forms.ChoiceField(
        label=_("What the letter tells"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a letter.")},
    )
    address = forms.CharField(
        label=_("Postal address"),
        help_text=_("Leave it empty when the letter goes by e-mail or is handed over."),
        required=False,
        max_length=300,
    )

    def __init__(self, templates: Iterable[LetterTemplate], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        language = current_language()
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (one.slug, one.title.in_language(language)) for one in templates
        ]
