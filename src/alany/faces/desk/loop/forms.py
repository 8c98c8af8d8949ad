"""Forms of the loop: what is asked of whom, what is decided, what was found."""

from datetime import date
from typing import Any, BinaryIO

from django import forms
from django.utils.translation import gettext_lazy as _

from alany.faces.desk import choices
from alany.faces.desk.case_forms import Versioned, Words, choice_field, furthest, words_field
from alany.faces.ui.context import current_language
from alany.faces.ui.dates import DayMonthYearField
from alany.spine.cases.actions import Piece
from alany.spine.cases.models import Case, DeadlineRule, Escalation, Recommendation, Verification
from alany.spine.files.uploads import was_too_large
from alany.spine.organisations.models import Office, Organisation

TERM_RULES = ("A1", "A1b", "A7", "I1")
MOST_PHOTOS = 6
TOO_LARGE = _("A file is larger than 20 MB. Take the photo again at a smaller size.")


def day_field(label: Words, hint: Words = "", *, required: bool = True) -> DayMonthYearField:
    """A day; the form sets its bounds."""
    return DayMonthYearField(label=label, help_text=hint, required=required)


def radio(label: Words, values: choices.Choices, hints: dict[str, Words] | None = None) -> forms.ChoiceField:
    """One of a few, each with a hint."""
    field = forms.ChoiceField(
        label=label,
        choices=values,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    field.choice_hints = hints or {}  # type: ignore[attr-defined]  # read by the design system
    return field


def bounded(form: forms.Form, name: str, earliest: date | None, latest: date | None) -> None:
    """Days outside these bounds are refused in words."""
    field = form.fields[name]
    assert isinstance(field, DayMonthYearField)  # noqa: S101  each form declares it so
    field.earliest, field.latest = earliest, latest


def rules() -> choices.Choices:
    """Rules of law by which a body's term may be counted, in the words of their newest row."""
    rows = DeadlineRule.objects.filter(rule_id__in=TERM_RULES).order_by("rule_id", "valid_from")
    newest = {row.rule_id: row for row in rows}
    return [(name, str(getattr(row, f"subject_{current_language()}"))) for name, row in newest.items()]


class ReasonForm(Versioned):
    """Words that say why."""

    text = words_field(_("Why"), _("This text stays in the timeline of the case."))


class BodyForm(Versioned):
    """A form that names a body of this day; one that has gone is answered with its successor."""

    def __init__(self, *args: Any, office: Office, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.office, self.day = office, day

    def body_field(self, label: Words, hint: Words = "", *, required: bool = True) -> forms.CharField:
        """A list of bodies that exist on this day."""
        offered = choices.optional(choices.addressee_keys(self.office, self.day), "–")
        return forms.CharField(
            label=label,
            help_text=hint,
            required=required,
            max_length=18,
            widget=forms.Select(choices=offered),
            error_messages={"required": _("Choose one from the list.")},
        )

    def body_of(self, name: str) -> Organisation | None:
        """The body that was chosen, also one that has ceased to exist since the page was opened."""
        key = str(self.cleaned_data[name])
        if not key:
            return None
        found = Organisation.objects.filter(office=self.office, pk=int(key)) if key.isdecimal() else None
        if found is None or (body := found.first()) is None:
            raise forms.ValidationError(_("Choose one from the list."))
        return body


class AskForm(BodyForm):
    """What is asked of whom, by when: by a rule of law or by a day of the office's choice."""

    reason_label: Words = ""

    def __init__(self, *args: Any, office: Office, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, office=office, day=day, **kwargs)
        self.fields["addressee"] = self.body_field(_("Who is asked to act"))
        languages = [("kk", "Қазақша"), ("ru", "Русский")]
        self.fields["language"] = radio(_("Language of the recommendation"), languages)
        self.fields["text"] = words_field(
            _("What has to be done"),
            _("The addressee reads these words. No names of persons who reported it."),
        )
        self.fields["rule"] = choice_field(
            _("Term by a rule of law"),
            choices.optional(rules(), str(_("no rule of law"))),
            required=False,
            hint=_("Counted from today. Leave it empty where the office sets the day itself."),
        )
        self.fields["due_on"] = day_field(
            _("Day set by the office"), _("A day off moves to the next working day."), required=False
        )
        bounded(self, "due_on", day, furthest(day))
        if self.reason_label:
            self.fields["reason"] = words_field(self.reason_label)

    def clean_addressee(self) -> Organisation | None:
        return self.body_of("addressee")

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if given.get("rule") and given.get("due_on"):
            self.add_error("due_on", _("Choose one: a rule of law or a day of the office."))
        elif not (given.get("rule") or given.get("due_on") or "due_on" in self.errors):
            self.add_error("due_on", _("A recommendation needs a term: choose a rule of law or set a day."))
        return given


class ReplaceForm(AskForm):
    """What is asked instead, and why."""

    reason_label = _("Why the recommendation is replaced")


class EscalateForm(AskForm):
    """Why the case goes up, to whom, and what is asked there."""

    reason_label = _("Why the case goes up")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        names = {
            Escalation.Reason.OVERDUE: _("the term has passed without an answer"),
            Escalation.Reason.NOT_FIXED: _("it was looked at and is not fixed"),
            Escalation.Reason.OFFICE: _("another reason"),
        }
        values = [(str(code), str(label)) for code, label in names.items()]
        self.fields["because"] = radio(_("The case goes up because"), values)
        self.fields["addressee"].label = _("Next authority")
        self.order_fields(["addressee", "because", "reason", "language", "text", "rule", "due_on"])


class DisputeForm(AskForm):
    """Accept what the addressee disputes, ask something else instead, or refuse."""

    reason_label = _("Why it is decided so")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        values = [
            ("withdraw", str(_("Accept: the recommendation is withdrawn"))),
            ("replace", str(_("Accept: something else is asked instead"))),
            ("refuse", str(_("Refuse: the recommendation stands"))),
        ]
        self.fields["decision"] = radio(_("Decision"), values)
        for name in ("addressee", "language", "text"):
            self.fields[name].required = False
            self.fields[name].help_text = _("Only where something else is asked instead.")
        self.order_fields(["decision", "reason", "addressee", "language", "text", "rule", "due_on"])

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("decision") != "replace":
            return forms.Form.clean(self) or {}
        given = super().clean()
        for name in ("addressee", "language", "text"):
            if not given.get(name):
                self.add_error(name, _("This is needed where something else is asked instead."))
        return given


class MoreTimeForm(Versioned):
    """Give more time, until the day asked for or another, or refuse."""

    decision = forms.ChoiceField()
    due_on = day_field(_("Until"), _("A day off moves to the next working day."), required=False)
    text = words_field(_("Why it is decided so"))

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        values = [("accept", str(_("Give more time"))), ("refuse", str(_("Refuse: the term stands")))]
        self.fields["decision"] = radio(_("Decision"), values)
        bounded(self, "due_on", None, furthest(day))


class ExtendForm(Versioned):
    """The new end of the case's own term, and why."""

    due_on = day_field(_("New term"), _("A day off moves to the next working day."))
    text = words_field(_("Why the term is extended"))

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        bounded(self, "due_on", None, furthest(day))


class TransferForm(BodyForm):
    """The competent body, the whole case or a part, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["to"] = self.body_field(_("Competent body"))
        self.fields["part"] = forms.CharField(
            label=_("Which part"),
            help_text=_("Leave it empty to pass the whole case; it is then closed here."),
            max_length=300,
            required=False,
        )
        self.fields["text"] = words_field(_("Why this body is competent"))

    def clean_to(self) -> Organisation | None:
        return self.body_of("to")


class NoticeForm(forms.Form):
    """The day on which whoever waits was told."""

    on = day_field(_("Told on"))

    def __init__(self, *args: Any, earliest: date, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        bounded(self, "on", earliest, day)


class ReopenForm(Versioned):
    """Why a closed case is opened again, and by when."""

    text = words_field(_("Why the case is opened again"))
    due_on = day_field(
        _("New term"),
        _("Leave it empty: the term starts anew today and is as long as it was."),
        required=False,
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        bounded(self, "due_on", day, furthest(day))


class ResidentForm(Versioned):
    """What a resident says after a claimed fix."""

    text = words_field(_("What the resident says"))
    said_by = forms.CharField(
        label=_("How it was told"),
        help_text=_("For example: by telephone. No name is needed."),
        max_length=200,
        required=False,
    )


class DuplicateForm(Versioned):
    """The number of the case that was told first."""

    first = forms.CharField(
        label=_("Number of the case that was told first"),
        help_text=_("For example: C-2020-0017"),
        max_length=20,
        error_messages={"required": _("Write the number of the other case.")},
    )
    text = words_field(_("Why it is the same matter"), required=False)

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:  # noqa: ANN401  a queryset of cases
        super().__init__(*args, **kwargs)
        self.cases = cases

    def clean_first(self) -> Case:
        number = self.cleaned_data["first"].strip().upper().replace("С", "C")
        found: Case | None = self.cases.filter(number=number).first()
        if found is None:
            raise forms.ValidationError(
                _("You see no case with this number. Look it up in the list of cases.")
            )
        return found


class Photos(forms.ClearableFileInput):
    """Several files at once."""

    template_name = "django/forms/widgets/file.html"
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos or documents, or none."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401  Django's own signature
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if len(sent) > MOST_PHOTOS:
            raise forms.ValidationError(_("Choose at most six files."))
        return [super(PhotosField, self).clean(one, initial) for one in sent]


class VerifyForm(Versioned):
    """How it was looked at, what was found, and what proves it."""

    verified_on = day_field(_("Looked at on"))
    text = words_field(_("What was found"))
    photos = PhotosField(
        label=_("Photos and documents"),
        help_text=_("Up to six, JPEG, PNG or PDF, each at most 20 MB. They are not scanned for viruses yet."),
        required=False,
        widget=Photos(attrs={"accept": ".jpg,.jpeg,.png,.pdf"}),
    )

    def __init__(self, *args: Any, earliest: date, day: date, request: Any = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.too_large = request is not None and was_too_large(request, "photos")
        method, outcome = Verification.Method, Verification.Outcome
        ways = [(method.VISIT, _("by going there")), (method.DOCUMENT, _("by documents"))]
        self.fields["method"] = radio(_("How it was looked at"), [(str(a), str(b)) for a, b in ways])
        found = {
            outcome.FIXED: (_("Fixed"), _("The case is closed as fixed and verified.")),
            outcome.PARTLY: (_("Partly fixed"), _("The case stays open for the rest.")),
            outcome.NOT_FIXED: (_("Not fixed"), _("The case is opened again.")),
        }
        self.fields["outcome"] = radio(
            _("Outcome"),
            [(str(code), str(words[0])) for code, words in found.items()],
            {str(code): words[1] for code, words in found.items()},
        )
        self.order_fields(["method", "verified_on", "outcome", "text", "photos"])
        bounded(self, "verified_on", earliest, day)

    def clean(self) -> dict[str, object]:
        given = super().clean() or {}
        if self.too_large:
            self.add_error("photos", TOO_LARGE)
        return given

    def pieces(self) -> list[Piece]:
        """The files from their beginning; a PDF is a document, a photo shows the thing afterwards."""
        return [Piece(one.name, _rewound(one)) for one in self.cleaned_data["photos"]]


def _rewound(sent: Any) -> BinaryIO:  # noqa: ANN401  Django's uploaded file
    sent.seek(0)
    content: BinaryIO = sent
    return content


def last_words(case: Case) -> Recommendation | None:
    """The newest recommendation of the case, whose words a following form begins with."""
    return case.recommendations.select_related("addressee", "rule").order_by("-ordinal").first()
