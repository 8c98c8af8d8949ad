"""Forms of the reference tables: the columns of a row, why they change, and where that is written."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.desk.case_forms import Words, choice_field
from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.kernel.triltext import LANGUAGES
from alany.spine.programme.dated_tables import DatedTable, ReferenceField
from alany.spine.reference.actions.proposing import Source
from alany.spine.reference.models import Proposal
from alany.spine.reference.rules import Problem, Values
from alany.spine.reference.wording import PROBLEMS, problem_word

Kind = Proposal.Kind
REASON = 1000


def field_of(one: ReferenceField, standing: object = None) -> forms.Field:
    """The form field of one column; a choice that stands in the row is offered even if declared no more."""
    language = current_language()
    label = one.title.in_language(language)
    hint = one.hint.in_language(language) if one.hint else ""
    missing = {"required": PROBLEMS["missing"].in_language(language)}
    if one.kind == "date":
        return DayMonthYearField(label=label, help_text=hint, required=one.required)
    if one.kind == "choice":
        offered = [(code, words.in_language(language)) for code, words in one.choices]
        if standing and str(standing) not in dict(offered):
            offered.append((str(standing), str(standing)))
        return choice_field(label, offered, required=one.required, hint=hint)
    if one.kind == "integer":
        wrong = missing | {"invalid": PROBLEMS["not_a_number"].in_language(language)}
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        return forms.IntegerField(
            label=label, help_text=hint, required=one.required, widget=widget, error_messages=wrong
        )
    lines = forms.Textarea(attrs={"rows": 3}) if one.kind == "lines" else forms.TextInput()
    _name, _underscore, ending = one.name.rpartition("_")
    if ending in LANGUAGES:
        lines.attrs["lang"] = ending
    return forms.CharField(
        label=label,
        help_text=hint,
        required=one.required,
        max_length=one.longest,
        widget=lines,
        error_messages=missing,
    )


class WhyForm(forms.Form):
    """Why a table changes and where that is written."""

    def __init__(self, *args: object, ask_source: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"] = _reason(_("Why it changes"), _("The person who confirms reads this first."))
        if ask_source:
            act = _("The law, decree or order with its number and date.")
            self.fields["source_act"] = _line(_("Act where it is written"), 300, hint=act)
            self.fields["source_article"] = _line(_("Article"), 40, required=False)
            self.fields["source_url"] = _line(_("Address of the text"), 300, required=False)

    def source(self) -> Source:
        """Where the change is written, as it was typed."""
        given = self.cleaned_data
        return Source(given["source_act"], given["source_article"], given["source_url"])

    def refuse(self, problems: list[Problem]) -> None:
        """Put each problem beside its field, or above the form."""
        for problem in problems:
            words = problem_word(problem, current_language())
            self.add_error(problem.field if problem.field in self.fields else None, words)


def _reason(label: Words, hint: Words) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write in a few words why.")},
    )


def _line(label: Words, longest: int, *, hint: Words = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=longest,
        error_messages={"required": _("Write where the change can be read.")},
    )


class RowForm(WhyForm):
    """What is proposed: all columns of a new or changed row, the last day of an end, nothing of a removal."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: object, table: DatedTable, kind: str, before: Values | None = None, **kwargs: object
    ) -> None:
        asked = {Kind.END: ("valid_to",), Kind.REMOVE: ()}.get(Kind(kind), table.names())
        super().__init__(*args, ask_source=kind != Kind.ADD or not table.source, **kwargs)
        self.table, self.asked = table, asked
        standing: Mapping[str, object] = before or {}
        fixed = {*table.key} if kind == Kind.CHANGE else set()
        for name in asked:
            field = field_of(table.field(name), standing.get(name))
            field.required = field.required or kind == Kind.END
            if name in fixed:
                field.disabled = True
            self.fields[name] = field
        self.order_fields([*asked, "reason"])

    def values(self) -> dict[str, str | int | None]:
        """The columns as they are kept."""
        return {name: _kept(self.cleaned_data.get(name)) for name in self.asked}

    def source(self) -> Source:
        """Of a new row the source that the row itself states, else what was asked for."""
        if "source_act" in self.fields:
            return super().source()
        said = [str(self.cleaned_data.get(name) or "") for name in self.table.source]
        act, article, url = (*said, "", "")[:3]
        return Source(act, article, url)


def _kept(value: object) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) or value is None else str(value)


class RefuseForm(forms.Form):
    """Why a proposal is not taken."""

    reason = _reason(_("Why it is refused"), _("The proposer reads this and may propose anew."))
