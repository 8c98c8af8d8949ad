"""What an addressee types, one form for each kind of answer."""

from collections.abc import Mapping
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.replies.uploads import SeveralFiles
from alany.faces.ui.dates import DayMonthYearField
from alany.spine.cases.saying import LONGEST_ASKED, Said

LONGEST = 20_000
AHEAD = timedelta(days=3653)
DAYS = ("promised_on", "warranty_to", "asked_due_on")
FILE_HINT = _("PDF, JPEG, PNG, DOCX, XLSX, HTML or text; up to 10 files of 20 MB each.")


def _text(label: object, hint: object = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your answer here; a few words are enough.")},
    )


class SayForm(forms.Form):
    """What every answer has: who gives it. Whoever has an account is known by it."""

    def __init__(self, *args: object, today: date, due_on: date, known: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today, self.due_on = today, due_on
        if not known:
            self._ask_who()

    def _ask_who(self) -> None:
        self.fields["name"] = forms.CharField(
            label=_("Your first and last name"),
            max_length=200,
            help_text=_("The office keeps who answered."),
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
            error_messages={"required": _("Write who answers for the organisation.")},
        )
        self.fields["post"] = forms.CharField(
            label=_("Your post"),
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
            error_messages={"required": _("Write your post in the organisation.")},
        )

    def given(self) -> dict[str, str]:
        """What was typed, days as ISO; files are kept apart."""
        return {
            name: value.isoformat() if isinstance(value, date) else str(value or "")
            for name, value in self.cleaned_data.items()
            if not isinstance(self.fields[name], SeveralFiles)
        }


class FixedForm(SayForm):
    """It is fixed."""

    text = _text(_("What was done and when"))
    before = SeveralFiles(label=_("Photos before"), photos=True)
    after = SeveralFiles(
        label=_("Photos after"),
        help_text=_("Originals from the telephone: they say when and where they were taken."),
        photos=True,
    )
    documents = SeveralFiles(label=_("Documents"), help_text=FILE_HINT)


class CommitForm(SayForm):
    """A promise."""

    promised_on = DayMonthYearField(label=_("By which day it will be fixed"))
    owner_post = forms.CharField(
        label=_("The post that is responsible"),
        help_text=_("For example: deputy akim of the district."),
        max_length=200,
        error_messages={"required": _("Name the post that is responsible.")},
    )
    payer = forms.CharField(label=_("Who pays for the works"), max_length=200, required=False)
    warranty_to = DayMonthYearField(label=_("Warranty of the works until"), required=False)
    text = _text(_("What else the office should know"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in ("promised_on", "warranty_to"):
            _between(self.fields[name], self.today, self.today + AHEAD)

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        promised, warranty = given.get("promised_on"), given.get("warranty_to")
        if isinstance(promised, date) and isinstance(warranty, date) and warranty < promised:
            self.add_error("warranty_to", _("The warranty cannot end before the works are done."))
        return given


class AnswerForm(SayForm):
    """An explanation, an interim result, a question."""

    text = _text(_("Your answer"))
    documents = SeveralFiles(label=_("Documents"), help_text=FILE_HINT)


class MoreTimeForm(SayForm):
    """A request for a later term."""

    asked_due_on = DayMonthYearField(label=_("Until which day"))
    text = _text(_("Why more time is needed"))
    documents = SeveralFiles(label=_("Documents"), help_text=FILE_HINT)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        _between(self.fields["asked_due_on"], self.due_on + timedelta(days=1), self.due_on + LONGEST_ASKED)


class DisputeForm(SayForm):
    """A disagreement with its reason."""

    text = _text(_("With what you disagree and why"))
    documents = SeveralFiles(label=_("Documents"), help_text=FILE_HINT)


FORMS: Mapping[str, type[SayForm]] = {
    "fixed": FixedForm,
    "commit": CommitForm,
    "answer": AnswerForm,
    "more_time": MoreTimeForm,
    "dispute": DisputeForm,
}


def _between(field: forms.Field, earliest: date, latest: date) -> None:
    assert isinstance(field, DayMonthYearField)  # noqa: S101  it is declared above
    field.earliest, field.latest = earliest, latest


def typed(given: Mapping[str, str]) -> dict[str, object]:
    """What a draft keeps, as a form shows it again."""
    return {name: date.fromisoformat(text) if name in DAYS and text else text for name, text in given.items()}


def said(kind: str, given: Mapping[str, str], name: str, post: str) -> Said:
    """What a draft keeps, as an answer; `name` and `post` are those of an account."""
    days = {one: date.fromisoformat(given[one]) for one in DAYS if given.get(one)}
    return Said(
        kind=kind,
        text=given.get("text", ""),
        name=given.get("name", "") or name,
        post=given.get("post", "") or post,
        owner_post=given.get("owner_post", ""),
        payer=given.get("payer", ""),
        **days,
    )
