"""Addresses of signing in; their names are those that the sign-in library asks for."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path

from vedich.web.sign_in import views

# Only what is used: no sign-up, no e-mail, no reset by mail. An administrator gives a new password.
urlpatterns = [
    path("sign-in/", account.LoginView.as_view(template_name="sign_in/page.html"), name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-in/closed/", views.closed, name="account_inactive"),
    path(
        "sign-in/code/",
        factor.AuthenticateView.as_view(template_name="sign_in/code.html"),
        name="mfa_authenticate",
    ),
    path(
        "account/again/",
        account.ReauthenticateView.as_view(template_name="sign_in/again.html"),
        name="account_reauthenticate",
    ),
    path(
        "account/again/code/",
        factor.ReauthenticateView.as_view(template_name="sign_in/again.html"),
        name="mfa_reauthenticate",
    ),
    path(
        "account/password/",
        account.PasswordChangeView.as_view(template_name="sign_in/password.html", success_url="/account/"),
        name="account_change_password",
    ),
    # An account without a password has not been handed over yet: its administrator gives the first one.
    path("account/password/first/", views.closed, name="account_set_password"),
    path(
        "account/second-factor/",
        totp.ActivateTOTPView.as_view(template_name="sign_in/factor_on.html"),
        name="mfa_activate_totp",
    ),
    path(
        "account/second-factor/off/",
        totp.DeactivateTOTPView.as_view(template_name="sign_in/factor_off.html"),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/recovery-codes/",
        recovery.ViewRecoveryCodesView.as_view(template_name="sign_in/recovery.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery-codes/new/",
        recovery.GenerateRecoveryCodesView.as_view(template_name="sign_in/recovery_new.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/devices/",
        sessions.ListUserSessionsView.as_view(template_name="sign_in/devices.html"),
        name="usersessions_list",
    ),
    path("account/devices/everywhere/", views.sign_out_everywhere, name="usersessions_everywhere"),
]
