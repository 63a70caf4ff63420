"""How pages look to a person: light or dark, contrast, size of type, movement.

It is kept with the account and in the browser: signing in brings it to another computer, and whoever is
signed out sees what the browser has.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from vedich.domain.wording import Wording
from vedich.store.queries.preferences import Preferred
from vedich.web.gate.language import COOKIE as SPOKEN
from vedich.web.gate.language import LANGUAGES

COOKIE = "vedich-look"
THEMES = {
    "auto": Wording("theo máy", "as the device"),
    "light": Wording("nền sáng", "light"),
    "dark": Wording("nền tối", "dark"),
    "contrast": Wording("tương phản cao", "high contrast"),
}
SIZES = {
    "normal": Wording("vừa", "normal"),
    "large": Wording("lớn", "large"),
    "larger": Wording("rất lớn", "very large"),
}
MOTIONS = {
    "auto": Wording("theo máy", "as the device"),
    "calm": Wording("không chuyển động", "no movement"),
}
_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a size of type, and whether anything moves."""

    theme: str = "auto"
    size: str = "normal"
    motion: str = "auto"

    def __str__(self) -> str:
        return f"{self.theme}.{self.size}.{self.motion}"

    def with_(self, theme: str, size: str, motion: str) -> Look:
        """Give it with what was chosen; anything unknown stays as it was."""
        return Look(
            theme if theme in THEMES else self.theme,
            size if size in SIZES else self.size,
            motion if motion in MOTIONS else self.motion,
        )


def look_of(request: HttpRequest) -> Look:
    """Give the look that a browser asks for; anything unknown is the usual one."""
    theme, size, motion, *_ = (*request.COOKIES.get(COOKIE, "").split("."), "", "", "")
    return Look().with_(theme, size, motion)


def bring_look(request: HttpRequest, response: HttpResponse, chosen: Preferred) -> None:
    """Let a browser look as its account wants it; what was never chosen stays as the browser has it."""
    now = look_of(request)
    look = now.with_(chosen.theme, chosen.size, chosen.motion)
    if look != now:
        keep_in_browser(response, COOKIE, str(look))
    if chosen.language in LANGUAGES and request.COOKIES.get(SPOKEN) != chosen.language:
        keep_in_browser(response, SPOKEN, chosen.language)


def keep_in_browser(response: HttpResponse, name: str, value: str) -> None:
    """Keep a choice in the browser for a year."""
    response.set_cookie(
        name,
        value,
        max_age=_A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
