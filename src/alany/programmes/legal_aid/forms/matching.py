"""Forms of the coordinator: another volunteer, a meeting, a filter of offers."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.programmes.legal_aid.forms.volunteers import in_words
from alany.programmes.legal_aid.wording_volunteers import ANSWERS, CHANNELS
from alany.spine.bookings.models import Slot


class AnotherForm(forms.Form):
    """Another volunteer than the first of the ranking, and why."""

    volunteer = forms.ChoiceField(label=_("Volunteer"))
    reason = forms.CharField(
        label=_("Why not the first of the ranking?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, choices: list[tuple[str, str]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["volunteer"].choices = choices  # type: ignore[attr-defined]


class MeetingForm(forms.Form):
    """A free time of the volunteer, and how the person asked for it."""

    slot = forms.ChoiceField(label=_("Time"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=_("How the person asked"), widget=forms.RadioSelect, initial="telephone"
    )

    def __init__(self, slots: Iterable[tuple[Slot, str]], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["slot"].choices = [(str(slot.pk), words) for slot, words in slots]  # type: ignore[attr-defined]
        self.fields["channel"].choices = in_words(CHANNELS)  # type: ignore[attr-defined]


class OfferFilter(forms.Form):
    """Filters of the list of offers."""

    q = forms.CharField(label=_("Number of the question or name"), required=False, max_length=100)
    answer = forms.ChoiceField(label=_("Answer"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        words = [("waiting" if code == "" else code, word) for code, word in in_words(ANSWERS)]
        self.fields["answer"].choices = [("", _("All")), *words]  # type: ignore[attr-defined]
