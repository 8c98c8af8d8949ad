"""The weekly check and the opening act."""

from collections.abc import Sequence
from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.actions.boxes import Seals, Second
from alany.programmes.safe_zone.actions.observing import Tried
from alany.programmes.safe_zone.models import Equipment
from alany.programmes.safe_zone.rules.boxes import Counted
from alany.programmes.safe_zone.wording import FAULTS, KINDS, TRYING
from alany.spine.people.models import User

FAULTS_OF = {
    "wifi": ("no_internet", "power", "broken", "missing"),
    "computer": ("broken", "no_internet", "power", "missing"),
    "printer": ("no_paper", "broken", "power", "missing"),
    "telephone": ("no_tone", "broken", "missing"),
    "box": ("seal", "broken", "missing"),
}
WORKS = "up"


class CheckForm(forms.Form):
    """What was found of each piece of equipment. What was not tried is left so: it stays unknown."""

    on = DayMonthYearField(label=_("Day of the check"))
    clock = forms.TimeField(
        label=_("Time"), input_formats=["%H:%M", "%H.%M"], help_text=_("For example 10:30")
    )
    by_name = forms.CharField(label=_("Who checked"), max_length=200)

    def __init__(self, things: Sequence[Equipment], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.things, language = things, current_language()
        for thing in things:
            faults = [(code, FAULTS[code].in_language(language)) for code in FAULTS_OF[thing.kind]]
            self.fields[f"thing_{thing.pk}"] = forms.ChoiceField(
                label=KINDS[thing.kind].in_language(language),
                help_text=TRYING[thing.kind].in_language(language) + "?",
                choices=[("", _("not tried")), (WORKS, _("works")), *faults],
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def seen_at(self) -> datetime:
        """The moment of the check."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["clock"], ALMATY)

    def tried(self) -> dict[int, Tried]:
        """What was tried, by the key of the equipment."""
        told = {thing.pk: self.cleaned_data[f"thing_{thing.pk}"] for thing in self.things}
        return {
            key: Tried(said == WORKS, "" if said == WORKS else said) for key, said in told.items() if said
        }


class OpeningForm(forms.Form):
    """The opening act."""

    on = DayMonthYearField(label=_("Day of the opening"))
    second = forms.ChoiceField(
        label=_("Second person"),
        required=False,
        help_text=_("A colleague confirms the act from an own account. Somebody else signs it on paper."),
    )
    second_name = forms.CharField(label=_("Name of somebody else"), max_length=200, required=False)
    second_post = forms.CharField(label=_("Post of somebody else"), max_length=200, required=False)
    seal_found = forms.CharField(label=_("Number of the seal that was found"), max_length=40)
    seal_intact = forms.BooleanField(label=_("The seal was whole"), required=False)
    seal_new = forms.CharField(label=_("Number of the new seal"), max_length=40)
    sheets = forms.IntegerField(
        label=_("Letters on numbered sheets"),
        min_value=0,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    own_paper = forms.IntegerField(
        label=_("Letters on own paper"),
        min_value=0,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    note = forms.CharField(label=_("Remark"), max_length=500, required=False)

    def __init__(self, colleagues: Sequence[User], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.colleagues = {str(one.pk): one for one in colleagues}
        people = [(key, one.name) for key, one in self.colleagues.items()]
        self.fields["second"].choices = [("", _("somebody else")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if not given.get("second") and not given.get("second_name"):
            self.add_error("second", _("A box is never opened alone: choose a colleague or write a name."))
        return given

    def second_person(self) -> Second:
        """Who opened together."""
        given = self.cleaned_data
        if user := self.colleagues.get(given["second"]):
            return Second(user=user)
        return Second(name=given["second_name"], post=given["second_post"])

    def seals(self) -> Seals:
        """The seals."""
        given = self.cleaned_data
        return Seals(given["seal_found"], given["seal_intact"], given["seal_new"])

    def counted(self) -> Counted:
        """The letters."""
        return Counted(self.cleaned_data["sheets"], self.cleaned_data["own_paper"])


def check_initial(person: User, today: date, now: datetime) -> dict[str, object]:
    """Today, now, and the person who is signed in."""
    return {"on": today, "clock": now.astimezone(ALMATY).strftime("%H:%M"), "by_name": person.name}
