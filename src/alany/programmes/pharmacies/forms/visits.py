"""The sheet of a visit as one form: the checklist, prices, who was along, what the pharmacy says."""

from datetime import datetime
from decimal import Decimal

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.money import AmountRefused, parse_tenge
from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.actions.visits import Price
from alany.programmes.pharmacies.wording import GRADES, NON_RESPONSE, VISIT_STATES
from alany.spine.programme.manifest import Checklist, Question

PRICES = 8
YES, NO = "yes", "no"


def _field_of(question: Question, language: str) -> forms.Field:
    label = question.title.in_language(language)
    if question.kind == "yes_no":
        choices = [(YES, _("Yes")), (NO, _("No"))]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)
    if question.kind == "select_one":
        options = [(choice.value, choice.title.in_language(language)) for choice in question.choices]
        return forms.ChoiceField(label=label, choices=options, widget=forms.RadioSelect)
    return forms.CharField(
        label=label, required=question.required, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class VisitForm(forms.Form):
    """A sheet; empty rows of prices are left out."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    visited_on = DayMonthYearField(label=_("Day of the visit"))
    visited_time = forms.TimeField(
        label=_("Time"),
        help_text=_("For example: 14:30"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    companion = forms.CharField(
        label=_("Who was with you"), max_length=200, help_text=_("A visit is always made by two.")
    )
    no_conflict = forms.BooleanField(
        label=_("Neither of us is related to this pharmacy, its owner or its competitors")
    )

    def __init__(self, checklist: Checklist, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.questions = checklist.questions
        for question in checklist.questions:
            self.fields[f"q_{question.slug}"] = _field_of(question, language)
        grades = [("", "–"), *((code, text.in_language(language)) for code, text in GRADES.items())]
        for row in range(PRICES):
            self.fields[f"line_{row}"] = forms.CharField(
                label=_("Medicine, as the tag says"), required=False, max_length=500
            )
            self.fields[f"price_{row}"] = forms.CharField(
                label=_("Price, tenge"),
                required=False,
                max_length=20,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )
            self.fields[f"grade_{row}"] = forms.ChoiceField(
                label=_("Seen on"), required=False, choices=grades
            )
        self.fields["explanation"] = forms.CharField(
            label=_("What the pharmacy says"),
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("The right of reply: write it down in their words."),
        )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        for row in range(PRICES):
            line, price, grade = (
                str(cleaned.get(f"{name}_{row}") or "") for name in ("line", "price", "grade")
            )
            if not (line or price):
                continue
            if not (line and price and grade):
                self.add_error(
                    f"line_{row}", _("A price needs the medicine, the amount and where it was seen.")
                )
                continue
            self._check_price(row, price)
        return cleaned

    def _check_price(self, row: int, price: str) -> None:
        try:
            amount = parse_tenge(price)
        except AmountRefused:
            amount = Decimal(0)
        if amount <= 0 or amount > 10_000_000:
            self.add_error(f"price_{row}", _("Write the amount in tenge, for example 1250 or 1250,50."))

    def heading_fields(self) -> list[BoundField]:
        """When, with whom, without conflict."""
        return [self[name] for name in ("version", "visited_on", "visited_time", "companion", "no_conflict")]

    def question_fields(self) -> list[BoundField]:
        """The checklist."""
        return [self[f"q_{question.slug}"] for question in self.questions]

    def price_rows(self) -> list[list[BoundField]]:
        """Rows of line, price and grade."""
        return [[self[f"{name}_{row}"] for name in ("line", "price", "grade")] for row in range(PRICES)]

    def answers(self) -> dict[str, object]:
        """Answers as the checklist takes them."""
        found: dict[str, object] = {}
        for question in self.questions:
            value = self.cleaned_data.get(f"q_{question.slug}")
            found[question.slug] = value == YES if question.kind == "yes_no" else value
        return found

    def prices(self) -> list[Price]:
        """The rows that were filled."""
        given = self.cleaned_data
        return [
            Price(given[f"line_{row}"], parse_tenge(given[f"price_{row}"]), given[f"grade_{row}"])
            for row in range(PRICES)
            if given.get(f"line_{row}")
        ]

    def visited_at(self) -> datetime:
        """The moment of the visit in Almaty."""
        given = self.cleaned_data
        return datetime.combine(given["visited_on"], given["visited_time"], tzinfo=ALMATY)


class NotMadeForm(forms.Form):
    """Why a planned visit was not made."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Why could you not visit?"), widget=forms.RadioSelect)
    explanation = forms.CharField(
        label=_("In your words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = current_language()
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (code, text.in_language(language)) for code, text in NON_RESPONSE.items()
        ]


class VisitFilter(forms.Form):
    """Filters of the list of visits."""

    q = forms.CharField(label=_("Number, name or address"), required=False, max_length=100)
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    district = forms.ChoiceField(label=_("District or city"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    mine = forms.ChoiceField(label=_("Whose"), required=False)

    def __init__(
        self, data: dict[str, str], campaigns: list[tuple[str, str]], districts: list[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        every, language = ("", _("All")), current_language()
        states = [(code, text.in_language(language)) for code, text in VISIT_STATES.items()]
        for name, choices in (("campaign", campaigns), ("district", districts), ("state", states)):
            self.fields[name].choices = [every, *choices]  # type: ignore[attr-defined]
        self.fields["mine"].choices = [every, ("1", _("Mine"))]  # type: ignore[attr-defined]
