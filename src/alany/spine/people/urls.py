"""The pages of allauth that we use, under its own names. No sign-up, no e-mail management, nothing social."""

from django.contrib.auth.decorators import login_required
from django.urls import path, re_path

from alany.spine.people import views

urlpatterns = [
    path("login/", views.sign_in, name="account_login"),
    path("logout/", views.sign_out, name="account_logout"),
    path("inactive/", views.inactive, name="account_inactive"),
    path("signup/", views.sign_up_closed, name="account_signup"),
    path("reauthenticate/", views.confirm_password, name="account_reauthenticate"),
    path(
        "password/change/",
        login_required(views.ChangePassword.as_view()),
        name="account_change_password",
    ),
    path("password/reset/", views.ask_reset, name="account_reset_password"),
    path("password/reset/done/", views.reset_asked, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.reset,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", views.reset_done, name="account_reset_password_from_key_done"),
    path("second-step/", views.to_account, name="mfa_index"),
    path("second-step/code/", views.code, name="mfa_authenticate"),
    path("second-step/confirm/", views.confirm_code, name="mfa_reauthenticate"),
    path("second-step/set/", views.Activate.as_view(), name="mfa_activate_totp"),
    path("second-step/remove/", views.Deactivate.as_view(), name="mfa_deactivate_totp"),
    path("second-step/codes/", views.show_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", views.RenewCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("second-step/codes/file/", views.download_codes, name="mfa_download_recovery_codes"),
]
