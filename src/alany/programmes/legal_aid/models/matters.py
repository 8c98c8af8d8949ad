"""A person's question: the intake, the matter, its sealed facts, its parties, and what was answered."""

from typing import ClassVar

from django.db import models

from alany.spine.cases.models import Case
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place

LANGUAGES = [("kk", "kk"), ("ru", "ru"), ("en", "en")]


class Channel(models.TextChoices):
    """How the question reached the office."""

    ONLINE = "online"
    TELEPHONE = "telephone"
    DESK = "desk"
    PAPER = "paper"
    VILLAGE = "village"


class AidTopic(models.Model):
    """One topic of the office's own list, with its place in it and the codes of LIST it stands for."""

    slug = models.SlugField(max_length=60, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="narrower")
    title_kk = models.CharField(max_length=200)
    title_ru = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    list_codes = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(
        max_length=5, choices=[("read", "read"), ("check", "check")], default="check"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "slug")

    def __str__(self) -> str:
        return self.title_kk

    def title(self, language: str) -> str:
        """The title in this language."""
        return str(getattr(self, f"title_{language}"))


class EligibilityGroup(models.Model):
    """A group of people to whom the law gives free aid, with the dates on which the row was in force."""

    slug = models.SlugField(max_length=60)
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    not_for_business = models.BooleanField(default=False)
    act = models.CharField(max_length=200)
    article = models.CharField(max_length=40, blank=True)
    source_url = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=5, choices=[("read", "read"), ("check", "check")])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "slug", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["slug", "valid_from"], name="eligibility_once_per_start")
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.valid_from}"


class Door(models.Model):
    """Where else a person can go: every refusal names one, with address, telephone and how."""

    class Kind(models.TextChoices):
        ADVOCATES = "advocates"
        CONSULTANTS = "consultants"
        COURT = "court"
        POLICE = "police"
        BUSINESS = "business"
        MEDIATOR = "mediator"
        STATE = "state"
        OTHER = "other"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    how_kk = models.TextField()
    how_ru = models.TextField()
    how_en = models.TextField()
    address = models.CharField(max_length=300, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name_kk


class Intake(models.Model):
    """Answers given so far, page by page; come back to by a code of which only a hash is kept."""

    LEDGER_OMITS: ClassVar = ("answers",)

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    tree_version = models.PositiveSmallIntegerField()
    code_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.ONLINE)
    answers = models.JSONField(default=dict)
    consent_version = models.CharField(max_length=20, blank=True)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    forgotten_on = models.DateField(help_text="the day on which an unfinished intake is erased")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.pk} {self.begun_at:%Y-%m-%d}"


class Matter(models.Model):
    """A question taken in. Its case holds number, state, place, owner, term and timeline, and no name.

    `summary` is what a volunteer sees before the check of conflicts: written or approved by the screener,
    never the person's own words.
    """

    class Service(models.TextChoices):
        INFORM = "inform"
        CONSULT = "consult"
        REPRESENT = "represent"

    class Outcome(models.TextChoices):
        EXPLAINED = "explained"
        DRAFTED = "drafted"
        STATE_AID = "state_aid"
        REFERRED = "referred"
        REPRESENTED = "represented"
        WITHDREW = "withdrew"
        NOT_ELIGIBLE = "not_eligible"
        NO_CONTACT = "no_contact"

    case = models.OneToOneField(Case, models.PROTECT, related_name="matter")
    intake = models.OneToOneField(Intake, models.PROTECT, null=True, blank=True, related_name="matter")
    topic = models.ForeignKey(AidTopic, models.PROTECT, related_name="matters")
    service = models.CharField(max_length=10, choices=Service.choices, default=Service.CONSULT)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    mode = models.CharField(
        max_length=10, choices=[("online", "online"), ("telephone", "telephone"), ("person", "person")]
    )
    deadline_on = models.DateField(null=True, blank=True, help_text="court, eviction, end of a term")
    is_danger = models.BooleanField(default=False, help_text="danger to life, detention, eviction")
    summary_kk = models.TextField(blank=True)
    summary_ru = models.TextField(blank=True)
    screened_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    screened_at = models.DateTimeField(null=True, blank=True)
    eligibility = models.CharField(max_length=16, blank=True, help_text="what the screen said, by its rows")
    eligibility_group = models.CharField(max_length=60, blank=True, help_text="the group of the law, if any")
    volunteer = models.ForeignKey(
        "legal_aid.Volunteer", models.PROTECT, null=True, blank=True, related_name="matters"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=14, choices=Outcome.choices, blank=True)
    code_hash = models.CharField(
        max_length=64, unique=True, help_text="by which the person looks at the state"
    )

    class Meta:
        indexes = [models.Index(fields=["volunteer", "deadline_on"])]

    def __str__(self) -> str:
        return self.case.number


