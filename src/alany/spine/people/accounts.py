"""How allauth treats our accounts: nobody signs up, an administrator makes accounts."""

# ruff: noqa: ANN401  the signatures are the library's

from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alany.spine.organisations.clock import office_now
from alany.spine.people import actions
from alany.spine.people.models import User
from alany.spine.people.queries import Rights, has_second_factor
from alany.spine.people.rules import device_of

SIGN_IN = "sign_in"
SEEN = "seen_on"


class StaffAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, object]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("E-mail and password do not fit together. Check both and try again."),
        "enter_current_password": _("This is not the password you have now."),
        "incorrect_password": _("The password is not right."),
        "too_many_login_attempts": _("Too many wrong attempts. Try again in five minutes."),
        "rate_limited": _("Too many requests. Wait a minute and try again."),
        "invalid_password_reset": _("The link is no longer valid. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        device = device_of(request.headers.get("User-Agent", ""))
        with actions.sign_in(person=user, device=device, by=user, at=office_now()) as begun:
            super().login(request, user)
            request.session[SIGN_IN] = begun.pk
            request.session[SEEN] = str(begun.last_seen_on)

    def logout(self, request: HttpRequest) -> None:
        person = request.user
        if isinstance(person, User):
            begun = request.session.get(SIGN_IN)
            actions.sign_out(person=person, sign_in_id=begun, by=person, at=office_now())
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Only accounts that exist are recorded: what was typed otherwise may be a password."""
        locked = bool(getattr(request, "axes_locked_out", False))
        newly = getattr(request, "axes_failures_since_start", None) == settings.AXES_FAILURE_LIMIT
        person = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
        if person is not None and (newly or not locked):
            actions.note_failure(person=person, reason="locked" if newly else "password", at=office_now())

    def reauthenticate(self, user: User, password: str) -> bool:
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def set_password(self, user: User, password: str) -> None:
        mine = self.request is not None and getattr(self.request.user, "pk", None) == user.pk
        keep = self.request.session.get(SIGN_IN) if mine else None
        fresh = actions.set_password(person=user, password=password, keep=keep, by=user, at=office_now())
        user.password, user.session_epoch = fresh.password, fresh.session_epoch
        user.password_is_temporary = False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The page that follows says what happened; nothing is carried over in a cookie."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language that the person chose, not in the one of whoever asked."""
        person = context.get("user")
        language = person.language if isinstance(person, User) else translation.get_language()
        links = {
            name: translate_url(str(link), language)
            for name, link in context.items()
            if name.endswith("_url")
        }
        with translation.override(language):
            super().send_mail(template_prefix, email, context | links)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        self.send_mail(
            template_prefix, email or user.email, {"user": user, "at": office_now()} | (context or {})
        )


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, object]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right. Codes change every half minute: take the newest."),
        "cannot_delete_authenticator": _("Your role needs the second step; it cannot be switched off."),
    }

    def build_totp_svg(self, url: str) -> str:
        drawn: str = segno.make(url, error="m").svg_inline(
            scale=5, border=4, light="#FFFFFF", svgclass=None, lineclass=None, omitsize=False
        )
        return drawn

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        required = (
            settings.SECOND_FACTOR and Rights(authenticator.user, office_now().date()).needs_second_factor()
        )
        return not required


def next_door(request: HttpRequest, person: User, rights: Rights) -> str:
    """The page to which somebody is led before the desk opens: its name, or nothing.

    Also notes, once a day, that the session is in use.
    """
    _seen(request, person)
    if person.password_is_temporary:
        return "account_change_password"
    if not settings.SECOND_FACTOR or request.session.get("second_factor") or not rights.needs_second_factor():
        return ""
    if not has_second_factor(person):
        return "mfa_activate_totp"
    request.session["second_factor"] = True
    return ""


def _seen(request: HttpRequest, person: User) -> None:
    today = office_now().date()
    if request.session.get(SEEN) != str(today):
        person.sign_ins.filter(pk=request.session.get(SIGN_IN, 0)).update(last_seen_on=today)
        request.session[SEEN] = str(today)


def end_other_sessions(request: HttpRequest, person: User) -> None:
    """Every session of this person ends but the one of this request."""
    keep = request.session.get(SIGN_IN)
    fresh = actions.end_sign_ins(person=person, keep=keep, by=person, at=office_now())
    update_session_auth_hash(request, fresh)
