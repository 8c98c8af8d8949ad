"""Forms of what a pharmacy says, and of naming it in public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.dates import DayMonthYearField


class ReplyForm(forms.Form):
    """What the pharmacy said after the visit."""

    text = forms.CharField(
        label=_("What does the pharmacy say?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In its own words. Nothing is left out, nothing is added."),
    )
    received_on = DayMonthYearField(label=_("Day on which it came"))
    document = forms.CharField(label=_("Number of its letter"), required=False, max_length=100)


class NamingForm(forms.Form):
    """The decision as the public will read it."""

    reply = forms.CharField(
        label=_("What the pharmacy says"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Printed beside the decision, word for word."),
    )
    was_asked = forms.BooleanField(
        label=_("The pharmacy was asked for its words and gave none"), required=False
    )
