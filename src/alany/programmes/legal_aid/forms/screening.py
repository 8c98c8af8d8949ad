"""Forms of the screener: the list's filters, the summary, a refusal with its door, a side of the question."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alany.faces.ui.context import current_language
from alany.programmes.legal_aid.models import AidTopic, Door, Matter, Party
from alany.programmes.legal_aid.wording_intake import DOOR_KINDS, RESULTS, SERVICES, STATES
from alany.spine.organisations.models import Organisation

Choices = list[tuple[str, str]]
LONGEST = 2000


class QuestionFilter(forms.Form):
    """Filters of the list of questions."""

    q = forms.CharField(label=_("Number or topic"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)
    district = forms.ChoiceField(label=_("District or city"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)

    def __init__(self, data: dict[str, str], districts: Choices, topics: Choices) -> None:
        super().__init__(data)
        language, every = current_language(), ("", _("All"))
        first = [("", _("To be screened")), ("late", _("Overdue")), ("open", _("Open")), ("any", _("All"))]
        states = [(code, text.in_language(language)) for code, text in STATES.items() if code != "submitted"]
        self.fields["state"].choices = [*first, *states]  # type: ignore[attr-defined]
        self.fields["district"].choices = [every, *districts]  # type: ignore[attr-defined]
        self.fields["topic"].choices = [every, *topics]  # type: ignore[attr-defined]


class ScreenForm(forms.Form):
    """What volunteers see before the check of conflicts, and what help is allowed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    summary_kk = forms.CharField(
        label=_("Summary in Kazakh"),
        help_text=_(
            "What it is about, without names and without the person's own words. Volunteers read it first."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "kk"}),
        error_messages={"required": _("Write the summary in both languages.")},
    )
    summary_ru = forms.CharField(
        label=_("Summary in Russian"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "ru"}),
        error_messages={"required": _("Write the summary in both languages.")},
    )
    topic = forms.ModelChoiceField(label=_("Topic"), queryset=AidTopic.objects.none())
    service = forms.ChoiceField(label=_("Help that it needs"), widget=forms.RadioSelect)
    eligibility = forms.ChoiceField(label=_("Result of the screen"), widget=forms.RadioSelect)
    is_sensitive = forms.BooleanField(
        label=_("Sensitive: violence or children"),
        help_text=_("Only who must sees it; contact only as the person said."),
        required=False,
    )

    def __init__(self, matter: Matter, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=_now(matter))
        language = current_language()
        topic = self.fields["topic"]
        topic.queryset = AidTopic.objects.select_related("parent")  # type: ignore[attr-defined]
        topic.label_from_instance = lambda one: ("– " if one.parent_id else "") + one.title(language)  # type: ignore[attr-defined]
        for name, words in (("service", SERVICES), ("eligibility", RESULTS)):
            self.fields[name].choices = [  # type: ignore[attr-defined]
                (code, text.in_language(language)) for code, text in words.items()
            ]


def _now(matter: Matter) -> dict[str, object]:
    return {
        "version": matter.case.version,
        "summary_kk": matter.summary_kk,
        "summary_ru": matter.summary_ru,
        "topic": matter.topic_id,
        "service": matter.service,
        "eligibility": matter.eligibility or "volunteer",
        "is_sensitive": matter.case.is_sensitive,
    }


class SendOutForm(forms.Form):
    """A refusal, or a way to a better door: it cannot be sent without the door."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    door = forms.ModelChoiceField(
        label=_("The next door"),
        queryset=Door.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where the person can go. No refusal goes out without a door.")},
    )
    reason = forms.CharField(
        label=_("Why, in the language of the question, without names"),
        help_text=_("The person reads it on the page of the question."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write why, so that the person understands.")},
    )

    def __init__(self, matter: Matter, doors: list[Door], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"version": matter.case.version})
        language = current_language()
        door = self.fields["door"]
        door.queryset = Door.objects.filter(pk__in=[one.pk for one in doors])  # type: ignore[attr-defined]
        door.label_from_instance = lambda one: str(getattr(one, f"name_{language}"))  # type: ignore[attr-defined]
        door.empty_label = None  # type: ignore[attr-defined]


class PartyForm(forms.Form):
    """One more side, or the body that a side is."""

    role = forms.ChoiceField(label=_("Side"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name"), max_length=300, error_messages={"required": _("Write the name of the side.")}
    )
    organisation = forms.ModelChoiceField(
        label=_("Body known to the office"),
        help_text=_("Its people, its superiors and subordinates are then never offered the question."),
        queryset=Organisation.objects.none(),
        required=False,
    )

    def __init__(self, matter: Matter, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"role": Party.Role.ADVERSE})
        language = current_language()
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (Party.Role.ADVERSE, _("the other side")),
            (Party.Role.OTHER, _("somebody else")),
        ]
        rows = Organisation.objects.filter(office=matter.case.office, kind__in=["akimat", "authority"])
        body = self.fields["organisation"]
        body.queryset = rows.order_by("sort_key")  # type: ignore[attr-defined]
        body.label_from_instance = lambda one: one.name(language)  # type: ignore[attr-defined]


class DoorForm(forms.Form):
    """A door in three languages, with how to reach it."""

    kind = forms.ChoiceField(label=_("Kind"))
    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=300)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300)
    name_en = forms.CharField(label=_("Name in English"), max_length=300)
    how_kk = forms.CharField(label=_("How to reach it, in Kazakh"), max_length=LONGEST)
    how_ru = forms.CharField(label=_("How to reach it, in Russian"), max_length=LONGEST)
    how_en = forms.CharField(label=_("How to reach it, in English"), max_length=LONGEST)
    address = forms.CharField(label=_("Address"), max_length=300)
    telephone = forms.CharField(label=_("Telephone"), max_length=60)
    source = forms.CharField(label=_("Where this is known from"), max_length=300)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        language = current_language()
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (code, text.in_language(language)) for code, text in DOOR_KINDS.items()
        ]
