"""Forms of the register of pharmacies."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.identifiers import IdentifierRefused, check_bin
from alany.programmes.pharmacies.actions.register import LicenceFacts, PharmacyFacts
from alany.programmes.pharmacies.models import Pharmacy
from alany.programmes.pharmacies.wording_register import KINDS, SHORT_LICENCE, SUBTYPES
from alany.spine.places.queries import districts_on
from alany.spine.tables.wording import CODES


def bin_of(text: str) -> str:
    """A checked BIN, or the reason why not in the language of the page."""
    try:
        return check_bin(text)
    except IdentifierRefused as refused:
        said = CODES[f"bin_{refused.reason}"].in_language(current_language())
        raise ValidationError(said.replace("{detail}", text)) from refused


class BinField(forms.CharField):
    """The 12 digits of a BIN."""

    def clean(self, value: object) -> str:
        text = super().clean(value)
        return bin_of(text) if text else ""


class PharmacyForm(forms.Form):
    """What is known of one address."""

    name = forms.CharField(label=_("Name of the pharmacy"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"))
    owner_bin = BinField(
        label=_("BIN of the owner"),
        help_text=_("12 digits. Leave it empty for a sole trader: an IIN is not kept."),
        max_length=20,
        required=False,
    )
    owner_name = forms.CharField(
        label=_("Owner"), max_length=300, help_text=_("Used only when nobody has this BIN yet")
    )
    chain = forms.CharField(
        label=_("Chain"), max_length=120, required=False, help_text=_("Empty if it belongs to none")
    )
    district = forms.ChoiceField(label=_("District or city"))
    address = forms.CharField(label=_("Address"), max_length=300)
    opened_on = DayMonthYearField(label=_("Open since"))
    closed_on = DayMonthYearField(label=_("Closed since"), required=False)
    is_urban = forms.BooleanField(label=_("In a city or town"), required=False)
    is_vat_payer = forms.ChoiceField(label=_("Does it pay VAT?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.places = {place.kato: place for place in districts_on(today)}
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, text.in_language(language)) for kind, text in KINDS.items()
        ]
        self.fields["district"].choices = [  # type: ignore[attr-defined]
            ("", _("– choose –")),
            *((kato, place.name(language)) for kato, place in self.places.items()),
        ]
        self.fields["is_vat_payer"].choices = [  # type: ignore[attr-defined]
            ("", _("Not known")),
            ("yes", _("Yes")),
            ("no", _("No")),
        ]

    def clean(self) -> dict[str, object]:
        """A pharmacy does not close before it opens."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        opened, closed = self.cleaned_data.get("opened_on"), self.cleaned_data.get("closed_on")
        if opened and closed and closed < opened:
            self.add_error("closed_on", ValidationError(_("It cannot close before it opens.")))
        return cleaned

    def facts(self, *, is_invented: bool = False) -> PharmacyFacts:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        return PharmacyFacts(
            owner_bin=said["owner_bin"],
            owner_name=said["owner_name"],
            chain=said["chain"],
            kind=said["kind"],
            name=said["name"],
            district=self.places[said["district"]],
            address=said["address"],
            opened_on=said["opened_on"],
            closed_on=said["closed_on"],
            is_urban=said["is_urban"],
            is_vat_payer={"yes": True, "no": False}.get(said["is_vat_payer"]),
            is_invented=is_invented,
        )


def initial_of(pharmacy: Pharmacy) -> dict[str, object]:
    """A pharmacy as the form shows it."""
    return {
        "name": pharmacy.name,
        "kind": pharmacy.kind,
        "owner_bin": pharmacy.owner.bin,
        "owner_name": pharmacy.owner.name(current_language()),
        "chain": pharmacy.chain,
        "district": pharmacy.district.kato,
        "address": pharmacy.address,
        "opened_on": pharmacy.opened_on,
        "closed_on": pharmacy.closed_on,
        "is_urban": pharmacy.is_urban,
        "is_vat_payer": {True: "yes", False: "no", None: ""}[pharmacy.is_vat_payer],
        "version": pharmacy.version,
    }


class LicenceForm(forms.Form):
    """A licence with its annex, as its card says."""

    number = forms.CharField(label=_("Licence number"), max_length=60)
    issued_on = DayMonthYearField(label=_("Issued on"))
    holder_bin = BinField(label=_("BIN of the holder"), max_length=20)
    annex_number = forms.CharField(label=_("Annex number"), max_length=40, required=False)
    annex_address = forms.CharField(label=_("Address in the annex"), max_length=300)
    subtypes = forms.MultipleChoiceField(label=_("What it allows"), widget=forms.CheckboxSelectMultiple)
    suspended_from = DayMonthYearField(label=_("Suspended from"), required=False)
    suspended_to = DayMonthYearField(label=_("Suspended until"), required=False)
    ended_on = DayMonthYearField(label=_("Ended on"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.fields["subtypes"].choices = [  # type: ignore[attr-defined]
            (code, text.in_language(language)) for code, text in SUBTYPES.items()
        ]

    def facts(self) -> LicenceFacts:
        """What was typed, as the action takes it."""
        said = dict(self.cleaned_data)
        return LicenceFacts(**said | {"subtypes": tuple(said["subtypes"])})


class RegisterFilter(forms.Form):
    """Filters of the register; the public one has no state of a licence."""

    q = forms.CharField(label=_("Name, number, address or BIN"), required=False, max_length=100)
    district = forms.ChoiceField(label=_("District or city"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    licence = forms.ChoiceField(label=_("Licence"), required=False)

    def __init__(self, data: dict[str, str], districts: list[tuple[str, str]], language: str) -> None:
        super().__init__(data)
        every = ("", _("All"))
        self.fields["district"].choices = [every, *districts]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            every,
            *((kind, text.in_language(language)) for kind, text in KINDS.items()),
        ]
        self.fields["licence"].choices = [  # type: ignore[attr-defined]
            every,
            *((state, text.in_language(language)) for state, text in SHORT_LICENCE.items()),
        ]