class Facts(models.Model):
    """The person's own words and how to reach her. Read only through an action that records the reading."""

    LEDGER_OMITS: ClassVar = ("text", "client_name", "telephone", "email", "contact_note")

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="facts")
    text = models.TextField()
    client_name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    may_call = models.BooleanField(default=True)
    may_write = models.BooleanField(default=True)
    contact_note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return str(self.matter_id)


class MatterFile(models.Model):
    """A document that the person gave with the question, or a volunteer with the answer."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="files")
    consultation = models.ForeignKey(
        "legal_aid.Consultation", models.PROTECT, null=True, blank=True, related_name="files"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file)


class Party(models.Model):
    """A side of the matter: the client, the adverse side, somebody else. Used only for the conflict check."""

    LEDGER_OMITS: ClassVar = ("name", "search_text")

    class Role(models.TextChoices):
        CLIENT = "client"
        ADVERSE = "adverse"
        OTHER = "other"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="parties")
    role = models.CharField(max_length=8, choices=Role.choices)
    name = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    search_text = models.CharField(max_length=400, editable=False)

    def __str__(self) -> str:
        return f"{self.role} {self.matter_id}"


class Consultation(models.Model):
    """One answer to the person, or her further question, in the language of the question."""

    LEDGER_OMITS: ClassVar = ("text",)

    class Kind(models.TextChoices):
        ANSWER = "answer"
        FOLLOW_UP = "follow_up"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="consultations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    volunteer = models.ForeignKey(
        "legal_aid.Volunteer", models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    mode = models.CharField(max_length=10, blank=True)
    volunteer_kind = models.CharField(max_length=10, blank=True, help_text="of the volunteer, on that day")
    service = models.CharField(max_length=10, choices=Matter.Service.choices, blank=True)
    text = models.TextField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review = models.CharField(max_length=8, choices=[("good", "good"), ("mend", "mend")], blank=True)
    review_note = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="follow_up", service="", volunteer=None)
                | models.Q(
                    service="inform", volunteer_kind__in=["advocate", "consultant", "official", "other"]
                )
                | models.Q(service="consult", volunteer_kind__in=["advocate", "consultant"])
                | models.Q(service="represent", volunteer_kind="advocate"),
                name="service_within_the_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="answer") | models.Q(volunteer__isnull=False),
                name="answer_has_a_volunteer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.at:%Y-%m-%d}"


class ReferralOut(models.Model):
    """The person was sent on to a door, and why; a refusal without one cannot be stored."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="referrals")
    door = models.ForeignKey(Door, models.PROTECT, related_name="+")
    reason = models.TextField()
    is_refusal = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.matter_id} → {self.door}"


class LibraryAnswer(models.Model):
    """A public question and answer, reviewed, without persons, with its law and a day to look again."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    topic = models.ForeignKey(AidTopic, models.PROTECT, related_name="answers")
    drawn_from = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="+")
    question_kk = models.TextField()
    question_ru = models.TextField()
    answer_kk = models.TextField()
    answer_ru = models.TextField()
    law = models.CharField(max_length=300, help_text="act and article with the version it was read in")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    search_text = models.TextField(editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewed_by=None) | ~models.Q(reviewed_by=models.F("drafted_by")),
                name="library_reviewed_by_another",
            )
        ]

    def __str__(self) -> str:
        return self.question_kk[:80]


class Survey(models.Model):
    """Three questions after the answer, and "was it solved?" after 30 days; answered by a signed link."""

    class Stage(models.TextChoices):
        CLOSING = "closing"
        DAY30 = "day30"

    class Solved(models.TextChoices):
        SOLVED = "solved"
        PARTLY = "partly"
        NOT_SOLVED = "not_solved"
        WAITING = "waiting"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="surveys")
    stage = models.CharField(max_length=8, choices=Stage.choices)
    ask_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    was_clear = models.PositiveSmallIntegerField(null=True, blank=True, help_text="1 to 5")
    was_kind = models.PositiveSmallIntegerField(null=True, blank=True, help_text="1 to 5")
    solved = models.CharField(max_length=10, choices=Solved.choices, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "stage"], name="survey_once_per_stage")]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.stage}"
