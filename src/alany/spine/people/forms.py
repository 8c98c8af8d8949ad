"""The forms of the entrance: the library's checks under our own words."""

# ruff: noqa: ANN401  the signatures are the library's

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from alany.spine.organisations.clock import office_now
from alany.spine.people import actions

LENGTH = _("At least 10 characters. A few words in a row are easier to remember than signs.")


def _worded(field: forms.Field, label: object, hint: object = "") -> None:
    """Our label and hint instead of the library's, and no placeholder: it vanishes when one types."""
    field.label, field.help_text = label, hint  # type: ignore[assignment]
    field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["login"], _("E-mail"))
        _worded(self.fields["password"], _("Password"))


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["oldpassword"], _("Password you have now"))
        _worded(self.fields["password1"], _("New password"), LENGTH)
        _worded(self.fields["password2"], _("New password once more"))


class AskResetForm(account.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["email"], _("E-mail"))


class ResetForm(account.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["password1"], _("New password"), LENGTH)
        _worded(self.fields["password2"], _("New password once more"))


class ConfirmPasswordForm(account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["password"], _("Password"))


CODE_HINT = _("Six digits from the application, or one of your recovery codes.")


class CodeForm(mfa.AuthenticateForm):  # type: ignore[misc]
    """The second step of entering."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["code"], _("Code"), CODE_HINT)
        self.fields["code"].widget.attrs |= {"inputmode": "text", "maxlength": "32"}

    def save(self) -> None:
        with actions.second_factor_changed(
            person=self.user, verb="people.second_factor_used", by=self.user, at=office_now()
        ):
            super().save()

    def _emit_authentication_failed(self, authenticator: object) -> None:
        actions.note_failure(person=self.user, reason="code", at=office_now())
        super()._emit_authentication_failed(authenticator)


class ConfirmCodeForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    """The code once more, before something that guards the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["code"], _("Code"), CODE_HINT)

    def save(self) -> None:
        with actions.second_factor_changed(
            person=self.user, verb="people.second_factor_used", by=self.user, at=office_now()
        ):
            super().save()

    def _emit_authentication_failed(self, authenticator: object) -> None:
        actions.note_failure(person=self.user, reason="code", at=office_now())
        super()._emit_authentication_failed(authenticator)


class ActivateForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(
            self.fields["code"],
            _("Code from the application"),
            _("Six digits that change every half minute."),
        )
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": "8", "class": "short"}

    @property
    def secret_in_groups(self) -> str:
        """The secret as it is typed by hand: groups of four."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))
