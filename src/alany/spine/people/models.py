"""Accounts, and what each may do: roles by programme and place, with dates."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from alany.kernel.folding import fold, sort_key
from alany.spine.ledger.rules import Actor
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """An account of the office's staff; without a password nobody can enter it."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.with_search().save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").lower())


class User(AbstractBaseUser):
    """A person of the office. Entered by e-mail; never deleted, only switched off."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="people")
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    post_kk = models.CharField(max_length=200)
    post_ru = models.CharField(max_length=200)
    post_en = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="kk")
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    password_is_temporary = models.BooleanField(default=False)
    session_epoch = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    sort_key = models.CharField(max_length=200, blank=True, db_index=True, editable=False)
    search_text = models.CharField(max_length=1200, blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name

    def as_actor(self) -> Actor:
        """The person as the ledger names him or her today."""
        return Actor(kind="user", ref=f"user:{self.pk}", name=self.name, post=self.post_kk)

    def post(self, language: str) -> str:
        """The post in this language."""
        return str(getattr(self, f"post_{language}"))

    def with_search(self) -> "User":
        """Itself with the columns for sorting and searching filled."""
        self.sort_key = sort_key(self.name)[:200]
        self.search_text = fold(" ".join((self.name, self.email, self.post_kk, self.post_ru, self.post_en)))
        return self

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every session of this person carries: a new password or a new epoch ends them all at once."""
        salt = "alany.spine.people.session"
        told = f"{self.password}|{self.session_epoch}"
        return salted_hmac(salt, told, secret=secret, algorithm="sha256").hexdigest()


class GrantQuerySet(models.QuerySet["Grant"]):
    def in_force(self, day: date) -> "GrantQuerySet":
        """Grants that are valid on this day."""
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))


class Grant(models.Model):
    """A role given to a person, for one programme (empty: all) and one place (empty: the whole region)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    programme = models.CharField(max_length=40, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    granted_by = models.CharField(max_length=200)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "programme", "place", "valid_from"],
                nulls_distinct=False,
                name="grant_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.programme}".strip()


class SignIn(models.Model):
    """One time a person entered: the kind of device and the day it was last used. No address, no browser."""

    class Device(models.TextChoices):
        PHONE = "phone"
        TABLET = "tablet"
        COMPUTER = "computer"

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins")
    device = models.CharField(max_length=10, choices=Device.choices)
    began_at = models.DateTimeField()
    last_seen_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "ended_at"])]

    def __str__(self) -> str:
        return f"{self.user} {self.device}"


class Submission(models.Model):
    """A form that was sent from one rendered page, and where its answer led: a double click acts once."""

    key = models.CharField(max_length=64, unique=True)
    location = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.location
