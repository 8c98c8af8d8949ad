"""The library's pages for entering and for the second step, each change as one entry of the ledger."""

# ruff: noqa: ANN401  the signatures are the library's

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from alany.spine.organisations.clock import office_now
from alany.spine.people import actions


class Activate(totp.ActivateTOTPView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().get_context_data(**kwargs)
        return told | {"code_image": mark_safe(told["totp_svg"])}  # noqa: S308  drawn by us from digits and letters

    def form_valid(self, form: Any) -> HttpResponse:
        person = self.request.user
        with actions.second_factor_changed(
            person=person, verb="people.second_factor_set", by=person, at=office_now()
        ):
            response: HttpResponse = super().form_valid(form)
        return response


class Deactivate(totp.DeactivateTOTPView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        person = self.request.user
        with actions.second_factor_changed(
            person=person, verb="people.second_factor_removed", by=person, at=office_now()
        ):
            response: HttpResponse = super().form_valid(form)
        self.request.session.pop("second_factor", None)
        return response


class RenewCodes(codes.GenerateRecoveryCodesView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        person = self.request.user
        with actions.second_factor_changed(
            person=person, verb="people.recovery_codes_renewed", by=person, at=office_now()
        ):
            response: HttpResponse = super().form_valid(form)
        return response


class ChangePassword(account.PasswordChangeView):  # type: ignore[misc]
    def get_default_success_url(self) -> str:
        return reverse("desk:me") + "?done=password"


def sign_up_closed(request: HttpRequest) -> HttpResponse:
    """Nobody signs up: says who opens accounts."""
    return render(request, "account/signup_closed.html", status=403)


def to_account(request: HttpRequest) -> HttpResponse:
    """The library's overview of the second step is part of the person's own page."""
    return HttpResponseRedirect(reverse("desk:me"))


sign_in = account.login
sign_out = account.logout
inactive = account.account_inactive
confirm_password = account.reauthenticate
ask_reset = account.password_reset
reset_asked = account.password_reset_done
reset = account.password_reset_from_key
reset_done = account.password_reset_from_key_done
code = mfa.authenticate
confirm_code = mfa.reauthenticate
show_codes = codes.view_recovery_codes
download_codes = codes.download_recovery_codes
