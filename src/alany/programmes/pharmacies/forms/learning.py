"""Forms of the queue of lines and of the decisions about them."""

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.programmes.pharmacies.engine.reasons import REASONS
from alany.programmes.pharmacies.models import Medicine
from alany.programmes.pharmacies.rules.aliases import QUEUED
from alany.programmes.pharmacies.wording import CERTAINTIES, DECISIONS
from alany.programmes.pharmacies.wording_learning import ALIAS_STATES, MEANINGS
from alany.spine.organisations.models import Organisation


class QueueFilter(forms.Form):
    """Which lines of the queue are shown."""

    q = forms.CharField(label=_("Words of the line"), required=False, max_length=100)
    grade = forms.ChoiceField(label=_("Answer"), required=False)
    reason = forms.ChoiceField(label=_("Why it waits"), required=False)

    def __init__(self, data: dict[str, str], reasons: Iterable[str]) -> None:
        super().__init__(data)
        language, every = current_language(), ("", _("All"))
        probable, unclear = QUEUED
        self.fields["grade"].choices = [  # type: ignore[attr-defined]
            every,
            (probable, CERTAINTIES[probable].in_language(language)),
            (unclear, DECISIONS[unclear].in_language(language)),
        ]
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            every,
            *((code, REASONS[code].in_language(language)) for code in reasons),
        ]


class AliasFilter(forms.Form):
    """Which decisions are shown."""

    q = forms.CharField(label=_("Words of the line"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        language = current_language()
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("", _("All")),
            *((code, text.in_language(language)) for code, text in ALIAS_STATES.items()),
        ]


class MeaningForm(forms.Form):
    """What a line means, by the one who proposes it."""

    meaning = forms.ChoiceField(label=_("What does this line mean?"), widget=forms.RadioSelect)
    packs = forms.MultipleChoiceField(
        label=_("Which packs?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick every pack that the line may mean, and no other."),
    )
    supplier = forms.ChoiceField(
        label=_("In whose lists?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("What one chain writes so may mean something else elsewhere."),
    )
    note = forms.CharField(
        label=_("How do you know?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The second person reads it."),
    )

    def __init__(
        self,
        medicines: Sequence[Medicine],
        hints: dict[str, str],
        suppliers: Sequence[Organisation],
        *args: object,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.medicines = {str(one.pk): one for one in medicines}
        self.suppliers = {str(one.pk): one for one in suppliers}
        self.fields["meaning"].choices = [  # type: ignore[attr-defined]
            (code, text.in_language(language)) for code, text in MEANINGS.items()
        ]
        packs = self.fields["packs"]
        packs.choices = [(key, str(one)) for key, one in self.medicines.items()]  # type: ignore[attr-defined]
        packs.choice_hints = hints  # type: ignore[attr-defined]
        self.fields["supplier"].choices = [  # type: ignore[attr-defined]
            ("", _("In all lists")),
            *((key, one.name(language)) for key, one in self.suppliers.items()),
        ]

    def chosen(self) -> list[Medicine]:
        """The packs that were ticked, in the order of the page."""
        return [one for key, one in self.medicines.items() if key in self.cleaned_data["packs"]]

    def of(self) -> Organisation | None:
        """Whose lists it is for; None: all."""
        return self.suppliers.get(self.cleaned_data["supplier"])


class ReasonForm(forms.Form):
    """Why a decision is refused or taken back."""

    reason = forms.CharField(label=_("Why?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
