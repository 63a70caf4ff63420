"""What Django is told about the site: the record's settings, and what pages need beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from vedich.store.configuration import settings_for
from vedich.web.gate.profiles import PROFILES

WEB = Path(__file__).parents[1] / "web"
STATIC = WEB / "static"
A_YEAR = 365 * 24 * 3600


def site_settings(
    url: str,
    *,
    secret_key: str,
    hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]"),
    over_tls: bool = True,
    behind_proxy: bool = False,
    profile: str = "tcvn-3",
    demonstration: bool = False,
    files: str = "",
    mail: str = "",
    mail_from: str = "",
    address: str = "",
) -> dict[str, Any]:
    """Give all settings of the site for a record.

    `over_tls` makes cookies and HSTS insist on TLS; only a server that listens on this machine alone goes
    without. `behind_proxy` believes a reverse proxy about the protocol of the request. `demonstration` shows
    that figures are made up and asks nobody for a second factor. `files` is the folder of files that were
    handed in, "" for one beside the record. `mail` is the address of a mail server
    (`smtp://user:password@host:587`, `smtps://` for TLS from the start), `mail_from` whom mail comes from,
    `address` where people open the site; without the first two no mail is sent.
    """
    rules = PROFILES[profile]
    known = settings_for(url)
    return {
        **known,
        "INSTALLED_APPS": [
            *known["INSTALLED_APPS"],
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.mfa",
            "allauth.usersessions",
        ],
        "SECRET_KEY": secret_key,
        "DEBUG": False,
        "ALLOWED_HOSTS": list(hosts),
        "ROOT_URLCONF": "vedich.site.urls",
        "WSGI_APPLICATION": "vedich.site.wsgi.application",
        "APPEND_SLASH": True,
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": TEMPLATES,
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "PASSWORD_HASHERS": [
            "django.contrib.auth.hashers.Argon2PasswordHasher",
            *known["PASSWORD_HASHERS"],
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": rules.password_length},
            },
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
            {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
        ],
        # One count of failures for all server processes; `vedich serve` makes the table.
        "CACHES": {
            "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "site_cache"}
        },
        "LANGUAGES": [("vi", "Tiếng Việt"), ("en", "English")],
        "USE_I18N": True,
        # Pages carry their own addresses by content, so that a browser keeps them for a year.
        "STATIC_URL": f"/static/{_edition()}/",
        "STATIC_ROOT": str(STATIC),
        "WHITENOISE_MAX_AGE": A_YEAR,
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
        **_sessions(over_tls),
        **_transport(over_tls, behind_proxy),
        **_signing_in(),
        **_mail(mail, mail_from),
        "VEDICH_ADDRESS": address,
        # Whose address a guess comes from, behind a proxy of our own.
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1 if behind_proxy else 0,
        "MESSAGE_STORAGE": "vedich.web.gate.told.Told",
        "FORM_RENDERER": "django.forms.renderers.DjangoTemplates",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 16 * 1024 * 1024,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 20_000,
        # Pages that take files count them, and say so in a sentence.
        "DATA_UPLOAD_MAX_NUMBER_FILES": 1_000,
        "VEDICH_FILES": files,
        "VEDICH_PROFILE": profile,
        "VEDICH_DEMONSTRATION": demonstration,
        "LOGGING": LOGGING,
    }


MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "vedich.web.gate.headers.strict_headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "vedich.web.gate.language.spoken_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "vedich.web.gate.memory.with_memory",
    "vedich.web.gate.clock.with_the_time",
    "vedich.web.gate.limits.session_limits",
    "vedich.web.gate.signed_in.SignedIn",
    "vedich.web.gate.second_factor.second_factor",
    "vedich.web.gate.refusals.refusals",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(WEB)],
        "APP_DIRS": False,
        "OPTIONS": {
            "builtins": ["django.templatetags.static", "vedich.web.parts.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "vedich.web.parts.around.around",
            ],
        },
    }
]

# Logs are English and go to the error channel; whoever runs the server keeps them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["errors"], "level": "WARNING", "propagate": False},
        "vedich": {"handlers": ["errors"], "level": "INFO", "propagate": False},
    },
}


def _sessions(over_tls: bool) -> dict[str, Any]:
    # `__Host-` binds a cookie to this very host, and only TLS may set it.
    prefix = "__Host-" if over_tls else ""
    return {
        "SESSION_ENGINE": "django.contrib.sessions.backends.db",
        "SESSION_COOKIE_NAME": f"{prefix}vedich",
        "SESSION_COOKIE_AGE": 12 * 3600,
        "SESSION_COOKIE_SECURE": over_tls,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_NAME": f"{prefix}vedich-form",
        "CSRF_COOKIE_SECURE": over_tls,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_FAILURE_VIEW": "vedich.web.faults.views.stale_form",
    }


def _transport(over_tls: bool, behind_proxy: bool) -> dict[str, Any]:
    return {
        "SECURE_SSL_REDIRECT": over_tls,
        "SECURE_HSTS_SECONDS": A_YEAR if over_tls else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": over_tls,
        "SECURE_HSTS_PRELOAD": over_tls,
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None,
        "USE_X_FORWARDED_HOST": False,
    }


def _mail(server: str, sender: str) -> dict[str, Any]:
    if not server or not sender:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend", "VEDICH_MAIL_FROM": ""}
    parts = urlsplit(server)
    if parts.scheme not in ("smtp", "smtps", "smtp+plain") or not parts.hostname:
        raise ValueError("VEDICH_MAIL must look like smtp://user:password@host:587, or smtps://…:465.")
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        # Passwords go encrypted; a relay inside the house without TLS is named as such: smtp+plain.
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_TIMEOUT": 20,
        "VEDICH_MAIL_FROM": sender,
    }


def _signing_in() -> dict[str, Any]:
    return {
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "ACCOUNT_ADAPTER": "vedich.web.sign_in.adapter.Adapter",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*"],
        "ACCOUNT_USER_MODEL_EMAIL_FIELD": None,
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_LOGOUT_ON_GET": False,
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
        # Failures are counted by the adapter, which knows the devices of the owner.
        "ACCOUNT_RATE_LIMITS": {
            "login": "300/m/ip",
            "login_failed": "20/h/key",
            "reauthenticate": "10/m/user",
        },
        "ACCOUNT_FORMS": {
            "login": "vedich.web.sign_in.forms.SignIn",
            "reauthenticate": "vedich.web.sign_in.forms.Again",
            "change_password": "vedich.web.sign_in.forms.NewPassword",
        },
        "MFA_FORMS": {
            "authenticate": "vedich.web.sign_in.forms.Code",
            "reauthenticate": "vedich.web.sign_in.forms.CodeAgain",
            "activate_totp": "vedich.web.sign_in.forms.FirstCode",
        },
        "MFA_ADAPTER": "vedich.web.sign_in.secrets.Secrets",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
        # A phone may be half a minute off; a code that was used is never taken again.
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_TOTP_ISSUER": "Về Đích",
        "USERSESSIONS_TRACK_ACTIVITY": False,
    }


def _edition() -> str:
    """Give a name for what the static files hold now."""
    hashed = hashlib.sha256()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        hashed.update(path.relative_to(STATIC).as_posix().encode())
        hashed.update(path.read_bytes())
    return hashed.hexdigest()[:12]
