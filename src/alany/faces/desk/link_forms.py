"""The form of a new link for an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import OWN_NAMES
from alany.spine.cases.links import DAYS_AFTER_DUE, LONGEST_DAYS


class LinkForm(forms.Form):
    """To whom the link goes, by which way, and how long it is good."""

    recipient = forms.CharField(
        label=_("To whom you give it"),
        max_length=300,
        help_text=_("A body and, if you know it, a post. It stands on the page that the link opens."),
        error_messages={"required": _("Write to whom you give the link.")},
    )
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    mail = forms.BooleanField(
        label=_("Send it by e-mail at once"),
        help_text=_("The letter says that an answer is asked and gives the link, nothing of the matter."),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of the page and the e-mail"),
        choices=list(OWN_NAMES.items()),
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label=_("Good for how many days after the term"),
        min_value=1,
        max_value=LONGEST_DAYS,
        initial=DAYS_AFTER_DUE,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("mail") and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the e-mail, or leave out sending and give the link by hand."))
        return given
