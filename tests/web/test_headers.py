"""What every answer tells the browser, held to the letter."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.test import Client, override_settings

from tests.actions.conftest import Office
from vedich.site.configuration import site_settings
from vedich.web.gate.headers import POLICY

GOLDEN = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/inbox/", "/no-such-page/", "/alive/"])
def test_every_answer_carries_the_headers(path: str, office: Office) -> None:
    client = Client()
    for signed_in in (False, True):
        if signed_in:
            client.force_login(office.lan, backend="allauth.account.auth_backends.AuthenticationBackend")
        answer = client.get(path)
        assert {name: answer.headers.get(name) for name in GOLDEN} == GOLDEN
        assert "no-store" in answer.headers["Cache-Control"]


def test_the_policy_lets_nothing_run_or_look_that_is_not_a_file_of_ours() -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "*" not in POLICY
    assert "http" not in POLICY


def test_over_tls_cookies_are_bound_to_the_host_and_the_browser_stays_on_tls() -> None:
    known = site_settings("sqlite:///x.db", secret_key="x", over_tls=True)
    for cookie in ("SESSION", "CSRF"):
        assert known[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert known[f"{cookie}_COOKIE_SECURE"]
        assert known[f"{cookie}_COOKIE_HTTPONLY"]
        assert known[f"{cookie}_COOKIE_SAMESITE"] == "Lax"
    assert known["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert known["SECURE_SSL_REDIRECT"]


def test_the_deployment_checks_of_django_find_nothing() -> None:
    key = "0123456789abcdefghijklmnopqrstuvwxyz" * 3
    known = site_settings("sqlite:///x.db", secret_key=key, over_tls=True)
    with override_settings(**{name: value for name, value in known.items() if name != "DATABASES"}):
        assert run_checks(include_deployment_checks=True) == []
