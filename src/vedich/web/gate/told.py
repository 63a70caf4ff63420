"""What is told on the next page waits in a cookie of its own: telling it costs the record no write."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpRequest

_NAME = "vedich-told"


class _InCookie(CookieStorage):
    """Signed by the site, for this browser session, with the care of the session's own cookie."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.cookie_name = _name()


class Told(FallbackStorage):
    """Messages in a cookie; what is too long for one waits in the session."""

    storage_classes = (_InCookie, SessionStorage)


def is_something_told(request: HttpRequest) -> bool:
    """Say whether the next page has something to tell, once."""
    return bool(request.COOKIES.get(_name()) or request.session.get(SessionStorage.session_key))


def _name() -> str:
    # Over TLS the cookie is bound to this very host, as that of the session is.
    return ("__Host-" if settings.SESSION_COOKIE_SECURE else "") + _NAME
