"""What an administrator does with accounts, and what a person does with her own."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator

from alany.kernel.periods import local_date
from alany.kernel.triltext import TrilText
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office
from alany.spine.people.models import SignIn, User
from alany.spine.people.queries import who_manages
from alany.spine.people.rules import EmailTaken, LastAdministrator, OtherOffice


def add_person(
    *,
    office: Office,
    email: str,
    name: str,
    post: TrilText,
    language: str = "kk",
    joined_on: date | None = None,
    by: Doer,
    at: datetime,
) -> User:
    """Open an account that nobody can enter until a password is set. Raises EmailTaken, OtherOffice."""
    same_office(office, by)
    with ledger.action(verb="people.added", by=by, at=at, office=office) as act:
        free(email)
        person = User.objects.create_user(
            email,
            office=office,
            name=name.strip(),
            post_kk=post.kk,
            post_ru=post.ru,
            post_en=post.en,
            language=language,
            joined_on=joined_on or local_date(at),
        )
        act.about(person)
    return person


def edit_person(
    *,
    person: User,
    email: str,
    name: str,
    post: TrilText,
    language: str,
    version: int,
    by: Doer,
    at: datetime,
) -> User:
    """Change name, e-mail, post and language. Raises EditedMeanwhile, EmailTaken, OtherOffice."""
    same_office(person.office, by)
    with ledger.action(verb="people.edited", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk, version)
        free(email, but=fresh)
        fresh.email, fresh.name, fresh.language = email.strip().lower(), name.strip(), language
        fresh.post_kk, fresh.post_ru, fresh.post_en = post.kk, post.ru, post.en
        saved(fresh.with_search(), "email", "name", "language", "post_kk", "post_ru", "post_en",
              "sort_key", "search_text")  # fmt: skip
        act.about(fresh)
    return fresh


def choose_language(*, person: User, language: str, by: Doer, at: datetime) -> User:
    """The language in which the office writes to this person."""
    with ledger.action(verb="people.language_chosen", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk)
        fresh.language = language
        saved(fresh, "language")
        act.about(fresh)
    return fresh


def set_password(
    *,
    person: User,
    password: str,
    temporary: bool = False,
    keep: int | None = None,
    by: Doer,
    at: datetime,
) -> User:
    """Give the account a new password and end all its sessions, but the sign-in to keep.

    A temporary one opens nothing but the page where the person chooses her own. Raises OtherOffice.
    """
    same_office(person.office, by)
    with ledger.action(verb="people.password_set", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk)
        fresh.set_password(password)
        fresh.password_is_temporary = temporary
        _end_sessions(fresh, at, keep)
        saved(fresh, "password", "password_is_temporary", "session_epoch")
        act.about(fresh, temporary=temporary)
    return fresh


def switch_off(*, person: User, by: Doer, at: datetime) -> User:
    """Close the account from this moment and end its sessions. Raises LastAdministrator, OtherOffice."""
    same_office(person.office, by)
    with ledger.action(verb="people.switched_off", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk)
        not_the_last(fresh, local_date(at))
        fresh.is_active, fresh.left_on = False, local_date(at)
        _end_sessions(fresh, at)
        saved(fresh, "is_active", "left_on", "session_epoch")
        act.about(fresh)
    return fresh


def switch_on(*, person: User, by: Doer, at: datetime) -> User:
    """Open the account again; its grants are as they were. Raises OtherOffice."""
    same_office(person.office, by)
    with ledger.action(verb="people.switched_on", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk)
        fresh.is_active, fresh.left_on = True, None
        saved(fresh, "is_active", "left_on")
        act.about(fresh)
    return fresh


def drop_second_factor(*, person: User, by: Doer, at: datetime) -> User:
    """For who lost her telephone and her codes: the next entrance asks for the password only.

    All sessions end. Raises OtherOffice.
    """
    same_office(person.office, by)
    with ledger.action(verb="people.second_factor_dropped", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk)
        Authenticator.objects.filter(user_id=fresh.pk).delete()
        _end_sessions(fresh, at)
        saved(fresh, "session_epoch")
        act.about(fresh)
    return fresh


def _end_sessions(person: User, at: datetime, keep: int | None = None) -> None:
    person.session_epoch += 1
    SignIn.objects.filter(user=person, ended_at=None).exclude(pk=keep or 0).update(ended_at=at)


def free(email: str, but: User | None = None) -> None:
    """Raises EmailTaken when another account has this e-mail."""
    others = User.objects.filter(email=email.strip().lower())
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise EmailTaken(email)


def same_office(office: Office, by: Doer) -> None:
    """Raises OtherOffice when a person acts on an office that is not her own."""
    if isinstance(by, User) and by.office_id != office.pk:
        raise OtherOffice(office.code)


def not_the_last(person: User, day: date) -> None:
    """Raises LastAdministrator when the office would be left with nobody who manages people."""
    managers = who_manages(person.office, day)
    if managers.filter(pk=person.pk).exists() and not managers.exclude(pk=person.pk).exists():
        raise LastAdministrator(person.name)
