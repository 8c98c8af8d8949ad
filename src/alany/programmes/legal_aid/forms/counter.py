"""All questions of the intake on one page, for an officer who writes them down while a person waits."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alany.programmes.legal_aid.forms.asking import CHOSEN, CodeField, Options, fields_of, kept_of
from alany.programmes.legal_aid.rules.tree import INSISTS, SEEN, Step, Tree
from alany.programmes.legal_aid.wording_intake import CHANNELS

WAYS = ("desk", "telephone", "paper")
LISTED = frozenset({"group", "place", "topic"})
"""Questions with many answers: a list to open instead of a column of buttons."""


class CounterForm(forms.Form):
    """One field or more for each question, named `question-field`; a question that does not come may stay
    empty. `is_heard` says that a refusal was read to the person, who asks all the same."""

    code = CodeField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("How the question came"), widget=forms.RadioSelect, error_messages=CHOSEN, initial="desk"
    )

    def __init__(
        self,
        tree: Tree,
        language: str,
        data: QueryDict | None = None,
        *,
        code: str,
        options: Callable[[Step], Options],
        today: date,
    ) -> None:
        super().__init__(data, initial={"code": code, "language-answer": language, "mode-answer": "person"})
        self.tree = tree
        self.fields["channel"].choices = [(way, CHANNELS[way].in_language(language)) for way in WAYS]  # type: ignore[attr-defined]
        for step in tree.steps:
            for name, field in _fields(step, language, options(step), today).items():
                self.fields[f"{step.slug}-{name}"] = field
            if step.when is not None and self.data.get(f"{step.when[0]}-answer") != step.when[1]:
                self.fields[f"{step.slug}-answer"].required = False
        self.fields["is_heard"] = forms.BooleanField(
            label=_("The person heard where else to go, and asks that somebody of the office looks"),
            required=False,
        )

    def answers(self) -> dict[str, object]:
        """The answers to the questions that come, as the intake keeps them."""
        found: dict[str, object] = {SEEN: "yes"}
        for step in self.tree.steps:
            if step.comes(found):
                begin = f"{step.slug}-"
                given = {
                    name.removeprefix(begin): value
                    for name, value in self.cleaned_data.items()
                    if name.startswith(begin)
                }
                found[step.slug] = kept_of(step, given)
        return found | ({INSISTS: "yes"} if self.cleaned_data["is_heard"] else {})


def _fields(step: Step, language: str, options: Options, today: date) -> dict[str, forms.Field]:
    fields = fields_of(step, step.title.in_language(language), options, today)
    if step.kind in LISTED:
        choices = [("", _("Choose")), *options]
        fields["answer"] = forms.ChoiceField(
            label=fields["answer"].label, choices=choices, error_messages=CHOSEN
        )
    return fields
