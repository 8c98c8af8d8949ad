"""The form that plans a campaign."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.periods import Period
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.rules.campaigns import BY_SIZE, CENSUS, PLANS
from alany.programmes.pharmacies.wording import DRAW_PLANS

LONGEST_AHEAD = timedelta(days=2 * 366)


class CampaignForm(forms.Form):
    """Titles, days, size and the word of the draw. The days lie ahead of `today`, by two years at most."""

    title_kk = forms.CharField(label=_("Title in Kazakh"), max_length=200)
    title_ru = forms.CharField(label=_("Title in Russian"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    first_on = DayMonthYearField(label=_("First day of the visits"))
    last_on = DayMonthYearField(label=_("Last day of the visits"))
    plan = forms.ChoiceField(label=_("How are they drawn?"), widget=forms.RadioSelect, required=False)
    size = forms.IntegerField(
        label=_("How many pharmacies to visit"),
        min_value=1,
        required=False,
        help_text=_("In all, or from each stratum; for a census leave it empty."),
    )
    chosen = forms.CharField(
        label=_("Visited for a reason, beside the draw"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: the number of the pharmacy and why, for example: 0012 second decision"),
    )
    seed = forms.CharField(
        label=_("Word of the draw"),
        max_length=64,
        help_text=_("Any text nobody could choose to suit a result. It is published after the last visit."),
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.fields["plan"].choices = [  # type: ignore[attr-defined]
            (code, DRAW_PLANS[code].in_language(language)) for code in PLANS
        ]
        self.fields["plan"].initial = BY_SIZE
        for name in ("first_on", "last_on"):
            field = self.fields[name]
            assert isinstance(field, DayMonthYearField)  # noqa: S101  it is declared above
            field.earliest, field.latest = today, today + LONGEST_AHEAD

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last_on", _("The last day is before the first one."))
        if not cleaned.get("size") and cleaned.get("plan") != CENSUS and not self.chosen_ones():
            self.add_error("size", _("Write how many pharmacies to visit."))
        return cleaned

    def chosen_ones(self) -> dict[str, str]:
        """Numbers of pharmacies that are visited for a reason, each with it."""
        lines = str(self.cleaned_data.get("chosen") or "").splitlines()
        found = {}
        for line in lines:
            number, _blank, reason = line.strip().partition(" ")
            if number:
                found[number] = reason.strip()
        return found

    def draw_plan(self) -> str:
        """How the draw is shared among strata."""
        return str(self.cleaned_data.get("plan") or BY_SIZE)

    def titles(self) -> TrilText:
        """The title in three languages."""
        given = self.cleaned_data
        return TrilText(kk=given["title_kk"], ru=given["title_ru"], en=given["title_en"])

    def period(self) -> Period:
        """The days of the visits."""
        return Period(self.cleaned_data["first_on"], self.cleaned_data["last_on"])
