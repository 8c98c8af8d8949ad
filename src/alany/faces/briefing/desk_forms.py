"""Forms of figures and briefings."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from alany.faces.briefing.desk_words import said
from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.faces.ui.names import as_code
from alany.kernel.triltext import LANGUAGES, TrilText
from alany.spine.figures.compose import refused_of
from alany.spine.figures.lint import Problem
from alany.spine.figures.models import Briefing
from alany.spine.figures.rules import REASONS
from alany.spine.organisations.models import Office

NAMES = {"kk": _("in Kazakh"), "ru": _("in Russian"), "en": _("in English")}


class FreezeForm(forms.Form):
    """The cut-off day."""

    def __init__(self, data: object, *, today: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["on"] = DayMonthYearField(
            label=_("Cut-off day"),
            help_text=_("Records up to the end of this day are counted, in the time of Almaty."),
            latest=today,
            initial=today,
        )


class TrilForm(forms.Form):
    """A form with one short text in three languages."""

    def tril(self, name: str) -> TrilText:
        """The text as one meaning."""
        return TrilText(**{language: self.cleaned_data[f"{name}_{language}"] for language in LANGUAGES})


class ReasonForm(TrilForm):
    """Why a figure is corrected or withdrawn: a reason of the list, and a note for the public."""

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        language = current_language()
        self.fields["reason"] = forms.ChoiceField(
            label=_("Reason"),
            choices=[(code, text.in_language(language)) for code, text in REASONS.items()],
            widget=forms.RadioSelect,
        )
        for code in LANGUAGES:
            self.fields[f"note_{code}"] = forms.CharField(
                label=_("Note for the public, %(language)s") % {"language": NAMES[code]},
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )


class BriefingForm(TrilForm):
    """A briefing in three languages; the texts may stay unfinished until it is published."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: object = None, *, briefing: Briefing | None, office: Office, today: date
    ) -> None:
        super().__init__(data, initial=_initial(briefing, today))  # type: ignore[arg-type]
        self.office, self.today = office, today
        self.fields["day"] = DayMonthYearField(
            label=_("Day of the briefing"),
            help_text=_("Its figures are those of this cut-off day."),
            latest=today,
        )
        if briefing is None:
            self.fields["slug"] = forms.SlugField(
                label=_("Address"),
                max_length=60,
                help_text=format_html(
                    str(_("Latin letters, digits and hyphens, such as {example}. It stays for ever.")),
                    example=as_code("july-2020"),
                ),
            )
        for code in LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title %(language)s") % {"language": NAMES[code]},
                max_length=300,
                widget=forms.TextInput(attrs={"lang": code}),
            )
        for code in LANGUAGES:
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text %(language)s") % {"language": NAMES[code]},
                required=False,
                max_length=40_000,
                widget=forms.Textarea(attrs={"rows": 18, "lang": code, "spellcheck": "true"}),
            )

    def clean_slug(self) -> str:
        """Any address but that of the page on which a briefing is begun: it would hide the draft."""
        slug = str(self.cleaned_data["slug"])
        if slug == "new":
            raise forms.ValidationError(_("Another briefing has this address. Choose another."))
        return slug

    def clean(self) -> dict[str, object]:
        """Name each typed digit with its place, whatever else is still missing."""
        given = super().clean() or {}
        titles = {language: str(given.get(f"title_{language}", "")) for language in LANGUAGES}
        texts = {language: str(given.get(f"text_{language}", "")) for language in LANGUAGES}
        self.tell(refused_of(self.office, given.get("day") or self.today, titles, texts))
        return given

    def tell(self, problems: Iterable[Problem]) -> None:
        """Set each problem beside the field it stands in."""
        for problem in problems:
            self.add_error(f"{'title' if problem.title else 'text'}_{problem.language}", said(problem))

    @property
    def texts(self) -> dict[str, str]:
        """The texts by language."""
        return {language: self.cleaned_data[f"text_{language}"] for language in LANGUAGES}

    def columns(self) -> list[list[forms.BoundField]]:
        """Title and text of each language, to stand side by side."""
        return [[self[f"title_{language}"], self[f"text_{language}"]] for language in LANGUAGES]


class VersionForm(forms.Form):
    """The version that the person has read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _initial(briefing: Briefing | None, today: date) -> dict[str, object]:
    if briefing is None:
        return {"day": today}
    names = [f"{part}_{language}" for part in ("title", "text") for language in LANGUAGES]
    return {name: getattr(briefing, name) for name in ("day", "version", *names)}
